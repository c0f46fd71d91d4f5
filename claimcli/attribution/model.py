"""The trained model of the attribution stage: its weights are read once, when first needed."""

import os
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from claimcli.attribution.crf import Chain, unpack
from claimcli.attribution.cuewords import CueWords
from claimcli.attribution.ranking import Rankings
from claimcli.attribution.tagger import CrfTagger, Tagger

WEIGHTS_VARIABLE = "CLAIMCLI_WEIGHTS"  # names another weights file, to measure one before it is shipped


@dataclass(frozen=True, slots=True)
class Model:
    """Everything learnt: shares of cue words, the tagger, the linker, the weights of ranking and confidence."""

    cue_words: CueWords
    tagger: Tagger
    linker: Chain
    rankings: Rankings
    confidence: dict[str, float]


@cache
def load_model() -> Model:
    """The shipped model, or the one `CLAIMCLI_WEIGHTS` names; raises ValueError or OSError where that is none."""
    named = os.environ.get(WEIGHTS_VARIABLE)
    data = (
        Path(named).read_bytes() if named else files("claimcli.attribution").joinpath("weights/light.bin").read_bytes()
    )
    return read_model(data)


def read_model(data: bytes) -> Model:
    """A model from the bytes of a weights file."""
    chains, extra = unpack(data)
    return Model(
        CueWords(extra["forms"], extra["stems"]),
        CrfTagger(chains["flat"]),
        chains["linker"],
        Rankings(extra.get("content", {}), extra.get("source", {})),
        extra.get("confidence", {}),
    )

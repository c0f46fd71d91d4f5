"""The trained model of the attribution stage: its weights are read once, when first needed."""

import os
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from claimcli.attribution.cuewords import CueWords
from claimcli.attribution.link import LinkModel
from claimcli.attribution.packing import unpack
from claimcli.attribution.ranking import Rankings
from claimcli.attribution.tagger import CrfTagger, Tagger

WEIGHTS_VARIABLE = "CLAIMCLI_WEIGHTS"  # names another weights file, to measure one before it is shipped


@dataclass(frozen=True, slots=True)
class Model:
    """Everything learnt: shares of cue words, the tagger, the linker with its rankings, the weights of confidence."""

    cue_words: CueWords
    tagger: Tagger
    linker: LinkModel
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
    packed = unpack(data)
    numbers = packed.numbers
    return Model(
        CueWords(numbers["forms"], numbers["stems"]),
        CrfTagger(packed.chains["flat"]),
        LinkModel(packed.chains["linker"], Rankings(numbers.get("content", {}), numbers.get("source", {}))),
        numbers.get("confidence", {}),
    )

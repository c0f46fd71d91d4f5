"""The trained models of the attribution stage, one an engine: weights are read once, when first needed."""

import os
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from claimcli.attribution.cuewords import CueWords
from claimcli.attribution.engines import ENGINES, INSTALL, LIGHT, EngineMissing
from claimcli.attribution.link import LinkModel
from claimcli.attribution.packing import unpack
from claimcli.attribution.ranking import Rankings
from claimcli.attribution.tagger import CrfTagger, Tagger

WEIGHTS_VARIABLE = "CLAIMCLI_WEIGHTS"  # names another weights file, to measure one before it is shipped
_LIGHT_WEIGHTS = Path(__file__).with_name("weights") / "light.bin"


@dataclass(frozen=True, slots=True)
class Model:
    """Everything learnt: shares of cue words, the tagger, the linker with its rankings, the weights of confidence.

    `weights` tells these weights from others: a file or package, and what its bytes or its version are.
    """

    cue_words: CueWords
    tagger: Tagger
    linker: LinkModel
    confidence: dict[str, float]
    weights: str = ""


def load_model(engine: str = LIGHT) -> Model:
    """The model of an engine of `ENGINES`. Raises EngineMissing where its packages are not installed, ValueError for
    another name, and ValueError or OSError for weights that cannot be read."""
    if engine not in ENGINES:
        raise ValueError(f"no engine is called {engine!r}; there are {' and '.join(ENGINES)}")
    return _load_light() if engine == LIGHT else _load_accurate()


@cache
def _load_light() -> Model:
    """The shipped model, or the one `CLAIMCLI_WEIGHTS` names."""
    path = Path(os.environ.get(WEIGHTS_VARIABLE) or _LIGHT_WEIGHTS)
    return read_model(path.read_bytes(), path.name)


@cache
def _load_accurate() -> Model:
    """The model of the package of weights."""
    try:
        from claimcli.attribution.encoder import load_accurate
    except ImportError as problem:
        raise EngineMissing(f"the accurate engine needs packages that are not here ({problem}): {INSTALL}") from None
    return load_accurate()


def read_model(data: bytes, name: str = "weights") -> Model:
    """A model from the bytes of a weights file."""
    packed = unpack(data)
    numbers = packed.numbers
    return Model(
        CueWords(numbers["forms"], numbers["stems"]),
        CrfTagger(packed.chains["flat"]),
        LinkModel(packed.chains["linker"], Rankings(numbers.get("content", {}), numbers.get("source", {}))),
        numbers.get("confidence", {}),
        f"{name} {sha256(data).hexdigest()[:12]}",
    )

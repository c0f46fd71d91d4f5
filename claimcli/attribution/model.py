"""The trained models of the attribution stage, one an engine: weights are read once, when first needed."""

import os
from dataclasses import dataclass
from functools import cache
from math import inf
from pathlib import Path

from claimcli.attribution.crf.weights_file import Packed, digest_of, unpack
from claimcli.attribution.engines import INSTALL, WEIGHTS_VARIABLE, EngineMissing
from claimcli.attribution.features.cue_shares import CueWords
from claimcli.attribution.linking.linker import LinkModel
from claimcli.attribution.manifest import check_manifest
from claimcli.attribution.ranking.ranker import Rankings
from claimcli.attribution.tagging.tagger import CrfTagger, Tagger

ACCURATE_FILES = ("model.onnx", "parts.bin", "tokenizer.json")
_LIGHT_WEIGHTS = Path(__file__).with_name("weights") / "light.bin"


@dataclass(frozen=True, slots=True)
class Model:
    """Everything learnt: shares of cue words, the tagger, the linker with its rankings, the weights of confidence.

    Cues whose own log odds are below `min_cue_logit` are not linked. `weights` tells these weights from others: a
    file or package, and what its bytes or its version are.
    """

    cue_words: CueWords
    tagger: Tagger
    linker: LinkModel
    confidence: dict[str, float]
    min_cue_logit: float = -inf
    weights: str = ""


@cache
def load_light() -> Model:
    """The shipped model, or the one `CLAIMCLI_WEIGHTS` names."""
    path = Path(os.environ.get(WEIGHTS_VARIABLE) or _LIGHT_WEIGHTS)
    return read_model(path.read_bytes(), path.name)


@cache
def load_accurate() -> Model:
    """The model of the package of weights, or of the folder that `CLAIMCLI_WEIGHTS` names.

    Raises:
        EngineMissing: The packages are not installed, or what they hold is no model of this version.
    """
    try:
        import claimcli_accurate_en as package

        from claimcli.attribution.tagging.encoder import open_tagger
    except ImportError as problem:
        raise EngineMissing(f"the accurate engine needs packages that are not here ({problem}): {INSTALL}") from None
    folder = Path(os.environ.get(WEIGHTS_VARIABLE) or package.weights())
    digest = check_manifest(folder, ACCURATE_FILES)
    packed = unpack((folder / "parts.bin").read_bytes())
    tagger = open_tagger(folder, packed.notes)
    return _join(packed, tagger, f"claimcli-accurate-en {package.__version__} {digest[:12]}")


def read_model(data: bytes, name: str = "weights") -> Model:
    """A model of the light engine from the bytes of a weights file."""
    packed = unpack(data)
    return _join(packed, CrfTagger(packed.chains["flat"]), f"{name} {digest_of(data)[:12]}")


def _join(packed: Packed, tagger: Tagger, name: str) -> Model:
    """A tagger and what was learnt to come after it."""
    numbers = packed.numbers
    return Model(
        CueWords(numbers["forms"], numbers["stems"]),
        tagger,
        LinkModel(packed.chains["linker"], Rankings(numbers.get("content", {}), numbers.get("source", {}))),
        numbers.get("confidence", {}),
        packed.notes.get("hopeless", -inf),
        name,
    )

"""How likely a link is to be right: a logistic regression over what the tagger and the linker thought."""

from collections.abc import Mapping
from math import exp, log

from claimcli.attribution.features import Scene
from claimcli.attribution.link import Link


def evidence(link: Link, scene: Scene) -> dict[str, float]:
    """The features of the regression."""
    quoted = sum(scene.quote[i] >= 0 for i in link.content) / max(1, len(link.content))
    size = len(link.content)
    return {
        "bias": 1.0,
        "cue": _logit(link.cue.score),
        "content": _logit(link.content_score),
        "peak": _logit(link.content_peak),
        "source": _logit(link.source_score) if link.source else 0.0,
        "no source": 0.0 if link.source else 1.0,
        "quoted": quoted,
        "short": 1.0 if size < 3 else 0.0,
        "long": 1.0 if size > 40 else 0.0,
        "band": scene.bands[link.cue.head] / 10,
        "fragments": float(sum(b - a > 1 for a, b in zip(link.content, link.content[1:], strict=False))),
        "inside": 1.0 if scene.quote[link.cue.head] >= 0 else 0.0,
    }


def judge(link: Link, scene: Scene, weights: Mapping[str, float]) -> float:
    """Probability, 0..1, that the link is a claim as a person would mark it."""
    if not weights:
        return link.cue.score
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in evidence(link, scene).items())))


def _logit(p: float) -> float:
    p = min(0.999, max(0.001, p))
    return log(p / (1 - p))

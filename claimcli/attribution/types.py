"""The record that the attribution stage hands on: source, cue and content of one claim, in tokens of its article."""

from dataclasses import dataclass

from claimcli.models import Factuality

Run = tuple[int, int]  # half-open range of tokens, not empty


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution (Pareti 2015): its three parts as runs of tokens, each in text order.

    `source` and `cue` may be empty; `content` never is. `confidence` is the calibrated probability that the claim is
    right; `rule` is the stable id of what found it, `reasons` say in words what it rests on.
    """

    source: tuple[Run, ...]
    cue: tuple[Run, ...]
    content: tuple[Run, ...]
    confidence: float = 1.0
    rule: str = ""
    reasons: tuple[str, ...] = ()
    reported_by: tuple[Run, ...] = ()
    factuality: Factuality = "factual"
    addressee: tuple[Run, ...] = ()
    target: tuple[Run, ...] = ()
    verbatim: bool = False  # words as spoken though no marks stand around them: a turn of a transcript, a post

"""The record that the attribution stage hands on: source, cue and content of one claim."""

from dataclasses import dataclass

from claimcli.models import Factuality
from claimcli.text.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution (Pareti 2015): spans of its three parts, each in text order.

    `source` and `cue` may be empty; `content` never is. `confidence` is the calibrated probability that the claim is
    right; `rule` is the stable id of what found it, `reasons` say in words what it rests on.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float = 1.0
    rule: str = ""
    reasons: tuple[str, ...] = ()
    reported_by: tuple[Span, ...] = ()
    factuality: Factuality = "factual"
    addressee: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
    verbatim: bool = False  # words as spoken though no marks stand around them: a turn of a transcript, a post

"""The parts of claims as spans of the article's text: what all formats for annotators are made of."""

from collections.abc import Iterator
from typing import NamedTuple

from claimcli.models import Claim
from claimcli.writers.claims import ReadDocument
from claimcli.writers.output import OutputError


class Part(NamedTuple):
    """One part of a claim, which may stand in several places: `Source`, `Cue` or `Content`."""

    name: str
    spans: tuple[tuple[int, int], ...]


def parts_of(claim: Claim) -> tuple[Part, ...]:
    """The parts that stand somewhere; spans without a character are left out."""
    parts = (("Source", claim.source_spans), ("Cue", claim.cue_spans), ("Content", claim.content_spans))
    found = (Part(name, tuple((start, end) for start, end in spans if start < end)) for name, spans in parts)
    return tuple(part for part in found if part.spans)


def text_of(document: ReadDocument) -> str:
    """The text that the offsets refer to.

    Raises:
        OutputError: Only claims were given.
    """
    if document.text is None:
        name = document.report.document
        raise OutputError(f"this format holds the article, and of {name} only claims are here; give the article itself")
    return document.text


def lines_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span of `text` from `start` to `end` cut at line breaks, without them: for formats whose spans stay in a
    line."""
    while start < end:
        stop = next((i for i in range(start, end) if text[i] in "\r\n"), end)
        if stop > start:
            yield start, stop
        start = stop + 1

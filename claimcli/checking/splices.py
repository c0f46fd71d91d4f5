"""Splices: a quotation that is put together of rows of words which stand in the sources, but not together."""

from collections.abc import Sequence
from itertools import pairwise

from claimcli.checking.index import SourceIndex, find_rows
from claimcli.checking.records import DifferenceKind
from claimcli.checking.types import Difference, Place, Quotation
from claimcli.text.span import Span

SHORTEST = 4  # words of a row that tell where it is from
_COVERED = 0.75  # of a quotation's words that the rows must make up
_MOST_ROWS = 5
_MOST_SOURCES = 6  # sources in which one row is looked at


def find_rows_of(quotation: Quotation, index: SourceIndex) -> list[list[Place]]:
    """The rows of words that make up the quotation, each with the places where it stands; empty where they make up too
    little of it, or where one row is the whole.

    Args:
        quotation: what the draft quotes.
        index: the sources.
    """
    words = [token for token in quotation.tokens if token.kind == "word"]
    keys = [token.key for token in words]
    rows: list[list[Place]] = []
    covered = at = 0
    while at + SHORTEST <= len(keys) and len(rows) < _MOST_ROWS:
        size = _longest(keys, at, index)
        if size < SHORTEST:
            at += 1
            continue
        rows.append(_places(keys[at : at + size], index))
        covered += size
        at += size
    if len(rows) < 2 or covered < _COVERED * len(keys):
        return []
    return rows


def _longest(keys: Sequence[str], at: int, index: SourceIndex) -> int:
    """How many words from `at` on stand in a source one after the other."""
    if not index.holding(keys[at : at + SHORTEST]):
        return 0
    size, most = SHORTEST, len(keys) - at
    step = 1
    while size < most:
        wider = min(most, size + step)
        if index.holding(keys[at : at + wider]):
            size, step = wider, 2 * step
        elif step == 1:
            break
        else:
            step = 1
    return size


def _places(keys: Sequence[str], index: SourceIndex) -> list[Place]:
    found = []
    for number in index.holding(keys)[:_MOST_SOURCES]:
        source = index.folded(number)
        for first in find_rows(source, keys, 3):
            start, end = source.word(first).start, source.word(first + len(keys) - 1).end
            found.append(Place(number, (Span(start, end),)))
    return found


def place_apart(rows: Sequence[Sequence[Place]], index: SourceIndex) -> Place:
    """One place of the quotation, in the source that has the most of its rows, with what is wrong about the rows.

    Args:
        rows: the rows of words, each with the places where it stands.
        index: the sources.
    """
    numbers = [place.number for row in rows for place in row]
    number = max(dict.fromkeys(numbers), key=lambda n: sum(any(place.number == n for place in row) for row in rows))
    text = index.sources[number].text
    spans = [next((place.whole for place in row if place.number == number), None) for row in rows]
    here = [span for span in spans if span is not None]
    ordered = all(a <= b for a, b in pairwise(here))
    kind: DifferenceKind = "order" if not ordered else "passage"
    shown = " … ".join(span.of(text) for span in sorted(here))
    difference = Difference(kind, "", shown)
    return Place(number, tuple(here), None, (difference,), sum(s is not None for s in spans) / len(spans))

"""A word diff of a quotation and a passage, as rows of words that both have, or one of them only."""

from collections.abc import Iterator, Sequence

from claimcli.checking.folding import FoldedToken
from claimcli.checking.index import SourceIndex
from claimcli.checking.nearness import align
from claimcli.checking.records import DiffPart
from claimcli.checking.types import Place, Quotation

LONGEST = 400  # words of a passage that are set beside a quotation


def diff_words(quotation: Quotation, place: Place, index: SourceIndex) -> tuple[DiffPart, ...]:
    """What both have, what only the draft has and what only the source has, in order; marks count as words do.

    Args:
        quotation: what the draft quotes.
        place: the passage beside it.
        index: the sources.
    """
    folded = index.folded(place.number)
    theirs = [t for t in folded.tokens if place.whole.start <= t.start and t.end <= place.whole.end][:LONGEST]
    ours = quotation.tokens
    pairs = align([t.form for t in ours], [t.form for t in theirs])
    parts: list[DiffPart] = []
    i = k = 0
    for next_i, next_k in (*pairs, (len(ours), len(theirs))):
        parts += _one_sided(quotation.text, ours[i:next_i], folded.text, theirs[k:next_k])
        if next_i < len(ours):
            token = ours[next_i]
            parts.append(DiffPart(op="both", text=quotation.text[token.start : token.end]))
        i, k = next_i + 1, next_k + 1
    return tuple(_merge(parts))


def _one_sided(
    text: str, ours: Sequence[FoldedToken], source: str, theirs: Sequence[FoldedToken]
) -> Iterator[DiffPart]:
    if theirs:
        yield DiffPart(op="source", text=source[theirs[0].start : theirs[-1].end])
    if ours:
        yield DiffPart(op="draft", text=text[ours[0].start : ours[-1].end])


def _merge(parts: Sequence[DiffPart]) -> Iterator[DiffPart]:
    """`parts` with rows of what both have in one piece."""
    row: list[str] = []
    for part in parts:
        if part.op == "both":
            row.append(part.text)
            continue
        if row:
            yield DiffPart(op="both", text=_spaced(row))
            row = []
        yield part
    if row:
        yield DiffPart(op="both", text=_spaced(row))


def _spaced(words: Sequence[str]) -> str:
    """Words with blanks between, and none before a mark that stands tight behind a word."""
    out = ""
    for word in words:
        out += word if not out or word in ",.;:!?)%]" or out[-1] in "([$£€" else f" {word}"
    return out

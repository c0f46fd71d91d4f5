"""The tests that can approve a quotation, from the strictest on: `exact`, `typography`, `edited`.

No score takes part: a quotation stands in a source by one of them, or it does not.
"""

from collections.abc import Iterator

from claimcli.checking.folding import Folded
from claimcli.checking.index import SourceIndex, find_rows
from claimcli.checking.rows import compare_row
from claimcli.checking.sense import negated_before
from claimcli.checking.types import Difference, Place, Quotation
from claimcli.text.span import Span

_ODD = frozenset("<>&[]()\\*_#~`")  # a cut through mark-up reads otherwise than the whole
_DASHES = "-–—−‐‑"
_SENTENCE_END = frozenset(".!?\n")


def find_whole(quotation: Quotation, index: SourceIndex) -> list[Place]:
    """Every place where the quotation's words stand one after the other, brackets and ellipses taken as they are.

    Places with a verdict are `exact` or `typography`, or `edited` where only the first letter's case differs; in the
    others nothing but case and punctuation differs.

    Args:
        quotation: what the draft quotes.
        index: the sources.
    """
    if not quotation.tokens:
        return []
    keys = quotation.keys
    places = [place for number in index.holding(keys) for place in _whole_in(quotation, index, number)] if keys else []
    if not any(place.verdict == "exact" for place in places):
        everywhere = _reads_otherwise(quotation)
        numbers = [number for number, source in enumerate(index.sources) if everywhere or source.odd]
        places += [place for number in numbers if (place := _raw_in(quotation, index, number))]
    return places


def _whole_in(quotation: Quotation, index: SourceIndex, number: int) -> Iterator[Place]:
    source = index.folded(number)
    for first in find_rows(source, quotation.keys):
        yield compare_whole(quotation, source, number, first)


def compare_whole(quotation: Quotation, source: Folded, number: int, first: int) -> Place:
    """The quotation beside the words from number `first` on, whose keys are the same.

    Args:
        quotation: what the draft quotes.
        source: the text that has it.
        number: of that source in the index.
        first: number of the word at which it begins.
    """
    row = compare_row(quotation.tokens, quotation.text, source, first)
    same = row.span.of(source.text) == quotation.core
    if cut := _cut_word(source, row.span):
        return Place(number, (row.span,), None, (cut,))
    if not row.joined and (same or not row.differences):
        question = lost_question(quotation, source, row.span)
        return Place(number, (row.span,), None if question else "exact" if same else "typography", question)
    if not row.differences:
        return Place(number, (row.span,), "edited", notes=("the source interrupts it",))
    if not compare_row(quotation.tokens, quotation.text, source, first, capital=True).differences:
        lost = lost_question(quotation, source, row.span) or _lost_beginning(quotation, source, row.span)
        return Place(number, (row.span,), None if lost else "edited", lost)
    return Place(number, (row.span,), None, row.differences)


def _raw_in(quotation: Quotation, index: SourceIndex, number: int) -> Place | None:
    """Where the very characters of the quotation stand in a source, cut where words begin and end."""
    text, core = index.sources[number].text, quotation.core
    at = text.find(core)
    while at >= 0:
        span = Span(at, at + len(core))
        if not _cut_word(index.folded(number), span):
            question = lost_question(quotation, index.folded(number), span)
            return Place(number, (span,), None if question else "exact", question)
        at = text.find(core, at + 1)
    return None


def _reads_otherwise(quotation: Quotation) -> bool:
    """Whether a quotation may be cut through what reads otherwise as a whole: mark-up, an ellipsis, a sign."""
    core = quotation.core
    if not quotation.keys or core[0] in _DASHES or ".." in core or "…" in core:
        return True
    return not _ODD.isdisjoint(core) or not core.isprintable()


def _cut_word(source: Folded, span: Span) -> Difference | None:
    """The difference of a quotation that begins or ends inside a word: "legal" of "illegal"."""
    for offset in span:
        if source.splits_word(offset):
            start, end = offset, offset
            while start > 0 and not source.text[start - 1].isspace():
                start -= 1
            while end < len(source.text) and not source.text[end].isspace():
                end += 1
            return Difference("word", span.of(source.text)[:80], source.text[start:end])
    return None


def _lost_beginning(quotation: Quotation, source: Folded, span: Span) -> tuple[Difference, ...]:
    """A negation or a condition just before words that the draft begins with a capital."""
    word = negated_before(source, span.start) if quotation.core[:1].isupper() else ""
    return (Difference("negation", "", word),) if word else ()


def lost_question(quotation: Quotation, source: Folded, span: Span) -> tuple[Difference, ...]:
    """A whole question, or one that the draft begins with a capital, that it ends with a full stop or a comma.

    Args:
        quotation: what the draft quotes.
        source: the text that has it.
        span: where.
    """
    after = quotation.text[quotation.tokens[-1].end :].strip()
    follows = source.text[span.end : span.end + 1]
    before = source.text[: span.start][-200:].rstrip(" \t\"'“‘«").removesuffix("\r")
    if (
        after[:1] in (".", ",")
        and follows == "?"
        and (not before or before[-1] in _SENTENCE_END or quotation.core[:1].isupper())
    ):
        return (Difference("punctuation", quotation.text[-20:].strip(), source.text[span.start : span.end + 1][-20:]),)
    return ()

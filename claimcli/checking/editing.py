"""The test `edited`: the parts of a quotation stand in order in one passage, and what an editor left out or put in
turns nothing.

Left out or put in must not be a negation, a modal, a condition or a turn, a quantity, a number or a date; what brackets
stand for must be a few words of the same sense, and no other name.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from claimcli.checking.folding import Folded, FoldedToken
from claimcli.checking.index import SourceIndex, find_rows
from claimcli.checking.matching import lost_question
from claimcli.checking.parts import Part
from claimcli.checking.rows import compare_row
from claimcli.checking.sense import Sense, difference_kind, find_sense, negated_before
from claimcli.checking.types import Difference, Place, Quotation
from claimcli.text.span import Span

MAX_GAP = 100  # words that an ellipsis may leave out within one passage
MAX_REPLACED = 8  # words that brackets may stand for
BESIDE = 6  # words beside the quotation that brackets at its edge may stand for
_TRIES = 400  # ways of placing the parts of one quotation in one source


def find_edited(quotation: Quotation, index: SourceIndex) -> list[Place]:
    """Places of a quotation with brackets or ellipses, one a source: approved, or with what turns the sense.

    Args:
        quotation: with brackets or ellipses.
        index: the sources.
    """
    if not quotation.parts.edited or not quotation.parts.parts:
        return []
    keys = _anchor(quotation)
    found = []
    for number in index.holding(keys) if keys else ():
        place = place_parts(quotation, index.folded(number), number)
        if place is not None:
            found.append(place)
    return found


def place_parts(quotation: Quotation, source: Folded, number: int) -> Place | None:
    """The best way to place the parts in `source`: an approved one, else the one with the fewest differences.

    Args:
        quotation: what the draft quotes.
        source: the text that may have it.
        number: of that source in the index.
    """
    best: Place | None = None
    for tried, starts in enumerate(_placings(quotation.parts.parts, source)):
        place = _judge(quotation, source, number, starts)
        if best is None or len(place.differences) < len(best.differences):
            best = place
        if not place.differences or tried >= _TRIES:
            break
    return best


def _anchor(quotation: Quotation) -> list[str]:
    """The keys of the longest part, by which sources are looked up."""
    return max((_sure_keys(part) for part in quotation.parts.parts), key=len)


def _sure_keys(part: Part) -> list[str]:
    keys = [token.key for token in part.tokens if token.kind == "word"]
    return keys[:-1] if part.ending else keys


def _size(part: Part) -> int:
    return sum(token.kind == "word" for token in part.tokens)


def _placings(parts: Sequence[Part], source: Folded) -> Iterator[list[int]]:
    """The numbers of the words at which the parts can begin: in order, and no farther apart than they may be."""
    options = [_starts(part, source) for part in parts]

    def place(n: int, starts: list[int]) -> Iterator[list[int]]:
        if n == len(parts):
            yield starts
            return
        end = starts[-1] + _size(parts[n - 1]) if starts else 0
        reach = len(source.words) if not starts else end + _reach(parts[n])
        for start in options[n]:
            if end <= start <= reach:
                yield from place(n + 1, [*starts, start])

    yield from place(0, [])


def _reach(part: Part) -> int:
    """How many words of the source may lie before a part."""
    if part.gap:
        return MAX_GAP
    return MAX_REPLACED if part.inserted else 0


def _starts(part: Part, source: Folded) -> list[int]:
    keys = _sure_keys(part)
    if not part.ending:
        return find_rows(source, keys)
    last = [token for token in part.tokens if token.kind == "word"][-1].key
    starts = find_rows(source, keys) if keys else list(range(len(source.words)))
    size = len(keys)
    return [s for s in starts if s + size < len(source.words) and _begins(source.word(s + size).key, last)]


def _begins(theirs: str, ours: str) -> bool:
    """Whether brackets may have changed the ending of a word: "want[ed]" for "wants", not for "wanton"."""
    stem = ours.removesuffix("e").removesuffix("i")
    return theirs.startswith(stem) and len(theirs) - len(stem) <= 4


def _judge(quotation: Quotation, source: Folded, number: int, starts: Sequence[int]) -> Place:
    parts, text = quotation.parts.parts, quotation.text
    differences: list[Difference] = []
    spans: list[Span] = []
    end = -1
    for part, start in zip(parts, starts, strict=True):
        if end >= 0:
            differences += _between(part, source, end, start, text)
        else:
            differences += _beside(part.inserted, _words(source, start - BESIDE, start), text)
        row = compare_row(part.tokens, text, source, start, capital=part.capital, ending=part.ending)
        if end < 0 and part.capital and part.tokens[0].form[:1].isupper() and source.word(start).form[:1].islower():
            word = negated_before(source, row.span.start)
            differences += [Difference("negation", "", word)] if word else []
        differences += row.differences
        for offset in row.span:
            if source.splits_word(offset) and not (part.ending and offset == row.span.end):
                differences.append(Difference("word", row.span.of(source.text), source.text[offset - 9 : offset + 9]))
        spans.append(row.span)
        end = start + _size(part)
    differences += _beside(quotation.parts.inserted, _words(source, end, end + BESIDE), text)
    differences += lost_question(quotation, source, Span(spans[0].start, spans[-1].end))
    return Place(number, tuple(spans), None if differences else "edited", tuple(differences))


def _words(source: Folded, first: int, last: int) -> list[FoldedToken]:
    first, last = max(0, first), min(last, len(source.words))
    return [source.word(n) for n in range(first, last)]


def _between(part: Part, source: Folded, end: int, start: int, text: str) -> list[Difference]:
    """What is wrong with leaving out the words `end` to `start` before a part, and with what brackets put there."""
    left_out = _words(source, end, start)
    before, after = find_sense(left_out), find_sense(part.inserted)
    if kind := difference_kind(before, after):
        return [Difference(kind, _written(part.inserted, text), _written(left_out, source.text))]
    names = _names(part.inserted)
    if names and (others := _names(left_out)) and not names & others:
        return [Difference("name", _written(part.inserted, text), _written(left_out, source.text))]
    if not part.gap and part.inserted and (others := _names(left_out)) and not names:
        return [Difference("name", _written(part.inserted, text), _written(left_out, source.text))]
    return []


def _beside(inserted: Sequence[FoldedToken], beside: Sequence[FoldedToken], text: str) -> list[Difference]:
    """What is wrong with brackets at the edge of a quotation: they may bring nothing that turns the sense."""
    brought: Counter[Sense] = find_sense(inserted) - find_sense(beside)
    if not brought:
        return []
    return [Difference(difference_kind(brought, Counter()) or "word", _written(inserted, text), "")]


def _written(tokens: Sequence[FoldedToken], text: str) -> str:
    return text[tokens[0].start : tokens[-1].end] if tokens else ""


def _names(tokens: Sequence[FoldedToken]) -> set[str]:
    """The words with a capital, without "I" and what words that are no names often begin with."""
    return {t.key for t in tokens if t.form[0].isupper() and t.key not in _NO_NAMES and not t.key.startswith("i'")}


_NO_NAMES = frozenset("i the a an this that these those it he she we they you and but so his her its our their".split())

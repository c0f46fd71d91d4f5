"""The verdict `differs`: the passage that comes nearest to a quotation, and every single thing that differs."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from claimcli.checking.editing import MAX_GAP
from claimcli.checking.folding import Folded, FoldedToken
from claimcli.checking.index import SourceIndex
from claimcli.checking.nearness import align, common_length
from claimcli.checking.records import DifferenceKind
from claimcli.checking.rows import compare_row
from claimcli.checking.sense import difference_kind, find_sense
from claimcli.checking.types import Difference, Place, Quotation
from claimcli.text.span import Span

CLOSE = 0.6  # of the words of both that they share, in order
CLOSE_SHORT = 0.75  # the same for quotations of fewer than `SHORT` words
SHORT = 6
LEAST_WEIGHT = 0.3  # of a quotation, by the rarity of its words, that a passage must hold to be looked at
_SOURCES = 10  # sources in which passages are looked for
_WINDOWS = 4  # passages of one source that are aligned


class Window(NamedTuple):
    """Words `first` to `last` (exclusive) of source `number`, and how much of both rows they share, 0 to 1."""

    score: float
    number: int
    first: int
    last: int


def find_near(quotation: Quotation, index: SourceIndex) -> list[Place]:
    """The passages that are close to the quotation, the closest first, each with what differs.

    Args:
        quotation: what the draft quotes.
        index: the sources.
    """
    keys = _plain_keys(quotation)
    if not keys:
        return []
    windows = [w for number in index.nearest(keys, _SOURCES) for w in _windows(keys, quotation, index, number)]
    least = CLOSE if len(keys) >= SHORT else CLOSE_SHORT
    near = sorted((w for w in windows if w.score >= least), key=lambda w: (-w.score, w.number, w.first))
    return [_describe(quotation, index.folded(w.number), w) for w in near[: _WINDOWS * 2]]


def _plain_keys(quotation: Quotation) -> list[str]:
    """The keys of the words that are not in brackets."""
    return [t.key for part in quotation.parts.parts for t in part.tokens if t.kind == "word"]


def _windows(keys: Sequence[str], quotation: Quotation, index: SourceIndex, number: int) -> list[Window]:
    """The best passages of one source: as long as the quotation, and longer by what its ellipses may leave out."""
    theirs = index.sources[number].keys.split()
    gaps = sum(part.gap or bool(part.inserted) for part in quotation.parts.parts)
    length = len(keys) + max(4, len(keys) // 2) + min(3, gaps) * MAX_GAP // 2
    weights = {key: index.rarity(key) + 0.05 for key in set(keys)}
    found = []
    for start in best_starts(theirs, weights, length, LEAST_WEIGHT * sum(weights.values())):
        row = theirs[start : start + length]
        if 2 * common_length(keys, row) < CLOSE * len(keys):
            continue
        pairs = align(keys, row)
        first, last = _trim(pairs, len(keys), start, len(theirs))
        size = len(keys) if gaps else last - first
        found.append(Window(2 * len(pairs) / (len(keys) + max(size, len(pairs))), number, first, last))
    return found


def best_starts(words: Sequence[str], weights: Mapping[str, float], length: int, least: float) -> list[int]:
    """Where the passages of `length` words begin that weigh the most, `least` or more, and do not begin near one
    another; at most `_WINDOWS` of them.

    Args:
        words: of a source.
        weights: how much each of them tells.
        length: words of a passage.
        least: weight of a passage, at least.
    """
    sums = [0.0, *accumulate([weights.get(word, 0.0) for word in words])]
    last = len(sums) - 1
    passages = [sums[min(n + length, last)] - before for n, before in enumerate(sums[:-1])]
    found: list[int] = []
    while passages and len(found) < _WINDOWS and (most := max(passages)) >= least and most > 0:
        start = passages.index(most)
        for n in range(max(0, start - length // 2), min(last, start + length // 2)):
            passages[n] = -1.0
        while start + 1 < last and words[start] not in weights:  # begin at the first word that counts
            start += 1
        found.append(start)
    return found


def _trim(pairs: Sequence[tuple[int, int]], size: int, start: int, end: int) -> tuple[int, int]:
    """The passage from the first to the last shared word, and as many words beyond as the quotation has there."""
    if not pairs:
        return start, start
    first = max(0, start + pairs[0][1] - pairs[0][0])
    last = min(end, start + pairs[-1][1] + size - pairs[-1][0])
    return first, last


def _describe(quotation: Quotation, source: Folded, window: Window) -> Place:
    """The place of a window with its differences; at least one, since it is near and not approved."""
    words = [source.word(n) for n in range(window.first, window.last)]
    ours = _draft_words(quotation)
    pairs = align([token.key for token, _, _ in ours], [token.key for token in words])
    differences: list[Difference] = []
    i = k = 0
    for next_i, next_k in (*pairs, (len(ours), len(words))):
        differences += _compare_gap(quotation, source, ours[i:next_i], words[k:next_k], ours[next_i : next_i + 1])
        if next_i < len(ours):
            differences += _compare_word(quotation, source, ours[next_i][0], words[next_k])
        i, k = next_i + 1, next_k + 1
    differences += _compare_marks(quotation, source, window, pairs)
    if not differences:
        differences = [Difference("passage", "", Span(words[0].start, words[-1].end).of(source.text))]
    span = Span(words[0].start, words[-1].end)
    return Place(window.number, (span,), None, tuple(differences), round(window.score, 3))


def _draft_words(quotation: Quotation) -> list[tuple[FoldedToken, bool, tuple[FoldedToken, ...]]]:
    """(word, whether an ellipsis stands before it, what brackets put before it) for each word outside brackets."""
    found = []
    for part in quotation.parts.parts:
        gap, inserted = part.gap, part.inserted
        for token in part.tokens:
            if token.kind == "word":
                found.append((token, gap, inserted))
                gap, inserted = False, ()
    return found


def _compare_gap(
    quotation: Quotation,
    source: Folded,
    ours: Sequence[tuple[FoldedToken, bool, tuple[FoldedToken, ...]]],
    theirs: Sequence[FoldedToken],
    following: Sequence[tuple[FoldedToken, bool, tuple[FoldedToken, ...]]],
) -> list[Difference]:
    """What differs where the draft has the words `ours` and the source `theirs` between two shared words."""
    text = quotation.text
    marked = any(gap or inserted for _, gap, inserted in (*ours, *following))
    inserted = [token for _, _, tokens in (*ours, *following) for token in tokens]
    words = [token for token, _, _ in ours]
    if not words and marked:
        kind = difference_kind(find_sense(inserted), find_sense(theirs))
        return [Difference(kind, _written(inserted, text), _written(theirs, source.text))] if kind else []
    if not words and not theirs:
        return []
    kind = _kind_of(words, theirs)
    return [Difference(kind, _written(words, text), _written(theirs, source.text))]


def _kind_of(ours: Sequence[FoldedToken], theirs: Sequence[FoldedToken]) -> DifferenceKind:
    """What sort of difference it is: the gravest."""
    left, right = find_sense(ours), find_sense(theirs)
    if kind := difference_kind(left, right):
        return kind
    if any(sense.kind == "number" for sense in left):
        return "number format"
    if any(token.form[0].isupper() and len(token.form) > 1 for token in (*ours, *theirs)):
        return "name"
    return "word"


def _compare_word(quotation: Quotation, source: Folded, ours: FoldedToken, theirs: FoldedToken) -> list[Difference]:
    if ours.form == theirs.form or _starts_part(quotation, ours):
        return []
    kind: DifferenceKind = "case" if ours.form.casefold() == theirs.form.casefold() else "punctuation"
    return [Difference(kind, quotation.text[ours.start : ours.end], source.text[theirs.start : theirs.end])]


def _starts_part(quotation: Quotation, token: FoldedToken) -> bool:
    """Whether a word begins a part whose first letter may be of another case."""
    return any(
        part.capital and next(t for t in part.tokens if t.kind == "word") is token for part in quotation.parts.parts
    )


def _compare_marks(
    quotation: Quotation, source: Folded, window: Window, pairs: Sequence[tuple[int, int]]
) -> list[Difference]:
    """Punctuation between two words that stand side by side in both."""
    ours = [i for i, token in enumerate(quotation.tokens) if token.kind == "word"]
    if len(ours) != len(_draft_words(quotation)):
        return []
    found: list[Difference] = []
    for (a, b), (c, d) in pairwise(pairs):
        if c == a + 1 and d == b + 1:
            tokens = quotation.tokens[ours[a] : ours[c] + 1]
            row = compare_row(tokens, quotation.text, source, window.first + b)
            found += [difference for difference in row.differences if difference.kind == "punctuation"]
    return [difference for n, difference in enumerate(found) if difference not in found[:n]]


def _written(tokens: Sequence[FoldedToken], text: str) -> str:
    return text[tokens[0].start : tokens[-1].end] if tokens else ""

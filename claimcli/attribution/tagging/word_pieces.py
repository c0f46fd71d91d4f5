"""An article as the windows of word pieces that an encoder reads (WordPiece: Wu et al. 2016).

A window holds neighbouring paragraphs, with a separator between them, as many as fit; a paragraph that is too long is
cut at its sentences. With each piece goes a code for what the lower-cased pieces no longer show: the word's shape,
where it stands in a quotation, and whether it belongs to the body of the article.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claimcli.attribution.features.token_table import TokenTable
from claimcli.text.article import Article

LENGTH = 192  # pieces in a window, the two marks at its ends among them
REACH = 100  # words on either side of a cue that are asked whether they belong to it
WORD = 8  # pieces of one word that are read; a web address has more
_PLACES = {"": 0, "<": 1, "f": 2, "i": 2, "l": 2, ">": 3}
_SHAPES = 5  # mark or digits, lower case, Capital, CAPITALS, MiXed
CODES = 1 + 2 * (_SHAPES * 4)  # 0 for the marks that are no words
_STEPS = (1, 2, 3, 4, 5, 7, 9, 12, 16, 22, 30, 45)
DISTANCES = 2 * (len(_STEPS) + 1)  # codes of `distance_code`
Split = Callable[[str], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Marks:
    """Numbers of the pieces that are no words."""

    begin: int
    separator: int


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `first` to `last` (exclusive) of an article as pieces; `starts`: the place of each token's first piece."""

    first: int
    last: int
    pieces: list[int]
    codes: list[int]
    starts: list[int]


def cut_windows(
    article: Article, table: TokenTable, split: Split, marks: Marks, length: int = LENGTH
) -> Iterator[Window]:
    """The windows of an article in text order; each token is in exactly one. `split` gives the pieces of a word."""
    words = [split(token.text)[:WORD] for token in article.tokens]
    codes = [_code(table, article, i) for i in range(len(words))]
    for ranges in _pack(article, words, length - 2):
        pieces, shown = [marks.begin], [0]
        starts: list[int] = []
        for first, last in ranges:
            if starts:
                pieces.append(marks.separator)
                shown.append(0)
            for i in range(first, last):
                starts.append(len(pieces))
                pieces += words[i]
                shown += [codes[i]] * len(words[i])
        yield Window(ranges[0][0], ranges[-1][1], [*pieces, marks.separator], [*shown, 0], starts)


def _code(table: TokenTable, article: Article, i: int) -> int:
    word = table.words[i]
    if not word[0].isalpha():
        shape = 0
    elif word.islower():
        shape = 1
    elif word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        shape = 2
    else:
        shape = 3 if word.isupper() else 4
    body = article.paragraphs[article.sentences[table.sentence[i]].paragraph].role == "body"
    return 1 + shape + _SHAPES * (_PLACES[table.place[i]] + 4 * body)


def _pack(article: Article, words: Sequence[Sequence[int]], room: int) -> Iterator[list[tuple[int, int]]]:
    """Token ranges of the parts of each window: whole paragraphs, or pieces of one that is too long."""
    window: list[tuple[int, int]] = []
    used = 0
    for first, last, size in _parts(article, words, room):
        if window and used + 1 + size > room:
            yield window
            window, used = [], 0
        used += size + bool(window)
        window.append((first, last))
    if window:
        yield window


def _parts(article: Article, words: Sequence[Sequence[int]], room: int) -> Iterator[tuple[int, int, int]]:
    """(first, last, pieces) of each paragraph, cut where it is too long: at the last sentence that begins in time."""
    begins = {s.first for s in article.sentences}
    for paragraph in article.paragraphs:
        first, used = paragraph.first, 0
        cut, before = first, 0
        for i in range(paragraph.first, paragraph.last):
            if i in begins:
                cut, before = i, used
            while used + len(words[i]) > room and first < i:  # twice where what follows the cut is too long as well
                if cut == first:
                    cut, before = i, used
                yield first, cut, before
                first, used, before = cut, used - before, 0
            used += len(words[i])
        yield first, paragraph.last, used


def distance_code(i: int, first: int, last: int) -> int:
    """How far token `i` stands from a cue of tokens `first` to `last` (exclusive), and on which side of its start."""
    if i < first:
        return bisect_left(_STEPS, first - i)
    return len(_STEPS) + 1 + bisect_left(_STEPS, max(1, i - last + 1))

"""Sentences: where a stop, with the quotation marks that close after it, ends one."""

from collections.abc import Sequence

from claimcli.text.punctuation import CLOSING_MARKS, EITHER_MARKS, OPENING_MARKS
from claimcli.text.tokens import TITLE_ABBREVIATIONS, Token

_STOPS = frozenset(".!?")
_ELLIPSES = frozenset(("...", "…", "...."))
_LAST = ".!?…"  # what all of these and all abbreviations end with
_CLOSERS = CLOSING_MARKS | EITHER_MARKS | frozenset(")]")
# After an abbreviation that may or may not end the sentence ("U.S.", "p.m.", "Inc."), these words begin a new one.
_STARTERS = frozenset(
    """he she it they we i you the a an this that these those his her their its our my but and so in on at as if when
    while after before since for with according there here what who why how not no yes mr. mrs. ms. one some many
    most both all another asked""".split()
)


def split_sentences(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """Half-open token ranges of the sentences among `tokens[first:last]`, a paragraph; together they cover it.

    A stop ends a sentence when what follows can begin one: a capital, a digit, an opening mark. A quotation's closing
    mark after the stop belongs to the sentence; a small letter after it goes on (`"Why?" he asked.`).

    Args:
        tokens: of the article.
        first: token of the paragraph.
        last: the token behind it.
    """
    sentences: list[tuple[int, int]] = []
    begin, after = first, first
    for i in [i for i in range(first, last) if tokens[i].text[-1] in _LAST]:
        if i < after:
            continue
        ends = tokens[i].text in _STOPS or tokens[i].text in _ELLIPSES or _ends_abbreviated(tokens, i, last)
        if not ends or _is_versus(tokens, i, first):
            continue
        after = i + 1
        while after < last and (tokens[after].text in _STOPS or _closes(tokens, after)):
            after += 1
        if after >= last:
            break
        if _begins(tokens, after, last):
            sentences.append((begin, after))
            begin = after
    if begin < last:
        sentences.append((begin, last))
    return sentences


def _is_versus(tokens: Sequence[Token], i: int, first: int) -> bool:
    """The stop of "Smith v. Jones"."""
    return tokens[i].text == "." and i > first and tokens[i - 1].text == "v" and tokens[i - 1].end == tokens[i].start


def _closes(tokens: Sequence[Token], i: int) -> bool:
    """A closing mark or bracket that stands tight behind what precedes it."""
    return tokens[i].text in _CLOSERS and tokens[i].start == tokens[i - 1].end


def _begins(tokens: Sequence[Token], i: int, last: int) -> bool:
    while i < last and (
        tokens[i].text in OPENING_MARKS or tokens[i].text in EITHER_MARKS or tokens[i].text in "([-–—•*"
    ):
        i += 1
    if i >= last:
        return True
    first = tokens[i].text[0]
    return first.isupper() or first.isdigit() or first in "$£€@#" or not (first.isalpha() or first in ",;:)")


def _ends_abbreviated(tokens: Sequence[Token], i: int, last: int) -> bool:
    word = tokens[i].lower
    if len(word) < 2 or word[-1] != "." or word[:-1] in TITLE_ABBREVIATIONS or not word[0].isalpha():
        return False
    if len(word) == 2:  # an initial: "George W. Bush"
        return False
    after = i + 1
    if after < last and _closes(tokens, after):
        return True
    return after < last and tokens[after].lower in _STARTERS and tokens[after].text[0].isupper()

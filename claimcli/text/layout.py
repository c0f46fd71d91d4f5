"""Paragraphs: which line breaks end one, and which only wrap its lines.

In text that was wrapped by a program, the first word of a line would not have fitted on the line before. Where that
holds of nearly all the breaks that stand inside a sentence for certain, the width is known, and a break is a wrap when
the next word would not have fitted; else, as between list items, verses and turns of a dialogue, it ends a paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from claimcli.text.tokens import Token

_LINE_END = re.compile(r"\r\n|\r|\n")
_STOPS = frozenset((".", "!", "?", ":", "”", '"', "..."))
_ITEM = re.compile(r"[ \t]*(?:[-*•‣–—][ \t]+|\d{1,3}[.)][ \t]+|>)")
_WIDTHS = (30, 120)  # characters a line; what is shorter is verse, what is longer nobody wraps
_LEAST_SURE = 2  # breaks inside a sentence that it takes to know a width
_MOST_LOOSE = 0.15  # share of them after which the next word would have fitted (a link, a long word, an edit)
_SLACK = 1  # characters by which programs differ in what they hold for full


class Break(NamedTuple):
    """A line break between two tokens: the token it stands before, the length of the line it ends, how much more the
    first word of the next line takes, the indent there, and what the two lines look like."""

    token: int
    blank: bool  # a blank line lies there
    stopped: bool  # a stop ends the line before
    inside: bool  # the next line begins with a lower-case letter, and no stop ends this one
    length: int
    more: int
    indent: int
    item: bool  # the next line is one of a list


def find_paragraphs(text: str, tokens: Sequence[Token], starts: Sequence[int]) -> list[tuple[int, int]]:
    """Half-open token ranges of the paragraphs.

    Args:
        text: of the article.
        tokens: all of it.
        starts: offsets of the tokens.
    """
    if not tokens:
        return []
    breaks = _find_breaks(text, tokens, starts)
    single = [found for found in breaks if not found.blank]
    width = _find_width(single)
    if width is not None:
        indents = sorted(found.indent for found in single)
        firsts = [found.token for found in breaks if found.blank or _ends_paragraph(found, width, indents)]
    elif _is_loosely_wrapped(breaks, single):
        firsts = [found.token for found in breaks if found.blank or found.item]
    else:
        firsts = [found.token for found in breaks]
    firsts = [0, *firsts]
    return list(zip(firsts, [*firsts[1:], len(tokens)], strict=True))


def cut_paragraphs(starts: Sequence[int], offsets: Sequence[int]) -> list[tuple[int, int]]:
    """Half-open token ranges of paragraphs that begin at known offsets.

    Args:
        starts: offsets of the tokens.
        offsets: at which paragraphs begin.
    """
    if not starts:
        return []
    firsts = sorted({0, *(bisect_left(starts, offset) for offset in offsets)} - {len(starts)})
    return list(zip(firsts, [*firsts[1:], len(starts)], strict=True))


def _find_breaks(text: str, tokens: Sequence[Token], starts: Sequence[int]) -> list[Break]:
    ends = [(match.start(), match.end()) for match in _LINE_END.finditer(text)]
    breaks: list[Break] = []
    previous = -1
    for number, (end, _) in enumerate(ends):
        i = bisect_right(starts, end)
        if not 0 < i < len(tokens) or i == previous:
            continue
        previous = i
        line_start = ends[number - 1][1] if number else 0
        last = number
        while last + 1 < len(ends) and ends[last + 1][0] < tokens[i].start:
            last += 1
        begins = ends[last][1]
        next_end = ends[last + 1][0] if last + 1 < len(ends) else len(text)
        word = tokens[i].start
        while word < next_end and not text[word].isspace():
            word += 1
        breaks.append(
            Break(
                token=i,
                blank=last > number,
                stopped=tokens[i - 1].text in _STOPS,
                inside=tokens[i].text[0].islower() and tokens[i - 1].text not in _STOPS,
                length=len(text[line_start:end].rstrip()),
                more=1 + word - tokens[i].start,
                indent=tokens[i].start - begins,
                item=_ITEM.match(text, begins, next_end) is not None,
            )
        )
    return breaks


def _find_width(single: Sequence[Break]) -> int | None:
    """The width at which the text was wrapped, None where no width explains the breaks inside its sentences."""
    sure = [found for found in single if found.inside]
    if not sure or len(sure) < 0.2 * len(single):
        return None
    if len(sure) < _LEAST_SURE and not _is_full(single, sure[0].length):
        return None
    lengths = sorted(found.length for found in sure)
    for width in (lengths[-1], lengths[int(0.9 * (len(lengths) - 1))]):
        loose = sum(found.length + found.more + _SLACK <= width for found in sure)
        if _WIDTHS[0] <= width <= _WIDTHS[1] and loose <= _MOST_LOOSE * len(sure):
            return width
    return None


def _is_full(single: Sequence[Break], width: int) -> bool:
    """Whether a text too short to know its width looks wrapped at this one: lines without a stop at their end are full,
    but for one, which may be a title."""
    open_ended = [found for found in single if not found.stopped]
    loose = sum(found.length + found.more + _SLACK <= width for found in open_ended)
    return loose <= 1 and len(open_ended) - loose >= 2


def _ends_paragraph(found: Break, width: int, indents: Sequence[int]) -> bool:
    """Whether a line break in wrapped text ends a paragraph: the next word would have fitted, or its line is indented
    as few are (`indents` of all, sorted), or is an item of a list."""
    if found.item:
        return True
    if found.inside:
        return False
    if found.indent >= 2 and len(indents) - bisect_left(indents, found.indent) < 0.5 * len(indents):
        return True
    return found.length + found.more + _SLACK <= width


def _is_loosely_wrapped(breaks: Sequence[Break], single: Sequence[Break]) -> bool:
    """Text with blank lines whose other breaks mostly stand inside a sentence, though at no one width."""
    if len(single) < 8 or len(single) == len(breaks):
        return False
    inside = [found for found in single if found.inside]
    long = sum(found.length >= 45 for found in inside)
    return len(inside) > 0.4 * len(single) and long > 0.5 * len(inside)

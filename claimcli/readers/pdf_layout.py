"""Lines of printed pages to paragraphs: by gaps, indents, short last lines; no heads, feet and line-end hyphens."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_HYPHENS = ("-", "\u00ad", "\x02", "\u2010", "\ufffe")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|\s]*(?:page|p\.?)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*|[ivxlc]{1,6})$", re.IGNORECASE
)
_STOPS = (".", "!", "?", "”", '"', "’", "»", ":", ")")
_EDGE = 2  # lines from the top or the bottom of a page among which heads and feet are looked for
_ITEM = re.compile(r"(?:[•‣▪–-]|\d{1,2}[.)])\s")


class Line(NamedTuple):
    """A line of a page: its words, and where they stand in points from the lower left corner (zeros: unknown)."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


class Page(NamedTuple):
    """The lines of a page in reading order."""

    lines: tuple[Line, ...]


def join_pages(pages: Sequence[Page]) -> tuple[str, tuple[int, ...]]:
    """(text, offsets at which the pages begin): paragraphs with a blank line between; one may go on over pages."""
    kept = drop_running_lines(pages)
    words = {word.lower() for page in kept for line in page.lines for word in re.findall(r"[\w-]+", line.text)}
    parts: list[str] = []
    starts: list[int] = []
    size = 0
    previous: Line | None = None
    before = (0.0, 0.0, 0.0)
    for page in kept:
        edges, first = _measure(page.lines), True
        for line in page.lines:
            text = _clean(line.text)
            joint = ""
            if previous is not None:
                joint = "\n\n" if _breaks(previous, line, *(before if first else edges), turned=first) else " "
                if joint == " " and (cut := _hyphen_to_cut(parts[-1], text, words)):
                    parts[-1] = parts[-1][:-cut]
                    size -= cut
                    joint = ""
                elif joint == " " and parts[-1].endswith(_HYPHENS[:1]):
                    joint = ""
            parts += [joint, text] if joint else [text]
            if first:
                starts.append(size + len(joint))
                first = False
            size += len(joint) + len(text)
            previous = line
        if first:
            starts.append(size)  # a page without text
        else:
            before = edges
    return "".join(parts), tuple(starts)


def drop_running_lines(pages: Sequence[Page]) -> list[Page]:
    """The pages without page numbers, and without what stands at the edge of most pages alike but for its digits."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(line.text) for line in _edges(page.lines)})
    least = max(2, (len(pages) + 1) // 2) if len(pages) < 8 else max(3, len(pages) // 3)
    running = {shape for shape, number in seen.items() if number >= least and len(pages) > 1}
    kept = []
    for page in pages:
        edges = {id(line) for line in _edges(page.lines)}
        kept.append(
            Page(
                tuple(
                    line
                    for k, line in enumerate(page.lines)
                    if not (id(line) in edges and _shape(line.text) in running)
                    and not (k in (0, len(page.lines) - 1) and _PAGE_NUMBER.match(line.text))
                )
            )
        )
    return kept if any(page.lines for page in kept) else list(pages)  # what is on every page and nothing else, is text


def _edges(lines: Sequence[Line]) -> Iterable[Line]:
    edge = _EDGE if len(lines) > 3 * _EDGE else 1
    return lines if len(lines) <= 2 * edge else (*lines[:edge], *lines[-edge:])


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))


def _measure(lines: Sequence[Line]) -> tuple[float, float, float]:
    """(usual distance from line to line, left edge, right edge) of a page's text."""
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if 0 < a.bottom - b.bottom < 60]
    if not lines or not steps:
        return 0.0, 0.0, 0.0
    return sorted(steps)[len(steps) // 5], median(line.left for line in lines), _usual_right(lines)


def _usual_right(lines: Sequence[Line]) -> float:
    """The right edge: what nine lines in ten do not pass."""
    rights = sorted(line.right for line in lines)
    return rights[int(0.9 * (len(rights) - 1))]


def _breaks(before: Line, line: Line, pitch: float, left: float, right: float, *, turned: bool) -> bool:
    """Whether a paragraph ends between two lines; `turned` is whether a page does."""
    ends = before.text.endswith(_STOPS)
    lower = line.text[0].islower()
    if _ITEM.match(line.text):
        return True
    short = before.right < right - 0.12 * (right - left)
    if not pitch:
        return ends and not lower
    if turned or line.bottom > before.bottom + 1:  # another page or column: it goes on from a line that is full
        return ends and not lower and short
    if abs((line.top - line.bottom) - (before.top - before.bottom)) > 8:  # heading and text, by their size
        return True
    if before.bottom - line.bottom > 1.35 * pitch:
        return True
    if lower and not (short and ends):
        return False
    indented = line.left - left > 5 and before.left - left <= 5
    return indented or (short and ends)


def _hyphen_to_cut(before: str, after: str, words: set[str]) -> int:
    """How many characters of a line-end hyphen are to go: none where the words are written with one elsewhere."""
    if not before.endswith(_HYPHENS) or len(before) < 2 or not before[-2].isalpha() or not after[:1].islower():
        return 0
    if before[-1] != "-":
        return 1
    head = re.search(r"[\w-]+$", before[:-1])
    tail = re.match(r"\w+", after)
    if head is None or tail is None:
        return 0
    return 0 if f"{head[0]}-{tail[0]}".lower() in words else 1


def _clean(text: str) -> str:
    """A line with white space as single blanks and without what PDFium puts in for nothing."""
    text = text.replace("\u00ad", "\x02") if text.endswith("\u00ad") else text.replace("\u00ad", "")
    kept = text[:-1].replace("\x02", "-").replace("\ufffe", "") + ("-" if text[-1:] in "\x02\ufffe" else text[-1:])
    return " ".join(kept.split())

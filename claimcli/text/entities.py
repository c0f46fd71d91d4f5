"""HTML entities left in plain text (`&ldquo;We won,&rdquo; &#8211; she said`), read as what they mean.

The article is read with the characters that they stand for; spans are then led back to the text as it is, so that
`html.unescape(text[start:end])` is what was quoted.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from html.entities import html5
from typing import NamedTuple

from claimcli.text.span import Span

_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")


class Unescaped(NamedTuple):
    """A text with its entities resolved. At `places` of it ends what stood for one or more characters; `shifts` is how
    much longer the text as read is up to there; `starts` is where each began."""

    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]
    shifts: tuple[int, ...]

    def restore(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The same spans in the text as read; one that begins or ends within an entity takes all of it."""
        return tuple(Span(self._start(span.start), self._end(span.end)) for span in map(Span._make, spans))

    def place_of(self, offset: int) -> int:
        """Where an offset into the text as read stands here."""
        behind = sum(place + shift <= offset for place, shift in zip(self.places, self.shifts, strict=True))
        return offset - (self.shifts[behind - 1] if behind else 0)

    def _start(self, offset: int) -> int:
        before = bisect_right(self.places, offset) - 1
        shift = self.shifts[before] if before >= 0 else 0
        inside = before + 1
        if inside < len(self.places) and self.starts[inside] < offset:
            return self.starts[inside] + shift
        return offset + shift

    def _end(self, offset: int) -> int:
        before = bisect_right(self.places, offset) - 1
        shift = self.shifts[before] if before >= 0 else 0
        inside = before + 1
        if inside < len(self.places) and self.starts[inside] < offset:
            return self.places[inside] + self.shifts[inside]
        return offset + shift


def unescape(text: str) -> Unescaped | None:
    """`text` with its entities resolved, None where it has none (`AT&T;` and unknown names are none)."""
    if "&" not in text:
        return None
    parts: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    shifts: list[int] = []
    at = size = 0
    for match in _ENTITY.finditer(text):
        meant = html.unescape(match[0])
        if not (match[0][1] == "#" or match[0][1:] in html5) or not _is_harmless(meant):
            continue
        parts += [text[at : match.start()], meant]
        size += match.start() - at
        starts.append(size)
        size += len(meant)
        at = match.end()
        places.append(size)
        shifts.append(at - size)
    if not places:
        return None
    return Unescaped("".join((*parts, text[at:])), tuple(starts), tuple(places), tuple(shifts))


def _is_harmless(meant: str) -> bool:
    """Whether an entity stands for characters of a text, not for a control character or a line break."""
    return "\ufffd" not in meant and all(
        char.isprintable() or char in "\xa0\u2009\u200a\u2002\u2003\u00ad" for char in meant
    )

"""An article with its sources, cues and contents marked where they stand, numbered as in the table of claims.

On a terminal by bold, colour and underline; in a pipe, and where there are no styles, by brackets:
{3 the source}, <3 the cue>, [3 the content 3].
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, TextIO

from claimcli.models import Claim
from claimcli.writers.output import on_terminal
from claimcli.writers.safe import show_lines
from claimcli.writers.words import number_of

_BRACKETS = {"source": ("{", "}"), "cue": ("<", ">"), "content": ("[", "]")}
_STYLES = {"source": "bold cyan", "cue": "yellow", "content": "underline"}
LEGEND = "{n source} <n cue> [n content n]"


class Mark(NamedTuple):
    """One span of one part of a claim; `number` is the claim's in its document, or the numbers of several."""

    start: int
    end: int
    part: str
    number: str


def find_marks(claims: Sequence[Claim]) -> list[Mark]:
    """All marks, in text order; of marks that begin together the longer comes first, so that it is the outer one.

    A span that is the same part of several claims is one mark, with the numbers of all of them.
    """
    numbers: dict[tuple[int, int, str], list[str]] = {}
    for claim in claims:
        parts = (("source", claim.source_spans), ("cue", claim.cue_spans), ("content", claim.content_spans))
        for part, (start, end) in ((part, span) for part, spans in parts for span in spans):
            if end > start:
                numbers.setdefault((start, end, part), []).append(number_of(claim))
    marks = [Mark(start, end, part, ",".join(found)) for (start, end, part), found in numbers.items()]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def write_marked(text: str, claims: Sequence[Claim], out: TextIO) -> None:
    """`text` with its `claims` marked, as the place that `out` leads to can show it."""
    if on_terminal(out):
        write_marked_screen(text, claims, out)
    else:
        write_marked_plain(text, claims, out)


def write_marked_plain(text: str, claims: Sequence[Claim], out: TextIO) -> None:
    """The text with brackets around the marked parts, below a line that says what they mean."""
    marks = find_marks(claims)
    out.write(f"{LEGEND}\n\n")
    for piece, opening, closing in _cut(text, marks):
        for mark in opening:
            out.write(f"{_BRACKETS[mark.part][0]}{mark.number} ")
        out.write(show_lines(piece))
        for mark in closing:
            number = f" {mark.number}" if mark.part == "content" else ""
            out.write(f"{number}{_BRACKETS[mark.part][1]}")
    out.write("" if text.endswith("\n") else "\n")


def write_marked_screen(text: str, claims: Sequence[Claim], out: TextIO) -> None:
    """The text with styles on a terminal; brackets where the terminal has none."""
    from rich.text import Text

    from claimcli.writers.screen import open_console

    console = open_console(out)
    if console.is_dumb_terminal or not console.is_terminal:
        write_marked_plain(text, claims, out)
        return
    shown = Text(overflow="fold")
    current: list[Mark] = []
    for piece, opening, closing in _cut(text, find_marks(claims)):
        for mark in opening:
            if mark.part == "content":
                shown.append(f"[{mark.number}]", style="dim")
        current += opening
        shown.append(show_lines(piece), style=" ".join(dict.fromkeys(_STYLES[mark.part] for mark in current)))
        current = [mark for mark in current if mark not in closing]
    console.print(Text("  ").join([Text(part, _STYLES[part]) for part in ("source", "cue", "content")]))
    console.print()
    console.print(shown)


def _cut(text: str, marks: Sequence[Mark]) -> list[tuple[str, list[Mark], list[Mark]]]:
    """(piece of text, marks that open before it, marks that close after it), one after another over the whole text."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(min(mark.start, len(text)), []).append(mark)
        closing.setdefault(min(mark.end, len(text)), []).insert(0, mark)
    edges = sorted({0, len(text), *opening, *closing})
    return [(text[start:end], opening.get(start, []), closing.get(end, [])) for start, end in pairwise(edges)]

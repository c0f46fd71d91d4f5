"""What all tables on a terminal share: the console, the colours, and text from articles that Rich takes as it is.

Source text reaches Rich only as `Text`, never as markup: `[sic]`, `[/x]` and `:smile:` are shown as they stand.
Colours mean something: red disputes or denies, yellow questions, green supports; dim is what stands beside the words.
"""

from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimcli.models import Claim, DocumentReport
from claimcli.writers.places import break_place
from claimcli.writers.safe import show_line, show_name
from claimcli.writers.words import name_speaker

ACT_STYLES = {
    "assert": "dim",
    "deny": "red",
    "question": "yellow",
    "demand": "magenta",
    "concede": "cyan",
    "intend": "blue",
    "believe": "blue",
    "retract": "cyan",
}
RELATION_STYLES = {"disputes": "red", "questions": "yellow", "supports": "green", "repeats": "blue"}
_MIN_WIDTH = 40


def open_console(out: TextIO) -> Console:
    """A console on `out` that interprets nothing in what it prints."""
    console = Console(file=out, markup=False, emoji=False, highlight=False)
    if console.width < _MIN_WIDTH:  # COLUMNS=1, or a terminal that says it has no width
        console.width = _MIN_WIDTH
    return console


def new_grid() -> Table:
    """A table without lines, its cells folded and never cut."""
    return Table(box=None, show_header=False, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)


def speaker_text(claim: Claim) -> Text:
    """The speaker, in bold; dim who cannot be named."""
    return Text(overflow="fold").append(name_speaker(claim), style="bold" if claim.speaker else "dim italic")


def heading_text(report: DocumentReport, width: int) -> Text:
    """Title of the article of a `report`, then publisher, date and path, which is broken between its folders where
    `width` asks for it."""
    about = " · ".join(show_line(part) for part in (report.publisher, report.date) if part)
    text = Text(overflow="fold")
    if report.title:
        text.append(show_line(report.title), style="bold").append("\n")
    path = show_name(report.document)
    beside = bool(about) and cell_len(about) + 3 + cell_len(path) <= width
    text.append(about + (" · " if beside else "\n" if about else ""), style="dim")
    return text.append(path if beside else "\n".join(break_place(path, width)), style="dim")

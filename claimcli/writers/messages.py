"""Lines on standard error: `claimcli: FILE:LINE: what is wrong; what to do`, harmless for a terminal."""

import os
import sys
import time
from contextlib import suppress

from claimcli.models import InputError
from claimcli.writers.safe import show_name


def report_error(error: InputError) -> None:
    """One line for an input that could not be read."""
    place = error.document if error.line is None else f"{error.document}:{error.line}"
    _say(f"{place}: {error.message}")


def report_warning(document: str, warning: str) -> None:
    """One line on standard error: a `warning` of something odd in a `document` that was read all the same."""
    _say(f"warning: {document}: {warning}" if document else f"warning: {warning}")


def report_note(note: str) -> None:
    """One line of what was done, which is neither error nor warning."""
    _say(note)


class Progress:
    """How many inputs are done, with bar, rate and time left where their number is known, on a line of a terminal that
    is written over and at last cleared.

    Shown from the second second on, and only where standard error is a terminal that can clear a line.
    """

    def __init__(self) -> None:
        self._able = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        self._start = time.monotonic()
        self._next = self._start + 1.0
        self._shown = False

    def show(self, done: int, total: int | None = None) -> None:
        """Say that `done` inputs are done of `total`, a few times a second."""
        now = time.monotonic()
        if self._able and done and now >= self._next:
            line = _draw_progress(done, total if total and total >= done else None, now - self._start)
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
            self._next = now + 0.2
            self._shown = True

    def clear(self) -> None:
        """Take the line away, so that something else can stand there."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False


def _draw_progress(done: int, total: int | None, seconds: float) -> str:
    """One line: the bar, the count, articles a second, and the time left."""
    from io import StringIO

    from rich.console import Console
    from rich.progress_bar import ProgressBar

    rate = done / max(seconds, 0.001)
    numbers = f"{done:,} done" if total is None else f"{done:,} of {total:,}"
    text = f"{numbers}, {rate:,.1f} a second"
    if total is None:
        return f"claimcli: {text}"
    left = int((total - done) / rate)
    bar = Console(file=StringIO(), width=20, force_terminal=True, color_system="standard", legacy_windows=False)
    bar.print(ProgressBar(total=total, completed=done, width=20), end="")
    drawn = bar.file.getvalue()  # type: ignore[attr-defined]
    return f"claimcli: {drawn.strip()} {text}, {left // 3600}:{left // 60 % 60:02}:{left % 60:02} left"


def _say(message: str) -> None:
    with suppress(OSError):  # a standard error that takes no more must not cost the results
        print(f"claimcli: {show_name(message)}", file=sys.stderr)

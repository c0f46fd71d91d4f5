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
    """One line for something odd in a document that was read all the same."""
    _say(f"warning: {document}: {warning}" if document else f"warning: {warning}")


class Progress:
    """How many inputs are done, on a line of a terminal that is written over and at last cleared.

    Shown from the second second on, and only where standard error is a terminal that can clear a line.
    """

    def __init__(self) -> None:
        self._able = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        self._next = time.monotonic() + 1.0
        self._shown = False

    def show(self, done: int) -> None:
        """Say that `done` inputs are done, a few times a second."""
        if self._able and done and time.monotonic() >= self._next:
            print(f"\r\x1b[Kclaimcli: {done:,} done", end="", file=sys.stderr, flush=True)
            self._next = time.monotonic() + 0.2
            self._shown = True

    def clear(self) -> None:
        """Take the line away, so that something else can stand there."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False


def _say(message: str) -> None:
    with suppress(OSError):  # a standard error that takes no more must not cost the results
        print(f"claimcli: {show_name(message)}", file=sys.stderr)

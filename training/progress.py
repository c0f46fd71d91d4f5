"""Progress of a training on standard error."""

import sys
import time

_STARTED = time.monotonic()


def say(what: str) -> None:
    """One line: the seconds since the start, and what is done."""
    print(f"{time.monotonic() - _STARTED:6.0f} s  {what}", file=sys.stderr, flush=True)

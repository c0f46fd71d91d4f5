"""Standard output, when nobody reads it any more, and when Ctrl-C is pressed in the middle of a record."""

import io
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

_ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


def silence_output() -> None:
    """Point standard output at nothing, so that Python does not complain at exit about what it cannot flush."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)


def write_line(text: str, out: TextIO) -> None:
    """Write one record and its line end, so that who reads a pipe gets the whole of it or nothing.

    Args:
        text: without a line end.
        out: flushed behind it.
    """
    with _held_back():
        raw = getattr(out, "buffer", None)
        if isinstance(raw, io.RawIOBase):  # under PYTHONUNBUFFERED, where what a signal leaves of a write is lost
            data = memoryview((text + "\n").encode(out.encoding, out.errors or "strict"))
            while data:
                data = data[raw.write(data) or 0 :]
        else:
            out.write(text + "\n")
            out.flush()


@contextmanager
def _held_back() -> Iterator[None]:
    """Signals that end the run take effect behind the block; the second one at once, where nobody reads the pipe."""
    if threading.current_thread() is not threading.main_thread():  # where Python hears no signals
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    handlers = {number: found for number in _ENDING if callable(found := signal.getsignal(number))}

    def remember(number: int, frame: FrameType | None) -> None:
        if came:
            handlers[number](number, frame)
        came.append((number, frame))

    for number in handlers:
        signal.signal(number, remember)
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    for number, frame in came[:1]:
        handlers[number](number, frame)

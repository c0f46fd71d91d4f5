"""Processes that work side by side: each has one item at a time, and one that dies costs that item and no other.

A pool of the standard library gives up everything when one of its processes is killed. Here each has a pipe of its own,
a dead one is replaced, and all of them end when the process that started them does, however that ends.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

AHEAD = 4  # items for each process that are read, or done, before the first of them is handed on
Work = Callable[[Any], Any]


class Died(NamedTuple):
    """What stands in the place of an outcome whose process died: how it ended, in words."""

    how: str


class Worker(NamedTuple):
    """A process, and our end of the pipe to it."""

    process: "BaseProcess"
    pipe: "Connection"


class Workers:
    """Up to `size` processes, started as they are needed, each of which does `work` on what it is given.

    Args:
        size: processes at once; fewer where the machine has no more to give, of which `refused` is told.
        work: what is done to an item, in a process or, where there can be none, here.
    """

    def __init__(self, size: int, work: Work, refused: Callable[[OSError], None]) -> None:
        self._size, self._work, self._refused = size, work, refused
        self._idle: list[Worker] = []
        self._busy: dict[object, tuple[Worker, int]] = {}  # by the pipe that the outcome comes through
        self._items: dict[int, Any] = {}  # what was read and not handed on yet
        self._done: dict[int, Any] = {}  # and the outcomes that are there of it

    def map(
        self,
        items: Iterable[Any],
        is_work: Callable[[Any], bool],
        is_dry: Callable[[], bool] = lambda: False,
    ) -> Iterator[tuple[Any, Any]]:
        """(item, outcome) in the order of the items, each as soon as all before it are there.

        The outcome of what is no work is the item itself; that of an item whose process died is `Died`. Where `is_dry`
        says that the next item may keep us waiting, all that were given are waited for first. Raises what the work
        raised.
        """
        for number, item in enumerate(items):
            self._items[number] = item
            if is_work(item):
                self._hand_out(number, item)
            else:
                self._done[number] = item
            yield from self._hand_on(0 if is_dry() else AHEAD * self._size)
        yield from self._hand_on(0)

    def end(self) -> None:
        """End all processes at once, whatever they are at."""
        workers = [*self._idle, *(worker for worker, _ in self._busy.values())]
        self._idle, self._busy = [], {}
        for worker in workers:
            worker.process.kill()
        for worker in workers:
            _end(worker)

    def _hand_on(self, ahead: int) -> Iterator[tuple[Any, Any]]:
        """What is done, up to the first item that is not; it is waited for where more than `ahead` are behind it."""
        while self._items:
            first = next(iter(self._items))
            if first in self._done:
                yield self._items.pop(first), self._done.pop(first)
            elif len(self._items) > ahead:
                self._collect()
            else:
                return

    def _hand_out(self, number: int, item: Any) -> None:
        while not self._start(number, item):
            if not self._busy:
                self._done[number] = self._work(item)
                return
            self._collect()

    def _start(self, number: int, item: Any) -> bool:
        """Give an item to a process, where one is free or can be had."""
        while self._idle:
            worker = self._idle.pop()
            try:
                worker.pipe.send(item)
            except OSError:  # it died while it had nothing to do
                _end(worker)
                continue
            self._busy[worker.pipe] = (worker, number)
            return True
        if len(self._busy) >= self._size:
            return False
        try:
            worker = _start(self._work)
        except OSError as problem:
            self._size = max(1, len(self._busy))
            self._refused(problem)
            return False
        self._busy[worker.pipe] = (worker, number)
        with suppress(BrokenPipeError):  # one that is dead already is told of when its outcome is asked for
            worker.pipe.send(item)
        return True

    def _collect(self) -> None:
        """Wait until at least one process is done."""
        from multiprocessing.connection import wait

        for pipe in wait([worker.pipe for worker, _ in self._busy.values()]):
            worker, number = self._busy.pop(pipe)
            try:
                outcome = worker.pipe.recv()
            except (EOFError, OSError):
                self._done[number] = Died(_end(worker))
                continue
            self._idle.append(worker)
            if isinstance(outcome, Exception):
                raise outcome
            self._done[number] = outcome


def _start(work: Work) -> Worker:
    from multiprocessing import Pipe, get_context

    # A fork begins with the words that are known here; elsewhere (macOS) the system's libraries do not bear one.
    context = get_context("fork" if sys.platform == "linux" else None)
    ours, theirs = Pipe()
    try:
        process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        process.start()
    except OSError:
        ours.close()
        raise
    finally:
        theirs.close()  # so that the pipe ends when the process does
    return Worker(process, ours)


def _end(worker: Worker) -> str:
    """Take leave of a process that has ended or is to end; how it ended, in words."""
    worker.pipe.close()
    worker.process.join(5)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()
    code = worker.process.exitcode or 0
    worker.process.close()
    if code >= 0:
        return f"ended with exit code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"


def _serve(pipe: "Connection", work: Work) -> None:
    """What a process does: one item after the other, until nobody sends any."""
    _stand_back()
    gc.freeze()  # what was there before is not looked through for garbage, and its memory stays shared
    with suppress(EOFError, OSError):  # the other side is gone
        while True:
            try:
                outcome = work(pipe.recv())
            except (EOFError, OSError):
                raise
            except Exception as problem:
                outcome = problem
            pipe.send(outcome)


def _stand_back() -> None:
    """Leave Ctrl-C and the standard streams to the process that started us, and end when it does.

    Whoever reads its output waits until the last process that holds it open is gone.
    """
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    parent = parent_process()
    if parent is not None:
        Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: "BaseProcess") -> None:
    parent.join()
    os._exit(1)

"""Where a command writes: standard output, or a file that appears complete or not at all."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from claimcli.writers.whole_file import write_whole, write_whole_bytes


class OutputError(ValueError):
    """The output cannot go where it was asked to; the message says why and what to do."""


@contextmanager
def open_output(
    path: str | None, *, force: bool = False, data: bool = False, wanted: Callable[[], bool] = lambda: True
) -> Iterator[TextIO]:
    """Standard output, or the file `path`, for text in UTF-8 with `\\n` line ends.

    Args:
        path: the file; None or `-` for standard output.
        force: replace the file if it is there already.
        data: programs read it, so that it is UTF-8 on any terminal.
        wanted: asked at the end; where it says no, a file that was there already is left as it was.

    Raises:
        OutputError: the file is there already and `force` is not given, or the output cannot be written.
    """
    if path is None or path == "-":
        with _open_stdout(data) as out:
            yield out
        return
    target = Path(path)
    with _told(target):
        check_output(target, force=force)
        if target.exists() and not target.is_file():  # a device or a pipe, which cannot be replaced
            with target.open("w", encoding="utf-8", newline="\n") as out:
                yield out
            return
        was_there = target.exists()
        with write_whole(target, wanted=lambda: not was_there or wanted()) as out:
            yield out


@contextmanager
def open_binary(
    path: str | None, *, force: bool = False, grows: bool = False, wanted: Callable[[], bool] = lambda: True
) -> Iterator[BinaryIO]:
    """The file `path` for bytes; with `grows` it begins as the file that is there, which needs no `force` then.

    Args:
        path: of the file.
        force: whether it may replace one that is there.
        grows: whether it goes on with it instead.
        wanted: asked at the end; where it says no, the file stays as it was.

    Raises:
        OutputError: as `open_output`; and without a path, since a terminal or a pipe is no place for it.
    """
    if path is None or path == "-":
        raise OutputError("this format is written to a file; name one with --output")
    target = Path(path)
    with _told(target):
        check_output(target, force=force or grows)
        was_there = target.exists()
        old = target if grows and was_there else None
        with write_whole_bytes(target, old=old, wanted=lambda: not was_there or wanted()) as out:
            yield out


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """What the system says of `target` as an OutputError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise OutputError(f"{target} cannot be written ({problem.strerror or problem}); {_advice(problem)}") from None


@contextmanager
def _open_stdout(data: bool) -> Iterator[TextIO]:
    if sys.stdout is None:
        raise OutputError("standard output is closed; name a file with --output")
    _prepare_stdout(data)
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        from claimcli.writers.streams import silence_output

        silence_output()
        what = problem.strerror or problem
        raise OutputError(f"standard output cannot be written ({what}); {_advice(problem)}") from None


def check_output(target: Path, *, force: bool) -> None:
    """Refuse a `target` that may not be written: it is there, and `force` is not given.

    Raises:
        OutputError: It may not.
    """
    if target.is_dir():
        raise OutputError(f"{target} is a folder; name a file in it")
    if target.is_symlink() and not target.exists():
        raise OutputError(f"{target} is a link that leads nowhere; remove it, or name another file")
    if target.is_file() and not force:
        raise OutputError(f"{target} is there already; give --force to replace it, or another name")
    folder = Path(os.path.realpath(target)).parent
    if not folder.is_dir():
        raise OutputError(f"there is no folder {target.parent}; make it first")
    if not os.access(target if target.exists() else folder, os.W_OK):
        raise OutputError(f"{target} may not be written; name another file")


def refuse_inputs(target: Path, inputs: Iterable[str], is_article: Callable[[str], bool]) -> None:
    """Refuse an output that is an input, by whatever path or link, or would be one the next time.

    Args:
        target: where the output is to go.
        inputs: files, folders and `-` as they were given.
        is_article: whether a file of that name is read where it lies in a folder.

    Raises:
        OutputError: It is.
    """
    real = os.path.realpath(target)
    for name in inputs:
        place = os.path.realpath(name)
        if name != "-" and place == real:
            raise OutputError(f"{target} is one of the inputs; name another file")
        if name != "-" and real.startswith(os.path.join(place, "")) and is_article(real):  # noqa: PTH118
            raise OutputError(f"{target} lies among the inputs and would be read as one; name a file elsewhere")


def on_terminal(out: TextIO) -> bool:
    """Whether people look at `out` as it is written; FORCE_COLOR says so for a pager that passes colours on."""
    return out.isatty() or bool(os.environ.get("FORCE_COLOR"))


def _advice(problem: OSError) -> str:
    import errno

    if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "make room, or name a file elsewhere"
    return "name another file"


def _prepare_stdout(data: bool) -> None:
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is None:
        return
    if data:
        reconfigure(encoding="utf-8", errors="strict", newline="\n")
    else:
        reconfigure(errors="backslashreplace")

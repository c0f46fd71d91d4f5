"""Where a command writes: standard output, or a file that appears complete or not at all."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO


class OutputError(ValueError):
    """The output cannot go where it was asked to; the message says why and what to do."""


@contextmanager
def open_output(path: str | None, *, force: bool = False, data: bool = False) -> Iterator[TextIO]:
    """Standard output, or the file `path`, for text in UTF-8 with `\\n` line ends.

    `data` says that programs read it, so that it is UTF-8 on any terminal. Raises OutputError when `path` is there
    already and `force` is not given, or when it cannot be written.
    """
    if path is None or path == "-":
        if sys.stdout is None:
            raise OutputError("standard output is closed; name a file with --output")
        _prepare_stdout(data)
        yield sys.stdout
        sys.stdout.flush()
        return
    target = Path(path)
    check_output(target, force=force)
    if target.exists() and not target.is_file():  # a device or a pipe, which cannot be replaced
        with target.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        return
    with draft_beside(target) as draft, draft.open("w", encoding="utf-8", newline="\n") as out:
        yield out


@contextmanager
def open_binary(path: str | None, *, force: bool = False, grows: bool = False) -> Iterator[BinaryIO]:
    """The file `path` for bytes; with `grows` it begins as the file that is there, which needs no `force` then.

    Raises OutputError where `open_output` does, and without a path, since a terminal or a pipe is no place for it.
    """
    if path is None or path == "-":
        raise OutputError("this format is written to a file; name one with --output")
    target = Path(path)
    check_output(target, force=force or grows)
    with draft_beside(target) as draft:
        if grows and target.exists():
            shutil.copyfile(target, draft)
        with draft.open("r+b" if draft.exists() else "w+b") as out:
            yield out


@contextmanager
def draft_beside(target: Path) -> Iterator[Path]:
    """The name of a file to make, which takes the place of `target` when all went well and is gone if not."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def check_output(target: Path, *, force: bool) -> None:
    """Raise OutputError unless `target` may be written."""
    if target.is_dir():
        raise OutputError(f"{target} is a folder; name a file in it")
    if target.is_file() and not force:
        raise OutputError(f"{target} is there already; give --force to replace it, or another name")
    if not target.parent.is_dir():
        raise OutputError(f"there is no folder {target.parent}; make it first")
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise OutputError(f"{target} may not be written; name another file")


def on_terminal(out: TextIO) -> bool:
    """Whether people look at `out` as it is written; FORCE_COLOR says so for a pager that passes colours on."""
    return out.isatty() or bool(os.environ.get("FORCE_COLOR"))


def _prepare_stdout(data: bool) -> None:
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is None:
        return
    if data:
        reconfigure(encoding="utf-8", errors="strict", newline="\n")
    else:
        reconfigure(errors="backslashreplace")

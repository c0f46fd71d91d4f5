"""A file that appears whole or not at all: written beside its place, put on the disk, then renamed.

Where the system can (Linux), the draft has no name until it is complete, so that nothing is left behind even by a
process that was killed. Elsewhere nobody can guess its name, and what is there under that name is never opened.
"""

import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

_UNNAMED = getattr(os, "O_TMPFILE", 0)
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_MODE = 0o666  # less the umask, as for any new file


@contextmanager
def write_whole(target: Path, *, wanted: Callable[[], bool] = lambda: True) -> Iterator[TextIO]:
    """A stream for text in UTF-8 with `\n` line ends that becomes the file `target` when the block ends well.

    Args:
        target: where the file will stand; of a link, the file that it leads to. What stood there keeps its mode.
        wanted: asked at the end; where it says no, what stood there is left as it was.

    Raises:
        OSError: the folder is gone, closed or full. What stood at `target` is then untouched.
    """
    with (
        _draft_for(target, wanted) as descriptor,
        os.fdopen(descriptor, "w", encoding="utf-8", newline="\n", closefd=False) as out,
    ):
        yield out


@contextmanager
def write_whole_bytes(
    target: Path, *, old: Path | None = None, wanted: Callable[[], bool] = lambda: True
) -> Iterator[BinaryIO]:
    """The same for bytes, which may be read and sought in.

    Args:
        target: the file that appears whole or not at all.
        old: what it begins as; writing starts at its start.
        wanted: asked at the end; where it says no, the file stays as it was.
    """
    with _draft_for(target, wanted) as descriptor, os.fdopen(descriptor, "r+b", closefd=False) as out:
        if old is not None:
            with old.open("rb") as source:
                shutil.copyfileobj(source, out)
            out.seek(0)
        yield out


@contextmanager
def _draft_for(target: Path, wanted: Callable[[], bool]) -> Iterator[int]:
    """The descriptor of an empty file that takes the place of `target` when the block ends well."""
    place = Path(os.path.realpath(target))
    descriptor, draft = _open_draft(place.parent)
    done = False
    try:
        try:
            yield descriptor
            done = wanted()
            if done:
                _keep_mode(descriptor, place)
                os.fsync(descriptor)
                draft = draft or _name_draft(descriptor, place.parent)
        finally:
            os.close(descriptor)  # before it is renamed: Windows renames no open file
        if done and draft is not None:
            draft.replace(place)
            _sync_folder(place.parent)
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)


def _open_draft(folder: Path) -> tuple[int, Path | None]:
    """An empty file in `folder`, and its path where it needs one."""
    if _UNNAMED:
        with suppress(OSError):  # a kernel or a file system that knows no unnamed files
            return os.open(folder, _UNNAMED | os.O_RDWR, _MODE), None
    draft = _draft_path(folder)
    return os.open(draft, _NEW, _MODE), draft


def _name_draft(descriptor: int, folder: Path) -> Path:
    draft = _draft_path(folder)
    place = os.open(folder, os.O_RDONLY)
    try:  # a folder's descriptor makes Python ask for the file behind the link in /proc, and not for the link
        os.link(f"/proc/self/fd/{descriptor}", draft.name, src_dir_fd=place, dst_dir_fd=place, follow_symlinks=True)
    finally:
        os.close(place)
    return draft


def _draft_path(folder: Path) -> Path:
    """A short name, so that it fits wherever the target's fits, and one that nobody can have put there."""
    return folder / f".claimcli-{secrets.token_hex(8)}.part"


def _keep_mode(descriptor: int, place: Path) -> None:
    if hasattr(os, "fchmod") and place.exists():
        os.fchmod(descriptor, stat.S_IMODE(place.stat().st_mode))


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # some systems cannot sync a folder; the file itself is on the disk
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

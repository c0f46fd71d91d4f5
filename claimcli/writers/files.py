"""Several named files as one output: a folder, or a zip where the name ends in .zip."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Protocol

import regex

from claimcli.writers.output import OutputError, open_binary
from claimcli.writers.whole_file import write_whole_bytes

_UNSAFE = regex.compile(r"[^\p{L}\p{M}\p{N}._-]++")  # what a file's name should not hold on any system
_LONGEST = 80  # characters of a name
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the same input gives the same bytes


class Files(Protocol):
    """Where a writer of several files puts them."""

    def add(self, name: str, data: bytes) -> None:
        """Write one file; `name` has no folder in it."""


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, name: str, data: bytes) -> None:
        try:
            with write_whole_bytes(self._folder / PurePath(name).name) as out:
                out.write(data)
        except OSError as problem:
            what = problem.strerror or problem
            raise OutputError(f"{self._folder} cannot be written ({what}); name another folder") from None


class _Zip:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def add(self, name: str, data: bytes) -> None:
        entry = zipfile.ZipInfo(PurePath(name).name, _ZIP_TIME)
        entry.compress_type = zipfile.ZIP_DEFLATED
        self._archive.writestr(entry, data)


@contextmanager
def open_files(path: str | None, *, force: bool = False) -> Iterator[Files]:
    """A folder or a zip to put files in.

    Args:
        path: where it is to be.
        force: whether it may replace what is there.

    Raises:
        OutputError: Without a path, when the zip or a folder with something in it is there and may not be
            replaced, and when it cannot be made.
    """
    if path is None or path == "-":
        raise OutputError("this format is several files; name a folder or a .zip with --output")
    if path.lower().endswith(".zip"):
        with open_binary(path, force=force) as out, zipfile.ZipFile(out, "w") as archive:
            yield _Zip(archive)
        return
    folder = Path(path)
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{path} is a file, and this format is several; name a folder or a .zip")
    if folder.is_dir() and any(folder.iterdir()) and not force:
        raise OutputError(f"{path} has files in it; give --force to add to them, or another name")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as problem:
        raise OutputError(f"{path} cannot be made ({problem.strerror}); name another folder") from None
    yield _Folder(folder)


def name_files(documents: Iterator[str]) -> Iterator[str]:
    """For each document a stem that no system mistakes for a path and that no other document has."""
    taken: set[str] = set()
    for document in documents:
        stem = _UNSAFE.sub("_", PurePath(document).stem).strip("._")[:_LONGEST] or "document"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}_{number}"
        taken.add(name.casefold())
        yield name

"""Files, folders and standard input: which inputs there are, and what the claims of each are called by.

Folders are searched for every format that is read; what lies in them beside those is counted by type, so that nothing
is left out in silence.
"""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePath
from typing import NamedTuple

from claimcli.models import InputError
from claimcli.readers.encodings import decode
from claimcli.readers.problems import describe_problem
from claimcli.readers.registry import knows_suffix
from claimcli.readers.source import STDIN, name_document
from claimcli.readers.types import Reading, Tally

_DEFAULT = Reading()
_TABLES = (".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson", ".xlsx", ".xlsm", ".parquet", ".pq")


class InputFile(NamedTuple):
    """A file to be read, or `-`: its name, the key of its claims' ids, and whether a folder gave it."""

    name: str
    key: str
    of_folder: bool = False


def read_text(path: Path, encoding: str = "utf-8") -> str:
    """The text of a file. Raises OSError or UnicodeDecodeError when it cannot be read.

    Args:
        path: of the file.
        encoding: its name.
    """
    return decode(path.read_bytes(), encoding)


def list_inputs(
    paths: Iterable[str], reading: Reading = _DEFAULT, tally: Tally | None = None
) -> list[InputFile | InputError]:
    """The files that are to be read: folders are searched, sorted.

    Args:
        paths: files, folders, and - for standard input.
        reading: which files of folders are wanted.
        tally: counts what is skipped.

    Returns:
        Each file once, in the order of `paths`; an error in the place of what is not there.
    """
    tally = tally if tally is not None else Tally()
    seen: set[str] = set()
    found: list[tuple[str, bool] | InputError] = []
    for path in paths:
        if path != "-" and os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises for a name that is too long)
            tally.folders = True
            items: Iterable[tuple[str, bool] | InputError] = search_folder(path, reading, tally)
        else:
            items = [(path, False)]
        for item in items:
            if not isinstance(item, InputError):
                real = item[0] if item[0] == "-" else os.path.realpath(item[0])
                if real in seen:
                    continue
                seen.add(real)
            found.append(item)
    names = [item[0] for item in found if not isinstance(item, InputError)]
    tally.expected = len(names)
    keys = dict(zip(names, find_keys([name_document(name) for name in names]), strict=True))
    return [item if isinstance(item, InputError) else InputFile(item[0], keys[item[0]], item[1]) for item in found]


def search_folder(
    folder: str, reading: Reading = _DEFAULT, tally: Tally | None = None
) -> Iterator[tuple[str, bool] | InputError]:
    """(file, True) for what may be read in `folder` and below, sorted by path; an error for each folder that is closed,
    or has nothing to read. What is left out is counted in `tally`.

    Args:
        folder: where to look, and below.
        reading: which files are wanted.
        tally: counts what is left out.
    """
    tally = tally if tally is not None else Tally()
    failures: list[OSError] = []
    names: list[str] = []
    own = _own_output()
    for root, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if os.path.islink(os.path.join(root, name))]  # noqa: PTH114, PTH118
        tally.skipped["links to folders"] += len(links)
        for name in files:
            path = os.path.join(root, name)  # noqa: PTH118
            if name.startswith("."):
                continue
            reason = _reason_to_skip(path, os.path.relpath(path, folder), reading, own)
            if reason is None:
                names.append(path)
            elif reason:
                tally.skipped[reason] += 1
    names.sort(key=lambda name: Path(name).parts)
    yield from (describe_problem(name_document(str(failure.filename or folder)), failure) for failure in failures)
    if not names and not failures:
        hint = "give the files themselves, or a folder that holds articles"
        what = f"; it has {describe_skipped(tally)}" if +tally.skipped else ""
        yield InputError(document=name_document(folder), message=f"nothing to read in this folder{what}; {hint}")
    yield from ((name, True) for name in names)


def describe_skipped(tally: Tally) -> str:
    """ "3 .jpg, 1 link to a folder", the most frequent first."""
    return ", ".join(f"{number} {reason}" for reason, number in (+tally.skipped).most_common())


def _reason_to_skip(path: str, relative: str, reading: Reading, own: tuple[int, int] | None) -> str | None:
    """Why a file of a folder is not read, in the words of the summary; None where it is."""
    try:
        about = os.stat(path)  # noqa: PTH116
    except OSError:
        return "broken links" if os.path.islink(path) else ""  # noqa: PTH114
    if not stat.S_ISREG(about.st_mode):
        return "pipes and devices"
    if own == (about.st_dev, about.st_ino):
        return "output of this run"
    name = relative.replace(os.sep, "/")
    if reading.include and not _matches(name, reading.include):
        return "not in --include"
    if _matches(name, reading.exclude):
        return "in --exclude"
    if not knows_suffix(name) and not any(_names_suffix(pattern, name) for pattern in reading.include):
        return PurePath(name).suffix.lower() or "files without a suffix"
    return None


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(name, pattern) or fnmatch(PurePath(name).name, pattern) for pattern in patterns)


def _names_suffix(pattern: str, name: str) -> bool:
    """Whether a pattern asks for the very suffix of a file: `*.news`."""
    suffix = PurePath(name).suffix
    return bool(suffix) and pattern.endswith(suffix)


def _own_output() -> tuple[int, int] | None:
    """Device and number of the file that standard output goes to, if it is one."""
    try:
        about = os.fstat(sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return None
    return (about.st_dev, about.st_ino) if stat.S_ISREG(about.st_mode) else None


def find_keys(documents: Sequence[str]) -> list[str]:
    """For each document what stands before the `#` of its claims' ids: its stem, or where two documents have one stem,
    the shortest end of its path that tells it from the others ("a/1" and "b/1"). Tables are told from tables only:
    their rows have a `:` behind."""
    by_stem: dict[tuple[str, bool], list[int]] = {}
    for number, document in enumerate(documents):
        table = document.lower().removesuffix(".gz").endswith(_TABLES)
        by_stem.setdefault((_parts(document)[-1], table), []).append(number)
    keys = [""] * len(documents)
    for (stem, _), numbers in by_stem.items():
        if len(numbers) == 1:
            keys[numbers[0]] = stem
            continue
        for number, key in zip(numbers, _tell_apart([documents[number] for number in numbers]), strict=True):
            keys[number] = key
    return keys


def _tell_apart(documents: Sequence[str]) -> Iterator[str]:
    """The shortest end of each path that no other of them has; with its suffix where only that differs."""
    whole = [_parts(document) for document in documents]
    if len(set(whole)) < len(whole):
        whole = [PurePath(document).parts or (document,) for document in documents]
    ends: dict[tuple[str, ...], int] = {}
    for parts in whole:
        for size in range(1, len(parts) + 1):
            ends[parts[-size:]] = ends.get(parts[-size:], 0) + 1
    for parts in whole:
        shortest = next((size for size in range(1, len(parts)) if ends[parts[-size:]] == 1), len(parts))
        yield "/".join(part.strip("/") for part in parts[-shortest:])


def _parts(document: str) -> tuple[str, ...]:
    """The path without the suffix; `<stdin>` and the like are one part."""
    path = PurePath(document)
    if document == STDIN or not path.parts:
        return (document,)
    name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    return (*path.parts[:-1], PurePath(name).stem or name)

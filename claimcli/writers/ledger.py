"""A ledger beside an output file: which documents stand in it, and where each ends, so that a run that was ended at any
moment goes on where it was.

The output grows in place. When all rows of a document are in it, the ledger gets a line with the document's name, where
the output ends now, and a checksum of what came with the document. What stands behind the last such place was half
written: it is cut off, and its document done again. The first line of the ledger has what the rows depend on.
"""

import json
import os
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from claimcli.writers.output import OutputError

SUFFIX = ".resume"


class Entry(NamedTuple):
    """A document that is done: the output ends at byte `end` behind its rows, whose CRC-32 is `crc`."""

    document: str
    end: int
    crc: int


@dataclass(slots=True)
class Ledger:
    """What stands in an output; `merged` of the entries stand in a file that does not grow in place (see `merge`)."""

    path: Path
    file: BinaryIO
    entries: list[Entry] = field(default_factory=list)
    merged: int = 0
    end: int = 0

    @property
    def done(self) -> Counter[str]:
        """How often each document was done: two inputs may have one name."""
        return Counter(entry.document for entry in self.entries)

    def note(self, document: str, output: Path) -> None:
        """Write down that all rows of `document` are in the file `output`, which has nothing else behind the last."""
        with output.open("rb") as file:
            file.seek(self.end)
            data = file.read()
        entry = Entry(document, self.end + len(data), zlib.crc32(data))
        self._write(entry._asdict())
        self.entries.append(entry)
        self.end = entry.end

    def merge(self) -> None:
        """Write down that all that was done so far stands in the final file, and that the growing one begins anew."""
        self._write({"merged": len(self.entries)})
        self.merged, self.end = len(self.entries), 0

    def close(self) -> None:
        """Let another run have it."""
        self.file.close()

    def _write(self, record: Mapping[str, Any]) -> None:
        self.file.write(json.dumps(record).encode() + b"\n")
        self.file.flush()


def open_ledger(target: Path, options: Mapping[str, Any], *, anew: bool = False) -> Ledger:
    """The ledger of the output file `target`, locked.

    Args:
        target: the output.
        options: what its rows depend on.
        anew: begin with nothing, whatever was there.

    Raises:
        OutputError: `target` was made in another way, or without a ledger, or another run is at it.
    """
    path = target.with_name(target.name + SUFFIX)
    if target.exists() and not path.exists() and not anew:
        raise OutputError(f"{target} was not begun with --resume; give --force to replace it, or another name")
    file = path.open("r+b" if path.exists() else "w+b")
    try:
        _lock(file, target)
        ledger = Ledger(path, file)
        if anew:
            file.truncate()
        _read(ledger, target, options)
    except BaseException:
        file.close()
        raise
    return ledger


def settle(ledger: Ledger, output: Path) -> None:
    """Cut what was half written off `output`, and the entries of what is not in it off `ledger`.

    Raises:
        OutputError: something else wrote into `output`.
    """
    size = output.stat().st_size if output.exists() else 0
    kept, begin, last = ledger.merged, 0, (0, 0, 0)
    for entry in ledger.entries[ledger.merged :]:
        if entry.end > size:  # the system went down before all of it was on the disk
            break
        kept += 1
        if entry.end > begin:
            last = (begin, entry.end, entry.crc)
        begin = entry.end
    if size:
        with output.open("r+b") as file:
            file.seek(last[0])
            if zlib.crc32(file.read(last[1] - last[0])) != last[2]:
                message = f"{output} is not as --resume left it; give --force to replace it, or another name"
                raise OutputError(message)
            file.truncate(begin)
    if kept < len(ledger.entries):
        _rewrite(ledger, ledger.entries[:kept])
    ledger.end = begin


def tell_differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """What of `now` was otherwise `before`, in words; empty where nothing was."""
    other = [name for name, value in now.items() if before.get(name) != value]
    return "; ".join(f"{name} was {before.get(name)!r} and is {now[name]!r}" for name in other)


def _read(ledger: Ledger, target: Path, options: Mapping[str, Any]) -> None:
    """Read the entries, and check that they are of such a run; a line that was half written is cut off."""
    lines = ledger.file.read().split(b"\n")
    ledger.file.seek(-len(lines.pop()), os.SEEK_CUR)
    ledger.file.truncate()
    if not lines:
        ledger._write({"options": options})
        return
    try:
        known, *records = map(json.loads, lines)
        differs = tell_differences(known["options"], json.loads(json.dumps(options)))
        for record in records:
            if "merged" in record:
                ledger.merged = record["merged"]
            else:
                ledger.entries.append(Entry(**record))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise OutputError(f"{ledger.path} is no ledger of --resume; give --force to begin anew") from None
    if differs:
        message = (
            f"{target} was made otherwise ({differs}); give the same options, --force to replace it, or another name"
        )
        raise OutputError(message)


def _rewrite(ledger: Ledger, entries: list[Entry]) -> None:
    ledger.file.seek(0)
    first = ledger.file.readline()
    ledger.file.seek(0)
    ledger.file.truncate()
    ledger.file.write(first)
    for entry in entries[: ledger.merged]:
        ledger._write(entry._asdict())
    if ledger.merged:
        ledger._write({"merged": ledger.merged})
    for entry in entries[ledger.merged :]:
        ledger._write(entry._asdict())
    ledger.entries = entries


def _lock(file: BinaryIO, target: Path) -> None:
    """One run at a time. The lock is the process's: its workers do not hold it on when it is killed."""
    lockf: Callable[[BinaryIO, int], None]
    try:
        from fcntl import LOCK_EX, LOCK_NB, lockf
    except ImportError:  # no POSIX system
        return
    try:
        lockf(file, LOCK_EX | LOCK_NB)
    except OSError:
        raise OutputError(f"another run is writing {target}; wait for it, or name another file") from None

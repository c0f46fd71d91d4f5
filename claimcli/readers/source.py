"""Where an input's bytes come from: a file, standard input, a member of an archive; compressed or not.

The beginning is looked at to tell the format; the rest is read by the format's reader, all at once with a limit or as
it comes. Standard input gives the same bytes as a file.
"""

import gzip
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, cast

from claimcli.readers.problems import BadInputError
from claimcli.readers.types import MAX_FILE, MIB

STDIN = "<stdin>"
_HEAD = 8192  # bytes that tell what an input is
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Source:
    """An input that is open: `document` is what records call it, `key` what the ids of its claims begin with, `name`
    its file name without `.gz`, `head` its first bytes. `inside` is whether it lies in an archive."""

    document: str
    key: str
    name: str
    head: bytes
    stream: BinaryIO
    inside: bool = False

    @property
    def suffix(self) -> str:
        """The suffix of the name in lower case, with its full stop."""
        return PurePath(self.name).suffix.lower()

    def read_all(self, limit: int = MAX_FILE) -> bytes:
        """All bytes.

        Raises:
            BadInputError: There are more than `limit`.
        """
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise BadInputError(f"more than {limit // MIB} MB; no article is as long as that: split it")
        return data


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were already read, from its beginning again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head, self._rest = head, cast(io.BufferedIOBase, rest)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        piece = self._head[: len(buffer)] or self._rest.read1(len(buffer))  # what is there: more may come later
        self._head = self._head[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)


def name_document(name: str) -> str:
    """How an input is called in records: as given, `<stdin>` for `-`; bytes that are no UTF-8 as visible escapes."""
    return STDIN if name == "-" else os.fsencode(name).decode("utf-8", "backslashreplace")


@contextmanager
def open_input(name: str, key: str) -> Iterator[Source]:
    """The file `name`, or standard input for `-`. Raises OSError or BadInputError.

    Args:
        name: of the file; - for standard input.
        key: begins the ids of its claims.
    """
    if name == "-":
        yield open_stream(_standard_input(), STDIN, key, "-")
        return
    with open(name, "rb") as file:  # noqa: PTH123 (a name may be no valid Path)
        yield open_stream(file, name_document(name), key, name)


def open_stream(stream: BinaryIO, document: str, key: str, name: str, *, inside: bool = False) -> Source:
    """A source over an open stream, its compression undone.

    Args:
        stream: what is read.
        document: its name for people.
        key: begins the ids of its claims.
        name: by whose suffix its reader is found.
        inside: whether it stands in an archive.

    Raises:
        BadInputError: It is a broken gzip file.
    """
    head = stream.read(_HEAD)
    rejoined = _rejoin(head, stream)
    if not head.startswith(_GZIP):
        return Source(document, key, name, head, rejoined, inside)
    unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=rejoined))
    try:
        head = unpacked.read(_HEAD)
    except (EOFError, OSError) as problem:
        raise BadInputError(f"a broken gzip file ({problem}); make it anew") from None
    name = name[:-3] if name.lower().endswith(".gz") else name
    return Source(document, key, name, head, _rejoin(head, unpacked), inside)


def _rejoin(head: bytes, stream: BinaryIO) -> BinaryIO:
    try:
        if stream.seekable() and isinstance(stream, io.BufferedReader) and stream.tell() == len(head):
            stream.seek(0)
            return stream
    except OSError:
        pass
    return cast(BinaryIO, io.BufferedReader(_Rejoined(head, stream), 1 << 16))


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise BadInputError("standard input is closed; give a file, or pipe text into claimcli")
    if sys.stdin.isatty():
        print("claimcli: reading from the terminal; end with Ctrl-D", file=sys.stderr)
    return sys.stdin.buffer

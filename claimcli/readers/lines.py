"""The lines of a stream as text, one at a time: no line longer than an article, no byte that is no character lost."""

import re
from collections.abc import Iterator

from claimcli.readers.encodings import decode, find_encoding, warn_encoding
from claimcli.readers.problems import BadInputError, is_wide, refuse_binary
from claimcli.readers.source import Source
from claimcli.readers.types import AUTO, MAX_TEXT, MIB

_BEYOND_ASCII = re.compile(r"[\ud800-\udfff]")


class LineReader:
    """Iterates over the lines of a source, each with its line end. `warnings` says which encoding was recognised.

    Raises BadInputError for a line that is too long (after it, the stream is of no use), or no text at all.
    """

    def __init__(self, source: Source, encoding: str, *, limit: int = MAX_TEXT) -> None:
        self._source = source
        self.encoding = find_encoding(source.head, whole=False) if encoding == AUTO else encoding
        self._named = encoding != AUTO
        self._limit = limit
        self.line = 0
        self.warnings = () if self._named else warn_encoding(self.encoding)
        refuse_binary(source.head, self.encoding)

    def __iter__(self) -> Iterator[str]:
        if is_wide(self.encoding) or self.encoding.lower() in ("utf-7", "utf7"):
            yield from self._whole()
            return
        stream = self._source.stream
        while data := stream.readline(self._limit + 1):
            self.line += 1
            if len(data) > self._limit:
                raise BadInputError(f"a line of more than {self._limit // MIB} MB; no article is so long", self.line)
            yield self._decode(data.removeprefix(b"\xef\xbb\xbf") if self.line == 1 else data)

    def _whole(self) -> Iterator[str]:
        for line in decode(self._source.read_all(), self.encoding).split("\n"):
            self.line += 1
            yield f"{line}\n"

    def _decode(self, data: bytes) -> str:
        """A line; bytes that are no UTF-8 as Windows-1252 where that is likely, else as lone surrogates."""
        try:
            return data.decode(self.encoding)
        except UnicodeDecodeError:
            if not self._named and find_encoding(data) == "cp1252":
                self.warnings = warn_encoding("cp1252")
                return data.decode("cp1252")
            return data.decode(self.encoding, "surrogateescape")


def refuse_undecoded(text: str, line: int, encoding: str) -> None:
    """Refuse a `text` of line `line` that has bytes in it that are no characters of `encoding`.

    Raises:
        BadInputError: It has.
    """
    if (found := _BEYOND_ASCII.search(text)) is not None:
        byte = ord(found[0]) - 0xDC00
        raise BadInputError(f"not {encoding.upper()} (byte 0x{byte:02x}); try --encoding cp1252", line)

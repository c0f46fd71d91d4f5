"""The formats that are read: for each its suffixes, how its first bytes give it away, and the module that reads it.

What the bytes say goes before what the suffix says. To add a format: a module with `read(source, reading)`, a row here,
and its tests. Modules are loaded when first needed.
"""

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Any, NamedTuple

from claimcli.models import InputError
from claimcli.readers.encodings import find_encoding
from claimcli.readers.source import Source
from claimcli.readers.types import ArticleText, ClaimBatch, Reading

Found = ArticleText | ClaimBatch | InputError


class Format(NamedTuple):
    """A format: `sniff` tells it by its first bytes (as text where they are text) and the suffix of its name."""

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes, str, str], bool]

    def read(self, source: Source, reading: Reading) -> Iterator[Found]:
        """What is in `source`. Raises OSError or ValueError when it cannot be read."""
        module: Any = import_module(f"claimcli.readers.{self.name}")
        found: Iterator[Found] = module.read(source, reading)
        return found


_HTML = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:(?!-->).)*+-->\s*+)*+(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<meta\s)",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"\s*<(?:p|div|section|main|h1|blockquote)[\s>].*</", re.IGNORECASE | re.DOTALL)
_SUBTITLES = re.compile(r"WEBVTT(?:[ \t\r\n]|$)|\s*\d+[ \t]*\r?\n\s*\d+:\d\d:\d\d[,.]\d{3}\s+-->")
_JSON = re.compile(r"\s*(?:\{\s*(?:\"|\})|\[\s*(?:\{|\]))|\s*\[(?:\s*\[){20}")
_MAIL = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9-]*+:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)+?(?:MIME-Version|Message-ID|Received):", re.IGNORECASE
)
_PROSE = (".txt", ".md", ".markdown", ".text")


def _is_archive_of(head: bytes, kind: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and kind in head


FORMATS = (
    Format("pdf", (".pdf",), lambda data, text, suffix: b"%PDF-" in data[:1024]),
    Format("docx", (".docx", ".docm"), lambda data, text, suffix: _is_archive_of(data, b"word/")),
    Format("spreadsheet", (".xlsx", ".xlsm"), lambda data, text, suffix: _is_archive_of(data, b"xl/")),
    Format("archive", (".zip",), lambda data, text, suffix: data.startswith((b"PK\x03\x04", b"PK\x05\x06"))),
    Format("parquet", (".parquet", ".pq"), lambda data, text, suffix: data.startswith(b"PAR1")),
    Format("html", (".html", ".htm", ".xhtml"), lambda data, text, suffix: _is_html(text, suffix)),
    Format("subtitles", (".vtt", ".srt"), lambda data, text, suffix: _SUBTITLES.match(text) is not None),
    Format("records", (".json", ".jsonl", ".ndjson"), lambda data, text, suffix: _is_json(text, suffix)),
    Format("mail", (".eml",), lambda data, text, suffix: _MAIL.match(text) is not None),
    Format("delimited", (".csv", ".tsv", ".tab"), lambda data, text, suffix: _is_table(text, suffix)),
    Format("markdown", (".md", ".markdown"), lambda data, text, suffix: False),
    Format("plain", (".txt", ".text"), lambda data, text, suffix: False),
)
SUFFIXES = tuple(suffix for form in FORMATS for suffix in form.suffixes)
_PLAIN = FORMATS[-1]


def choose_format(source: Source) -> Format:
    """The format of an input: what its first bytes say, else its suffix, else plain text."""
    suffix = source.suffix
    text = _as_text(source.head)
    for form in FORMATS:
        if form.sniff(source.head, text, suffix):
            return form if form.name != "archive" else _choose_package(suffix, form)
    return next((form for form in FORMATS if suffix in form.suffixes and suffix not in _BINARY), _PLAIN)


# Files of these suffixes that do not begin as they should are no such files; what they are is told from their bytes.
_BINARY = (".pdf", ".docx", ".docm", ".xlsx", ".xlsm", ".zip", ".parquet", ".pq")


def _choose_package(suffix: str, archive: Format) -> Format:
    """A zip file whose first bytes name no part of an office file: by its suffix."""
    return next((form for form in FORMATS if suffix in form.suffixes and form.name in ("docx", "spreadsheet")), archive)


def knows_suffix(name: str) -> bool:
    """Whether a file of this name is looked into when its folder is read."""
    name = name.lower().removesuffix(".gz")
    return PurePath(name).suffix in SUFFIXES


def _as_text(head: bytes) -> str:
    encoding = find_encoding(head, whole=False)
    return head.decode(encoding, "replace").removeprefix("\ufeff")


def _is_html(text: str, suffix: str) -> bool:
    if suffix in (".md", ".markdown", ".csv", ".tsv", ".eml"):
        return False
    return _HTML.match(text) is not None or (suffix != ".txt" and _TAGS.match(text) is not None)


def _is_json(text: str, suffix: str) -> bool:
    return suffix not in _PROSE and _JSON.match(text) is not None


def _is_table(text: str, suffix: str) -> bool:
    """A header that names a text and something else, as a table's first line does, whatever the file is called."""
    first = text.split("\n", 1)[0]
    if suffix in _PROSE or len(first) > 2000 or not any(mark in first for mark in ",\t;|"):
        return False
    from claimcli.readers.delimited import find_delimiter
    from claimcli.readers.problems import BadInputError
    from claimcli.readers.rows import find_columns

    names = [name.strip().strip('"') for name in first.split(find_delimiter(first, suffix))]
    if any(len(name) > 40 or name.count(" ") > 2 for name in names):
        return False
    try:
        return len(find_columns(names, Reading())) > 1
    except BadInputError:
        return False

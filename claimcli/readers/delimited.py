"""CSV and TSV: one row is one article, read as it comes, so that a table of any length needs no memory.

The delimiter is told from the header. A row that is broken is one error with its line, and the others are read.
"""

import csv
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from claimcli.models import InputError
from claimcli.readers.lines import LineReader, refuse_undecoded
from claimcli.readers.problems import BadInputError, NoArticleError
from claimcli.readers.rows import RowReader, read_rows
from claimcli.readers.source import Source
from claimcli.readers.types import MAX_TEXT, MIB, ArticleText, Reading

_DELIMITERS = ",\t;|"
_OWN_HEADER = ("id", "document", "title", "date")  # what the CSV of claims begins with


def read(source: Source, reading: Reading) -> Iterator[ArticleText | InputError]:
    """The articles of a table.

    Raises:
        NoArticleError: No column holds a text.
        BadInputError: A row cannot be read.
    """
    csv.field_size_limit(MAX_TEXT)
    lines = LineReader(source, reading.encoding)
    counted = _Raw(iter(lines))
    first = next(counted, "")
    if not first.strip():
        raise BadInputError("empty; give a table with a header and a column of texts")
    delimiter = find_delimiter(first, source.suffix)
    table = csv.reader(chain([first], counted), delimiter=delimiter, strict=False)
    try:
        header = [name.strip() for name in next(table)]
    except csv.Error as problem:
        raise BadInputError(f"no header can be read ({problem}); is this a table?", 1) from None
    if tuple(header[:4]) == _OWN_HEADER and "content_spans" in header:
        raise NoArticleError("a table of claims, not of articles; give the articles, or claims as JSON", "of claims")
    reader = RowReader(source, reading, "tsv" if delimiter == "\t" else "csv")
    for item in read_rows(_rows(table, header, lines, counted), header, reader):
        yield item._replace(warnings=(*lines.warnings, *item.warnings)) if isinstance(item, ArticleText) else item


class _Raw:
    """Lines on their way to the parser; those of the row that it is at are kept, to read them anew where a quotation
    mark is never closed and has swallowed all that follows."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.row: list[str] = []
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = next(self._lines)
        except StopIteration:
            self.ended = True
            raise
        self.row.append(line)
        return line

    def skip_row(self) -> None:
        """Leave out the rest of a row that the parser gave up on inside a quotation."""
        for line in self:
            self.row = []
            if line.count('"') % 2:
                return

    def never_closed(self) -> bool:
        """Whether the row that was read last goes on to the end of the table inside a quotation."""
        return self.ended and len(self.row) > 1 and sum(line.count('"') for line in self.row) % 2 == 1


def find_delimiter(header: str, suffix: str = "") -> str:
    """The sign that separates the names of a `header`: the most frequent of comma, tab, semicolon and bar, or the one
    that the `suffix` of the file tells."""
    if suffix in (".tsv", ".tab"):
        return "\t"
    return max(_DELIMITERS, key=header.count)


def _rows(
    table: Iterator[list[str]], header: list[str], lines: LineReader, raw: _Raw
) -> Iterator[tuple[int | None, Mapping[str, Any]] | BadInputError]:
    before = lines.line
    while True:
        raw.row = []
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as problem:
            what = f"a cell of more than {MAX_TEXT // MIB} MB" if "field larger" in str(problem) else str(problem)
            yield BadInputError(f"broken row ({what}); mend or remove it", before + 1)
            if "field larger" in str(problem):
                raw.skip_row()
            before = lines.line
            continue
        except BadInputError as problem:  # a line without an end: nothing after it can be read
            yield problem
            return
        line, before = before + 1, lines.line
        if raw.never_closed():
            yield BadInputError("a quotation mark of this row is never closed; close it", line)
            for number, text in enumerate(raw.row[1:], line + 1):  # each line by itself: none may swallow the others
                yield from _check(next(csv.reader([text], delimiter=_delimiter_of(table)), []), header, number, lines)
            return
        yield from _check(cells, header, line, lines)


def _delimiter_of(table: Any) -> str:
    return str(table.dialect.delimiter)


def _check(
    cells: list[str], header: list[str], line: int, lines: LineReader
) -> Iterator[tuple[int, Mapping[str, Any]] | BadInputError]:
    """The row, or what is wrong with it; nothing for an empty one."""
    if not cells:
        return
    if len(cells) > len(header) and any(cells[len(header) :]):
        what = f"a row of {len(cells)} cells under {len(header)} columns"
        yield BadInputError(f"{what}; put its text between quotation marks", line)
        return
    try:
        refuse_undecoded("".join(cells), line, lines.encoding)
    except BadInputError as problem:
        yield problem
        return
    yield line, dict(zip(header, cells, strict=False))

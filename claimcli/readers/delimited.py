"""CSV and TSV: one row is one article, read as it comes, so that a table of any length needs no memory.

The delimiter is told from the header. A row that is broken is one error with its line, and the others are read.
"""

import csv
from collections.abc import Iterator, Mapping
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
    """The articles of a table; raises NoArticleError where no column holds a text."""
    csv.field_size_limit(MAX_TEXT)
    lines = LineReader(source, reading.encoding)
    counted = iter(lines)
    first = next(counted, "")
    if not first.strip():
        raise BadInputError("empty; give a table with a header and a column of texts")
    delimiter = find_delimiter(first, source.suffix)
    table = csv.reader(_chain(first, counted), delimiter=delimiter, strict=False)
    try:
        header = [name.strip() for name in next(table)]
    except csv.Error as problem:
        raise BadInputError(f"no header can be read ({problem}); is this a table?", 1) from None
    if tuple(header[:4]) == _OWN_HEADER and "content_spans" in header:
        raise NoArticleError("a table of claims, not of articles; give the articles, or claims as JSON", "of claims")
    reader = RowReader(source, reading, "tsv" if delimiter == "\t" else "csv")
    for item in read_rows(_rows(table, header, lines), header, reader):
        yield item._replace(warnings=(*lines.warnings, *item.warnings)) if isinstance(item, ArticleText) else item


def find_delimiter(header: str, suffix: str = "") -> str:
    """The sign that separates the names of a header: the most frequent of comma, tab, semicolon and bar."""
    if suffix in (".tsv", ".tab"):
        return "\t"
    return max(_DELIMITERS, key=header.count)


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _rows(
    table: Iterator[list[str]], header: list[str], lines: LineReader
) -> Iterator[tuple[int | None, Mapping[str, Any]] | BadInputError]:
    before = lines.line
    while True:
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as problem:
            what = f"a cell of more than {MAX_TEXT // MIB} MB" if "field larger" in str(problem) else str(problem)
            yield BadInputError(f"broken row ({what}); mend or remove it", before + 1)
            before = lines.line
            continue
        except BadInputError as problem:  # a line without an end: nothing after it can be read
            yield problem
            return
        line, before = before + 1, lines.line
        if not cells:
            continue
        if len(cells) > len(header) and any(cells[len(header) :]):
            yield BadInputError(
                f"a row of {len(cells)} cells under {len(header)} columns; put its text between quotation marks", line
            )
            continue
        try:
            refuse_undecoded("".join(cells), line, lines.encoding)
        except BadInputError as problem:
            yield problem
            continue
        yield line, dict(zip(header, cells, strict=False))

"""XLSX: the rows of each sheet that has a column of texts, one article each, read as they come."""

import warnings
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from claimcli.models import InputError
from claimcli.readers.packages import open_package
from claimcli.readers.problems import BadInputError, NoArticleError, need_package
from claimcli.readers.rows import RowReader, read_rows
from claimcli.readers.source import Source
from claimcli.readers.types import MAX_FILE, ArticleText, Reading


def read(source: Source, reading: Reading) -> Iterator[ArticleText | InputError]:
    """The articles of a workbook; formulas give the value they last had, links to elsewhere nothing.

    Raises:
        BadInputError: openpyxl is not installed, or the file cannot be read.
    """
    try:
        import openpyxl
    except ImportError as problem:
        raise need_package("xlsx", "XLSX") from problem
    data = BytesIO(source.read_all(MAX_FILE))
    with open_package(Source(source.document, source.key, source.name, b"", data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                with package.open(name) as part:
                    if b"<!DOCTYPE" in part.read(2000):
                        raise BadInputError("a workbook with entities of its own, which none has; save it anew")
    data.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(data, read_only=True, data_only=True, keep_links=False)
        except Exception as problem:  # whatever a broken part makes the parsers raise
            raise BadInputError(f"a broken workbook ({problem}); open and save it anew") from None
        yield from _read_sheets(book, RowReader(source, reading, "xlsx"))


def _read_sheets(book: Any, reader: RowReader) -> Iterator[ArticleText | InputError]:
    missing: NoArticleError | None = None
    some = False
    for sheet in book.worksheets:
        rows = enumerate(sheet.iter_rows(values_only=True), 1)
        header = next(([_name(cell) for cell in cells] for _, cells in rows if any(c is not None for c in cells)), [])
        try:
            for found in read_rows(_rows(rows, header), header, reader):
                some = True
                yield found
        except NoArticleError as problem:
            missing = missing or problem
    if not some:
        raise missing or NoArticleError("a workbook without rows; give one with a header and texts", "without rows")


def _rows(
    rows: Iterator[tuple[int, tuple[Any, ...]]], header: list[str]
) -> Iterator[tuple[int | None, Mapping[str, Any]] | BadInputError]:
    for line, cells in rows:
        if any(cell is not None for cell in cells):
            yield line, {name: cell for name, cell in zip(header, cells, strict=False) if name}


def _name(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()

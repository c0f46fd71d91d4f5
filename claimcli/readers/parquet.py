"""Parquet: one row is one article, a few hundred rows in memory at a time."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from claimcli.models import InputError
from claimcli.readers.problems import BadInputError, need_package
from claimcli.readers.rows import RowReader, read_rows
from claimcli.readers.source import Source
from claimcli.readers.types import MAX_FILE, ArticleText, Reading

_ROWS = 256


def read(source: Source, reading: Reading) -> Iterator[ArticleText | InputError]:
    """The articles of a table.

    Raises:
        BadInputError: pyarrow is not installed, or the file cannot be read.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as problem:
        raise need_package("parquet", "Parquet") from problem
    whole = source.inside or not source.stream.seekable()
    try:
        table = pyarrow.parquet.ParquetFile(BytesIO(source.read_all(MAX_FILE)) if whole else source.stream)
    except (pyarrow.ArrowException, OSError) as problem:
        raise BadInputError(f"a broken Parquet file ({_first_line(problem)}); write it anew") from None
    yield from read_rows(_rows(table), table.schema_arrow.names, RowReader(source, reading, "parquet"))


def _rows(table: Any) -> Iterator[tuple[int | None, Mapping[str, Any]] | BadInputError]:
    import pyarrow

    number = 0
    try:
        for batch in table.iter_batches(batch_size=_ROWS):
            for row in batch.to_pylist():
                number += 1
                yield number, row
    except (pyarrow.ArrowException, OSError) as problem:
        yield BadInputError(f"a broken Parquet file ({_first_line(problem)}); write it anew", number + 1)


def _first_line(problem: BaseException) -> str:
    return (str(problem).splitlines() or [type(problem).__name__])[0][:200]

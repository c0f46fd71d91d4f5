"""A Parquet file, as data frames, DuckDB and Arrow read it: one table, lists as lists, spans as pairs of integers."""

import json
from itertools import islice
from typing import Any, BinaryIO

from claimcli.models import CompareReport, SpeakersReport
from claimcli.writers import rows
from claimcli.writers.claims import Extraction
from claimcli.writers.packages import load_package
from claimcli.writers.registry import WriteOptions
from claimcli.writers.rows import Column, Table

_GROUP = 5_000  # rows that are in memory at a time


def write_claims(extraction: Extraction, out: BinaryIO, options: WriteOptions) -> None:
    """One claim a row, article by article."""
    found = rows.claim_rows(extraction.claims(), options.meta)
    write_table(Table("claims", rows.claim_columns(options.meta), found), out)


def write_comparison(report: CompareReport, out: BinaryIO, _: WriteOptions) -> None:
    """One pair a row."""
    write_table(Table("pairs", rows.PAIR_COLUMNS, rows.pair_rows(report)), out)


def write_speakers(report: SpeakersReport, out: BinaryIO, _: WriteOptions) -> None:
    """One speaker a row."""
    write_table(Table("speakers", rows.SPEAKER_COLUMNS, rows.speaker_rows(report.speakers)), out)


def write_table(table: Table, out: BinaryIO) -> None:
    """Write `table` to `out` group by group, as its rows come.

    Raises:
        MissingPackageError: pyarrow is not installed.
    """
    arrow = load_package("pyarrow", extra="parquet", what="a Parquet file")
    parquet = load_package("pyarrow.parquet", extra="parquet", what="a Parquet file")
    schema = arrow.schema([(column.name, _type(arrow, column)) for column in table.columns])
    found = iter(table.rows)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(islice(found, _GROUP)):
            cells = [[_cell(row[column.name], column) for row in group] for column in table.columns]
            writer.write_table(
                arrow.table([arrow.array(c, f.type) for c, f in zip(cells, schema, strict=True)], schema)
            )


def _type(arrow: Any, column: Column) -> Any:
    kinds = {
        "integer": arrow.int64(),
        "real": arrow.float64(),
        "boolean": arrow.bool_(),
        "texts": arrow.list_(arrow.string()),
        "spans": arrow.list_(arrow.list_(arrow.int64())),
    }
    return kinds.get(column.type, arrow.string())


def _cell(value: Any, column: Column) -> Any:
    return json.dumps(value, ensure_ascii=False) if column.type == "json" and value is not None else value

"""A Parquet file, as data frames, DuckDB and Arrow read it: one table, lists as lists, spans as pairs of integers."""

import json
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from claimcli.models import Claim, CompareReport, SpeakersReport
from claimcli.writers import rows
from claimcli.writers.claims import Extraction
from claimcli.writers.packages import load_package
from claimcli.writers.registry import WriteOptions
from claimcli.writers.rows import Column, Table

_GROUP = 5_000  # rows that are in memory at a time
_DOCUMENTS = "claimcli.documents"


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


def extend_claims(
    before: Path, lines: Iterable[bytes], out: BinaryIO, options: WriteOptions, *, documents: int
) -> None:
    """Claims behind those that a file has already.

    Args:
        before: that file, which need not be there.
        lines: the further claims as JSON.
        out: where all of them go.
        options: which columns are wanted.
        documents: how many the file says in its metadata that it has the claims of.
    """
    claims = (Claim.model_validate_json(line) for line in lines)
    table = Table("claims", rows.claim_columns(options.meta), rows.claim_rows(claims, options.meta))
    write_table(table, out, before=before if before.exists() else None, notes={_DOCUMENTS: str(documents)})


def count_documents(path: Path) -> int | None:
    """How many documents the claims of a file are of, where `extend_claims` wrote it."""
    parquet = load_package("pyarrow.parquet", extra="parquet", what="a Parquet file")
    try:
        notes = parquet.read_schema(path).metadata or {}
    except (OSError, ValueError):  # no Parquet file
        return None
    return int(notes[_DOCUMENTS.encode()]) if _DOCUMENTS.encode() in notes else None


def write_table(
    table: Table, out: BinaryIO, *, before: Path | None = None, notes: Mapping[str, str] | None = None
) -> None:
    """Write `table` group by group, as its rows come.

    Args:
        table: columns and rows.
        out: where the file goes.
        before: a file with the same columns, whose rows come first.
        notes: what the metadata of the file says.

    Raises:
        MissingPackageError: pyarrow is not installed.
    """
    arrow = load_package("pyarrow", extra="parquet", what="a Parquet file")
    parquet = load_package("pyarrow.parquet", extra="parquet", what="a Parquet file")
    schema = arrow.schema([(column.name, _type(arrow, column)) for column in table.columns], notes)
    found = iter(table.rows)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        if before is not None:
            for batch in parquet.ParquetFile(before).iter_batches(_GROUP):
                writer.write_table(arrow.Table.from_batches([batch]).cast(schema))
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

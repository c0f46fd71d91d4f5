"""A workbook for Excel and LibreOffice: one sheet a table, the heading row fixed, every cell a text or a number.

Texts are written as texts, so that no cell is a formula or a link whatever it begins with.
"""

import json
import re
from collections.abc import Iterable
from typing import Any, BinaryIO

from claimcli.models import CompareReport, SpeakersReport
from claimcli.writers import rows
from claimcli.writers.claims import Extraction
from claimcli.writers.output import OutputError
from claimcli.writers.packages import load_package
from claimcli.writers.registry import WriteOptions
from claimcli.writers.rows import Column, Row, Table

MOST_ROWS = 1_048_575  # of a sheet, below its heading
_MOST_CHARACTERS = 32_767  # of a cell
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")  # XlsxWriter escapes the control characters itself
_WIDTHS = {"text": 40, "context": 40, "proposition": 40, "evidence": 40, "title": 30, "speaker": 22, "document": 22}
_USUAL_WIDTH = 14
_CLAIMS = rows.CLAIM_COLUMNS


def write_claims(extraction: Extraction, out: BinaryIO, options: WriteOptions) -> None:
    """The claims, the documents, and the speakers."""
    from claimcli.speakers.summary import summarize_speakers

    documents = [document.report for document in extraction.documents]
    claims = [claim for report in documents for claim in report.claims]
    about = rows.DOCUMENT_COLUMNS[:-1]
    _write_tables(
        [
            Table("claims", rows.claim_columns(options.meta), rows.claim_rows(claims, options.meta)),
            Table("documents", about, (rows.row_of(report, about) for report in documents)),
            Table("speakers", rows.SPEAKER_COLUMNS, rows.speaker_rows(summarize_speakers(claims))),
        ],
        out,
    )


def write_comparison(report: CompareReport, out: BinaryIO, _: WriteOptions) -> None:
    """The issues, the pairs, the claims, and the speakers."""
    from claimcli.speakers.summary import summarize_speakers

    _write_tables(
        [
            Table("issues", rows.ISSUE_COLUMNS, rows.issue_rows(report)),
            Table("pairs", rows.PAIR_COLUMNS, rows.pair_rows(report)),
            Table("claims", _CLAIMS, rows.claim_rows(report.claims)),
            Table("speakers", rows.SPEAKER_COLUMNS, rows.speaker_rows(summarize_speakers(report.claims))),
        ],
        out,
    )


def write_speakers(report: SpeakersReport, out: BinaryIO, _: WriteOptions) -> None:
    """The speakers."""
    _write_tables([Table("speakers", rows.SPEAKER_COLUMNS, rows.speaker_rows(report.speakers))], out)


def _write_tables(tables: Iterable[Table], out: BinaryIO) -> None:
    xlsxwriter = load_package("xlsxwriter", extra="xlsx", what="an Excel workbook")
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as workbook:
        workbook.set_properties({"created": _day(), "author": "", "comments": ""})
        bold = workbook.add_format({"bold": True, "bottom": 1})
        for table in tables:
            _write_sheet(workbook.add_worksheet(table.name), table, bold)


def _write_sheet(sheet: Any, table: Table, heading: Any) -> None:
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        name = column.name.rpartition("_")[2] if column.name.startswith(("claim_", "counter_")) else column.name
        sheet.set_column(place, place, _WIDTHS.get(name, _USUAL_WIDTH))
        sheet.write_string(0, place, column.name, heading)
    number = 0
    for number, row in enumerate(table.rows, 1):
        if number > MOST_ROWS:
            raise OutputError(f"more than {MOST_ROWS:,} {table.name}, which no sheet holds; write .sqlite or .parquet")
        _write_row(sheet, number, row, table.columns)
    sheet.autofilter(0, 0, number, len(table.columns) - 1)


def _write_row(sheet: Any, number: int, row: Row, columns: tuple[Column, ...]) -> None:
    for place, column in enumerate(columns):
        value = row[column.name]
        if isinstance(value, bool):
            sheet.write_boolean(number, place, value)
        elif isinstance(value, int | float):
            sheet.write_number(number, place, value)
        elif value not in (None, "", []):
            sheet.write_string(number, place, _text(value))


def _text(value: Any) -> str:
    """A cell's text, cut where Excel would refuse the workbook."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = _NO_XML.sub("\ufffd", text)
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"


def _day() -> Any:
    """One day for all workbooks, so that the same claims give the same bytes."""
    from datetime import datetime

    return datetime(2000, 1, 1)

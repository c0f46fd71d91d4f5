"""A SQLite database, as Datasette opens it: documents, claims, speakers, issues, pairs, and a full-text index.

An existing database is added to. An article that is read again takes the place of what was there of it; claims are told
apart by document and id. Speakers are counted anew over all claims; issues and pairs are those of the last comparison.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from claimcli.models import Claim, CompareReport, SpeakersReport
from claimcli.speakers.summary import summarize_speakers
from claimcli.writers import rows
from claimcli.writers.claims import Extraction, ReadDocument, group_claims
from claimcli.writers.output import OutputError
from claimcli.writers.registry import WriteOptions
from claimcli.writers.rows import Column, Row

_SQL_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "real": "REAL"}  # all else is TEXT, lists as JSON
_EXTRA = Column("extra", "json")  # keys of a claim that the contract does not know
_CLAIMS = (*rows.CLAIM_COLUMNS, _EXTRA)
_KEYS = {"claims": ("document", "id"), "documents": ("document",)}
_INDEXED = ("text", "speaker", "context")
_INDEXES = {"claims": ("speaker", "date", "act"), "issues": ("issue_id", "claim_id"), "pairs": ("relation", "topic_id")}


def write_claims(extraction: Extraction, out: BinaryIO, _: WriteOptions) -> None:
    """Add the articles and their claims."""
    with _open(out) as database:
        for document in extraction.documents:
            _put_document(database, document)
        _count_speakers(database)


def write_comparison(report: CompareReport, out: BinaryIO, _: WriteOptions) -> None:
    """Add the claims, and put in the issues and pairs of this comparison."""
    with _open(out) as database:
        for document in group_claims(report).documents:
            _put_document(database, document)
        for table, found in (("issues", rows.issue_rows(report)), ("pairs", rows.pair_rows(report))):
            database.execute(f"DELETE FROM {table}")
            _put(database, table, _TABLES[table], found)
        _count_speakers(database)


def write_speakers(report: SpeakersReport, out: BinaryIO, _: WriteOptions) -> None:
    """Put in the speakers."""
    with _open(out) as database:
        database.execute("DELETE FROM speakers")
        _put(database, "speakers", rows.SPEAKER_COLUMNS, rows.speaker_rows(report.speakers))


_TABLES: dict[str, tuple[Column, ...]] = {
    "documents": rows.DOCUMENT_COLUMNS,
    "claims": _CLAIMS,
    "speakers": rows.SPEAKER_COLUMNS,
    "issues": rows.ISSUE_COLUMNS,
    "pairs": rows.PAIR_COLUMNS,
}


@contextmanager
def _open(out: BinaryIO) -> Iterator[sqlite3.Connection]:
    """The database that `out` holds, with all its tables; it is worked on beside `out`, which may have no name."""
    with TemporaryDirectory(prefix="claimcli-") as folder:
        draft = Path(folder, "draft.sqlite")
        with draft.open("wb") as copy:
            shutil.copyfileobj(out, copy)
        database = sqlite3.connect(draft)
        try:
            with database:
                _make_tables(database)
                yield database
        except sqlite3.DatabaseError as problem:
            raise OutputError(f"the database cannot be written ({problem}); name a new file") from None
        finally:
            database.close()
        out.seek(0)
        with draft.open("rb") as copy:
            shutil.copyfileobj(copy, out)
        out.truncate()


def _make_tables(database: sqlite3.Connection) -> None:
    for table, columns in _TABLES.items():
        kinds = [f"{_quote(column.name)} {_SQL_TYPES.get(column.type, 'TEXT')}" for column in columns]
        key = f", PRIMARY KEY ({', '.join(_KEYS[table])})" if table in _KEYS else ""
        database.execute(f"CREATE TABLE IF NOT EXISTS {table} ({', '.join(kinds)}{key})")
        there = {name for _, name, *_ in database.execute(f"PRAGMA table_info({table})")}
        for column, kind in zip(columns, kinds, strict=True):
            if column.name not in there:  # a database of an older version
                database.execute(f"ALTER TABLE {table} ADD COLUMN {kind}")
        for name in _INDEXES.get(table, ()):
            database.execute(f"CREATE INDEX IF NOT EXISTS {table}_{name} ON {table} ({name})")
    _make_text_index(database)


def _make_text_index(database: sqlite3.Connection) -> None:
    """FTS5 over the claims; triggers keep it in step with them."""
    names = ", ".join(_INDEXED)
    old, new = (", ".join(f"{row}.{name}" for name in _INDEXED) for row in ("old", "new"))
    database.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS claims_fts"
        f' USING fts5({names}, content="claims", tokenize="porter unicode61")'  # as Datasette looks for it
    )
    gone = f"INSERT INTO claims_fts (claims_fts, rowid, {names}) VALUES ('delete', old.rowid, {old});"
    come = f"INSERT INTO claims_fts (rowid, {names}) VALUES (new.rowid, {new});"
    for event, steps in (("INSERT", come), ("DELETE", gone), ("UPDATE", gone + come)):
        name = f"claims_after_{event.lower()}"
        database.execute(f"CREATE TRIGGER IF NOT EXISTS {name} AFTER {event} ON claims BEGIN {steps} END")


def _put_document(database: sqlite3.Connection, document: ReadDocument) -> None:
    """The article and its claims, in the place of what there was of it."""
    name = document.report.document
    if (
        document.text is not None
        or not database.execute("SELECT 1 FROM documents WHERE document = ?", [name]).fetchone()
    ):
        _put(database, "documents", rows.DOCUMENT_COLUMNS, [rows.document_row(document.report, document.text)])
    database.execute("DELETE FROM claims WHERE document = ?", [name])
    _put(database, "claims", _CLAIMS, (_with_extra(row) for row in rows.claim_rows(document.report.claims)))


def _with_extra(row: Row) -> Row:
    known = {column.name for column in rows.CLAIM_COLUMNS}
    return {**row, _EXTRA.name: {name: value for name, value in row.items() if name not in known} or None}


def _count_speakers(database: sqlite3.Connection) -> None:
    names = ("speaker", "speaker_id", "speaker_type", "mention", "document", "date")
    found = database.execute(f"SELECT {', '.join(names)} FROM claims WHERE speaker IS NOT NULL ORDER BY rowid")
    claims = [Claim.model_construct(**dict(zip(names, values, strict=True))) for values in found]
    database.execute("DELETE FROM speakers")
    _put(database, "speakers", rows.SPEAKER_COLUMNS, rows.speaker_rows(summarize_speakers(claims)))


def _put(database: sqlite3.Connection, table: str, columns: tuple[Column, ...], found: Iterable[Row]) -> None:
    names = ", ".join(_quote(column.name) for column in columns)
    places = ", ".join("?" * len(columns))
    database.executemany(
        f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({places})",
        ([_cell(row[column.name]) for column in columns] for row in found),
    )


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _quote(name: str) -> str:
    return f'"{name}"'

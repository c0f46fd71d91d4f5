"""Claims, pairs and speakers as CSV: one a row, lists as JSON in their cell, formulas disarmed unless `raw`."""

import csv
import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from claimcli.models import Claim, CompareReport, Party, SpeakerRecord, SpeakersReport
from claimcli.writers.claims import Extraction
from claimcli.writers.registry import WriteOptions
from claimcli.writers.rows import meta_text
from claimcli.writers.safe import guard_cell

CLAIM_COLUMNS = tuple(name for name in Claim.model_fields if name != "explanation")
PAIR_COLUMNS = ("relation", "tier", "score", "topic", "topic_id", "rule", "evidence")
SIDE_COLUMNS = (
    "id", "document", "title", "date", "publisher", "speaker", "speaker_type", "speaker_id", "mention", "cue", "act",
    "negated", "factuality", "addressee", "target", "part", "text", "kind", "quotes", "reported_by", "line",
    "confidence",
)  # fmt: skip


def write_claims(extraction: Extraction, out: TextIO, options: WriteOptions) -> None:
    """One claim a row, with the columns of the claim record."""
    columns = (*CLAIM_COLUMNS, "explanation") if options.explain else CLAIM_COLUMNS
    asked = [f"meta_{name}" for name in options.meta]
    rows = (
        [*(getattr(claim, name) for name in columns), *(meta_text(claim, name) for name in options.meta)]
        for claim in extraction.claims()
    )
    write_rows((*columns, *asked), rows, out, options)


def write_pairs(report: CompareReport, out: TextIO, options: WriteOptions) -> None:
    """One pair a row: what holds of the pair, then the columns of the claim and of its counter."""
    sides = [f"{side}_{name}" for side in ("claim", "counter") for name in SIDE_COLUMNS]
    rows = (
        [
            *(getattr(pair, name) for name in PAIR_COLUMNS),
            *(getattr(side, name) for side in (pair.claim, pair.counter) for name in SIDE_COLUMNS),
        ]
        for topic in report.topics
        for pair in topic.pairs
    )
    write_rows([*PAIR_COLUMNS, *sides], rows, out, options)


def write_speakers(report: SpeakersReport, out: TextIO, options: WriteOptions) -> None:
    """One speaker a row."""
    columns = tuple(SpeakerRecord.model_fields)
    rows = ([getattr(speaker, name) for name in columns] for speaker in report.speakers)
    write_rows(columns, rows, out, options)


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO, options: WriteOptions) -> None:
    """A CSV table with a header, as `options.raw` and `options.bom` say."""
    writer = csv.writer(out, lineterminator="\n")
    if not options.headless:
        out.write("\ufeff" if options.bom else "")
        writer.writerow([_cell(name, options.raw) for name in columns])
    for row in rows:
        writer.writerow([_cell(value, options.raw) for value in row])
        out.flush()


def _cell(value: Any, raw: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Party):  # a cell for a reader: the name, else the words of the text
        value = value.name or value.mention
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if raw else guard_cell(text)

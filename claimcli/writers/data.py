"""Reports as JSON and JSONL: the output contract, in a stable order, one record a line or one object."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from claimcli import __version__
from claimcli.models import CompareReport, ExtractReport, Record, SpeakersReport
from claimcli.writers.safe import guard_json

GENERATOR = f"claimcli {__version__}"
_EXPLANATION = {"explanation"}


def write_jsonl(records: Iterable[Record], out: TextIO, *, explain: bool = False) -> None:
    """One record a line, each handed on as soon as it is there."""
    for record in records:
        out.write(guard_json(json.dumps(_dump(record, explain=explain), ensure_ascii=False)) + "\n")
        out.flush()


def write_json(report: ExtractReport | CompareReport | SpeakersReport, out: TextIO, *, explain: bool = False) -> None:
    """The whole report as one object."""
    write_object(_dump(report.model_copy(update={"generator": GENERATOR}), explain=explain), out)


def write_object(value: Any, out: TextIO) -> None:
    """Any JSON value, indented."""
    out.write(guard_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n")


def _dump(record: Record, *, explain: bool) -> dict[str, Any]:
    """The record as JSON values; without `explain`, its claims and those inside it leave out their explanation."""
    values: dict[str, Any] = record.model_dump(mode="json")
    if not explain:
        _drop_explanations(values)
    return values


def _drop_explanations(values: Any) -> None:
    """Remove `explanation` from each claim in place; only our own records are searched, not keys passed through."""
    if "content_spans" in values:
        values.pop("explanation", None)
    for key in ("documents", "topics", "pairs", "claims"):
        if isinstance(values.get(key), list):
            for item in values[key]:
                _drop_explanations(item)
    for key in ("claim", "counter"):
        if isinstance(values.get(key), dict):
            _drop_explanations(values[key])

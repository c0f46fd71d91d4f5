"""Reports as JSON and JSONL: the output contract, in a stable order, one record a line or one object."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from claimcli import __version__
from claimcli.models import Claim, CompareReport, ExtractReport, Pair, SpeakersReport, StatsReport
from claimcli.record import Record
from claimcli.writers.claims import Extraction
from claimcli.writers.indented import indent
from claimcli.writers.registry import WriteOptions
from claimcli.writers.safe import guard_json
from claimcli.writers.streams import write_line

if TYPE_CHECKING:
    from claimcli.checking.records import CheckReport

GENERATOR = f"claimcli {__version__}"
_CLAIM: Any = {"explanation"}
_CLAIMS: Any = {"__all__": _CLAIM}
_PAIR: Any = {"claim": _CLAIM, "counter": _CLAIM}
# Where each record keeps the explanations of its claims, as Pydantic's `exclude` wants it.
_EXPLANATIONS: dict[type[Record], Any] = {
    Claim: _CLAIM,
    Pair: _PAIR,
    ExtractReport: {"documents": {"__all__": {"claims": _CLAIMS}}},
    CompareReport: {"claims": _CLAIMS, "topics": {"__all__": {"pairs": {"__all__": _PAIR}}}},
}


def write_claims_json(extraction: Extraction, out: TextIO, options: WriteOptions) -> None:
    """All documents as one object."""
    reports = tuple(extraction.reports())
    engine = next((report.engine for report in reports if report.engine), None)
    report = ExtractReport(engine=engine, documents=reports, errors=tuple(extraction.errors))
    write_json(report, out, explain=options.explain)


def write_claims_jsonl(extraction: Extraction, out: TextIO, options: WriteOptions) -> None:
    """One claim a line."""
    write_jsonl(extraction.claims(), out, explain=options.explain)


def write_comparison_json(report: CompareReport, out: TextIO, options: WriteOptions) -> None:
    """The whole comparison as one object."""
    write_json(report, out, explain=options.explain)


def write_pairs_jsonl(report: CompareReport, out: TextIO, options: WriteOptions) -> None:
    """One pair a line."""
    write_jsonl((pair for topic in report.topics for pair in topic.pairs), out, explain=options.explain)


def write_speakers_json(report: SpeakersReport, out: TextIO, _: WriteOptions) -> None:
    """All speakers as one object."""
    write_json(report, out)


def write_speakers_jsonl(report: SpeakersReport, out: TextIO, _: WriteOptions) -> None:
    """One speaker a line."""
    write_jsonl(report.speakers, out)


def write_checks_json(report: "CheckReport", out: TextIO, _: WriteOptions) -> None:
    """All of a check as one object."""
    write_json(report, out)


def write_checks_jsonl(report: "CheckReport", out: TextIO, _: WriteOptions) -> None:
    """One quotation, or indirect claim, a line."""
    write_jsonl(report.checks, out)


def write_stats_json(report: StatsReport, out: TextIO, _: WriteOptions) -> None:
    """All counts as one object."""
    write_json(report, out)


def write_jsonl(records: Iterable[Record], out: TextIO, *, explain: bool = False) -> None:
    """One record a line.

    Args:
        records: handed on one by one, as they come.
        out: a line for each.
        explain: whether claims say why they are there.
    """
    for record in records:
        write_line(guard_json(json.dumps(_dump(record, explain=explain), ensure_ascii=False)), out)


def write_json(report: Record, out: TextIO, *, explain: bool = False) -> None:
    """The whole report as one object."""
    write_object(_dump(report.model_copy(update={"generator": GENERATOR}), explain=explain), out)


def write_object(value: Any, out: TextIO) -> None:
    """Any JSON `value` to `out`, indented, with each list of spans on one line."""
    out.write(guard_json(indent(value)) + "\n")


def _dump(record: Record, *, explain: bool) -> dict[str, Any]:
    """The record as JSON values; without `explain`, its claims leave out their explanation."""
    return record.model_dump(mode="json", exclude=None if explain else _EXPLANATIONS.get(type(record)))

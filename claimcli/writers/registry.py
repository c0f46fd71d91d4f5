"""The writers: which formats a record can be written in, what writes it, and which suffix of a file names it.

A row of `_WRITERS` is all that a format needs besides its module. Its function takes the record, where to write it, and
`WriteOptions`; the module is loaded when something is written in it, so that no format costs those who use another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from claimcli.report.page import Source

# What the function is given to write to: an open text file, an open binary file, or a `Files` for several named files.
Sink = Literal["text", "binary", "files"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOptions:
    """What the user asked of the output; a writer takes what concerns it."""

    explain: bool = False  # with the reasons of each claim
    raw: bool = False  # CSV cells as they are, also those that a spreadsheet would run
    headless: bool = False  # CSV that goes on where an earlier run ended: no header
    bom: bool = False  # CSV that begins with a byte order mark, by which spreadsheets know UTF-8
    pairs: bool = False  # compare: each pair with its evidence, not one block for each issue
    meta: tuple[str, ...] = ()  # what the input's rows say besides that is to have columns of its own
    limit: int | None = None  # compare: so many issues at most; None for all
    title: str = ""  # of a page; empty for its own
    sources: "Mapping[str, Source] | None" = None  # of a page: the articles by the names that claims carry


class Writer(NamedTuple):
    """One (record, format): `module:function` below `claimcli`, and what it writes to."""

    function: str
    sink: Sink = "text"
    grows: bool = False  # an existing file is added to, not replaced


class UnknownFormatError(ValueError):
    """No writer for a record in a format; the message names those that there are."""


_WRITERS: dict[tuple[str, str], Writer] = {
    ("claims", "table"): Writer("writers.claims:write_claims"),
    ("claims", "json"): Writer("writers.data:write_claims_json"),
    ("claims", "jsonl"): Writer("writers.data:write_claims_jsonl"),
    ("claims", "csv"): Writer("writers.sheet:write_claims"),
    ("claims", "sqlite"): Writer("writers.sqlite:write_claims", "binary", grows=True),
    ("claims", "xlsx"): Writer("writers.xlsx:write_claims", "binary"),
    ("claims", "parquet"): Writer("writers.parquet:write_claims", "binary"),
    ("claims", "markdown"): Writer("writers.markdown:write_claims"),
    ("claims", "brat"): Writer("writers.brat:write_claims", "files"),
    ("claims", "webannotation"): Writer("writers.webannotation:write_claims"),
    ("claims", "cas"): Writer("writers.cas:write_claims", "files"),
    ("claims", "labelstudio"): Writer("writers.labelstudio:write_claims"),
    ("claims", "doccano"): Writer("writers.doccano:write_claims"),
    ("comparison", "table"): Writer("writers.pairs:write_comparison"),
    ("comparison", "json"): Writer("writers.data:write_comparison_json"),
    ("comparison", "jsonl"): Writer("writers.data:write_pairs_jsonl"),
    ("comparison", "csv"): Writer("writers.sheet:write_pairs"),
    ("comparison", "sqlite"): Writer("writers.sqlite:write_comparison", "binary", grows=True),
    ("comparison", "xlsx"): Writer("writers.xlsx:write_comparison", "binary"),
    ("comparison", "parquet"): Writer("writers.parquet:write_comparison", "binary"),
    ("comparison", "markdown"): Writer("writers.markdown:write_comparison"),
    ("comparison", "mermaid"): Writer("writers.graphs:write_mermaid"),
    ("comparison", "dot"): Writer("writers.graphs:write_dot"),
    ("comparison", "html"): Writer("report.writing:write_comparison"),
    ("matrix", "table"): Writer("writers.matrix:write_matrix"),
    ("matrix", "json"): Writer("writers.matrix:write_matrix_json"),
    ("matrix", "jsonl"): Writer("writers.matrix:write_matrix_jsonl"),
    ("matrix", "csv"): Writer("writers.matrix:write_matrix_csv"),
    ("speakers", "table"): Writer("writers.speakers:write_speakers"),
    ("speakers", "json"): Writer("writers.data:write_speakers_json"),
    ("speakers", "jsonl"): Writer("writers.data:write_speakers_jsonl"),
    ("speakers", "csv"): Writer("writers.sheet:write_speakers"),
    ("speakers", "sqlite"): Writer("writers.sqlite:write_speakers", "binary", grows=True),
    ("speakers", "xlsx"): Writer("writers.xlsx:write_speakers", "binary"),
    ("speakers", "parquet"): Writer("writers.parquet:write_speakers", "binary"),
    ("speakers", "markdown"): Writer("writers.markdown:write_speakers"),
    ("stats", "table"): Writer("writers.stats:write_stats"),
    ("stats", "json"): Writer("writers.data:write_stats_json"),
    ("stats", "jsonl"): Writer("writers.stats:write_stats_jsonl"),
    ("stats", "csv"): Writer("writers.stats:write_stats_csv"),
    ("checks", "table"): Writer("writers.check_text:write_checks"),
    ("checks", "json"): Writer("writers.data:write_checks_json"),
    ("checks", "jsonl"): Writer("writers.data:write_checks_jsonl"),
    ("checks", "html"): Writer("writers.check_html:write_checks"),
    ("checks", "github"): Writer("writers.check_github:write_checks"),
    ("checks", "sarif"): Writer("writers.check_sarif:write_checks"),
    ("checks", "junit"): Writer("writers.check_junit:write_checks"),
}
# The suffix of an output file and the format that it names. A name without a suffix (a pipe, a device) names none.
_SUFFIXES: dict[str, str] = {
    ".txt": "table",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".dot": "dot",
    ".gv": "dot",
    ".html": "html",
    ".htm": "html",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".md": "markdown",
    ".jsonld": "webannotation",
    ".sarif": "sarif",
    ".xml": "junit",
}


def list_formats(record: str) -> tuple[str, ...]:
    """The formats that `record` can be written in, in the order of the table above."""
    return tuple(format_ for known, format_ in _WRITERS if known == record)


def find_writer(record: str, format_: str) -> Writer:
    """The writer of `record` in `format_`.

    Raises:
        UnknownFormatError: There is none.
    """
    writer = _WRITERS.get((record, format_))
    if writer is None:
        raise UnknownFormatError(f"{record} cannot be written as {format_}; formats are {_say(list_formats(record))}")
    return writer


def name_format(record: str, output: str | None) -> str:
    """The format of `record` that the suffix of the file `output` names; `table` without a file or a suffix.

    Raises:
        UnknownFormatError: The suffix names no format, or none that the record can be written in.
    """
    suffix = PurePath(output or "").suffix.lower()
    if not suffix:
        return "table"
    format_ = _SUFFIXES.get(suffix)
    if format_ is None:
        known = [name for name, named in _SUFFIXES.items() if (record, named) in _WRITERS]
        raise UnknownFormatError(f"no format has the suffix {suffix}; use {_say(known)}, or name one with --format")
    find_writer(record, format_)
    return format_


def write(record: str, format_: str, value: Any, out: Any, options: WriteOptions | None = None) -> None:
    """Write `value`, a `record`, to `out` in `format_`.

    Args:
        record: `claims`, `comparison`, `matrix`, `speakers`, …: the first half of a key of the table above.
        format_: the second half.
        value: the record itself, as the function of the table takes it.
        out: what the writer's `sink` says.
        options: what the user asked for; the default is nothing.

    Raises:
        UnknownFormatError: no such writer.
    """
    module, _, function = find_writer(record, format_).function.partition(":")
    getattr(import_module(f"claimcli.{module}"), function)(value, out, options or WriteOptions())


def _say(names: "list[str] | tuple[str, ...]") -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else "".join(names)

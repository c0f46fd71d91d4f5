"""`--resume`: the output of extract grows article by article, and a run that was ended goes on where it was."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

from claimcli import __version__
from claimcli.cli.steps import refuse_output_among_inputs
from claimcli.writers.ledger import Ledger, open_ledger, settle
from claimcli.writers.messages import report_note
from claimcli.writers.output import OutputError, check_output
from claimcli.writers.words import count

if TYPE_CHECKING:
    from claimcli.cli.run import Run
    from claimcli.filters import ClaimFilter
    from claimcli.writers.claims import Extraction, ReadDocument
    from claimcli.writers.registry import WriteOptions

FORMATS = ("jsonl", "csv", "parquet")
ROWS = ".resume-rows"  # beside a Parquet file, which cannot grow: the claims that are not in it yet


def extract_on(
    run: "Run",
    extraction: "Extraction",
    target: Path | None,
    style: str,
    options: "WriteOptions",
    wanted: "ClaimFilter",
    *,
    anew: bool,
) -> None:
    """Write the documents of `extraction`, which `run` reads, behind those that the file `target` has.

    Raises:
        OutputError: `target` cannot be gone on with.
    """
    refuse_output_among_inputs(target, run)
    with open_resumed(target, style, describe_run(run, style, options, wanted), anew=anew) as ledger:
        run.done = ledger.done
        if run.done and not run.choices.quiet:
            report_note(f"{count(run.done.total(), 'article')} done before; going on with the rest")
        write_resumed(extraction, cast(Path, target), ledger, style, options)


def describe_run(run: "Run", style: str, options: "WriteOptions", wanted: "ClaimFilter") -> dict[str, Any]:
    """What the rows depend on: versions, how inputs are read, which claims are wanted and how they are written."""
    from claimcli.attribution.engines import load_engine

    return {
        "claimcli": __version__,
        "weights": load_engine(run.engine).weights,
        "format": style,
        "encoding": run.encoding,
        "columns": dict(run.choices.columns),
        "id": run.choices.identity,
        "aliases": None if run.aliases is None else sha256(repr(run.aliases).encode()).hexdigest()[:16],
        "explain": options.explain,
        "raw-csv": options.raw,
        "bom": options.bom,
        "meta": list(options.meta),
        **wanted._asdict(),
    }


@contextmanager
def open_resumed(target: Path | None, style: str, description: Mapping[str, Any], *, anew: bool) -> Iterator[Ledger]:
    """The ledger of the output `target`, which ends behind the last document that is done.

    Args:
        target: the file that is gone on with.
        style: its format.
        description: what its rows depend on.
        anew: begin with nothing, whatever was there.

    Raises:
        OutputError: `target` cannot be gone on with.
    """
    if target is None or str(target) == "-":
        raise OutputError("--resume goes on with a file; name one with --output")
    if style not in FORMATS:
        raise OutputError(f"--resume cannot go on with {style}; formats are jsonl, csv and parquet")
    check_output(target, force=True)
    if target.exists() and not target.is_file():
        raise OutputError(f"{target} is no file that --resume could go on with; name another")
    ledger = open_ledger(target, description, anew=anew)
    try:
        if anew:
            target.unlink(missing_ok=True)
            _rows_of(target).unlink(missing_ok=True)
        if style == "parquet":
            _find_merged(target, ledger)
        settle(ledger, _rows_of(target) if style == "parquet" else target)
        yield ledger
    finally:
        ledger.close()


def write_resumed(extraction: "Extraction", target: Path, ledger: Ledger, style: str, options: "WriteOptions") -> None:
    """Write documents behind those that are done, each into the ledger as soon as all its rows are there."""
    if style != "parquet":
        _grow(extraction, target, ledger, style, replace(options, headless=ledger.end > 0))
        return
    # Parquet cannot grow: claims are gathered beside it, and at the end put behind those that it has.
    from claimcli.writers.parquet import extend_claims
    from claimcli.writers.whole_file import write_whole_bytes

    rows = _rows_of(target)
    _grow(extraction, rows, ledger, "jsonl", options)
    with rows.open("rb") as lines, write_whole_bytes(target) as out:
        extend_claims(target, lines, out, options, documents=len(ledger.entries))
    rows.unlink()
    ledger.merge()


def _find_merged(target: Path, ledger: Ledger) -> None:
    """Make out how many of the documents the Parquet file has; a run may have been ended just when it was put there."""
    from claimcli.writers.parquet import count_documents

    standing = count_documents(target) if target.exists() else 0
    if standing is None or standing < ledger.merged or standing > len(ledger.entries):
        raise OutputError(f"{target} is not as --resume left it; give --force to replace it, or another name")
    if standing > ledger.merged:
        _rows_of(target).unlink(missing_ok=True)
        ledger.merge()


def _grow(extraction: "Extraction", place: Path, ledger: Ledger, style: str, options: "WriteOptions") -> None:
    from claimcli.writers.claims import Extraction
    from claimcli.writers.registry import write

    with place.open("a", encoding="utf-8", newline="\n") as out:
        write("claims", style, Extraction(_follow(extraction, out, place, ledger), extraction.errors), out, options)


def _follow(extraction: "Extraction", out: TextIO, place: Path, ledger: Ledger) -> "Iterator[ReadDocument]":
    """The documents; when the next is asked for, the rows of the last are written."""
    for document in extraction.documents:
        yield document
        out.flush()
        ledger.note(document.report.document, place)


def _rows_of(target: Path) -> Path:
    return target.with_name(target.name + ROWS)

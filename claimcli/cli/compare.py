"""`claimcli compare`: claims and the counterclaims that answer them."""

from typing import TYPE_CHECKING

import typer

from claimcli.cli.options import (
    AliasesOption,
    AnyPaths,
    LimitOption,
    MatrixOption,
    OnlyInOption,
    PairFormatOption,
    PairsOption,
)
from claimcli.cli.reading import Inputs
from claimcli.cli.records import Csv, IssueChoice, PairChoice, Reader, Target
from claimcli.cli.steps import finish_claims, open_output, refuse, sources_of, start_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcli.cli.run import Run
    from claimcli.filters import PairFilter
    from claimcli.models import Claim, CompareReport


def compare(
    ctx: typer.Context,
    paths: AnyPaths = None,
    format_: PairFormatOption = None,
    *,
    target: Target,
    choice: PairChoice,
    only_in: OnlyInOption = None,
    matrix: MatrixOption = False,
    pairs: PairsOption = False,
    limit: LimitOption = None,
    issues: IssueChoice,
    reader: Reader,
    csv: Csv,
    aliases: AliasesOption = None,
    inputs: Inputs,
) -> None:
    """Claims and the counterclaims that answer them.

    Who disputes, questions, supports or repeats what, how that is known, and where it stands.

    \b
    Example: claimcli compare news/ --relation disputes
             claimcli extract news/ --format jsonl | claimcli compare - --across
    """
    from claimcli.writers.registry import WriteOptions, write

    record = "matrix" if matrix else "comparison" if only_in is None else "claims"
    style = target.choose_style(record, format_)
    run = start_run(ctx, paths, reader, inputs, aliases, keep_articles=style == "html")
    wanted = issues.as_filter(choice)
    with open_output(target.output, target.force, style, record, run) as out:
        claims = run.collect_claims()
        report = _compare(claims, run, only_in, wanted, limit)
        record, value = _shape(record, style, report, wanted)
        sources = sources_of(run) if style == "html" else None
        options = WriteOptions(raw=csv.raw_csv, bom=csv.bom, pairs=pairs, limit=limit, sources=sources)
        write(record, style, value, out, options)
    finish_claims(run, claims, wanted.speakers)


def _compare(
    claims: "Sequence[Claim]", run: "Run", only_in: str | None, wanted: "PairFilter", limit: int | None
) -> "CompareReport":
    from claimcli.comparison.pipeline import compare_claims
    from claimcli.filters import filter_report, limit_issues

    report = compare_claims(claims)
    if only_in is not None:
        report = _keep_only_in(only_in, report, run)
    return limit_issues(filter_report(report, wanted), limit).model_copy(update=run.outcome)


def _shape(record: str, style: str, report: "CompareReport", wanted: "PairFilter") -> tuple[str, object]:
    """What is written of a comparison, and as which record."""
    from claimcli.writers.claims import group_claims
    from claimcli.writers.matrix import count_issues

    if record == "matrix":
        return record, count_issues(report, wanted.relations or ("disputes",))
    if record == "claims" and style != "json":
        return record, group_claims(report)
    return "comparison", report  # a JSON object has room for the claims and for what there is beside them


def _keep_only_in(document: str, report: "CompareReport", run: "Run") -> "CompareReport":
    from claimcli.filters import keep_only_in

    try:
        return keep_only_in(document, report, tuple(run.documents))
    except ValueError as problem:
        raise refuse("--only-in", str(problem)) from None

"""`claimcli compare`: claims and the counterclaims that answer them."""

from typing import TYPE_CHECKING

import typer

from claimcli.cli.options import (
    AcrossOption,
    AliasesOption,
    AnyPaths,
    EncodingOption,
    EngineChoice,
    EngineOption,
    ForceOption,
    JobsOption,
    JsonOption,
    MatrixOption,
    OnlyInOption,
    OpponentOption,
    OutputOption,
    PairFormatOption,
    RawCsvOption,
    RelationOption,
    TierOption,
    choose_format,
)
from claimcli.cli.steps import open_output, refuse, start_run, values_of, warn_unknown

if TYPE_CHECKING:
    from claimcli.cli.run import Run
    from claimcli.models import CompareReport


def compare(
    ctx: typer.Context,
    paths: AnyPaths = None,
    format_: PairFormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
    relation: RelationOption = None,
    tier: TierOption = None,
    speaker: OpponentOption = None,
    across: AcrossOption = False,
    only_in: OnlyInOption = None,
    matrix: MatrixOption = False,
    encoding: EncodingOption = "utf-8",
    engine: EngineOption = EngineChoice.LIGHT,
    jobs: JobsOption = 1,
    raw_csv: RawCsvOption = False,
    aliases: AliasesOption = None,
) -> None:
    """Claims and the counterclaims that answer them.

    Who disputes, questions, supports or repeats what, how that is known, and where it stands.

    \b
    Example: claimcli compare news/ --relation disputes
             claimcli extract news/ --format jsonl | claimcli compare - --across
    """
    from claimcli.cli.filters import PairFilter, filter_topics
    from claimcli.comparison.pipeline import compare_claims
    from claimcli.writers.pairs import write_comparison, write_matrix

    style = choose_format(format_, as_json, output)
    if (only_in is not None or matrix) and style in ("mermaid", "dot"):
        unfit = "--matrix" if matrix else "--only-in"
        raise refuse("--format", f"{style} draws pairs; leave out {unfit}")
    run = start_run(ctx, paths, encoding, aliases, engine, jobs)
    with open_output(output, force, style) as out:
        claims = run.collect_claims()
        report = compare_claims(claims)
        if only_in is not None:
            report = _keep_only_in(only_in, report, run)
        wanted = PairFilter(values_of(relation), values_of(tier), tuple(speaker or ()), across)
        topics = filter_topics(report.topics, wanted)
        report = report.model_copy(update={"engine": run.reader, "topics": topics, "errors": tuple(run.errors)})
        if matrix:
            write_matrix(report, wanted.relations or ("disputes",), out, style, raw=raw_csv)
        else:
            write_comparison(report, out, style, raw=raw_csv, as_claims=only_in is not None)
    warn_unknown(wanted.speakers, [claim.speaker for claim in claims if claim.speaker])
    raise typer.Exit(run.exit_code)


def _keep_only_in(document: str, report: "CompareReport", run: "Run") -> "CompareReport":
    from claimcli.cli.filters import keep_only_in

    try:
        return keep_only_in(document, report, tuple(run.documents))
    except ValueError as problem:
        raise refuse("--only-in", str(problem)) from None

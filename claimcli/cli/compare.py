"""`claimcli compare`: claims and the counterclaims that answer them."""

from typing import TYPE_CHECKING

import typer

from claimcli.cli.options import (
    AcrossOption,
    AliasesOption,
    AnyPaths,
    BomOption,
    EncodingOption,
    EngineOption,
    ForceOption,
    JobsOption,
    JsonOption,
    LimitOption,
    MatrixOption,
    OnlyInOption,
    OpponentOption,
    OutputOption,
    PairFormatOption,
    PairsOption,
    RawCsvOption,
    RelationOption,
    ScoreOption,
    TierOption,
    TopicOption,
    choose_format,
)
from claimcli.cli.steps import open_output, refuse, sources_of, start_run, tell_missing

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
    pairs: PairsOption = False,
    limit: LimitOption = None,
    min_score: ScoreOption = 0.0,
    topic: TopicOption = None,
    encoding: EncodingOption = "auto",
    engine: EngineOption = "light",
    jobs: JobsOption = None,
    raw_csv: RawCsvOption = False,
    bom: BomOption = False,
    aliases: AliasesOption = None,
) -> None:
    """Claims and the counterclaims that answer them.

    Who disputes, questions, supports or repeats what, how that is known, and where it stands.

    \b
    Example: claimcli compare news/ --relation disputes
             claimcli extract news/ --format jsonl | claimcli compare - --across
    """
    from claimcli.comparison.pipeline import compare_claims
    from claimcli.filters import PairFilter, filter_report, limit_issues
    from claimcli.writers.claims import group_claims
    from claimcli.writers.matrix import count_issues
    from claimcli.writers.registry import WriteOptions, write

    record = "matrix" if matrix else "comparison" if only_in is None else "claims"
    style = choose_format(record, format_, as_json, output)
    run = start_run(ctx, paths, encoding, aliases, engine, jobs, keep_articles=style == "html")
    with open_output(output, force, style, record, run) as out:
        claims = run.collect_claims()
        report = compare_claims(claims)
        if only_in is not None:
            report = _keep_only_in(only_in, report, run)
        wanted = PairFilter(tuple(relation or ()), tuple(tier or ()), tuple(speaker or ()), across, min_score, topic)
        report = limit_issues(filter_report(report, wanted), limit)
        report = report.model_copy(update=run.outcome)
        value: object = report
        if matrix:
            value = count_issues(report, wanted.relations or ("disputes",))
        elif record == "claims" and style != "json":
            value = group_claims(report)
        else:
            record = "comparison"  # a JSON object has room for the claims and for what there is beside them
        sources = sources_of(run) if style == "html" else None
        write(record, style, value, out, WriteOptions(raw=raw_csv, bom=bom, pairs=pairs, limit=limit, sources=sources))
    if not run.choices.quiet:
        tell_missing(
            len(claims) if run.documents else None,
            wanted.speakers,
            [claim.speaker for claim in claims if claim.speaker],
        )
    raise typer.Exit(run.exit_code)


def _keep_only_in(document: str, report: "CompareReport", run: "Run") -> "CompareReport":
    from claimcli.filters import keep_only_in

    try:
        return keep_only_in(document, report, tuple(run.documents))
    except ValueError as problem:
        raise refuse("--only-in", str(problem)) from None

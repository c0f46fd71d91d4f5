"""`claimcli report`: one HTML page with the issues, the speakers and every article with its claims marked."""

import sys
from typing import Annotated

import typer

from claimcli.cli.options import (
    AcrossOption,
    AliasesOption,
    AnyPaths,
    EncodingOption,
    EngineOption,
    ForceOption,
    JobsOption,
    OpponentOption,
    OutputOption,
    RelationOption,
    ScoreOption,
    TierOption,
    TopicOption,
)
from claimcli.cli.steps import open_output, refuse, sources_of, start_run, tell_missing

TitleOption = Annotated[
    str, typer.Option("--title", metavar="TEXT", help="The heading of the page.", show_default=False)
]


def report(
    ctx: typer.Context,
    paths: AnyPaths = None,
    output: OutputOption = None,
    force: ForceOption = False,
    title: TitleOption = "",
    relation: RelationOption = None,
    tier: TierOption = None,
    speaker: OpponentOption = None,
    across: AcrossOption = False,
    min_score: ScoreOption = 0.0,
    topic: TopicOption = None,
    encoding: EncodingOption = "auto",
    engine: EngineOption = "light",
    jobs: JobsOption = None,
    aliases: AliasesOption = None,
) -> None:
    """A page to look at: issues, who disputes whom, speakers, and every article with its claims marked.

    One HTML file that needs no network; it is readable without JavaScript, on a phone and on paper.

    \b
    Example: claimcli report news/ -o report.html
             claimcli report news/ --speaker Lavrov --title "What Lavrov says" -o lavrov.html
    """
    from claimcli.comparison.pipeline import compare_claims
    from claimcli.filters import PairFilter, filter_report
    from claimcli.report.environment import open_environment
    from claimcli.writers.packages import MissingPackageError
    from claimcli.writers.registry import WriteOptions, write

    if output is None and sys.stdout is not None and sys.stdout.isatty():
        raise refuse("--output", "a page is no good to read on a terminal; name a file, such as -o report.html")
    try:
        open_environment()
    except MissingPackageError as problem:
        raise refuse("report", str(problem)) from None
    run = start_run(ctx, paths, encoding, aliases, engine, jobs, keep_articles=True)
    with open_output(output, force, "html", "comparison", run) as out:
        claims = run.collect_claims()
        wanted = PairFilter(tuple(relation or ()), tuple(tier or ()), tuple(speaker or ()), across, min_score, topic)
        comparison = filter_report(compare_claims(claims), wanted)
        comparison = comparison.model_copy(update=run.outcome)
        write("comparison", "html", comparison, out, WriteOptions(title=title, sources=sources_of(run)))
    if not run.choices.quiet:
        tell_missing(
            len(claims) if run.documents else None,
            wanted.speakers,
            [claim.speaker for claim in claims if claim.speaker],
        )
    raise typer.Exit(run.exit_code)

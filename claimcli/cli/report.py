"""`claimcli report`: one HTML page with the issues, the speakers and every article with its claims marked."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimcli.cli.options import AliasesOption, AnyPaths, ForceOption, OutputOption
from claimcli.cli.reading import Inputs
from claimcli.cli.records import IssueChoice, PairChoice, Reader
from claimcli.cli.steps import finish_claims, open_output, refuse, sources_of, start_run

TitleOption = Annotated[
    str, typer.Option("--title", metavar="TEXT", help="The heading of the page.", show_default=False)
]


def report(
    ctx: typer.Context,
    paths: AnyPaths = None,
    output: OutputOption = None,
    force: ForceOption = False,
    title: TitleOption = "",
    *,
    choice: PairChoice,
    issues: IssueChoice,
    reader: Reader,
    aliases: AliasesOption = None,
    inputs: Inputs,
) -> None:
    """A page to look at: issues, who disputes whom, speakers, and every article with its claims marked.

    One HTML file that needs no network; it is readable without JavaScript, on a phone and on paper.

    \b
    Example: claimcli report news/ -o report.html
             claimcli report news/ --speaker Lavrov --title "What Lavrov says" -o lavrov.html
    """
    from claimcli.comparison.pipeline import compare_claims
    from claimcli.filters import filter_report
    from claimcli.writers.registry import WriteOptions, write

    _refuse_terminal(output)
    _check_environment()
    run = start_run(ctx, paths, reader, inputs, aliases, keep_articles=True)
    wanted = issues.as_filter(choice)
    with open_output(output, force, "html", "comparison", run) as out:
        claims = run.collect_claims()
        comparison = filter_report(compare_claims(claims), wanted).model_copy(update=run.outcome)
        write("comparison", "html", comparison, out, WriteOptions(title=title, sources=sources_of(run)))
    finish_claims(run, claims, wanted.speakers)


def _refuse_terminal(output: Path | None) -> None:
    if output is None and sys.stdout is not None and sys.stdout.isatty():
        raise refuse("--output", "a page is no good to read on a terminal; name a file, such as -o report.html")


def _check_environment() -> None:
    """Refuse before anything is read, where the package that fills the page is not there."""
    from claimcli.report.environment import open_environment
    from claimcli.writers.packages import MissingPackageError

    try:
        open_environment()
    except MissingPackageError as problem:
        raise refuse("report", str(problem)) from None

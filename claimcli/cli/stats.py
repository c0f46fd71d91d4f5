"""`claimcli stats`: how many claims by speaker, outlet, month, kind, act, factuality, or a column of the user's own."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcli.cli.options import AliasesOption, AnyPaths, format_option
from claimcli.cli.reading import Inputs
from claimcli.cli.records import Csv, Reader, Target
from claimcli.cli.steps import finish_claims, open_output, refuse, start_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcli.cli.run import Run
    from claimcli.models import Claim, StatsReport

_TOP = 15  # rows of a table on a terminal
FormatOption = Annotated[str | None, format_option("stats")]
ByOption = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="COLUMN",
        help="Count by this column: speaker, outlet, month, kind, act, factuality …, a column of the input's table,"
        " or a key of the alias file; several with commas are counted together; may be repeated.",
        show_default=False,
    ),
]
TopOption = Annotated[
    int | None,
    typer.Option("--top", metavar="N", min=1, help="So many rows of each table; on a terminal 15.", show_default=False),
]


def stats(
    ctx: typer.Context,
    paths: AnyPaths = None,
    by: ByOption = None,
    top: TopOption = None,
    format_: FormatOption = None,
    *,
    target: Target,
    reader: Reader,
    csv: Csv,
    aliases: AliasesOption = None,
    inputs: Inputs,
) -> None:
    """How many claims, and by whom, where and when.

    Party, gender and the like come from your own table or alias file; they are never guessed.

    \b
    Example: claimcli stats news/ --by outlet,month --format csv
             claimcli stats news/ --aliases names.toml --by party
    """
    from claimcli.writers.output import on_terminal
    from claimcli.writers.registry import WriteOptions, write

    style = target.choose_style("stats", format_)
    run = start_run(ctx, paths, reader, inputs, aliases)
    with open_output(target.output, target.force, style, "stats", run) as out:
        claims = run.collect_claims()
        most = top or (_TOP if style == "table" and on_terminal(out) else None)
        report = _count(claims, by, run, most)
        write("stats", style, report, out, WriteOptions(raw=csv.raw_csv, bom=csv.bom))
    finish_claims(run, claims)


def _count(claims: "Sequence[Claim]", by: "list[str] | None", run: "Run", most: int | None) -> "StatsReport":
    from claimcli.speakers.statistics import OVERVIEW, UnknownColumnError, count_claims

    try:
        report = count_claims(claims, by or OVERVIEW, aliases=run.aliases, top=most)
    except UnknownColumnError as problem:
        raise refuse("--by", str(problem)) from None
    return report.model_copy(update={"engine": run.reader, "errors": tuple(run.errors)})

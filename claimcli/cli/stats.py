"""`claimcli stats`: how many claims by speaker, outlet, month, kind, act, factuality, or a column of the user's own."""

from typing import Annotated

import typer

from claimcli.cli.options import (
    AliasesOption,
    AnyPaths,
    BomOption,
    EncodingOption,
    EngineOption,
    ForceOption,
    JobsOption,
    JsonOption,
    OutputOption,
    RawCsvOption,
    choose_format,
    format_option,
)
from claimcli.cli.steps import open_output, refuse, start_run, tell_missing

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
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
    encoding: EncodingOption = "auto",
    engine: EngineOption = "light",
    jobs: JobsOption = None,
    raw_csv: RawCsvOption = False,
    bom: BomOption = False,
    aliases: AliasesOption = None,
) -> None:
    """How many claims, and by whom, where and when.

    Party, gender and the like come from your own table or alias file; they are never guessed.

    \b
    Example: claimcli stats news/ --by outlet,month --format csv
             claimcli stats news/ --aliases names.toml --by party
    """
    from claimcli.speakers.statistics import OVERVIEW, UnknownColumnError, count_claims
    from claimcli.writers.output import on_terminal
    from claimcli.writers.registry import WriteOptions, write

    style = choose_format("stats", format_, as_json, output)
    run = start_run(ctx, paths, encoding, aliases, engine, jobs)
    with open_output(output, force, style, "stats", run) as out:
        claims = run.collect_claims()
        most = top or (_TOP if style == "table" and on_terminal(out) else None)
        try:
            report = count_claims(claims, by or OVERVIEW, aliases=run.aliases, top=most)
        except UnknownColumnError as problem:
            raise refuse("--by", str(problem)) from None
        report = report.model_copy(update={"engine": run.reader, "errors": tuple(run.errors)})
        write("stats", style, report, out, WriteOptions(raw=raw_csv, bom=bom))
    if not run.choices.quiet:
        tell_missing(len(claims) if run.documents else None)
    raise typer.Exit(run.exit_code)

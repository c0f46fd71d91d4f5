"""`claimcli show`: an article with its claims marked."""

from typing import Annotated

import typer

from claimcli.cli.options import EncodingOption, EngineOption
from claimcli.cli.reading import Inputs
from claimcli.cli.records import Reader
from claimcli.cli.steps import open_output, start_run


def show(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="An article, or - for standard input.", show_default=False)
    ] = None,
    encoding: EncodingOption = "auto",
    engine: EngineOption = "light",
    *,
    inputs: Inputs,
) -> None:
    """An article with its claims marked.

    Sources, cues and contents are numbered as in the table of extract.

    \b
    Example: claimcli show news/article.txt
    """
    from claimcli.writers.marked import write_marked

    run = start_run(ctx, [file] if file is not None else None, Reader(encoding, engine), inputs)
    with open_output(None, False, "table") as out:
        for article, report in run.extract_articles():
            write_marked(article.text, report.claims, out)
    raise typer.Exit(run.exit_code)

"""The command `claimcli` with its subcommands, one module each; nothing is decided here."""

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from claimcli import __version__
from claimcli.cli.check import CheckCommand, check
from claimcli.cli.compare import compare
from claimcli.cli.config import apply_settings, config
from claimcli.cli.corpus import corpus
from claimcli.cli.extract import extract
from claimcli.cli.mcp import mcp
from claimcli.cli.report import report
from claimcli.cli.schema import schema
from claimcli.cli.show import show
from claimcli.cli.speakers import speakers
from claimcli.cli.stats import stats
from claimcli.cli.steps import refuse, show_help
from claimcli.cli.unfold import unfold


class QuietGroup(TyperGroup):
    """Commands that end quietly when their output is closed or Ctrl-C is pressed."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a closed pipe is exit code 0, an interrupt 130, an output that cannot be written 2."""
        from claimcli.attribution.engines import EngineMissing
        from claimcli.writers.output import OutputError
        from claimcli.writers.packages import MissingPackageError
        from claimcli.writers.streams import silence_output

        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            silence_output()
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            raise typer.Exit(130) from None
        except OutputError as problem:
            raise refuse("--output", str(problem)) from None
        except MissingPackageError as problem:
            raise refuse("--format", str(problem)) from None
        except EngineMissing as problem:
            raise refuse("--engine", str(problem)) from None


app = typer.Typer(
    cls=QuietGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"claimcli {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said what, and who disputes it: claims and counterclaims out of news text.

    \b
    claimcli extract news/              the claims of a folder of articles
    claimcli compare news/              which of them answer one another, and how
    claimcli report news/ -o page.html  a page to look at
    claimcli speakers news/             who speaks, how often and where
    claimcli stats news/                how many claims, by whom, where and when
    claimcli show news/article.txt      the article with its claims marked
    claimcli corpus archive/ claims/    the claims of a million articles
    claimcli config                     what your settings are, and where from
    claimcli check draft.md --against notes/   is that what they said?
    """
    if ctx.invoked_subcommand is None:
        show_help(ctx)
    if ctx.invoked_subcommand != config.__name__ and not {"--help", "-h"} & set(sys.argv):
        apply_settings(ctx)


app.command(cls=CheckCommand)(unfold(check))
for command in (extract, compare, report, speakers, stats, show, schema, config):
    app.command()(unfold(command))
app.command()(unfold(corpus))
app.command()(mcp)

"""What commands share: they start a run over their inputs, open their output, and refuse what makes no sense."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

import typer

from claimcli.cli.options import EngineChoice

if TYPE_CHECKING:
    from claimcli.cli.run import Run


def start_run(
    ctx: typer.Context,
    paths: Sequence[str] | None,
    encoding: str,
    aliases: Path | None,
    engine: EngineChoice,
    jobs: int = 1,
    *,
    keep_articles: bool = False,
) -> "Run":
    """The run over `paths`; without any over standard input, and the help where that is a terminal."""
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        show_help(ctx)
    from claimcli.cli.run import Run, load_aliases

    try:
        names = tuple(paths or ("-",))
        return Run(names, encoding, load_aliases(aliases), engine.value, jobs, keep_articles=keep_articles)
    except ValueError as problem:
        raise refuse("--aliases", str(problem)) from None


def refuse(option: str, message: str) -> typer.BadParameter:
    """The error of wrong usage that ends with exit code 2, harmless for a terminal."""
    from claimcli.writers.safe import show_name

    return typer.BadParameter(show_name(message), param_hint=option)


def show_help(ctx: typer.Context) -> NoReturn:
    """Print the help of a command on standard error and end with exit code 2."""
    print(ctx.get_help(), file=sys.stderr)
    raise typer.Exit(2)


@contextmanager
def open_output(output: Path | None, force: bool, style: str) -> Iterator[TextIO]:
    """Where the command writes: standard output, or the file `output`, which appears whole or not at all."""
    from claimcli.writers import output as outputs

    with outputs.open_output(str(output) if output else None, force=force, data=style != "table") as out:
        yield out


def values_of(choices: Sequence[Enum] | None) -> tuple[str, ...]:
    """The values of the choices given on the command line."""
    return tuple(str(choice.value) for choice in choices or ())


def warn_unknown(wanted: Sequence[str], speakers: Sequence[str]) -> None:
    """Say so when nobody answers to a name that was asked for, and who has a name like it."""
    from claimcli.cli.filters import suggest_names
    from claimcli.writers.messages import report_warning

    for name, similar in suggest_names(wanted, speakers):
        hint = f"; did you mean {' or '.join(similar)}?" if similar else "; claimcli speakers lists who does"
        report_warning("", f"nobody called {name} speaks here{hint}")

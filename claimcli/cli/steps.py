"""What commands share: they start a run over their inputs, open their output, and refuse what makes no sense."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from claimcli.cli.reading import Inputs
from claimcli.cli.records import Reader

if TYPE_CHECKING:
    from claimcli.cli.run import Run
    from claimcli.models import Claim
    from claimcli.report.page import Source


def start_run(
    ctx: typer.Context,
    paths: Sequence[str] | None,
    reader: Reader,
    inputs: Inputs,
    aliases: Path | None = None,
    *,
    keep_articles: bool = False,
) -> "Run":
    """The run over `paths`; without any over standard input, and the help where that is a terminal.

    Args:
        ctx: the context of the command, for its help.
        paths: files, folders, or - for standard input.
        reader: what reads the articles.
        inputs: how inputs are read.
        aliases: the file of aliases, where one was given.
        keep_articles: whether the run keeps the articles that it reads.

    Raises:
        typer.BadParameter: The file of aliases cannot be read, or options contradict one another.
    """
    choices = inputs.choose()
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        show_help(ctx)
    from claimcli.cli.run import Run, load_aliases

    try:
        known = load_aliases(aliases)
    except ValueError as problem:
        raise refuse("--aliases", str(problem)) from None
    names = tuple(paths or ("-",))
    return Run(names, reader.encoding, known, reader.engine, reader.jobs, choices, keep_articles=keep_articles)


def refuse(option: str, message: str) -> typer.BadParameter:
    """The error of wrong usage that ends with exit code 2: what is wrong with `option`, as a `message` harmless for a
    terminal."""
    from claimcli.writers.safe import show_name

    return typer.BadParameter(show_name(message), param_hint=option)


def show_help(ctx: typer.Context) -> NoReturn:
    """Print the help of a command on standard error and end with exit code 2."""
    print(ctx.get_help(), file=sys.stderr)
    raise typer.Exit(2)


@contextmanager
def open_output(
    output: Path | None, force: bool, style: str, record: str = "claims", run: "Run | None" = None
) -> Iterator[Any]:
    """Where the command writes `record` as `style`: standard output or the file `output`, which appears whole or not at
    all; what is yielded is what the writer's sink says.

    The file is never one of the inputs of `run`, and keeps what it held where `run` could read none of them.

    Args:
        output: the file, or None.
        force: whether it may replace one that is there.
        style: the format.
        record: what is written.
        run: whose inputs must not be overwritten.
    """
    from claimcli.writers import output as outputs
    from claimcli.writers.registry import find_writer

    path, writer = str(output) if output else None, find_writer(record, style)
    refuse_output_among_inputs(output, run)
    kept: list[str] = []

    def wanted() -> bool:
        if path is not None and run is not None and run.errors and not run.read:
            kept.append(path)
        return not kept

    if writer.sink == "binary":
        with outputs.open_binary(path, force=force, grows=writer.grows and not force, wanted=wanted) as out:
            yield out
    elif writer.sink == "files":
        from claimcli.writers.files import open_files

        with open_files(path, force=force) as files:
            yield files
    else:
        with outputs.open_output(path, force=force, data=style != "table", wanted=wanted) as text:
            yield text
    _tell_kept(kept)


def refuse_output_among_inputs(output: Path | None, run: "Run | None") -> None:
    """Raise OutputError where the file `output` is an input of `run`, or would be the next time."""
    if output is None or run is None:
        return
    if os.path.exists(output) and not os.path.isfile(output):  # noqa: PTH110, PTH113 (Path raises for a long name)
        return  # a device, a pipe, a folder for several files
    from claimcli.readers.registry import knows_suffix
    from claimcli.writers.output import refuse_inputs

    refuse_inputs(output, run.paths, knows_suffix)


def _tell_kept(paths: Sequence[str]) -> None:
    from claimcli.writers.messages import report_warning

    for path in dict.fromkeys(paths):
        report_warning(path, "left as it was, since none of the inputs could be read")


def sources_of(run: "Run") -> "dict[str, Source]":
    """The articles that the run has kept, as a page shows them."""
    from claimcli.report.page import Source

    return {name: Source(item.article.text, item.report) for name, item in run.articles.items()}


def finish(run: "Run", found: int | None, wanted: Sequence[str] = (), speakers: Sequence[str] = ()) -> NoReturn:
    """End a command with the exit code of its run, and say what was looked for and not found.

    Args:
        run: what was read.
        found: how many claims there were; None where nothing was read.
        wanted: the speakers asked for.
        speakers: those there are.
    """
    if not run.choices.quiet:
        tell_missing(found, wanted, speakers)
    raise typer.Exit(run.exit_code)


def finish_claims(run: "Run", claims: "Sequence[Claim]", wanted: Sequence[str] = ()) -> NoReturn:
    """`finish` for a run whose claims were collected.

    Args:
        run: what was read.
        claims: those that were collected.
        wanted: the speakers asked for.
    """
    finish(run, len(claims) if run.documents else None, wanted, [claim.speaker for claim in claims if claim.speaker])


def tell_missing(found: int | None, wanted: Sequence[str] = (), speakers: Sequence[str] = ()) -> None:
    """Say that no claims were found, or that nobody answers to a name asked for, and who has a name like it.

    Args:
        found: how many claims there were; None where nothing was read, which has been said.
        wanted: the speakers asked for.
        speakers: those there are.
    """
    from claimcli.filters import suggest_names
    from claimcli.writers.messages import report_note, report_warning

    if found is None:  # nothing was read, which has been said
        return
    if not found and not (wanted and speakers):
        report_note("no claims found")
        return
    for name, similar in suggest_names(wanted, speakers):
        hint = f"; did you mean {' or '.join(similar)}?" if similar else "; claimcli speakers lists who does"
        report_warning("", f"nobody called {name} speaks here{hint}")

"""The commands. Each reads its inputs, runs the pipeline and hands the result to a writer; nothing is decided here."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from typer.core import TyperGroup

from claimcli import __version__
from claimcli.options import (
    AcrossOption,
    ActOption,
    AliasesOption,
    AnyPaths,
    ArticlePaths,
    ConfidenceOption,
    EncodingOption,
    EngineChoice,
    EngineOption,
    ExplainOption,
    ForceOption,
    FormatOption,
    JobsOption,
    JsonOption,
    KindOption,
    MatrixOption,
    OnlyInOption,
    OpponentOption,
    OutputOption,
    PairFormatOption,
    RawCsvOption,
    RelationOption,
    SchemaChoice,
    SpeakerOption,
    TierOption,
    choose_format,
)

if TYPE_CHECKING:
    from claimcli.models import CompareReport, DocumentReport
    from claimcli.run import Run


class QuietGroup(TyperGroup):
    """Commands that end quietly when their output is closed or Ctrl-C is pressed."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a closed pipe is exit code 0, an interrupt 130, an output that cannot be written 2."""
        from claimcli.__main__ import silence_output
        from claimcli.attribution.engines import EngineMissing
        from claimcli.writers.output import OutputError

        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            silence_output()
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            raise typer.Exit(130) from None
        except OutputError as problem:
            raise _refuse("--output", str(problem)) from None
        except EngineMissing as problem:
            raise _refuse("--engine", str(problem)) from None


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
    claimcli speakers news/             who speaks, how often and where
    claimcli show news/article.txt      the article with its claims marked
    """
    if ctx.invoked_subcommand is None:
        _show_help(ctx)


@app.command()
def extract(
    ctx: typer.Context,
    paths: ArticlePaths = None,
    format_: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
    speaker: SpeakerOption = None,
    kind: KindOption = None,
    act: ActOption = None,
    min_confidence: ConfidenceOption = 0.0,
    explain: ExplainOption = False,
    encoding: EncodingOption = "utf-8",
    engine: EngineOption = EngineChoice.LIGHT,
    jobs: JobsOption = 1,
    raw_csv: RawCsvOption = False,
    aliases: AliasesOption = None,
) -> None:
    """Who said what, in which words, and where.

    \b
    Example: claimcli extract news/ --speaker Lavrov --act deny
    """
    from claimcli.filters import ClaimFilter, filter_claims
    from claimcli.writers.claims import write_documents

    style = choose_format(format_, as_json, output)
    run = _start_run(ctx, paths, encoding, aliases, engine, jobs)
    wanted = ClaimFilter(tuple(speaker or ()), _values(kind), _values(act), min_confidence)
    seen: list[str] = []

    def documents() -> "Iterator[DocumentReport]":
        for _, report in run.extract_articles():
            seen.extend(claim.speaker for claim in report.claims if claim.speaker)
            yield report.model_copy(update={"claims": filter_claims(report.claims, wanted)})

    with _open_output(output, force, style) as out:
        write_documents(documents(), run.errors, out, style, explain=explain, raw=raw_csv)
    _warn_unknown(wanted.speakers, seen)
    raise typer.Exit(run.exit_code)


@app.command()
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
    from claimcli.compare import compare_claims
    from claimcli.filters import PairFilter, filter_topics
    from claimcli.writers.pairs import write_comparison, write_matrix

    style = choose_format(format_, as_json, output)
    if (only_in is not None or matrix) and style in ("mermaid", "dot"):
        unfit = "--matrix" if matrix else "--only-in"
        raise _refuse("--format", f"{style} draws pairs; leave out {unfit}")
    run = _start_run(ctx, paths, encoding, aliases, engine, jobs)
    with _open_output(output, force, style) as out:
        claims = run.collect_claims()
        report = compare_claims(claims)
        if only_in is not None:
            report = _keep_only_in(only_in, report, run)
        wanted = PairFilter(_values(relation), _values(tier), tuple(speaker or ()), across)
        topics = filter_topics(report.topics, wanted)
        report = report.model_copy(update={"engine": run.reader, "topics": topics, "errors": tuple(run.errors)})
        if matrix:
            write_matrix(report, wanted.relations or ("disputes",), out, style, raw=raw_csv)
        else:
            write_comparison(report, out, style, raw=raw_csv, as_claims=only_in is not None)
    _warn_unknown(wanted.speakers, [claim.speaker for claim in claims if claim.speaker])
    raise typer.Exit(run.exit_code)


@app.command()
def speakers(
    ctx: typer.Context,
    paths: AnyPaths = None,
    format_: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
    encoding: EncodingOption = "utf-8",
    engine: EngineOption = EngineChoice.LIGHT,
    jobs: JobsOption = 1,
    raw_csv: RawCsvOption = False,
    aliases: AliasesOption = None,
) -> None:
    """Who speaks, how often, where and when.

    \b
    Example: claimcli speakers news/ --format csv
    """
    from claimcli.models import SpeakersReport
    from claimcli.speakers.gather import gather_speakers
    from claimcli.writers.speakers import write_speakers

    style = choose_format(format_, as_json, output)
    run = _start_run(ctx, paths, encoding, aliases, engine, jobs)
    with _open_output(output, force, style) as out:
        records = gather_speakers(run.collect_claims())
        report = SpeakersReport(engine=run.reader, speakers=records, errors=tuple(run.errors))
        write_speakers(report, out, style, raw=raw_csv)
    raise typer.Exit(run.exit_code)


@app.command()
def show(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="An article, or - for standard input.", show_default=False)
    ] = None,
    encoding: EncodingOption = "utf-8",
    engine: EngineOption = EngineChoice.LIGHT,
) -> None:
    """An article with its claims marked.

    Sources, cues and contents are numbered as in the table of extract.

    \b
    Example: claimcli show news/article.txt
    """
    from claimcli.writers.marked import write_marked

    run = _start_run(ctx, [file] if file is not None else None, encoding, None, engine)
    with _open_output(None, False, "table") as out:
        for article, report in run.extract_articles():
            write_marked(article.text, report.claims, out)
    raise typer.Exit(run.exit_code)


@app.command()
def schema(
    record: Annotated[SchemaChoice | None, typer.Argument(metavar="RECORD", help="Default: all.")] = None,
) -> None:
    """The JSON Schema of what the commands write.

    \b
    Example: claimcli schema claim
    """
    from claimcli.writers.data import write_object
    from claimcli.writers.schema import describe_schema

    with _open_output(None, False, "json") as out:
        write_object(describe_schema(record.value if record else None), out)


def _start_run(
    ctx: typer.Context,
    paths: Sequence[str] | None,
    encoding: str,
    aliases: Path | None,
    engine: EngineChoice,
    jobs: int = 1,
) -> "Run":
    """The run over `paths`; without any over standard input, and the help where that is a terminal."""
    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        _show_help(ctx)
    from claimcli.run import Run, load_aliases

    try:
        return Run(tuple(paths or ("-",)), encoding, load_aliases(aliases), engine.value, jobs)
    except ValueError as problem:
        raise _refuse("--aliases", str(problem)) from None


def _keep_only_in(document: str, report: "CompareReport", run: "Run") -> "CompareReport":
    from claimcli.filters import keep_only_in

    try:
        return keep_only_in(document, report, tuple(run.documents))
    except ValueError as problem:
        raise _refuse("--only-in", str(problem)) from None


def _refuse(option: str, message: str) -> typer.BadParameter:
    """The error of wrong usage that ends with exit code 2, harmless for a terminal."""
    from claimcli.writers.safe import show_name

    return typer.BadParameter(show_name(message), param_hint=option)


def _show_help(ctx: typer.Context) -> None:
    print(ctx.get_help(), file=sys.stderr)
    raise typer.Exit(2)


@contextmanager
def _open_output(output: Path | None, force: bool, style: str) -> Iterator[TextIO]:
    from claimcli.writers.output import open_output

    with open_output(str(output) if output else None, force=force, data=style != "table") as out:
        yield out


def _values(choices: Sequence[Enum] | None) -> tuple[str, ...]:
    return tuple(str(choice.value) for choice in choices or ())


def _warn_unknown(wanted: Sequence[str], speakers: Sequence[str]) -> None:
    """Say so when nobody answers to a name that was asked for, and who has a name like it."""
    from claimcli.filters import suggest_names
    from claimcli.writers.messages import report_warning

    for name, similar in suggest_names(wanted, speakers):
        hint = f"; did you mean {' or '.join(similar)}?" if similar else "; claimcli speakers lists who does"
        report_warning("", f"nobody called {name} speaks here{hint}")

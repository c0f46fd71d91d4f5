"""`claimcli check`: the quotations of drafts against sources."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand

from claimcli.cli.options import AliasesOption, format_option
from claimcli.cli.reading import Inputs
from claimcli.cli.records import Reader, Target
from claimcli.cli.steps import open_output, refuse, show_help, start_run

if TYPE_CHECKING:
    from claimcli.checking.pipeline import Sources
    from claimcli.checking.records import QuotationCheck
    from claimcli.checking.suppressions import Suppression
    from claimcli.cli.run import Run
    from claimcli.models import Claim
    from claimcli.readers.types import ArticleText

_FAIL_ON = "differs,wrong-speaker,not-found"


class CheckCommand(TyperCommand):
    """A command whose `--against` takes every path up to the next option: `--against a.txt b.txt`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with `--against` put before each of its paths."""
        return super().parse_args(ctx, spread_against(args))


def spread_against(args: Sequence[str]) -> list[str]:
    """`--against a b --json` as `--against a --against b --json`; what stands behind `--` stays as it is."""
    spread: list[str] = []
    taking = False
    for number, arg in enumerate(args):
        if arg == "--":
            return [*spread, *args[number:]]
        if arg.startswith("-") and arg != "-":
            taking = arg == "--against"
            spread.append(arg)
        elif taking and spread[-1] != "--against":
            spread += ("--against", arg)
        else:
            spread.append(arg)
    return spread


DraftPaths = Annotated[
    list[str] | None,
    typer.Argument(metavar="DRAFT...", help="Drafts, or folders of them; - for standard input.", show_default=False),
]
AgainstOption = Annotated[
    list[str] | None,
    typer.Option(
        "--against", metavar="SOURCES...", help="What they are checked against: files and folders.", show_default=False
    ),
]
FailOnOption = Annotated[
    str, typer.Option("--fail-on", metavar="VERDICTS", help="Which verdicts are findings; none for none.")
]
SpeakersOnlyOption = Annotated[
    bool, typer.Option("--speakers-only", help="Only who is said to have said it, not in which words.")
]
BaselineOption = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Findings that are known and let stand.", show_default=False),
]
WriteBaselineOption = Annotated[
    Path | None,
    typer.Option("--write-baseline", metavar="FILE", help="Write all findings to FILE.", show_default=False),
]


class Findings(NamedTuple):
    """Which checks are findings."""

    fail_on: FailOnOption = _FAIL_ON
    speakers_only: SpeakersOnlyOption = False
    baseline: BaselineOption = None
    write_baseline: WriteBaselineOption = None

    def list_failing(self) -> tuple[str, ...]:
        """The verdicts that are findings."""
        failing = _read_verdicts(self.fail_on)
        return tuple(verdict for verdict in failing if verdict == "wrong-speaker" or not self.speakers_only)


def check(
    ctx: typer.Context,
    drafts: DraftPaths = None,
    against: AgainstOption = None,
    format_: Annotated[str | None, format_option("checks")] = None,
    *,
    target: Target,
    findings: Findings,
    reader: Reader,
    aliases: AliasesOption = None,
    inputs: Inputs,
) -> None:
    """Is that what they said? The quotations of a draft against sources.

    Exit code 3 says that there are findings.

    \b
    Example: claimcli check draft.md --against interviews/ press/
    """
    from claimcli.checking.report import make_report
    from claimcli.writers.registry import write

    style = target.choose_style("checks", format_)
    failing = findings.list_failing()
    drafts, against = _require_inputs(ctx, drafts, against)
    known, suppressions = _read_baseline(findings.baseline), _find_suppressions()
    run = start_run(ctx, drafts, reader, inputs, aliases)
    sources_run = start_run(ctx, against, reader, inputs, aliases)
    with open_output(target.output, target.force, style, "checks") as out:
        sources = _read_sources(sources_run)
        checks = list(_check_drafts(run, sources))
        errors = [*sources_run.errors, *run.errors]
        report = make_report(
            checks, sources, errors, failing, suppressions, known, speakers_only=findings.speakers_only
        )
        report = report.model_copy(update={"engine": run.reader})
        write("checks", style, report, out)
    if findings.write_baseline is not None:
        _write_baseline(checks, findings.write_baseline)
        raise typer.Exit(1 if report.errors else 0)
    raise typer.Exit(3 if report.findings else 1 if report.errors else 0)


def _require_inputs(
    ctx: typer.Context, drafts: list[str] | None, against: list[str] | None
) -> tuple[list[str], list[str]]:
    """Drafts and sources, of which there must be some."""
    if not drafts and not against:
        show_help(ctx)
    if not against:
        raise refuse("--against", "give the sources: claimcli check DRAFT --against SOURCES")
    if not drafts:
        raise refuse("DRAFT", "give the draft before --against, or behind --")
    if "-" in drafts and "-" in against:
        raise refuse("--against", "standard input can be the draft or a source, not both")
    return drafts, against


def _read_verdicts(text: str) -> tuple[str, ...]:
    from claimcli.checking.records import VERDICTS

    wanted = tuple(part.strip() for part in text.split(",") if part.strip() not in ("", "none"))
    for verdict in wanted:
        if verdict not in VERDICTS:
            raise refuse("--fail-on", f"{verdict!r} is no verdict; there are {', '.join(VERDICTS)}")
    return wanted


def _read_sources(run: "Run") -> "Sources":
    """An index of the sources; their claims are found when a quotation needs them."""
    from claimcli.checking.pipeline import read_sources
    from claimcli.cli.batch import Analysed, analyse

    def read_claims(article: "ArticleText") -> "Sequence[Claim]":
        outcome = analyse(article, run.engine)
        claims = outcome.report.claims if isinstance(outcome, Analysed) else ()
        return run.unify(claims) if run.aliases else claims

    articles = list(run.read_texts())
    return read_sources(articles, read_claims, complete=not run.errors)


def _check_drafts(run: "Run", sources: "Sources") -> "Iterator[QuotationCheck]":
    from claimcli.checking.pipeline import check_draft
    from claimcli.checking.speakers import structure

    for article, report in run.extract_articles():
        yield from check_draft(report.claims, structure(article), sources)


def _read_baseline(path: Path | None) -> frozenset[str]:
    from claimcli.checking.suppressions import read_baseline

    if path is None:
        return frozenset()
    try:
        return read_baseline(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise refuse("--baseline", f"{path} cannot be read ({problem.strerror})") from None
    except ValueError as problem:
        raise refuse("--baseline", f"{path}: {problem}") from None


def _write_baseline(checks: "Sequence[QuotationCheck]", path: Path) -> None:
    from claimcli.checking.suppressions import write_baseline

    try:
        path.write_text(write_baseline(checks), encoding="utf-8")
    except OSError as problem:
        raise refuse("--write-baseline", f"{path} cannot be written ({problem.strerror})") from None


def _find_suppressions() -> "tuple[Suppression, ...]":
    """`[[check.suppress]]` of the project's configuration file."""
    from claimcli.checking.suppressions import read_suppressions
    from claimcli.cli.settings import SettingsError, find_project_file, read_table

    try:
        path = find_project_file(Path.cwd())
    except OSError:  # a working folder that is gone
        return ()
    try:
        table = ((path and read_table(path)) or {}).get("check", {})
        return read_suppressions(table.get("suppress", []) if isinstance(table, dict) else [])
    except (SettingsError, ValueError) as problem:
        raise refuse(str(path), str(problem)) from None

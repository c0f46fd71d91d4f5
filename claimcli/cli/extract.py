"""`claimcli extract`: the claims of articles."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from claimcli.cli.options import AliasesOption, ArticlePaths, ExplainOption, FormatOption, MetaOption, ResumeOption
from claimcli.cli.reading import Inputs
from claimcli.cli.records import ClaimChoice, Csv, Reader, Target
from claimcli.cli.steps import finish, open_output, start_run

if TYPE_CHECKING:
    from claimcli.cli.run import Run
    from claimcli.filters import ClaimFilter
    from claimcli.writers.claims import ReadDocument


def extract(
    ctx: typer.Context,
    paths: ArticlePaths = None,
    format_: FormatOption = None,
    *,
    target: Target,
    resume: ResumeOption = False,
    choice: ClaimChoice,
    explain: ExplainOption = False,
    meta: MetaOption = None,
    reader: Reader,
    csv: Csv,
    aliases: AliasesOption = None,
    inputs: Inputs,
) -> None:
    """Who said what, in which words, and where.

    \b
    Example: claimcli extract news/ --speaker Lavrov --act deny
    """
    from claimcli.writers.claims import Extraction
    from claimcli.writers.registry import WriteOptions, write

    style = target.choose_style("claims", format_)
    run = start_run(ctx, paths, reader, inputs, aliases)
    wanted, tally = choice.as_filter(), _Tally()
    extraction = Extraction(_read_documents(run, wanted, tally), run.errors)
    options = WriteOptions(explain=explain, raw=csv.raw_csv, bom=csv.bom, meta=tuple(meta or ()))
    if resume:
        from claimcli.cli.resume import extract_on

        extract_on(run, extraction, target.output, style, options, wanted, anew=target.force)
    else:
        with open_output(target.output, target.force, style, run=run) as out:
            write("claims", style, extraction, out, options)
    finish(run, tally.claims, wanted.speakers, tally.speakers)


class _Tally:
    """How many claims there were in what was read, None where nothing was, and who speaks."""

    def __init__(self) -> None:
        self.claims: int | None = None
        self.speakers: list[str] = []


def _read_documents(run: "Run", wanted: "ClaimFilter", tally: _Tally) -> "Iterator[ReadDocument]":
    from claimcli.filters import filter_claims
    from claimcli.writers.claims import ReadDocument

    for article, report in run.extract_articles():
        if wanted.speakers:  # who speaks matters only where somebody was asked for
            tally.speakers += [claim.speaker for claim in report.claims if claim.speaker]
        kept = report.model_copy(update={"claims": filter_claims(report.claims, wanted)})
        tally.claims = (tally.claims or 0) + len(kept.claims)
        yield ReadDocument(kept, article.text)

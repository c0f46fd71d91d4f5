"""`claimcli extract`: the claims of articles."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from claimcli.cli.options import (
    ActOption,
    AliasesOption,
    ArticlePaths,
    BomOption,
    ConfidenceOption,
    EncodingOption,
    EngineOption,
    ExplainOption,
    FactualityOption,
    ForceOption,
    FormatOption,
    JobsOption,
    JsonOption,
    KindOption,
    MetaOption,
    NoTitlesOption,
    OutputOption,
    RawCsvOption,
    SpeakerOption,
    choose_format,
)
from claimcli.cli.steps import open_output, start_run, tell_missing

if TYPE_CHECKING:
    from claimcli.writers.claims import ReadDocument


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
    factuality: FactualityOption = None,
    no_titles: NoTitlesOption = False,
    min_confidence: ConfidenceOption = 0.0,
    explain: ExplainOption = False,
    meta: MetaOption = None,
    encoding: EncodingOption = "auto",
    engine: EngineOption = "light",
    jobs: JobsOption = None,
    raw_csv: RawCsvOption = False,
    bom: BomOption = False,
    aliases: AliasesOption = None,
) -> None:
    """Who said what, in which words, and where.

    \b
    Example: claimcli extract news/ --speaker Lavrov --act deny
    """
    from claimcli.filters import ClaimFilter, filter_claims
    from claimcli.writers.claims import Extraction, ReadDocument
    from claimcli.writers.registry import WriteOptions, write

    style = choose_format("claims", format_, as_json, output)
    run = start_run(ctx, paths, encoding, aliases, engine, jobs)
    wanted = ClaimFilter(
        tuple(speaker or ()),
        tuple(kind or ()),
        tuple(act or ()),
        min_confidence,
        tuple(factuality or ()),
        not no_titles,
    )
    seen: list[str] = []
    found: int | None = None  # claims in what was read

    def documents() -> "Iterator[ReadDocument]":
        for article, report in run.extract_articles():
            nonlocal found
            if wanted.speakers:  # who speaks matters only where somebody was asked for
                seen.extend(claim.speaker for claim in report.claims if claim.speaker)
            kept = report.model_copy(update={"claims": filter_claims(report.claims, wanted)})
            found = (found or 0) + len(kept.claims)
            yield ReadDocument(kept, article.text)

    with open_output(output, force, style, run=run) as out:
        options = WriteOptions(explain=explain, raw=raw_csv, bom=bom, meta=tuple(meta or ()))
        write("claims", style, Extraction(documents(), run.errors), out, options)
    if not run.choices.quiet:
        tell_missing(found, wanted.speakers, seen)
    raise typer.Exit(run.exit_code)

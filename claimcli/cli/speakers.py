"""`claimcli speakers`: who speaks, how often and where."""

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
    SpeakerFormatOption,
    choose_format,
)
from claimcli.cli.steps import open_output, start_run, tell_missing


def speakers(
    ctx: typer.Context,
    paths: AnyPaths = None,
    format_: SpeakerFormatOption = None,
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
    """Who speaks, how often, where and when.

    \b
    Example: claimcli speakers news/ --format csv
    """
    from claimcli.models import SpeakersReport
    from claimcli.speakers.summary import summarize_speakers
    from claimcli.writers.registry import WriteOptions, write

    style = choose_format("speakers", format_, as_json, output)
    run = start_run(ctx, paths, encoding, aliases, engine, jobs)
    with open_output(output, force, style, "speakers", run) as out:
        claims = run.collect_claims()
        records = summarize_speakers(claims)
        report = SpeakersReport(speakers=records, **run.outcome)
        write("speakers", style, report, out, WriteOptions(raw=raw_csv, bom=bom))
    if not run.choices.quiet:
        tell_missing(len(claims) if run.documents else None)
    raise typer.Exit(run.exit_code)

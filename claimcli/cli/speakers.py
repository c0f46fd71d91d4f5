"""`claimcli speakers`: who speaks, how often and where."""

import typer

from claimcli.cli.options import (
    AliasesOption,
    AnyPaths,
    EncodingOption,
    EngineChoice,
    EngineOption,
    ForceOption,
    FormatOption,
    JobsOption,
    JsonOption,
    OutputOption,
    RawCsvOption,
    choose_format,
)
from claimcli.cli.steps import open_output, start_run


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
    from claimcli.speakers.summary import summarize_speakers
    from claimcli.writers.speakers import write_speakers

    style = choose_format(format_, as_json, output)
    run = start_run(ctx, paths, encoding, aliases, engine, jobs)
    with open_output(output, force, style) as out:
        records = summarize_speakers(run.collect_claims())
        report = SpeakersReport(engine=run.reader, speakers=records, errors=tuple(run.errors))
        write_speakers(report, out, style, raw=raw_csv)
    raise typer.Exit(run.exit_code)

"""`claimcli speakers`: who speaks, how often and where."""

import typer

from claimcli.cli.options import AliasesOption, AnyPaths, SpeakerFormatOption
from claimcli.cli.reading import Inputs
from claimcli.cli.records import Csv, Reader, Target
from claimcli.cli.steps import finish_claims, open_output, start_run


def speakers(
    ctx: typer.Context,
    paths: AnyPaths = None,
    format_: SpeakerFormatOption = None,
    *,
    target: Target,
    reader: Reader,
    csv: Csv,
    aliases: AliasesOption = None,
    inputs: Inputs,
) -> None:
    """Who speaks, how often, where and when.

    \b
    Example: claimcli speakers news/ --format csv
    """
    from claimcli.models import SpeakersReport
    from claimcli.speakers.summary import summarize_speakers
    from claimcli.writers.registry import WriteOptions, write

    style = target.choose_style("speakers", format_)
    run = start_run(ctx, paths, reader, inputs, aliases)
    with open_output(target.output, target.force, style, "speakers", run) as out:
        claims = run.collect_claims()
        report = SpeakersReport(speakers=summarize_speakers(claims), **run.outcome)
        write("speakers", style, report, out, WriteOptions(raw=csv.raw_csv, bom=csv.bom))
    finish_claims(run, claims)

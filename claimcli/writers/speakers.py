"""Who speaks, as a table."""

from typing import TextIO

from claimcli.models import SpeakersReport
from claimcli.writers.output import on_terminal
from claimcli.writers.registry import WriteOptions


def write_speakers(report: SpeakersReport, out: TextIO, _: WriteOptions) -> None:
    """A table on a terminal, elsewhere one speaker a line."""
    if on_terminal(out):
        from claimcli.writers.tables import write_speaker_table

        write_speaker_table(report.speakers, out)
    else:
        from claimcli.writers.plain import write_plain_speakers

        write_plain_speakers(report.speakers, out)

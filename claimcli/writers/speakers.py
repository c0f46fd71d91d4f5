"""Who speaks, in any format."""

from typing import TextIO

from claimcli.models import SpeakersReport
from claimcli.writers.output import on_terminal


def write_speakers(report: SpeakersReport, out: TextIO, style: str, *, raw: bool = False) -> None:
    """Write the speakers of `report`."""
    if style == "json":
        from claimcli.writers.data import write_json

        write_json(report, out)
    elif style == "jsonl":
        from claimcli.writers.data import write_jsonl

        write_jsonl(report.speakers, out)
    elif style == "csv":
        from claimcli.writers.sheet import write_speakers_csv

        write_speakers_csv(report.speakers, out, raw=raw)
    elif on_terminal(out):
        from claimcli.writers.tables import write_speaker_table

        write_speaker_table(report.speakers, out)
    else:
        from claimcli.writers.plain import write_plain_speakers

        write_plain_speakers(report.speakers, out)

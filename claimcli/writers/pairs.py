"""The outcome of a comparison as a table."""

from typing import TextIO

from claimcli.models import CompareReport
from claimcli.writers.output import on_terminal
from claimcli.writers.registry import WriteOptions


def write_comparison(report: CompareReport, out: TextIO, _: WriteOptions) -> None:
    """The pairs by topic: side by side on a terminal, elsewhere line by line."""
    if on_terminal(out):
        from claimcli.writers.pair_tables import write_pair_tables

        write_pair_tables(report.topics, out)
    else:
        from claimcli.writers.plain import write_plain_pairs

        write_plain_pairs(report.topics, out)

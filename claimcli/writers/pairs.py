"""The outcome of a comparison as a table."""

from typing import TextIO

from claimcli.models import CompareReport
from claimcli.writers.output import on_terminal
from claimcli.writers.registry import WriteOptions


def write_comparison(report: CompareReport, out: TextIO, options: WriteOptions) -> None:
    """One block for each issue; with `options.pairs` each pair with all its evidence, by topic."""
    if options.pairs:
        _write_pairs(report, out)
        return
    from claimcli.writers.issues import build_blocks

    blocks = build_blocks(report)
    if on_terminal(out):
        from claimcli.writers.issue_tables import write_issue_tables

        write_issue_tables(blocks, out, limit=options.limit)
    else:
        from claimcli.writers.plain import write_plain_issues

        write_plain_issues(blocks[: options.limit], out)


def _write_pairs(report: CompareReport, out: TextIO) -> None:
    if on_terminal(out):
        from claimcli.writers.pair_tables import write_pair_tables

        write_pair_tables(report.topics, out)
    else:
        from claimcli.writers.plain import write_plain_pairs

        write_plain_pairs(report.topics, out)

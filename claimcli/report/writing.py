"""The outcome of a comparison as a page."""

from typing import TextIO

from claimcli.models import CompareReport
from claimcli.report.page import TITLE, write_report
from claimcli.writers.registry import WriteOptions


def write_comparison(report: CompareReport, out: TextIO, options: WriteOptions) -> None:
    """One HTML file, with the articles of `options.sources` in full.

    Raises:
        MissingPackageError: Without jinja2.
    """
    write_report(report, out, options.sources, title=options.title or TITLE)

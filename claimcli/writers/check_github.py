"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of the draft.

::error file=drafts/bridge.md,line=5,col=2,title=claimcli: differs::“The bridge might open”: modal: “might” for “will”
"""

from typing import TextIO

from claimcli.checking.records import CheckReport, QuotationCheck
from claimcli.writers.check_words import describe, quoted, summarise, who
from claimcli.writers.registry import WriteOptions
from claimcli.writers.safe import show_name


def write_checks(report: CheckReport, out: TextIO, _: WriteOptions) -> None:
    """An error for each finding, a warning for what could not be checked, and the summary as a notice."""
    for check in report.checks:
        if check.finding:
            out.write(_command("error", check))
        elif check.verdict == "unchecked" and check.suppressed is None:
            out.write(_command("warning", check))
    out.write(f"::notice title=claimcli::{_escape(summarise(report))}\n")


def _command(level: str, check: QuotationCheck) -> str:
    message = f"{who(check.speaker, check.mention)}: {quoted(check)}: {describe(check)}"
    place = f"file={_escape_property(show_name(check.document))},line={check.line},col={check.column}"
    return f"::{level} {place},title=claimcli%3A {check.verdict}::{_escape(message)}\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")

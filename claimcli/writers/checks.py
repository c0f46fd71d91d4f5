"""The result of a check in any format."""

from typing import TextIO

from claimcli.checking.records import FINDINGS, CheckReport


def write_checks(report: CheckReport, out: TextIO, style: str, fail_on: tuple[str, ...] = FINDINGS) -> None:
    """Write `report`; `fail_on` is the verdicts that are findings. Raises ValueError for a format that there is not."""
    if style == "table":
        from claimcli.writers.check_text import write_check_text

        write_check_text(report, out)
    elif style == "json":
        from claimcli.writers.data import write_json

        write_json(report, out)
    elif style == "jsonl":
        from claimcli.writers.data import write_jsonl

        write_jsonl(report.checks, out)
    elif style == "github":
        from claimcli.writers.check_github import write_check_github

        write_check_github(report, out, fail_on)
    elif style == "sarif":
        from claimcli.writers.check_sarif import write_check_sarif

        write_check_sarif(report, out, fail_on)
    elif style == "junit":
        from claimcli.writers.check_junit import write_check_junit

        write_check_junit(report, out, fail_on)
    else:
        raise ValueError(f"a check has no format {style}")

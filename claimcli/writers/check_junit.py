"""Checked quotations as JUnit XML, a test suite a draft, for build servers."""

import re
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from claimcli.checking.records import CheckReport, QuotationCheck
from claimcli.writers.check_words import describe, quoted, who
from claimcli.writers.registry import WriteOptions
from claimcli.writers.safe import show_name

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_checks(report: CheckReport, out: TextIO, _: WriteOptions) -> None:
    """A test case for each quotation: failed for a finding, skipped where it could not be checked or is suppressed."""
    by_draft: dict[str, list[QuotationCheck]] = {}
    for check in report.checks:
        if check.verdict is not None:
            by_draft.setdefault(check.document, []).append(check)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f"<testsuites name={_attribute('claimcli check')} {_numbers(_all(by_draft), report)}>\n")
    for document, checks in by_draft.items():
        out.write(f"  <testsuite name={_attribute(show_name(document))} {_numbers(checks, None)}>\n")
        out.writelines(_case(check) for check in checks)
        out.write("  </testsuite>\n")
    if report.errors:
        out.write(f'  <testsuite name="inputs" tests="{len(report.errors)}" errors="{len(report.errors)}">\n')
        for error in report.errors:
            name, message = _attribute(show_name(error.document)), _attribute(show_name(error.message))
            out.write(f'    <testcase classname="inputs" name={name}><error message={message}/></testcase>\n')
        out.write("  </testsuite>\n")
    out.write("</testsuites>\n")


def _all(by_draft: dict[str, list[QuotationCheck]]) -> list[QuotationCheck]:
    return [check for checks in by_draft.values() for check in checks]


def _numbers(checks: list[QuotationCheck], report: CheckReport | None) -> str:
    failed = sum(check.finding for check in checks)
    skipped = sum(_is_skipped(check) for check in checks)
    errors = len(report.errors) if report else 0
    return f'tests="{len(checks) + errors}" failures="{failed}" errors="{errors}" skipped="{skipped}"'


def _is_skipped(check: QuotationCheck) -> bool:
    return check.suppressed is not None or (check.verdict == "unchecked" and not check.finding)


def _case(check: QuotationCheck) -> str:
    name = f"line {check.line}: {who(check.speaker, check.mention)}: {quoted(check)}"
    head = f"    <testcase classname={_attribute(show_name(check.document))} name={_attribute(name)}"
    if check.finding:
        passage = f"\n{check.passage.text}" if check.passage else ""
        what = f"{check.text}{passage}"
        message = f"message={_attribute(describe(check))} type={_attribute(check.verdict or '')}"
        return f"{head}><failure {message}>{_text(what)}</failure></testcase>\n"
    if _is_skipped(check):
        return f"{head}><skipped message={_attribute(check.suppressed or describe(check))}/></testcase>\n"
    return f"{head}/>\n"


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))

"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from pathlib import PurePath
from typing import Any, TextIO
from urllib.parse import quote

from claimcli import __version__
from claimcli.checking.records import CheckReport, Passage, QuotationCheck
from claimcli.writers.check_words import describe, quoted, who
from claimcli.writers.data import write_object
from claimcli.writers.registry import WriteOptions

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_RULES = {
    "differs": "The words come close to a source and differ in what they say.",
    "wrong-speaker": "The words stand in a source, said by somebody else, or spliced from two speakers.",
    "not-found": "Nothing in the sources comes close to the words.",
    "unchecked": "A source could not be read, or the words are too few to identify.",
}


def write_checks(report: CheckReport, out: TextIO, _: WriteOptions) -> None:
    """One run with a result for each finding and each quotation that could not be checked."""
    shown = [check for check in report.checks if check.verdict in _RULES or check.finding]
    rules = list(dict.fromkeys((*_RULES, *(check.verdict or "" for check in shown))))
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "claimcli",
                "version": __version__,
                "rules": [{"id": rule, "shortDescription": {"text": _RULES.get(rule, rule)}} for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": f"{error.document}: {error.message}"}}
                    for error in report.errors
                ],
            }
        ],
        "results": [_result(check, rules, check.finding) for check in shown],
    }
    write_object({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, out)


def _result(check: QuotationCheck, rules: list[str], finding: bool) -> dict[str, Any]:
    verdict = check.verdict or ""
    result: dict[str, Any] = {
        "ruleId": verdict,
        "ruleIndex": rules.index(verdict),
        "level": "error" if finding or check.suppressed else "note",
        "message": {"text": f"{who(check.speaker, check.mention)}: {quoted(check)}: {describe(check)}"},
        "locations": [_location(check.document, check.line, check.column, check.text)],
        "partialFingerprints": {"claimcliQuotation/v1": check.fingerprint},
    }
    if check.passage is not None:
        result["relatedLocations"] = [_related(check.passage)]
    if check.suppressed:
        result["suppressions"] = [{"kind": "external", "justification": check.suppressed}]
    return result


def _related(passage: Passage) -> dict[str, Any]:
    location = _location(passage.document, passage.line, None, passage.text)
    return {"id": 1, "message": {"text": f"the source, {who(passage.speaker, passage.mention)}"}, **location}


def _location(document: str, line: int, column: int | None, text: str) -> dict[str, Any]:
    """Line and column only: offsets of a converted draft (Markdown, HTML) are those of its text, not of its file."""
    region: dict[str, Any] = {"startLine": line, "snippet": {"text": text}}
    if column is not None:
        region["startColumn"] = column
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(document)}, "region": region}}


def _uri(document: str) -> str:
    """A path as a relative reference, or as a file URI where it is absolute."""
    path = PurePath(document)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())

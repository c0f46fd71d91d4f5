"""Findings that a newsroom has looked at and lets stand: suppressions with a reason, and a baseline of known findings.

[[check.suppress]]                     # in claimcli.toml
quotation = "the bridge is safe"       # words of the quotation, whatever their typography
verdict = "differs"                    # or a list; all findings where absent
speaker = "Maria Okafor"
document = "drafts/*.md"
reason = "she corrected herself on the phone, see notes of 4 May"
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from claimcli.checking.folding import fold_keys
from claimcli.checking.records import FINDINGS, VERDICTS, QuotationCheck

BASELINE = "listed in the baseline"
_KEYS = ("quotation", "verdict", "speaker", "document", "reason")


@dataclass(frozen=True, slots=True)
class Suppression:
    """What is let stand, and why. Empty fields say nothing; all others must fit."""

    reason: str
    quotation: str = ""  # keys of its words
    verdicts: tuple[str, ...] = FINDINGS
    speaker: str = ""
    document: str = ""  # a pattern as the shell has them

    def fits(self, check: QuotationCheck) -> bool:
        """Whether it speaks of this quotation."""
        return (
            check.verdict in self.verdicts
            and self.quotation in fold_keys(check.text)
            and (not self.speaker or self.speaker in (check.speaker, check.mention))
            and (not self.document or fnmatchcase(check.document, self.document))
        )


def read_suppressions(tables: object) -> tuple[Suppression, ...]:
    """The entries of `[[check.suppress]]`.

    Raises:
        ValueError: One is not as it should be.
    """
    if not isinstance(tables, list):
        raise ValueError("check.suppress must be a list of tables; write [[check.suppress]]")
    return tuple(_read_entry(number, table) for number, table in enumerate(tables, 1))


def _read_entry(number: int, table: object) -> Suppression:
    where = f"entry {number} of check.suppress"
    if not isinstance(table, Mapping):
        raise ValueError(f"{where} must be a table")
    if unknown := sorted(set(table) - set(_KEYS)):
        raise ValueError(f'{where} has the unknown key "{unknown[0]}"; use {", ".join(_KEYS)}')
    verdicts = table.get("verdict", list(FINDINGS))
    verdicts = [verdicts] if isinstance(verdicts, str) else verdicts
    texts = {key: table.get(key, "") for key in _KEYS if key != "verdict"}
    if not all(isinstance(text, str) for text in texts.values()):
        raise ValueError(f"{where}: {', '.join(texts)} must be text")
    if not isinstance(verdicts, list) or not all(verdict in VERDICTS for verdict in verdicts):
        raise ValueError(f"{where}: verdict must be one of {', '.join(VERDICTS)}")
    if not texts["reason"].strip():
        raise ValueError(f"{where} has no reason; say why this may stand")
    if not (texts["quotation"].strip() or texts["speaker"] or texts["document"]):
        raise ValueError(f"{where} fits everything; give a quotation, a speaker or a document")
    return Suppression(
        reason=texts["reason"],
        quotation=fold_keys(texts["quotation"]) if texts["quotation"].strip() else "",
        verdicts=tuple(verdicts),
        speaker=texts["speaker"],
        document=texts["document"],
    )


def suppress(
    checks: Iterable[QuotationCheck], suppressions: Sequence[Suppression], baseline: frozenset[str] = frozenset()
) -> list[QuotationCheck]:
    """`checks`, with the reason on those that are let stand.

    Args:
        checks: as they were judged.
        suppressions: the entries of the configuration.
        baseline: fingerprints of findings that were there before.
    """
    done = []
    for check in checks:
        reason = next((s.reason for s in suppressions if s.fits(check)), None)
        if reason is None and check.verdict in FINDINGS and check.fingerprint in baseline:
            reason = BASELINE
        done.append(check if reason is None else check.model_copy(update={"suppressed": reason}))
    return done


def read_baseline(text: str) -> frozenset[str]:
    """The fingerprints in a baseline.

    Raises:
        ValueError: It is none.
    """
    try:
        value: Any = json.loads(text)
        return frozenset(str(finding["fingerprint"]) for finding in value["findings"])
    except (ValueError, KeyError, TypeError):
        raise ValueError("no baseline; write one with --write-baseline") from None


def write_baseline(checks: Iterable[QuotationCheck]) -> str:
    """A baseline of all findings in `checks`, one a line, so that a diff of it reads well."""
    findings = [
        {"fingerprint": c.fingerprint, "document": c.document, "verdict": c.verdict, "text": c.text}
        for c in checks
        if c.verdict in FINDINGS
    ]
    findings.sort(key=lambda finding: (str(finding["document"]), str(finding["fingerprint"])))
    lines = ",".join(f"\n  {json.dumps(finding, ensure_ascii=False)}" for finding in findings)
    return f'{{"schema_version": "1", "findings": [{lines}\n]}}\n'

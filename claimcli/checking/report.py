"""The report of a check: what is let stand is marked, findings are counted."""

from collections import Counter
from collections.abc import Iterable, Sequence

from claimcli.checking.pipeline import Sources
from claimcli.checking.records import FINDINGS, VERDICTS, CheckReport, QuotationCheck
from claimcli.checking.suppressions import Suppression, suppress
from claimcli.models import InputError


def make_report(
    checks: Iterable[QuotationCheck],
    sources: Sources,
    errors: Sequence[InputError] = (),
    fail_on: Sequence[str] = FINDINGS,
    suppressions: Sequence[Suppression] = (),
    baseline: frozenset[str] = frozenset(),
    *,
    speakers_only: bool = False,
) -> CheckReport:
    """All of a check in one record.

    Args:
        checks: the quotations and indirect claims with their verdicts.
        sources: what they were checked against.
        errors: what could not be read.
        fail_on: the verdicts that are findings.
        suppressions: the findings that are let stand, with their reasons.
        baseline: fingerprints of those that were there before.
        speakers_only: keep what the sources give to another speaker than the draft does, quotations and
            indirect claims alike.
    """
    kept = [
        check.model_copy(update={"finding": check.verdict in fail_on and check.suppressed is None})
        for check in suppress(checks, suppressions, baseline)
    ]
    counts = Counter(check.verdict for check in kept if check.verdict)
    if speakers_only:
        kept = [check for check in kept if check.speaker_match == "different"]
    return CheckReport(
        sources=sources.index.inputs,
        counts={verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]},
        findings=sum(check.finding for check in kept),
        checks=tuple(kept),
        errors=tuple(errors),
    )

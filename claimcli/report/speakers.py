"""Speakers with small bars: how much each says, how often they dispute and are disputed."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcli.models import Claim
from claimcli.report.disputes import Dispute
from claimcli.report.places import Placed
from claimcli.speakers.summary import summarize_speakers

BAR = 100  # length of the longest bar


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker: numbers, the lengths of the bars that show them (0 to 100), and where they speak first."""

    name: str
    type: str
    claims: int
    disputes: int
    disputed: int
    claims_bar: float
    disputes_bar: float
    disputed_bar: float
    documents: int
    anchor: str


def build_speakers(
    claims: Sequence[Claim], disputes: Sequence[Dispute], placed: Mapping[str, Placed]
) -> tuple[SpeakerRow, ...]:
    """One row for each named speaker, most claims first.

    Args:
        claims: those that are shown.
        disputes: who disputes whom.
        placed: claims by their id.
    """
    given, taken = _count_issues(disputes)
    firsts: dict[tuple[str, str], str] = {}
    for claim in claims:
        if claim.speaker and claim.id in placed:
            firsts.setdefault((claim.speaker, claim.document), placed[claim.id].anchor)
    records = summarize_speakers(claims)
    most = max((record.claims for record in records), default=1)
    most_issues = max([1, *given.values(), *taken.values()])
    return tuple(
        SpeakerRow(
            name=record.name,
            type=record.speaker_type or "",
            claims=record.claims,
            disputes=given[record.name],
            disputed=taken[record.name],
            claims_bar=_length(record.claims, most),
            disputes_bar=_length(given[record.name], most_issues),
            disputed_bar=_length(taken[record.name], most_issues),
            documents=len(record.documents),
            anchor=firsts.get((record.name, record.documents[0]), ""),
        )
        for record in records
    )


def _count_issues(disputes: Sequence[Dispute]) -> tuple[Counter[str], Counter[str]]:
    """In how many issues each speaker disputes somebody, and is disputed."""
    given: dict[str, set[str]] = defaultdict(set)
    taken: dict[str, set[str]] = defaultdict(set)
    for dispute in disputes:
        if dispute.relation == "disputes":
            given[dispute.speaker].update(dispute.issues)
            taken[dispute.answered].update(dispute.issues)
    return Counter({k: len(v) for k, v in given.items()}), Counter({k: len(v) for k, v in taken.items()})


def _length(number: int, most: int) -> float:
    return round(BAR * number / most, 1)

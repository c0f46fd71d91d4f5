"""Issues as the page shows them: a proposition, its claims side by side, and what each answer rests on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcli.models import CompareReport, Issue, Pair, Relation, Side
from claimcli.report.places import Placed, name_outlet
from claimcli.report.wording import SIDES, SideName, describe_relation
from claimcli.writers.words import name_speaker

_CONTESTING: tuple[Relation, ...] = ("disputes", "questions")
_MOST_OTHERS = 100  # issues that nobody disputes, of which there may be as many as claims
_SHOWN = 5  # statements of a side that are shown at once; the others unfold


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker says on an issue: told once, with every place where it is said in the same words."""

    placed: Placed
    also: tuple[Placed, ...]
    answers: str  # "Disputes Rex Tillerson"; '' where it answers nobody
    evidence: str


@dataclass(frozen=True, slots=True)
class Column:
    """The statements on one side, and of these the ones that unfold."""

    name: SideName
    statements: tuple[Statement, ...]
    more: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One issue, ready to be shown."""

    issue: Issue
    number: int
    title: str
    columns: tuple[Column, ...]
    open: Column | None
    relations: tuple[str, ...]
    speakers: int
    outlets: int

    @property
    def contested(self) -> bool:
        """Whether somebody denies or questions it."""
        return _is_contested(self.issue)


def choose_issues(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """All issues in dispute, and of the others so many as somebody may read, of which each shows more than those before
    it: half of its claims stand in none of them."""
    contested = [issue for issue in issues if _is_contested(issue)]
    told = {entry.id for issue in contested for entry in issue.claims}
    others: list[Issue] = []
    for issue in issues:
        ids = {entry.id for entry in issue.claims}
        if len(others) < _MOST_OTHERS and not _is_contested(issue) and 2 * len(ids - told) >= len(ids):
            others.append(issue)
            told |= ids
    return (*contested, *others)


def _is_contested(issue: Issue) -> bool:
    return any(entry.side in ("against", "doubts") for entry in issue.claims)


def build_cards(report: CompareReport, placed: Mapping[str, Placed]) -> tuple[Card, ...]:
    """The issues of a report as cards; `placed` finds claims by their id.

    Args:
        report: a comparison.
        placed: claims by their id, with where they stand on the page.
    """
    pairs = {topic.topic_id: topic.pairs for topic in report.topics}
    cards: list[Card] = []
    for issue in report.issues:
        members = [(placed[entry.id], entry.side) for entry in issue.claims if entry.id in placed]
        if members:
            cards.append(_build_card(issue, len(cards) + 1, members, pairs.get(issue.issue_id, ())))
    return tuple(cards)


def _build_card(issue: Issue, number: int, members: Sequence[tuple[Placed, Side]], pairs: Sequence[Pair]) -> Card:
    answers: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        answers[pair.counter.id].append(pair)
    sides = {name.side: _gather([p for p, side in members if side == name.side], answers) for name in SIDES}
    columns = [Column(n, sides[n.side][:_SHOWN], sides[n.side][_SHOWN:]) for n in SIDES if sides[n.side]]
    claims = [member.claim for member, _ in members]
    return Card(
        issue=issue,
        number=number,
        title=_title(issue.proposition),
        columns=tuple(column for column in columns if column.name.side != "open"),
        open=next((column for column in columns if column.name.side == "open"), None),
        relations=tuple(dict.fromkeys(pair.relation for pair in pairs)),
        speakers=len({name_speaker(claim) for claim in claims}),
        outlets=len({name_outlet(claim) for claim in claims}),
    )


def _title(proposition: str) -> str:
    """The proposition as a heading: without the "that" of indirect speech, with a capital."""
    words = proposition[5:] if proposition[:5].lower() == "that " else proposition
    return words[:1].upper() + words[1:]


def _gather(members: Sequence[Placed], answers: Mapping[str, Sequence[Pair]]) -> tuple[Statement, ...]:
    """One statement for what one speaker says in the same words, however often; in the order of the claims."""
    groups: dict[tuple[str, str, tuple[str, bool, str]], list[Placed]] = defaultdict(list)
    for member in members:
        claim = member.claim
        key = " ".join("".join(c if c.isalnum() else " " for c in claim.text.casefold()).split()).removeprefix("that ")
        groups[name_speaker(claim), key, claim.posture].append(member)
    return tuple(_state(group, answers) for group in groups.values())


def _state(group: Sequence[Placed], answers: Mapping[str, Sequence[Pair]]) -> Statement:
    own = [pair for member in group for pair in answers.get(member.claim.id, ())]
    best = min(own, key=lambda pair: (pair.relation not in _CONTESTING, -pair.score), default=None)
    if best is None:
        return Statement(group[0], tuple(group[1:]), "", "")
    whom = "" if best.relation == "repeats" else f" {name_speaker(best.claim)}"
    return Statement(group[0], tuple(group[1:]), f"{describe_relation(best.relation)}{whom}", "; ".join(best.evidence))

"""Issues as the page shows them: a proposition, its claims side by side, and what each answer rests on."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcli.models import Claim, CompareReport, Issue, IssueClaim, Pair, Relation, Side, Topic
from claimcli.report.places import Placed, name_outlet
from claimcli.report.wording import SIDES, SideName, describe_relation
from claimcli.writers.words import name_speaker

_CONTESTING: tuple[Relation, ...] = ("disputes", "questions")
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
        return any(column.name.side in ("against", "doubts") for column in self.columns)


def build_cards(report: CompareReport, placed: Mapping[str, Placed]) -> tuple[Card, ...]:
    """The issues of a report as cards; `placed` finds claims by their id."""
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
    groups: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for member in members:
        claim = member.claim
        key = " ".join("".join(c if c.isalnum() else " " for c in claim.text.casefold()).split()).removeprefix("that ")
        groups[name_speaker(claim), key].append(member)
    return tuple(_state(group, answers) for group in groups.values())


def _state(group: Sequence[Placed], answers: Mapping[str, Sequence[Pair]]) -> Statement:
    own = [pair for member in group for pair in answers.get(member.claim.id, ())]
    best = min(own, key=lambda pair: (pair.relation not in _CONTESTING, -pair.score), default=None)
    if best is None:
        return Statement(group[0], tuple(group[1:]), "", "")
    whom = "" if best.relation == "repeats" else f" {name_speaker(best.claim)}"
    return Statement(group[0], tuple(group[1:]), f"{describe_relation(best.relation)}{whom}", "; ".join(best.evidence))


def with_issues(report: CompareReport) -> CompareReport:
    """The report with issues: its own, or where it has none those that follow from the pairs of its topics."""
    if report.issues or not report.topics:
        return report
    return report.model_copy(update={"issues": tuple(_derive_issue(topic) for topic in report.topics)})


def _derive_issue(topic: Topic) -> Issue:
    """The issue of a topic: around the claim with most pairs, each claim on the side that the pairs put it on."""
    neighbours: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
    claims: dict[str, Claim] = {}
    for pair in topic.pairs:
        for claim, other in ((pair.claim, pair.counter), (pair.counter, pair.claim)):
            claims[claim.id] = claim
            neighbours[claim.id].append((other.id, pair.relation))
    answered = Counter(pair.claim.id for pair in topic.pairs)
    centre = max(claims, key=lambda i: (answered[i], len(neighbours[i])))
    sides: dict[str, Side] = {centre: "for"}
    waiting = [centre]
    for here in waiting:
        for there, relation in neighbours[here]:
            if there not in sides:
                sides[there] = _side_beyond(sides[here], relation)
                waiting.append(there)
    score = max((pair.score for pair in topic.pairs if pair.relation in _CONTESTING), default=0.0)
    members = tuple(IssueClaim(id=i, side=sides.get(i, "open")) for i in claims)
    return Issue(issue_id=topic.topic_id, proposition=claims[centre].text, claims=members, score=score)


def _side_beyond(side: Side, relation: Relation) -> Side:
    """The side of a claim that stands in `relation` to one on `side`."""
    if relation == "questions":
        return "doubts" if side == "for" else "open"
    if relation == "disputes":
        return {"for": "against", "against": "for"}.get(side, "open")  # type: ignore[return-value]
    return side

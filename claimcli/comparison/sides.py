"""Issues out of pairs: for reports that list pairs and no issues, each claim on the side that its pairs put it on."""

from collections import Counter, defaultdict

from claimcli.models import Claim, CompareReport, Issue, IssueClaim, Relation, Side, Topic

_CONTESTING: tuple[Relation, ...] = ("disputes", "questions")


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

"""The pipeline of comparison, as a list of steps: claims in, a report of issues and of the pairs that follow out.

claims --read_propositions--> [Proposition] --merge_repeated--> without repetitions --profile_all--> [Profile]
     --suggest--> what rules say of pairs; --find_candidates--> pairs to look at
     --judge--> [Judgement]: same? opposed? one question? --add_trusted--> what sure rules say of them
     --gather_issues--> [Group] with sides
     --pair_group--> [ScoredPair] of sides that are sure --> CompareReport
In documents where nobody is said to say anything (rumours and headlines) the rules alone pair what is stated: among
claims of articles they are wrong far more often than right.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from claimcli.comparison.classifier import judge, load_pair_model
from claimcli.comparison.evidence import show_evidence
from claimcli.comparison.issues import MOST_CLAIMS, Group, Judgement, Judgements, find_central, gather_issues
from claimcli.comparison.pairs import pair_group
from claimcli.comparison.profile import profile_all
from claimcli.comparison.proposition import Proposition, read_propositions
from claimcli.comparison.rejoinders import find_rejoinders
from claimcli.comparison.repeats import merge_repeated
from claimcli.comparison.retrieval import find_candidates
from claimcli.comparison.scored_pairs import Key, ScoredPair
from claimcli.comparison.suggestions import Suggestions, pair_unattributed, suggest
from claimcli.comparison.topics import gather_topics, label_topic
from claimcli.comparison.trust import add_trusted, find_trusted
from claimcli.models import Claim, CompareReport, Issue, IssueClaim, Pair, Side, Topic

Found = tuple[Group, list[ScoredPair]]
_SIDES: Mapping[int, Side] = {1: "for", -1: "against", 0: "open"}


def compare_claims(claims: Sequence[Claim]) -> CompareReport:
    """Which of `claims` answer one another; the same claims in any order of documents give the same report."""
    read = read_propositions(claims)
    propositions, times = merge_repeated(read)
    suggested = suggest(propositions)
    attributed = any(not p.unattributed for p in propositions)
    found: list[Found] = []
    judged: dict[Key, Judgement] = {}
    if attributed:
        profiles = profile_all(propositions)
        judged = {(j.one, j.two): j for j in judge(profiles, find_candidates(profiles), suggested)}
        trusted = {**find_rejoinders(profiles, judged), **find_trusted(profiles, suggested)}
        add_trusted(judged, trusted)
        model = load_pair_model()
        groups = gather_issues(judged, least_opposed=model.least_opposed, least_same=model.least_same)
        found = [(group, list(pair_group(profiles, group, judged, trusted))) for group in groups]
    rumours = _pair_rumours(propositions, suggested)
    found += [_as_group(pairs) for pairs in gather_topics(propositions, rumours)]
    found.sort(key=lambda f: _rank(f, judged))
    topics, issues = [], []
    for number, (group, pairs) in enumerate(found, 1):
        issues.append(_build_issue(propositions, group, pairs, judged, f"t{number}"))
        if pairs:
            topics.append(_build_topic(propositions, pairs, f"t{number}", times))
    return CompareReport(topics=tuple(topics), issues=tuple(issues), claims=tuple(p.claim for p in read))


def _pair_rumours(propositions: Sequence[Proposition], suggested: Suggestions) -> dict[Key, ScoredPair]:
    """The pairs of unattributed statements, in documents that attribute nothing to anybody."""
    attributing = {p.claim.document for p in propositions if not p.unattributed}
    return {
        (i, k): pair
        for (i, k), pair in pair_unattributed(propositions, suggested).items()
        if attributing.isdisjoint((propositions[i].claim.document, propositions[k].claim.document))
    }


def _as_group(pairs: Sequence[ScoredPair]) -> Found:
    """An issue of unattributed statements: the sides follow from its pairs with what it has already."""
    sides = {pairs[0].claim: 1}
    for pair in (*pairs, *pairs):
        polarity = -1 if pair.relation in ("disputes", "questions") else 1
        if len(sides) >= MOST_CLAIMS:
            break
        if pair.claim in sides:
            sides.setdefault(pair.counter, polarity * sides[pair.claim])
        elif pair.counter in sides:
            sides.setdefault(pair.claim, polarity * sides[pair.counter])
    return Group(sides), list(pairs)


def _score(pairs: Sequence[ScoredPair]) -> float:
    return max((pair.score for pair in pairs if pair.relation in ("disputes", "questions")), default=0.0)


def _rank(found: Found, judged: Judgements) -> tuple[bool, float, int, int, list[int]]:
    """Issues with two sides first, the surest at the head; then those with most that is sure, then the largest."""
    group, pairs = found
    disputed = _score(pairs)
    return not disputed, -disputed, -len(pairs), -len(group.sides), sorted(group.sides)


def _build_issue(
    propositions: Sequence[Proposition], group: Group, pairs: Sequence[ScoredPair], judged: Judgements, number: str
) -> Issue:
    members = sorted(group.sides)
    taken = [i for i in members if group.sides[i]]
    answers = {pair.counter for pair in pairs if pair.relation in ("disputes", "questions")}
    asserting = [i for i in taken if i not in answers]
    centre = find_central(judged, asserting or taken or members)
    polarity = group.sides[centre] or 1  # the central claim is what the issue is about: it is for it
    doubting = {pair.counter for pair in pairs if pair.relation == "questions"}
    sides: dict[int, Side] = {i: _SIDES[polarity * group.sides[i]] for i in members}
    sides.update({i: "doubts" for i in doubting if sides[i] == "against"})
    claims = tuple(IssueClaim.model_construct(id=propositions[i].claim.id, side=sides[i]) for i in members)
    score = _score(pairs) or max(
        (judged[key].opposed for key in combinations(members, 2) if key in judged), default=0.0
    )
    return Issue.model_construct(
        issue_id=number,
        proposition=" ".join(propositions[centre].claim.text.split()),
        claims=claims,
        score=round(min(1.0, score), 3),
    )


def _build_topic(
    propositions: Sequence[Proposition], pairs: Sequence[ScoredPair], number: str, times: Mapping[str, int]
) -> Topic:
    label = label_topic(propositions, pairs)
    told = tuple(_build_pair(propositions, pair, number, label, times) for pair in pairs)
    return Topic(topic_id=number, topic=label, pairs=told)


def _build_pair(
    propositions: Sequence[Proposition], pair: ScoredPair, topic_id: str, label: str, times: Mapping[str, int]
) -> Pair:
    claim, counter = propositions[pair.claim], propositions[pair.counter]
    told = [
        f"the {side} is told {times[p.claim.id]} times in the same words"
        for side, p in (("claim", claim), ("counter", counter))
        if p.claim.id in times
    ]
    return Pair.model_construct(
        relation=pair.relation,
        tier=pair.tier,
        score=round(min(1.0, pair.score), 3),
        claim=claim.claim,
        counter=counter.claim,
        topic=label,
        topic_id=topic_id,
        evidence=(*show_evidence(claim, counter, pair), *told),
        rule=pair.rule,
    )

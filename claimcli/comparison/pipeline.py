"""The pipeline of comparison, as a list of steps: claims in, a report of issues and of the pairs that follow out.

claims --read_propositions--> [Proposition] --tell_once--> without repetitions --profile_all--> [Profile]
     --suggest--> what rules say of pairs; --find_candidates--> pairs to look at
     --judge--> [Judgement]: same? opposed? one question? --add_trusted--> what sure rules say of them
     --gather_issues--> [Group] with sides
     --link_group--> the pairs of sides that are sure --> CompareReport
In documents where nobody is said to say anything (rumours and headlines) the rules alone link what is stated: among
claims of articles they are wrong far more often than right.
"""

from collections.abc import Mapping, Sequence

from claimcli.comparison.classifier import judge, load_pair_model
from claimcli.comparison.evidence import show_evidence
from claimcli.comparison.issues import MOST, Group, Judgement, central, gather_issues
from claimcli.comparison.links import Link
from claimcli.comparison.pairs import link_group
from claimcli.comparison.profile import profile_all
from claimcli.comparison.proposition import Proposition, read_propositions
from claimcli.comparison.repeats import tell_once
from claimcli.comparison.retrieval import find_candidates
from claimcli.comparison.suggestions import Suggestions, link_bare, suggest
from claimcli.comparison.topics import gather_topics, label_topic
from claimcli.comparison.trust import add_trusted, find_trusted
from claimcli.models import Claim, CompareReport, Issue, IssueClaim, Pair, Side, Topic

Known = Mapping[tuple[int, int], Judgement]
Found = tuple[Group, list[Link]]
_SIDES: Mapping[int, Side] = {1: "for", -1: "against", 0: "open"}


def compare_claims(claims: Sequence[Claim]) -> CompareReport:
    """Which of `claims` answer one another; the same claims in any order of documents give the same report."""
    read = read_propositions(claims)
    propositions, times = tell_once(read)
    suggested = suggest(propositions)
    attributed = any(not p.bare for p in propositions)
    found: list[Found] = []
    judged: dict[tuple[int, int], Judgement] = {}
    if attributed:
        profiles = profile_all(propositions)
        judged = {(j.one, j.two): j for j in judge(profiles, list(find_candidates(profiles)), suggested)}
        trusted = find_trusted(profiles, suggested)
        add_trusted(judged, trusted)
        model = load_pair_model()
        groups = gather_issues(judged, least_opposed=model.least_opposed, least_same=model.least_same)
        found = [(group, list(link_group(profiles, group, judged, trusted))) for group in groups]
    rumours = _link_rumours(propositions, suggested)
    found += [_as_group(links) for links in gather_topics(propositions, rumours)]
    found.sort(key=lambda f: _rank(f, judged))
    topics, issues = [], []
    for number, (group, links) in enumerate(found, 1):
        issues.append(_build_issue(propositions, group, links, judged, f"t{number}"))
        if links:
            topics.append(_build_topic(propositions, links, f"t{number}", times))
    return CompareReport(topics=tuple(topics), issues=tuple(issues), claims=tuple(p.claim for p in read))


def _link_rumours(propositions: Sequence[Proposition], suggested: Suggestions) -> dict[tuple[int, int], Link]:
    """The links of bare statements, in documents that attribute nothing to anybody."""
    attributing = {p.claim.document for p in propositions if not p.bare}
    return {
        pair: link
        for pair, link in link_bare(propositions, suggested).items()
        if attributing.isdisjoint((propositions[pair[0]].claim.document, propositions[pair[1]].claim.document))
    }


def _as_group(links: Sequence[Link]) -> Found:
    """An issue of bare statements: the sides are those of its links to what it has already."""
    sides = {links[0].claim: 1}
    for link in (*links, *links):
        sign = -1 if link.relation in ("disputes", "questions") else 1
        if len(sides) >= MOST:
            break
        if link.claim in sides:
            sides.setdefault(link.counter, sign * sides[link.claim])
        elif link.counter in sides:
            sides.setdefault(link.claim, sign * sides[link.counter])
    return Group(sides), list(links)


def _score(links: Sequence[Link]) -> float:
    return max((link.score for link in links if link.relation in ("disputes", "questions")), default=0.0)


def _rank(found: Found, judged: Known) -> tuple[bool, float, int, int, list[int]]:
    """Issues with two sides first, the surest at the head; then those with most that is sure, then the largest."""
    group, links = found
    disputed = _score(links)
    return not disputed, -disputed, -len(links), -len(group.sides), sorted(group.sides)


def _build_issue(
    propositions: Sequence[Proposition], group: Group, links: Sequence[Link], judged: Known, number: str
) -> Issue:
    members = sorted(group.sides)
    taken = [i for i in members if group.sides[i]]
    answers = {link.counter for link in links if link.relation in ("disputes", "questions")}
    asserting = [i for i in taken if i not in answers]
    centre = central(judged, asserting or taken or members)
    turn = group.sides[centre] or 1  # the central claim is what the issue is about: it is for it
    doubting = {link.counter for link in links if link.relation == "questions"}
    sides: dict[int, Side] = {i: _SIDES[turn * group.sides[i]] for i in members}
    sides.update({i: "doubts" for i in doubting if sides[i] == "against"})
    claims = tuple(IssueClaim(id=propositions[i].claim.id, side=sides[i]) for i in members)
    opposed = [j.opposed for i in members for k in members if i < k and (j := judged.get((i, k)))]
    score = _score(links) or max(opposed, default=0.0)
    return Issue(
        issue_id=number,
        proposition=" ".join(propositions[centre].claim.text.split()),
        claims=claims,
        score=round(min(1.0, score), 3),
    )


def _build_topic(
    propositions: Sequence[Proposition], links: Sequence[Link], number: str, times: Mapping[str, int]
) -> Topic:
    label = label_topic(propositions, links)
    pairs = tuple(_build_pair(propositions, link, number, label, times) for link in links)
    return Topic(topic_id=number, topic=label, pairs=pairs)


def _build_pair(
    propositions: Sequence[Proposition], link: Link, topic_id: str, label: str, times: Mapping[str, int]
) -> Pair:
    claim, counter = propositions[link.claim], propositions[link.counter]
    told = [
        f"the {side} is told {times[p.claim.id]} times in the same words"
        for side, p in (("claim", claim), ("counter", counter))
        if p.claim.id in times
    ]
    return Pair.model_construct(
        relation=link.relation,
        tier=link.tier,
        score=round(min(1.0, link.score), 3),
        claim=claim.claim,
        counter=counter.claim,
        topic=label,
        topic_id=topic_id,
        evidence=(*show_evidence(claim, counter, link), *told),
        rule=link.rule,
    )

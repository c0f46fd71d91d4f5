"""The pipeline of comparison, as a list of steps: claims in, a report of pairs by topic out.

claims --read_propositions--> [Proposition] --find_similar--> candidates
     --score_alike, find_responses, find_clashes--> links --spread--> best link of each pair
     --gather_topics--> [Topic] --> CompareReport
"""

from collections.abc import Mapping, Sequence

from claimcli.comparison.agreement import Alike, Vouchers, close_over, find_vouchers, score_alike
from claimcli.comparison.candidates import find_similar
from claimcli.comparison.clashes import LEAST_DISPUTE, find_clashes
from claimcli.comparison.evidence import cite, show_evidence
from claimcli.comparison.links import Link
from claimcli.comparison.proposition import Proposition, read_propositions
from claimcli.comparison.responses import find_responses
from claimcli.comparison.spread import join_answers, spread
from claimcli.comparison.topics import gather_topics, label_topic
from claimcli.comparison.voices import same_voice
from claimcli.models import Claim, CompareReport, Pair, Topic

LEAST_AGREEMENT = 0.35  # probability from which two claims are said to say the same
LEAST_BARE = 0.48  # … where nobody is said to say one of them


def compare_claims(claims: Sequence[Claim]) -> CompareReport:
    """Which of `claims` answer one another; the same claims in any order of documents give the same report."""
    propositions = read_propositions(claims)
    candidates = list(find_similar(propositions))
    scored = score_alike(propositions, candidates)
    vouchers = find_vouchers(propositions, scored)
    alike = close_over(scored, vouchers)
    answers = [*find_responses(propositions, alike), *find_clashes(propositions, candidates, alike)]
    links = choose_links(propositions, alike, vouchers, spread(propositions, answers, alike))
    topics = build_topics(propositions, links)
    return CompareReport(topics=tuple(topics), claims=tuple(p.claim for p in propositions))


def choose_links(
    propositions: Sequence[Proposition], alike: Alike, vouchers: Vouchers, answers: Mapping[tuple[int, int], Link]
) -> dict[tuple[int, int], Link]:
    """The links that are said: answers first, then agreements of pairs that have no answer between them."""
    links = {pair: link for pair, link in answers.items() if link.score >= LEAST_DISPUTE}
    for (i, j), probability in alike.items():
        least = LEAST_BARE if propositions[i].bare or propositions[j].bare else LEAST_AGREEMENT
        if probability >= least and (i, j) not in links:
            repeated = same_voice(propositions[i].voice, propositions[j].voice)
            reasons = (f"both are like {cite(propositions[vouchers[i, j][1]])}",) if (i, j) in vouchers else ()
            links[i, j] = Link(i, j, "repeats" if repeated else "supports", "inferred", probability, "alike", reasons)
    for link in join_answers(propositions, links):
        links.setdefault((link.claim, link.counter), link)
    return links


def build_topics(propositions: Sequence[Proposition], links: Mapping[tuple[int, int], Link]) -> list[Topic]:
    """The links as pairs, gathered into labelled topics, the most contested first."""
    topics = []
    for number, group in enumerate(gather_topics(propositions, links), 1):
        label = label_topic(propositions, group)
        pairs = tuple(_build_pair(propositions, link, f"t{number}", label) for link in group)
        topics.append(Topic(topic_id=f"t{number}", topic=label, pairs=pairs))
    return topics


def _build_pair(propositions: Sequence[Proposition], link: Link, topic_id: str, label: str) -> Pair:
    claim, counter = propositions[link.claim], propositions[link.counter]
    return Pair.model_construct(
        relation=link.relation,
        tier=link.tier,
        score=round(min(1.0, link.score), 3),
        claim=claim.claim,
        counter=counter.claim,
        topic=label,
        topic_id=topic_id,
        evidence=show_evidence(claim, counter, link),
        rule=link.rule,
    )

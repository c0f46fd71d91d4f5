"""Topics: pairs gathered into issues around a central claim."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from claimcli.comparison.links import Link
from claimcli.comparison.proposition import Proposition

WORDS = 3


def gather_topics(propositions: Sequence[Proposition], links: Mapping[tuple[int, int], Link]) -> list[list[Link]]:
    """Links in issues: the claim with most links not yet taken takes its links and those among its neighbours."""
    of_claim: dict[int, list[Link]] = defaultdict(list)
    for link in links.values():
        of_claim[link.claim].append(link)
        of_claim[link.counter].append(link)
    left = set(links.values())
    topics = []
    queue = sorted(of_claim, key=lambda i: (-len(of_claim[i]), i))
    for centre in queue:
        own = [k for k in of_claim[centre] if k in left]
        if not own:
            continue
        members = {centre, *(k.claim for k in own), *(k.counter for k in own)}
        own = sorted(k for m in members for k in of_claim[m] if k in left and k.claim in members and k.counter in members)
        own = list(dict.fromkeys(own))
        left.difference_update(own)
        topics.append(own)
    contested = lambda topic: sum(k.relation in ("disputes", "questions") for k in topic)  # noqa: E731
    return sorted(topics, key=lambda topic: (-contested(topic), -len(topic), topic[0]))


def label_topic(propositions: Sequence[Proposition], topic: Sequence[Link]) -> str:
    """A short label: the most telling shared words as written, in the order of the first claim that has them."""
    weights: Counter[str] = Counter()
    for link in topic:
        one, two = propositions[link.claim], propositions[link.counter]
        for term in one.vector.keys() & two.vector.keys():
            weights[term] += one.vector[term] * two.vector[term]  # type: ignore[assignment]
    best = {t for t, _ in sorted(weights.items(), key=lambda x: (-x[1], x[0]))[:WORDS]}
    if not best:
        claim = propositions[topic[0].claim]
        best = {t for t, _ in sorted(claim.vector.items(), key=lambda x: (-x[1], x[0]))[:WORDS]}
    for link in topic:
        shown = propositions[link.claim].shown
        if best <= shown.keys():
            return " ".join(shown[t] for t in shown if t in best)
    shown = {t: p.shown[t] for k in reversed(topic) for p in (propositions[k.counter], propositions[k.claim]) for t in best & p.shown.keys()}
    return " ".join(shown[t] for t in sorted(shown))

"""What follows from a response: who disputes a claim disputes it wherever it is made."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claimcli.comparison.agreement import Alike
from claimcli.comparison.links import Link
from claimcli.comparison.proposition import Proposition
from claimcli.comparison.voices import same_voice

LEAST_ALIKE = 0.3


def spread(propositions: Sequence[Proposition], links: Iterable[Link], alike: Alike) -> dict[tuple[int, int], Link]:
    """`links` and what they imply by one step of likeness on either side, the best link of each pair."""
    neighbours: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (i, j), probability in sorted(alike.items()):
        if probability >= LEAST_ALIKE:
            neighbours[i].append((j, probability))
            neighbours[j].append((i, probability))
    best: dict[tuple[int, int], Link] = {}
    for link in links:
        _keep(best, link)
        claims = [(link.claim, 1.0), *neighbours[link.claim]]
        counters = [(link.counter, 1.0), *neighbours[link.counter]]
        for i, p in claims:
            for j, q in counters:
                if (p, q) == (1.0, 1.0) or i == j or same_voice(propositions[i].voice, propositions[j].voice):
                    continue
                if (p < 1.0 or link.relation == "disputes") and p * q >= LEAST_ALIKE:
                    reason = f"as claim {propositions[link.counter].claim.id} answers {propositions[link.claim].claim.id}"
                    _keep(best, Link(i, j, link.relation, "inferred", link.score * min(1.0, p * q + 0.3), "spread", (reason,)))
    return best


def _keep(best: dict[tuple[int, int], Link], link: Link) -> None:
    key = min(link.claim, link.counter), max(link.claim, link.counter)
    held = best.get(key)
    if held is None or (link.score, held.rule, link.claim) > (held.score, link.rule, held.claim):
        best[key] = link

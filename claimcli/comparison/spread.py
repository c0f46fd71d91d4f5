"""What follows from a response: who disputes a claim disputes it wherever it is made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcli.comparison.agreement import Alike
from claimcli.comparison.evidence import cite
from claimcli.comparison.features import find_shared, read_polarity
from claimcli.comparison.links import Link
from claimcli.comparison.proposition import Proposition, overlap
from claimcli.comparison.voices import same_voice

LEAST_ALIKE = 0.5  # how surely another claim must be the one that was answered
SURELY_ALIKE = 0.9  # how surely another answer must be the same, unless both have the words of an answer
_NARROW = frozenset(("but", "while", "doubt-cue"))  # rules whose answers answer one wording, not the claim


def spread(propositions: Sequence[Proposition], links: Iterable[Link], alike: Alike) -> dict[tuple[int, int], Link]:
    """`links` and what they imply by one step of likeness on either side, the best link of each pair."""
    neighbours: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (i, j), probability in sorted(alike.items()):
        if probability >= LEAST_ALIKE and not (propositions[i].bare or propositions[j].bare):
            neighbours[i].append((j, probability))
            neighbours[j].append((i, probability))
    best: dict[tuple[int, int], Link] = {}
    for link in links:
        _keep(best, link)
        for implied in _implied(propositions, link, neighbours):
            _keep(best, implied)
    return best


def _implied(
    propositions: Sequence[Proposition], link: Link, neighbours: Mapping[int, Sequence[tuple[int, float]]]
) -> Iterator[Link]:
    least = SURELY_ALIKE if link.rule in _NARROW else LEAST_ALIKE
    claims = [(link.claim, 1.0), *(n for n in neighbours.get(link.claim, ()) if n[1] >= least)]
    counters = [
        (link.counter, 1.0),
        *(n for n in neighbours.get(link.counter, ()) if _same_answer(propositions, link, *n)),
    ]
    for i, p in claims:
        for j, q in counters:
            if (i, j) == (link.claim, link.counter) or i == j or p * q < LEAST_ALIKE:
                continue
            if _may_answer(propositions[i], propositions[j], link):
                score = link.score * min(1.0, p * q + 0.3)
                reasons = tuple(_explain(propositions, link, i, j))
                yield Link(i, j, link.relation, "inferred", score, "spread", reasons)


def _may_answer(claim: Proposition, counter: Proposition, link: Link) -> bool:
    """Whether a pair that `link` implies can be one: of two voices, and for a clash, with something to clash on."""
    if same_voice(claim.voice, counter.voice) or overlap(claim, counter):
        return False
    if link.rule != "clash":
        return True
    shared = find_shared(claim, counter)
    judged = "deny" in claim.stances ^ counter.stances and shared.words > 0
    return judged or read_polarity(claim, counter, shared)["negated words"] > 0


def _explain(propositions: Sequence[Proposition], link: Link, claim: int, counter: int) -> Iterator[str]:
    """Why `counter` answers `claim`, in words: what `link` rests on, and which claims say the same as its two."""
    if counter == link.counter:
        yield from link.reasons
        yield f"the claim says the same as {cite(propositions[link.claim])}, which the counter answers"
    elif claim == link.claim:
        yield f"the counter says the same as {cite(propositions[link.counter])}, which answers the claim"
    else:
        yield f"the claim says the same as {cite(propositions[link.claim])}"
        yield f"the counter says the same as {cite(propositions[link.counter])}, which answers that"


def _same_answer(propositions: Sequence[Proposition], link: Link, other: int, probability: float) -> bool:
    """Whether a claim like the counter answers too: it is all but the same, or judges in its own words."""
    if link.rule in _NARROW or link.relation == "questions":
        return False
    both_judge = "deny" in propositions[link.counter].stances & propositions[other].stances
    return probability >= SURELY_ALIKE or both_judge


def _keep(best: dict[tuple[int, int], Link], link: Link) -> None:
    key = min(link.claim, link.counter), max(link.claim, link.counter)
    held = best.get(key)
    if held is None or (link.score, held.rule, link.claim) > (held.score, link.rule, held.claim):
        best[key] = link

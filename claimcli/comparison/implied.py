"""What follows from a response: who disputes a claim disputes it wherever it is made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcli.comparison.agreement import Alike
from claimcli.comparison.evidence import cite
from claimcli.comparison.features import find_shared, read_polarity
from claimcli.comparison.proposition import Proposition, overlap
from claimcli.comparison.scored_pairs import Key, ScoredPair
from claimcli.comparison.speaker_keys import same_speaker
from claimcli.comparison.thresholds import LEAST_ALIKE, SURELY_ALIKE

_NARROW = frozenset(("but", "while", "doubt-cue"))  # rules whose answers answer one wording, not the claim


def add_implied(
    propositions: Sequence[Proposition], pairs: Iterable[ScoredPair], alike: Alike
) -> dict[Key, ScoredPair]:
    """`pairs` and what they imply by one step of likeness on either side, the best for each two claims.

    Args:
        propositions: all of them.
        pairs: what rules found.
        alike: how surely pairs say the same.
    """
    neighbours: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (i, j), probability in sorted(alike.items()):
        if probability >= LEAST_ALIKE and not (propositions[i].unattributed or propositions[j].unattributed):
            neighbours[i].append((j, probability))
            neighbours[j].append((i, probability))
    best: dict[Key, ScoredPair] = {}
    for pair in pairs:
        _keep(best, pair)
        for implied in _implied(propositions, pair, neighbours):
            _keep(best, implied)
    return best


def _implied(
    propositions: Sequence[Proposition], pair: ScoredPair, neighbours: Mapping[int, Sequence[tuple[int, float]]]
) -> Iterator[ScoredPair]:
    least = SURELY_ALIKE if pair.rule in _NARROW else LEAST_ALIKE
    claims = [(pair.claim, 1.0), *(n for n in neighbours.get(pair.claim, ()) if n[1] >= least)]
    counters = [
        (pair.counter, 1.0),
        *(n for n in neighbours.get(pair.counter, ()) if _same_answer(propositions, pair, *n)),
    ]
    for i, p in claims:
        for j, q in counters:
            if (i, j) == (pair.claim, pair.counter) or i == j or p * q < LEAST_ALIKE:
                continue
            if _may_answer(propositions[i], propositions[j], pair):
                score = pair.score * min(1.0, p * q + 0.3)
                reasons = tuple(_explain(propositions, pair, i, j))
                yield ScoredPair(i, j, pair.relation, "inferred", score, "spread", reasons)


def _may_answer(claim: Proposition, counter: Proposition, pair: ScoredPair) -> bool:
    """Whether a pair that `pair` implies can be one: two speakers, and something that can be denied."""
    if same_speaker(claim.speaker_key, counter.speaker_key) or overlap(claim, counter):
        return False
    if pair.rule != "clash":
        return True
    shared = find_shared(claim, counter)
    judged = "deny" in claim.stances ^ counter.stances and shared.words > 0
    return judged or read_polarity(claim, counter, shared)["negated words"] > 0


def _explain(propositions: Sequence[Proposition], pair: ScoredPair, claim: int, counter: int) -> Iterator[str]:
    """Why `counter` answers `claim`, in words: what `pair` rests on, and which claims say the same as its two."""
    if counter == pair.counter:
        yield from pair.reasons
        yield f"the claim says the same as {cite(propositions[pair.claim])}, which the counter answers"
    elif claim == pair.claim:
        yield f"the counter says the same as {cite(propositions[pair.counter])}, which answers the claim"
    else:
        yield f"the claim says the same as {cite(propositions[pair.claim])}"
        yield f"the counter says the same as {cite(propositions[pair.counter])}, which answers that"


def _same_answer(propositions: Sequence[Proposition], pair: ScoredPair, other: int, probability: float) -> bool:
    """Whether a claim like the counter answers too: it is all but the same, or judges in its own words."""
    if pair.rule in _NARROW or pair.relation == "questions":
        return False
    both_judge = "deny" in propositions[pair.counter].stances & propositions[other].stances
    return probability >= SURELY_ALIKE or both_judge


def _keep(best: dict[Key, ScoredPair], pair: ScoredPair) -> None:
    key = min(pair.claim, pair.counter), max(pair.claim, pair.counter)
    held = best.get(key)
    if held is None or (pair.score, held.rule, pair.claim) > (held.score, pair.rule, held.claim):
        best[key] = pair

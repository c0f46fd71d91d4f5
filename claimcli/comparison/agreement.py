"""Claims that say the same: pairs of the index that the pair model finds alike, and what follows from them.

Where A says what B says and B what C says, A says what C says, a little less surely.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from claimcli.comparison.features import (
    LIKENESS,
    PLACES,
    SPEAKERS,
    Shared,
    find_shared,
    only_mentions,
    order_propositions,
    read_features,
    read_likeness,
    read_places,
    read_polarity,
    read_speakers,
)
from claimcli.comparison.proposition import Proposition
from claimcli.comparison.rule_weights import load_rule_weights, logistic
from claimcli.comparison.scored_pairs import Key
from claimcli.comparison.thresholds import LEAST_LIKENESS, LIKENESS_CARRIED

Alike = dict[Key, float]
Transitive = dict[Key, tuple[float, int]]


def score_alike(propositions: Sequence[Proposition], candidates: Iterable[Key]) -> Alike:
    """The probability that the two say the same, for each candidate pair (i < j) with at least `LEAST_LIKENESS`.

    Args:
        propositions: all of them.
        candidates: pairs of their numbers, the smaller first.
    """
    found: Alike = {}
    for i, j in candidates:
        probability = probability_alike(propositions[i], propositions[j])
        if probability >= LEAST_LIKENESS:
            found[i, j] = probability
    return found


def probability_alike(one: Proposition, two: Proposition) -> float:
    """By the logistic model of `rules.toml`: that of unattributed statements where nobody is said to say one of them.

    0 for most pairs of an index: those that share so little that no polarity or place could bring them to
    `LEAST_LIKENESS`.

    Args:
        one: a proposition.
        two: another.
    """
    name = "alike-unattributed" if one.unattributed or two.unattributed else "alike"
    table = load_rule_weights()[name]
    shared = find_shared(one, two)
    if only_mentions(one, shared) != only_mentions(two, shared) or _share_cues_alone(one, two, shared):
        return 0.0
    known = {**read_likeness(one, two, shared), **read_speakers(one, two)}
    across = one.claim.document != two.claim.document
    if sum([table.get(feature, 0.0) * value for feature, value in known.items()]) < _find_bound(name, across):
        return 0.0
    claim, counter = order_propositions(one, two)
    if name == "alike-unattributed":
        return logistic(table, read_features(claim, counter, shared))
    known.update(read_polarity(claim, counter, shared))
    known.update(read_places(claim, counter, known))
    return logistic(table, known)


def _share_cues_alone(one: Proposition, two: Proposition, shared: Shared) -> bool:
    """Whether all that the two have in common is how they were said: "denied" of two who deny different things."""
    return not set(shared.terms) - (one.cue_terms & two.cue_terms)


@cache
def _find_bound(name: str, across: bool) -> float:
    """What likeness and speakers must add to reach `LEAST_LIKENESS` if all else in the table spoke for the pair."""
    settled = {*LIKENESS, *SPEAKERS, *(PLACES if across else ("across",)), "bias"}
    table = load_rule_weights()[name]
    others = sum(w for feature, w in table.items() if feature not in settled and w > 0)
    return math.log(LEAST_LIKENESS / (1.0 - LEAST_LIKENESS)) - others - table["bias"]


def find_transitive(propositions: Sequence[Proposition], alike: Alike) -> Transitive:
    """For each pair that a third claim makes surer, what it makes of it and the number of that claim.

    Two that share names at most stay as they are. Unattributed statements make none surer: that two headlines take
    up one rumour does not make them agree.

    Args:
        propositions: all of them.
        alike: how surely pairs say the same.
    """
    neighbours: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), probability in alike.items():
        if not (propositions[i].unattributed or propositions[j].unattributed):
            neighbours[i][j] = neighbours[j][i] = probability
    transitive = {}
    for (i, j), probability in alike.items():
        small, large = sorted((neighbours[i], neighbours[j]), key=len)
        carried, k = max(((min(p, large[k]), -k) for k, p in small.items() if k in large), default=(0.0, 0))
        if LIKENESS_CARRIED * carried > probability and find_shared(propositions[i], propositions[j]).words:
            transitive[i, j] = LIKENESS_CARRIED * carried, -k
    return transitive


def add_transitive(alike: Alike, transitive: Transitive) -> Alike:
    """The pairs of `alike`, each as sure as its best common neighbour makes it by `transitive`; no new pairs are
    made."""
    return alike | {pair: probability for pair, (probability, _) in transitive.items()}


def count_repeats(alike: Alike) -> Mapping[int, float]:
    """How often each claim is made again, as the sum of the likenesses: what is argued about is said more than once."""
    repeats: dict[int, float] = defaultdict(float)
    for (i, j), probability in alike.items():
        repeats[i] += probability
        repeats[j] += probability
    return repeats

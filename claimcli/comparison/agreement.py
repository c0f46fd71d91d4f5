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
    VOICES,
    Shared,
    direct,
    find_shared,
    only_mentions,
    read_features,
    read_likeness,
    read_places,
    read_polarity,
    read_voices,
)
from claimcli.comparison.lexicon import load_weights
from claimcli.comparison.proposition import Proposition

LEAST = 0.10  # probability under which a likeness is forgotten
CARRIED = 0.9  # what a step over a third claim leaves of its likeness

Alike = dict[tuple[int, int], float]
Vouchers = dict[tuple[int, int], tuple[float, int]]


def score_alike(propositions: Sequence[Proposition], candidates: Iterable[tuple[int, int]]) -> Alike:
    """The probability that the two say the same, for each candidate pair (i < j) with at least `LEAST`."""
    found: Alike = {}
    for i, j in candidates:
        probability = probability_alike(propositions[i], propositions[j])
        if probability >= LEAST:
            found[i, j] = probability
    return found


def probability_alike(one: Proposition, two: Proposition) -> float:
    """By the logistic model of `weights.toml`: that of bare statements where nobody is said to say one of them.

    0 for most pairs of an index: those that share so little that no sign or place could bring them to `LEAST`.
    """
    name = "alike-bare" if one.bare or two.bare else "alike"
    table = load_weights()[name]
    shared = find_shared(one, two)
    if only_mentions(one, shared) != only_mentions(two, shared) or _share_cues_alone(one, two, shared):
        return 0.0
    known = {**read_likeness(one, two, shared), **read_voices(one, two)}
    across = one.claim.document != two.claim.document
    if sum([table.get(feature, 0.0) * value for feature, value in known.items()]) < _find_bound(name, across):
        return 0.0
    claim, counter = direct(one, two)
    if name == "alike-bare":
        return logistic(table, read_features(claim, counter, shared))
    known.update(read_polarity(claim, counter, shared))
    known.update(read_places(claim, counter, known))
    return logistic(table, known)


def _share_cues_alone(one: Proposition, two: Proposition, shared: Shared) -> bool:
    """Whether all that the two have in common is how they were said: "denied" of two who deny different things."""
    return not set(shared.terms) - (one.cue_terms & two.cue_terms)


@cache
def _find_bound(name: str, across: bool) -> float:
    """What likeness and voices must add for a pair to reach `LEAST` if all else in the table spoke for it."""
    settled = {*LIKENESS, *VOICES, *(PLACES if across else ("across",)), "bias"}
    table = load_weights()[name]
    others = sum(w for feature, w in table.items() if feature not in settled and w > 0)
    return math.log(LEAST / (1.0 - LEAST)) - others - table["bias"]


def logistic(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The probability that a table of weights gives to features."""
    get = features.get
    z = weights["bias"] + sum([weight * get(name, 0.0) for name, weight in weights.items()])
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))


def find_vouchers(propositions: Sequence[Proposition], alike: Alike) -> Vouchers:
    """For each pair that a third claim makes surer, what it makes of it and the number of that claim.

    Two that share names at most stay as they are. Bare statements vouch for nothing: that two headlines take up one
    rumour does not make them agree.
    """
    neighbours: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), probability in alike.items():
        if not (propositions[i].bare or propositions[j].bare):
            neighbours[i][j] = neighbours[j][i] = probability
    vouchers = {}
    for (i, j), probability in alike.items():
        small, large = sorted((neighbours[i], neighbours[j]), key=len)
        vouched, k = max(((min(p, large[k]), -k) for k, p in small.items() if k in large), default=(0.0, 0))
        if CARRIED * vouched > probability and find_shared(propositions[i], propositions[j]).words:
            vouchers[i, j] = CARRIED * vouched, -k
    return vouchers


def close_over(alike: Alike, vouchers: Vouchers) -> Alike:
    """`alike` with each pair as sure as its best common neighbour makes it; no new pairs are made."""
    return alike | {pair: probability for pair, (probability, _) in vouchers.items()}


def count_repeats(alike: Alike) -> Mapping[int, float]:
    """How often each claim is made again, as the sum of the likenesses: what is argued about is said more than once."""
    repeats: dict[int, float] = defaultdict(float)
    for (i, j), probability in alike.items():
        repeats[i] += probability
        repeats[j] += probability
    return repeats

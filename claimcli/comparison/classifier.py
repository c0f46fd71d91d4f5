"""The pair model: boosted trees over the features of a pair, evaluated in plain Python.

Four heads, each a forest (Friedman 2001) whose sum of leaves is a log-odds: do two claims say the same, are they
opposed, are they on one question, does the text mark the one as an answer to the other. `pairs.json` beside the model
card is written by `python -m training.comparison.train`.
"""

import json
import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from claimcli.comparison.features import find_shared, is_negative, only_mentions
from claimcli.comparison.issues import Judgement
from claimcli.comparison.pair_features import NAMES, order_profiles, read_pair
from claimcli.comparison.profile import Profile
from claimcli.comparison.proposition import Proposition
from claimcli.comparison.suggestions import RULE_NAMES, Suggestions, read_suggestions

WEIGHTS = Path(__file__).parent / "weights" / "pairs.json"
VARIABLE = "CLAIMCLI_PAIR_WEIGHTS"  # names another file, for measuring a model on claims that it has not seen
FORMAT = 1
LEAST_TOPIC = 0.045  # probability of one question under which a pair is not looked at further
FEATURES = (*NAMES, *RULE_NAMES)

# A soft cascade (Bourdev & Brandt 2005): a pair that the first trees find this unlikely is left at them.
FIRST, LEAST_FIRST = 16, -3.15

Node = Any  # a leaf's log-odds, or (feature, threshold, where it is at most that, where it is more)


@dataclass(frozen=True, slots=True)
class PairModel:
    """The forest of each head, where listings begin, and the curve from the mean of heads to a probability."""

    same: tuple[Node, ...]
    opposed: tuple[Node, ...]
    topic: tuple[Node, ...]
    marked: tuple[Node, ...]
    least_opposed: float
    least_same: float
    curve: tuple[tuple[float, float], ...]


@cache
def load_pair_model() -> PairModel:
    """The model of the package, or the one that the environment names.

    Raises:
        ValueError: It is none of this version.
    """
    path = Path(os.environ.get(VARIABLE) or WEIGHTS)
    stored = json.loads(path.read_text(encoding="utf-8"))
    if stored.get("format") != FORMAT or tuple(stored.get("features", ())) != FEATURES:
        raise ValueError(f"{path} holds no pair model of this version; make it anew with make train-comparison")
    heads = {name: tuple(_as_node(tree) for tree in trees) for name, trees in stored["heads"].items()}
    curve = tuple((x, y) for x, y in stored["curve"])
    return PairModel(**heads, least_opposed=stored["least_opposed"], least_same=stored["least_same"], curve=curve)


def _as_node(stored: Any) -> Node:
    if not isinstance(stored, list):
        return float(stored)
    feature, threshold, low, high = stored
    return feature, threshold, _as_node(low), _as_node(high)


def judge(
    profiles: Sequence[Profile], candidates: Sequence[tuple[int, int]], suggested: Suggestions
) -> Iterator[Judgement]:
    """What the model finds of candidate pairs; those that are surely on two questions are left out."""
    model = load_pair_model()
    for i, j in candidates:
        claim, counter = order_profiles(profiles[i], profiles[j])
        values = [*read_pair(claim, counter), *read_suggestions(suggested, (i, j))]
        if sum_trees(model.topic[:FIRST], values) < LEAST_FIRST:
            continue
        topic = predict(model.topic, values)
        if topic >= LEAST_TOPIC:
            judgement = judge_values(model, i, j, values, topic)
            apart = _cannot_agree(profiles[i].proposition, profiles[j].proposition)
            yield judgement._replace(same=0.0) if apart else judgement


def _cannot_agree(one: Proposition, two: Proposition) -> bool:
    """Whether what two share is said to be so by one of them alone: a report of a charge is not the charge, and who
    denies what another says does not say it."""
    denied = [p.cue is not None and p.cue.stance == "deny" and not p.wish for p in (one, two)]
    if denied[0] != denied[1] and not is_negative(two if denied[0] else one):
        return True
    if not (one.mentioned or two.mentioned):
        return False
    shared = find_shared(one, two)
    return only_mentions(one, shared) != only_mentions(two, shared)


def judge_values(model: PairModel, i: int, j: int, values: Sequence[float], topic: float) -> Judgement:
    """The judgement of one pair by its features."""
    marked = predict(model.marked, values)
    against = (predict(model.opposed, values) * marked * topic) ** (1 / 3)
    return Judgement(i, j, predict(model.same, values), calibrate(model.curve, against), topic, marked)


def predict(forest: Sequence[Node], values: Sequence[float]) -> float:
    """The probability that a forest gives to features."""
    return 1.0 / (1.0 + math.exp(-sum_trees(forest, values)))


def sum_trees(forest: Sequence[Node], values: Sequence[float]) -> float:
    """The log-odds that the trees give together."""
    total = 0.0
    for node in forest:
        while type(node) is tuple:
            node = node[2] if values[node[0]] <= node[1] else node[3]
        total += node
    return total


def calibrate(curve: Sequence[tuple[float, float]], value: float) -> float:
    """`value` along a curve of straight pieces, which goes up."""
    if not curve:
        return value
    (x, y) = curve[0]
    if value <= x:
        return y
    for x2, y2 in curve[1:]:
        if value <= x2:
            return y + (y2 - y) * (value - x) / (x2 - x)
        x, y = x2, y2
    return y

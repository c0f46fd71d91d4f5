"""The pair model: boosted trees over the features of a pair, evaluated in plain Python.

Four heads, each a forest (Friedman 2001) whose sum of leaves is a log-odds: do two claims say the same, are they
opposed, are they on one question, does the text mark the one as an answer to the other. Before them a gate of few trees
that ask only for what is cheap to tell turns away most pairs (a cascade, Viola & Jones 2001). `pairs.json` beside the
model card is written by `python -m training.comparison.train`.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claimcli.comparison.features import find_shared, is_negative, only_mentions
from claimcli.comparison.forest import Forests, plant, probability
from claimcli.comparison.issues import Judgement
from claimcli.comparison.pair_features import (
    LIKENESS_NAMES,
    NAMES,
    RELATION_NAMES,
    find_shared_terms,
    order_profiles,
    read_likeness,
    read_relation,
)
from claimcli.comparison.profile import OWN_NAMES, Profile
from claimcli.comparison.proposition import Proposition
from claimcli.comparison.retrieval import Candidate
from claimcli.comparison.suggestions import RULE_NAMES, Suggestions, read_suggestions
from claimcli.comparison.thresholds import LEAST_CONSIDERED

WEIGHTS = Path(__file__).parent / "weights" / "pairs.json"
VARIABLE = "CLAIMCLI_PAIR_WEIGHTS"  # names another file, for measuring a model on claims that it has not seen
FORMAT = 2
FEATURES = (*NAMES, *RULE_NAMES)
_SIZES = {
    "likeness": len(LIKENESS_NAMES), "relation": len(RELATION_NAMES), "claim": len(OWN_NAMES),
    "counter": len(OWN_NAMES), "rules": len(RULE_NAMES),
}  # fmt: skip


def _find_parts() -> Mapping[str, range]:
    parts, first = {}, 0
    for name, size in _SIZES.items():
        parts[name] = range(first, first + size)
        first += size
    return parts


PARTS = _find_parts()
GATE_PARTS = ("likeness", "claim", "counter")  # parts of the features that the gate may ask for


@dataclass(frozen=True, slots=True)
class PairModel:
    """The forests of gate and heads, where listings begin, and the curve from the mean of heads to a probability."""

    gate: Forests
    heads: Forests
    least_gate: float
    least_opposed: float
    least_same: float
    curve: tuple[tuple[float, float], ...]


@cache
def load_pair_model() -> PairModel:
    """The model of the package, or the one that the environment names.

    Raises:
        ValueError: the file holds no model of this version.
    """
    path = Path(os.environ.get(VARIABLE) or WEIGHTS)
    stored = json.loads(path.read_text(encoding="utf-8"))
    if stored.get("format") != FORMAT or tuple(stored.get("features", ())) != FEATURES:
        raise ValueError(f"{path} holds no pair model of this version; make it anew with make train-comparison")
    heads = dict(stored["heads"])
    return PairModel(
        gate=plant({"gate": heads.pop("gate")}, {name: PARTS[name] for name in GATE_PARTS}),
        heads=plant(heads, PARTS),
        least_gate=stored["least_gate"],
        least_opposed=stored["least_opposed"],
        least_same=stored["least_same"],
        curve=tuple((x, y) for x, y in stored["curve"]),
    )


def judge(profiles: Sequence[Profile], candidates: Iterable[Candidate], suggested: Suggestions) -> Iterator[Judgement]:
    """What the model finds of candidate pairs; those that are surely on two questions are left out."""
    model = load_pair_model()
    gate, heads = model.gate, model.heads
    at_gate = _remember_own(gate, profiles)
    at_heads = _remember_own(heads, profiles)
    silent = heads.narrow("rules", read_suggestions(suggested, None), heads.every)
    for i, j, likeness in candidates:
        one, two = profiles[i], profiles[j]
        claim, counter = order_profiles(one, two)
        turned = claim is not one
        shared = find_shared_terms(claim, counter)
        values = read_likeness(claim, counter, shared, likeness)
        leaves = gate.as_bytes(gate.narrow("likeness", values, at_gate(i, turned) & at_gate(j, not turned)))
        if gate.sum_head("gate", leaves) < model.least_gate:
            continue
        left = heads.narrow("likeness", values, at_heads(i, turned) & at_heads(j, not turned))
        left = heads.narrow("relation", read_relation(claim, counter, shared), left)
        told = suggested.has(i, j)
        left &= heads.narrow("rules", read_suggestions(suggested, (i, j)), heads.every) if told else silent
        leaves = heads.as_bytes(left)
        topic = probability(heads.sum_head("topic", leaves))
        if topic >= LEAST_CONSIDERED:
            judgement = _read_heads(model, i, j, leaves, topic)
            if _cannot_agree(one.proposition, two.proposition):
                judgement = judgement._replace(same=0.0)
            yield judgement


def _remember_own(forests: Forests, profiles: Sequence[Profile]) -> Callable[[int, bool], int]:
    """What a claim's own values leave open, as the counter (True) or the claim of a pair; each worked out once."""

    @cache
    def narrow(number: int, counter: bool) -> int:
        return forests.narrow("counter" if counter else "claim", profiles[number].own, forests.every)

    return narrow


def read_pair(
    claim: Profile, counter: Profile, likeness: float, suggested: Suggestions, key: tuple[int, int]
) -> list[float]:
    """All features of a pair in the order of `FEATURES`: what `judge` reads, for training."""
    shared = find_shared_terms(claim, counter)
    return [
        *read_likeness(claim, counter, shared, likeness),
        *read_relation(claim, counter, shared),
        *claim.own,
        *counter.own,
        *read_suggestions(suggested, key),
    ]


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


def _read_heads(model: PairModel, i: int, j: int, leaves: bytes, topic: float) -> Judgement:
    """The judgement of one pair by the leaves that it reaches."""
    same, opposed, marked = (probability(model.heads.sum_head(head, leaves)) for head in ("same", "opposed", "marked"))
    against = (opposed * marked * topic) ** (1 / 3)
    return Judgement(i, j, same, calibrate(model.curve, against), topic, marked)


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

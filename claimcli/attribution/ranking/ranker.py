"""Which of several candidates is the best: a log-linear ranking over all of them.

Weights are learnt by softmax over the candidates of one cue, towards those that overlap the gold most. What a candidate
looks like is told by `candidates` (contents) and `sources`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import exp, log
from typing import NamedTuple

from claimcli.attribution.features.templates import Describe, Key, SumsOfGroups

_LOW = 1 / (1 + exp(4))  # the probability whose log odds are minus four
Part = tuple[Describe, Key]


class Described(NamedTuple):
    """One candidate: groups of indicators, each with its key, and numbers under their names."""

    parts: Sequence[Sequence[Part]]  # in bundles, which candidates may share
    numbers: Sequence[tuple[str, float]]

    def features(self) -> dict[str, float]:
        """Values by feature name; what is there twice counts twice."""
        found: dict[str, float] = {}
        for describe, key in chain.from_iterable(self.parts):
            for name in describe(*key):
                found[name] = found.get(name, 0.0) + 1.0
        for name, value in self.numbers:
            found[name] = found.get(name, 0.0) + value
        return found


@dataclass(frozen=True, slots=True)
class Rankings:
    """Weights of the two rankings, by feature; empty ones leave the linker's own choice in place."""

    content: Mapping[str, float]
    source: Mapping[str, float]


def rank(candidates: Sequence[Described], of: SumsOfGroups[float]) -> list[float]:
    """The share of each candidate, in their order; shares sum to one. Without weights the first has it all."""
    weight = of.weights.get
    if not of.weights:
        return [1.0] + [0.0] * (len(candidates) - 1)
    sums: dict[int, float] = {}  # by the identity of a bundle: those that candidates share are summed once
    scores: list[float] = []
    for parts, numbers in candidates:
        for bundle in parts:
            if id(bundle) not in sums:
                of_bundle: list[float] = [of[describe][key] for describe, key in bundle]
                sums[id(bundle)] = sum(of_bundle, 0.0)
        of_parts: list[float] = [sums[id(bundle)] for bundle in parts]
        of_numbers: list[float] = [weight(name, 0.0) * value for name, value in numbers]
        scores.append(sum(of_parts, 0.0) + sum(of_numbers, 0.0))
    top = max(scores)
    shares = [exp(s - top) for s in scores]
    total = sum(shares)
    return [s / total for s in shares]


def log_odds(probability: Mapping[int, float]) -> dict[int, float]:
    """The linker's log odds, token by token, cut at plus and minus four."""
    return {
        i: -4.0 if p < _LOW else 4.0 if p > 1 - _LOW else log((p + 1e-6) / (1 - p + 1e-6))
        for i, p in probability.items()
    }

"""The record that the steps of comparison hand on: two propositions, and how one bears on the other."""

from typing import NamedTuple

Key = tuple[int, int]  # the numbers of two propositions, the smaller first


class ScoredPair(NamedTuple):
    """Proposition number `counter` bears on number `claim`; `score` is the probability that it does so.

    `reasons` say in words what the pair rests on, besides what every pair shows (shared terms, polarity).
    """

    claim: int
    counter: int
    relation: str
    tier: str
    score: float
    rule: str
    reasons: tuple[str, ...] = ()

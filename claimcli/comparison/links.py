"""The record that the steps of comparison hand on: how one proposition bears on another."""

from typing import NamedTuple


class Link(NamedTuple):
    """Proposition number `counter` bears on number `claim`; `score` is the probability that it does so.

    `reasons` say in words what the link rests on, besides what every pair shows (shared terms, signs).
    """

    claim: int
    counter: int
    relation: str
    tier: str
    score: float
    rule: str
    reasons: tuple[str, ...] = ()

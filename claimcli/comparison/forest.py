"""Boosted trees of at most eight leaves, all of them followed at once by bit vectors.

Each leaf has a bit, each tree a byte. A threshold that a value lies above rules out the leaves on its low side; what is
left of all thresholds is, in each tree, lowest the leaf that walking the tree would reach (QuickScorer, Lucchese et al.
2015). The masks of one feature are added up over its thresholds beforehand, so a value costs one search and one “and”
however many trees ask for it; and values that a claim has in every pair are narrowed down once.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import getitem
from typing import Any

LEAVES = 8

Tree = Any  # a leaf's log-odds, or [feature, threshold, where it is at most that, where it is more]
Cells = tuple[tuple[int, tuple[float, ...], tuple[int, ...]], ...]  # by feature: place, thresholds, masks between them

_LOWEST = [max((byte & -byte).bit_length() - 1, 0) for byte in range(256)]


@dataclass(frozen=True, slots=True)
class Forests:
    """The trees of several heads: `cells` for the values of each part of the features, where the heads' bytes lie."""

    cells: Mapping[str, Cells]
    heads: Mapping[str, tuple[int, int]]
    leaves: tuple[tuple[float, ...], ...]  # by tree: what it gives for each byte
    every: int  # all leaves still open

    def narrow(self, part: str, values: Sequence[float], leaves: int) -> int:
        """The `leaves` that the values of one part of the features leave open."""
        for place, thresholds, masks in self.cells[part]:
            leaves &= masks[bisect_left(thresholds, values[place])]
        return leaves

    def sum_head(self, head: str, leaves: bytes) -> float:
        """The log-odds that the trees of a head give together."""
        first, last = self.heads[head]
        return sum(map(getitem, self.leaves[first:last], leaves[first:last]))

    def as_bytes(self, leaves: int) -> bytes:
        """The open leaves with a byte a tree, for `sum_head`."""
        return leaves.to_bytes(len(self.leaves), "little")


def plant(heads: Mapping[str, Sequence[Tree]], parts: Mapping[str, range]) -> Forests:
    """The forests of heads.

    Args:
        heads: the trees of each head, by the numbers of all features.
        parts: the numbers of the features that are given together, by the name of the part; the rest may not be used.

    Raises:
        ValueError: a tree has more than eight leaves.
    """
    nodes: dict[int, dict[float, int]] = defaultdict(lambda: defaultdict(int))  # leaves that a threshold rules out
    leaves: list[tuple[float, ...]] = []
    spans = {}
    for head, trees in heads.items():
        first = len(leaves)
        for tree in trees:
            values = list(_read_tree(tree, 0, 8 * len(leaves), nodes))
            if len(values) > LEAVES:
                raise ValueError(f"a tree of {head} has {len(values)} leaves, more than {LEAVES}")
            values += [0.0] * (LEAVES - len(values))
            leaves.append(tuple([values[bit] for bit in _LOWEST]))
        spans[head] = (first, len(leaves))
    every = (1 << 8 * len(leaves)) - 1
    cells = {part: tuple(_cut(nodes, numbers, every)) for part, numbers in parts.items()}
    return Forests(cells, spans, tuple(leaves), every)


def probability(log_odds: float) -> float:
    """The probability that log-odds stand for."""
    return 1.0 / (1.0 + math.exp(-log_odds))


def _read_tree(tree: Tree, leaf: int, at: int, nodes: dict[int, dict[float, int]]) -> Iterator[float]:
    """The leaves from low to high, the first of them number `leaf` of the tree whose bits begin `at`."""
    if not isinstance(tree, list):
        yield float(tree)
        return
    feature, threshold, low, high = tree
    below = list(_read_tree(low, leaf, at, nodes))
    nodes[feature][threshold] |= ((1 << len(below)) - 1) << (at + leaf)
    yield from below
    yield from _read_tree(high, leaf + len(below), at, nodes)


def _cut(nodes: Mapping[int, Mapping[float, int]], numbers: range, every: int) -> Iterator[Any]:
    for place, feature in enumerate(numbers):
        if feature in nodes:
            thresholds = sorted(nodes[feature])
            masks = [every]
            for threshold in thresholds:
                masks.append(masks[-1] & ~nodes[feature][threshold])
            yield place, tuple(thresholds), tuple(masks)

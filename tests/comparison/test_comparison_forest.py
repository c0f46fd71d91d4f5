"""Trees that are followed by bit vectors give what walking them gives."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcli.comparison.forest import LEAVES, plant, probability

FEATURES = 6
PARTS = {"first": range(2), "rest": range(2, FEATURES)}
numbers = st.sampled_from((-1.0, 0.0, 0.5, 1.0, 2.0))


def grow(leaves: int) -> st.SearchStrategy[Any]:
    """Trees of that many leaves."""
    if leaves == 1:
        return st.floats(-3, 3)
    return st.integers(1, leaves - 1).flatmap(
        lambda n: st.tuples(st.integers(0, FEATURES - 1), numbers, grow(n), grow(leaves - n)).map(list)
    )


trees = st.lists(st.integers(1, LEAVES).flatmap(grow), min_size=1, max_size=5)


def walk(tree: Any, values: Sequence[float]) -> float:
    while isinstance(tree, list):
        feature, threshold, low, high = tree
        tree = low if values[feature] <= threshold else high
    return float(tree)


@settings(deadline=None)
@given(one=trees, two=trees, values=st.lists(numbers, min_size=FEATURES, max_size=FEATURES))
def test_bit_vectors_reach_the_leaves_that_walking_reaches(one: list[Any], two: list[Any], values: list[float]) -> None:
    forests = plant({"one": one, "two": two}, PARTS)
    left = forests.narrow("first", values[:2], forests.narrow("rest", values[2:], forests.every))
    leaves = forests.as_bytes(left)
    for head, grown in (("one", one), ("two", two)):
        assert forests.sum_head(head, leaves) == pytest.approx(sum(walk(tree, values) for tree in grown))


def test_a_tree_of_more_leaves_is_refused() -> None:
    tree: Any = 0.0
    for _ in range(LEAVES):
        tree = [0, 0.5, 1.0, tree]
    with pytest.raises(ValueError, match="more than 8"):
        plant({"same": [tree]}, PARTS)


def test_log_odds_are_a_probability() -> None:
    assert probability(0.0) == 0.5
    assert probability(3.0) == pytest.approx(1 / (1 + 2.718281828459045**-3))

"""How near two rows of words are: their longest common subsequence. It finds candidates and approves none.

By rapidfuzz where it is installed (extra `check`), else by the bit-parallel algorithm of Hyyrö (2004) on Python's whole
numbers; both give the same numbers, hence the same verdicts.
"""

from collections.abc import Callable, Sequence
from functools import cache


def common_length(one: Sequence[str], other: Sequence[str]) -> int:
    """The number of words in the longest common subsequence of the rows `one` and `other`."""
    return _measure()(one, other)


@cache
def _measure() -> Callable[[Sequence[str], Sequence[str]], int]:
    try:
        from rapidfuzz.distance import LCSseq
    except ImportError:
        return count_common
    return lambda one, other: int(LCSseq.similarity(one, other))


def count_common(one: Sequence[str], other: Sequence[str]) -> int:
    """What `common_length` gives for `one` and `other`, without rapidfuzz."""
    places: dict[str, int] = {}
    for n, word in enumerate(one):
        places[word] = places.get(word, 0) | (1 << n)
    row = full = (1 << len(one)) - 1
    for word in other:
        matched = row & places.get(word, 0)
        row = ((row + matched) | (row - matched)) & full
    return len(one) - row.bit_count()


def align(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of places of one longest common subsequence of `one` and `other`, in order; runs stay together where
    they can."""
    rows, columns = len(one), len(other)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        below, here, word = best[i + 1], best[i], one[i]
        for k in range(columns - 1, -1, -1):
            here[k] = below[k + 1] + 1 if word == other[k] else max(below[k], here[k + 1])
    pairs = []
    i = k = 0
    while i < rows and k < columns:
        if one[i] == other[k] and best[i][k] == best[i + 1][k + 1] + 1:
            pairs.append((i, k))
            i, k = i + 1, k + 1
        elif best[i + 1][k] >= best[i][k + 1]:
            i += 1
        else:
            k += 1
    return pairs

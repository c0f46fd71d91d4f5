"""Groups of features: what they look at, apart from what they are called.

Features that look at the same few things make a group. A group is a function that names the features of one *key*, the
tuple of what they look at, and the keys of the places to describe:

    def names_of_ends(last: str, after: str) -> list[str]:
        return [f"last {last}", f"ends {last}{after}"]

Training asks for the names. The decoder asks for the sum of the weights, which is spelt out once a key and then looked
up: most keys come again and again, and a look-up costs a tenth of writing and finding five names.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import repeat
from typing import NamedTuple, TypeVar

MEMORY = 100_000  # keys remembered for one group; it forgets them all when it has more
Key = tuple[Hashable, ...]
Describe = Callable[..., Iterable[str]]  # called with the parts of a key
Number = TypeVar("Number", int, float)


class Group(NamedTuple):
    """Features of a sequence: how a key is described, and the key of each place."""

    describe: Describe
    keys: Iterable[Key]


class Named(NamedTuple):
    """One feature of a sequence by its name at each place: for what seldom comes again, as two words side by side."""

    names: Iterable[str]


class Sums(dict[Key, Number]):
    """Summed weights by the key of one group."""

    def __init__(self, describe: Describe, weights: Mapping[str, Number]) -> None:
        super().__init__()
        self._describe, self._weights = describe, weights

    def __missing__(self, key: Key) -> Number:
        if len(self) >= MEMORY:
            self.clear()
        weight = self._weights.get
        total = self[key] = sum([weight(name, 0) for name in self._describe(*key)])
        return total


class Scorer(dict[Describe, Sums[Number]]):
    """The sums of every group that is described with the same weights, by the function that describes it."""

    def __init__(self, weights: Mapping[str, Number]) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, describe: Describe) -> Sums[Number]:
        found = self[describe] = Sums(describe, self.weights)
        return found

    def totals(self, groups: Iterable[Group | Named]) -> list[Number]:
        """The sum of all weights for each place of a sequence."""
        return list(map(sum, zip(*map(self._column, groups), strict=True)))

    def _column(self, group: Group | Named) -> Iterable[Number]:
        if isinstance(group, Named):
            return map(self.weights.get, group.names, repeat(0))
        return map(self[group.describe].__getitem__, group.keys)


def names_of(groups: Iterable[Group | Named]) -> list[list[str]]:
    """All feature names of each place of a sequence."""
    columns = [
        [(name,) for name in g.names] if isinstance(g, Named) else [g.describe(*key) for key in g.keys] for g in groups
    ]
    return [[name for part in row for name in part] for row in zip(*columns, strict=True)]

"""Groups of features: what they look at, apart from what they are called.

Features that look at the same few things make a group. A group is a function that names the features of one *key*, the
tuple of what they look at, and the keys of the places to describe:

    def names_of_ends(last: str, after: str) -> list[str]:
        return [f"last {last}", f"ends {last}{after}"]

Training asks for the names. The decoder asks for the sum of the weights, which is spelt out once a key and then looked
up: most keys come again and again, and a look-up costs a tenth of writing and finding five names.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any, NamedTuple, TypeVar

MEMORY = 16_384  # keys of one group, or words, that are remembered, and as many that were before them
Key = tuple[Hashable, ...]
Describe = Callable[..., Iterable[str]]  # called with the parts of a key
DescribeWord = Callable[[str], Iterable[tuple[str, int]]]  # called with a word; how far each feature is seen
Number = TypeVar("Number")  # int or float


class Group(NamedTuple):
    """Features of a sequence: how a key is described, and the key of each place."""

    describe: Describe
    keys: Iterable[Key]


class Seen(NamedTuple):
    """Features of words, seen from the places around them: at each place those of the word `offset` places before it,
    for each of the offsets. `describe` is called with a word; its features are named `{offset}{feature}`, and each is
    seen from as far as it says, so that what words have in common (an ending) is looked up once for all of them."""

    describe: DescribeWord
    offsets: Sequence[int]
    words: Sequence[str]

    def names(self, offset: int, word: str) -> list[str]:
        """Names of the features of `word`, seen from `offset` places behind it."""
        return [f"{offset}{feature}" for feature, reach in self.describe(word) if abs(offset) <= reach]


class Named(NamedTuple):
    """One feature of a sequence by its name at each place: for what seldom comes again, as two words side by side."""

    names: Iterable[str]


class Sums(dict[Key, Number]):
    """Summed weights by the key of one group, for the keys that were asked for lately: so memory does not grow with the
    articles of a run. When there are `MEMORY` they become the elder half; what nobody asks for then is forgotten."""

    def __init__(self, describe: Describe, weights: Mapping[str, Number]) -> None:
        super().__init__()
        self._describe = describe
        self._weights: Mapping[str, Number] = weights
        self._elder: dict[Key, Number] = {}

    def __missing__(self, key: Key) -> Number:
        total = self._elder.get(key)
        if total is None:
            weight = self._weights.get
            weights: Iterable[Any] = map(weight, self._describe(*key), repeat(0))
            total = sum(weights)
        if len(self) >= MEMORY:
            self._elder = dict(self)
            self.clear()
        self[key] = total
        return total


class SumsOfGroups(dict[Describe, Sums[Number]]):
    """The sums of each group that is described with the same weights, by what describes it."""

    def __init__(self, weights: Mapping[str, Number]) -> None:
        super().__init__()
        self.weights: Mapping[str, Number] = weights

    def __missing__(self, describe: Describe) -> Sums[Number]:
        found: Sums[Number] = Sums(describe, self.weights)
        self[describe] = found
        return found


class SeenSums(dict[str, tuple[int, ...]]):
    """Summed weights of a word's features by the word, for each offset that it is seen from; remembered like `Sums`."""

    def __init__(self, describe: DescribeWord, offsets: Sequence[int], weights: Mapping[str, int]) -> None:
        super().__init__()
        self._describe, self._weights = describe, weights
        self._offsets = [(str(offset), abs(offset)) for offset in offsets]
        self._elder: dict[str, tuple[int, ...]] = {}

    def __missing__(self, word: str) -> tuple[int, ...]:
        found = self._elder.get(word)
        if found is None:
            weight, features = self._weights.get, list(self._describe(word))
            found = tuple(
                [
                    sum([weight(offset + feature, 0) for feature, reach in features if far <= reach])
                    for offset, far in self._offsets
                ]
            )
        if len(self) >= MEMORY:
            self._elder = dict(self)
            self.clear()
        self[word] = found
        return found


class Scorer:
    """Sums of packed weights over the groups of a sequence; what was summed once is remembered."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._weights = weights
        self._of: SumsOfGroups[int] = SumsOfGroups(weights)
        self._seen: dict[DescribeWord, SeenSums] = {}

    def totals(self, groups: Iterable[Group | Seen | Named]) -> list[int]:
        """The sum of all weights for each place of a sequence."""
        columns = [column for group in groups for column in self._columns(group)]
        return list(map(sum, zip(*columns, strict=True)))

    def _columns(self, group: Group | Seen | Named) -> Sequence[Iterable[int]]:
        if isinstance(group, Named):
            return (map(self._weights.get, group.names, repeat(0)),)
        if isinstance(group, Group):
            return (map(self._of[group.describe].__getitem__, group.keys),)
        sums = self._seen.get(group.describe)
        if sums is None:
            sums = self._seen[group.describe] = SeenSums(group.describe, group.offsets, self._weights)
        rows = [sums[word] for word in group.words]
        by_offset = zip(*rows, strict=True) if rows else repeat((), len(group.offsets))
        return [_shift(column, o, 0) for o, column in zip(group.offsets, by_offset, strict=True)]


def names_of(groups: Iterable[Group | Seen | Named]) -> list[list[str]]:
    """All feature names of each place of a sequence."""
    columns = [column for group in groups for column in _name_columns(group)]
    return [[name for part in row for name in part] for row in zip(*columns, strict=True)]


def _name_columns(group: Group | Seen | Named) -> Sequence[Iterable[Iterable[str]]]:
    if isinstance(group, Named):
        return ([(name,) for name in group.names],)
    if isinstance(group, Group):
        return ([group.describe(*key) for key in group.keys],)
    return [_shift([group.names(o, word) for word in group.words], o, ()) for o in group.offsets]


def _shift(column: Sequence[Any], offset: int, beyond: Any) -> Sequence[Any]:
    """For each place what stands `offset` places before it, `beyond` where nothing does."""
    nothing = [beyond] * min(abs(offset), len(column))
    return [*column[-offset:], *nothing][-len(column) :] if offset < 0 else [*nothing, *column][: len(column)]

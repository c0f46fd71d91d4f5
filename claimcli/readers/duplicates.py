"""Articles that say what another says: agency copy, updates, the same file twice; found by MinHash (Broder, 1997).

Each run of four words is hashed once; of the hashes in each of 64 classes the smallest is kept (one-permutation
hashing, Li, Owen and Zhang, NIPS 2012). Two articles that share all four sketches of one of 16 bands are set side by
side, and are near-duplicates when four in five of their sketches agree. The last 10,000 articles are remembered, so
that a run of any length needs no more memory.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple, TypeVar

from claimcli.readers.types import ArticleText

_WORD = re.compile(r"[^\W_]+")
_CLASSES = 64
_BAND = 4  # sketches a band
_ALIKE = 0.8  # share of equal sketches from which on an article is another's near-duplicate
_REMEMBERED = 10_000  # articles
_IN_BAND = 64  # articles that are remembered by one band: a form letter with another name in each fills no more
_COMPARED = 16  # articles that a new one is held against, those that share most bands with it
_LEAST = 12  # words; shorter texts are duplicates only where they are the same
_NONE = 1 << 32

Item = TypeVar("Item")


class Sketch(NamedTuple):
    """The smallest hash of each class, and one of all words."""

    smallest: tuple[int, ...]
    whole: int


def sketch_text(text: str) -> Sketch:
    """The sketch of a text; case, marks and white space do not count."""
    words = _WORD.findall(text.lower())
    joined = " ".join(words)
    data = joined.encode("utf-8", "replace")
    smallest = [_NONE] * _CLASSES
    crc = zlib.crc32
    if len(words) >= _LEAST:
        exact = words if len(data) == len(joined) else [word.encode("utf-8", "replace") for word in words]
        ends = list(accumulate([len(word) + 1 for word in exact]))  # of the words, with the space behind each
        for start, end in zip([0, *ends], ends[3:], strict=False):  # a run of four words
            value = crc(data[start : end - 1])
            place = value & 63
            if value < smallest[place]:
                smallest[place] = value
    return Sketch(tuple(smallest), crc(data))


class DuplicateFinder:
    """Remembers the articles that it has met, and says which of them a new one repeats."""

    def __init__(self) -> None:
        self._documents: dict[int, tuple[str, Sketch]] = {}
        self._index: dict[tuple[int, int], list[int]] = {}
        self._number = 0

    def find(self, document: str, text: str) -> str | None:
        """The first document met that says the same, None for a new one; the new one is remembered."""
        sketch = sketch_text(text)
        keys = _keys(sketch)
        shared = Counter(number for key in keys for number in self._index.get(key, ()))
        nearest = sorted(shared, key=lambda number: (-shared[number], number))[:_COMPARED]
        for number in sorted(nearest):
            original, other = self._documents[number]
            if sketch.whole == other.whole or _share(sketch.smallest, other.smallest) >= _ALIKE:
                return original
        self._remember(document, sketch, keys)
        return None

    def _remember(self, document: str, sketch: Sketch, keys: list[tuple[int, int]]) -> None:
        self._documents[self._number] = (document, sketch)
        for key in keys:
            numbers = self._index.setdefault(key, [])
            if len(numbers) < _IN_BAND:
                numbers.append(self._number)
        self._number += 1
        if len(self._documents) > _REMEMBERED:
            oldest = self._number - _REMEMBERED - 1
            _, old = self._documents.pop(oldest)
            for key in _keys(old):
                numbers = self._index.get(key, [])
                if oldest in numbers:
                    numbers.remove(oldest)
                if not numbers:
                    self._index.pop(key, None)


def mark_duplicates(items: Iterable[Item]) -> Iterator[Item | ArticleText]:
    """The same items; of articles those that repeat one before them say which."""
    finder = DuplicateFinder()
    for item in items:
        if isinstance(item, ArticleText):
            original = finder.find(item.document, item.text[item.body_start :])
            yield item if original is None else item._replace(duplicate_of=original)
        else:
            yield item


def _keys(sketch: Sketch) -> list[tuple[int, int]]:
    """What an article is found by: its words as a whole, and each band of sketches that says something."""
    keys = [(-1, sketch.whole)]
    for band in range(0, _CLASSES, _BAND):
        part = sketch.smallest[band : band + _BAND]
        if part.count(_NONE) <= 1:
            keys.append((band, hash(part)))
    return keys


def _share(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The share of the classes that either has something in, and both the same."""
    used = sum(a != _NONE or b != _NONE for a, b in zip(one, other, strict=True))
    same = sum(a == b != _NONE for a, b in zip(one, other, strict=True))
    return same / used if used else 0.0

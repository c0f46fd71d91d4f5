"""Articles that say what another says: agency copy, updates, the same file twice; found by MinHash (Broder, 1997).

Each run of four words is hashed once; of the hashes in each of 64 classes the smallest is kept (one-permutation
hashing, Li, Owen and Zhang, NIPS 2012). Two articles that share all four sketches of one of 16 bands are set side by
side, and are near-duplicates when four in five of their sketches agree. The last 10,000 articles are remembered, in
arrays that take half a kilobyte for each, and its name, so that a run of any length needs no more memory.
"""

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple, TypeVar

from claimcli.readers.types import ArticleText

_WORD = re.compile(r"[^\W_]+")
_CLASSES = 64
_BAND = 4  # sketches a band
_BANDS = _CLASSES // _BAND
_KEYS = _BANDS + 1  # what an article is found by: each band, and its words as a whole
_BUCKETS = 1 << 14  # of each key
_ALIKE = 0.8  # share of equal sketches from which on an article is another's near-duplicate
_REMEMBERED = 10_000  # articles
_WALKED = 64  # articles of one key that are looked at, the latest: a form letter with another name in each has no more
_COMPARED = 16  # articles that a new one is held against, those that share most keys with it
_LEAST = 12  # words; shorter texts are duplicates only where they are the same
_NONE = 0xFFFFFFFF

Item = TypeVar("Item")


class Sketch(NamedTuple):
    """The smallest hash of each class, four bytes each, and one of all words."""

    smallest: bytes
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
    return Sketch(array("I", smallest).tobytes(), crc(data))


def cut_bands(sketch: Sketch) -> list[bytes]:
    """The bands of sketches, of which near-duplicates share some; one with two empty classes tells nothing: b""."""
    parts = [_part(sketch, band) for band in range(_BANDS)]
    return [b"" if memoryview(part).cast("I").tolist().count(_NONE) > 1 else part for part in parts]


class DuplicateFinder:
    """Remembers the articles that it has met, and says which of them a new one repeats.

    The articles that share a bucket of a key are a chain from the latest back, as in the search of LZ77: `_latest` has
    the number of its last one, `_before` for each article the one before it. What is remembered is a ring by number.
    """

    def __init__(self) -> None:
        self._documents: list[str] = []
        self._sketches: list[Sketch] = []
        self._latest = array("q", [0]) * (_KEYS * _BUCKETS)
        self._before = array("q")
        self._number = 0  # of the last article; they begin with 1

    def find(self, document: str, text: str) -> str | None:
        """The first document met that says the same as `text`, None for a new one; `document` is remembered as the new
        one."""
        sketch = sketch_text(text)
        keys = list(_keys(sketch))
        shared: Counter[int] = Counter()
        for key, part in keys:
            shared.update(self._met(key, part))
        nearest = sorted(shared, key=lambda number: (-shared[number], number))[:_COMPARED]
        for number in sorted(nearest):
            other = self._sketches[number % _REMEMBERED]
            if sketch.whole == other.whole or _share(sketch.smallest, other.smallest) >= _ALIKE:
                return self._documents[number % _REMEMBERED]
        self._remember(document, sketch, keys)
        return None

    def _met(self, key: int, part: bytes) -> Iterator[int]:
        """Numbers of the articles that have this part of their sketches, the latest first."""
        number = self._latest[_bucket(key, part)]
        for _ in range(_WALKED):
            if number <= self._number - _REMEMBERED or not number:
                return
            place = number % _REMEMBERED
            if _part(self._sketches[place], key) == part:
                yield number
            number = self._before[place * _KEYS + key]

    def _remember(self, document: str, sketch: Sketch, keys: Iterable[tuple[int, bytes]]) -> None:
        self._number += 1
        place = self._number % _REMEMBERED
        missing = place + 1 - len(self._documents)
        if missing > 0:
            self._documents += [""] * missing
            self._sketches += [Sketch(b"", 0)] * missing
            self._before.extend([0] * (missing * _KEYS))
        self._documents[place], self._sketches[place] = document, sketch
        for key, part in keys:
            bucket = _bucket(key, part)
            self._before[place * _KEYS + key] = self._latest[bucket]
            self._latest[bucket] = self._number


def mark_duplicates(items: Iterable[Item]) -> Iterator[Item | ArticleText]:
    """The same items; of articles those that repeat one before them say which."""
    finder = DuplicateFinder()
    for item in items:
        if isinstance(item, ArticleText):
            original = finder.find(item.document, item.text[item.body_start :])
            yield item if original is None else item._replace(duplicate_of=original)
        else:
            yield item


def _keys(sketch: Sketch) -> Iterator[tuple[int, bytes]]:
    """What an article is found by: its words as a whole, and each band of sketches that says something."""
    yield _BANDS, _part(sketch, _BANDS)
    for band, part in enumerate(cut_bands(sketch)):
        if part:
            yield band, part


def _part(sketch: Sketch, key: int) -> bytes:
    return sketch.whole.to_bytes(4) if key == _BANDS else sketch.smallest[key * 4 * _BAND : (key + 1) * 4 * _BAND]


def _bucket(key: int, part: bytes) -> int:
    return key * _BUCKETS + zlib.crc32(part) % _BUCKETS


def _share(one: bytes, other: bytes) -> float:
    """The share of the classes that either has something in, and both the same."""
    pairs = list(zip(memoryview(one).cast("I"), memoryview(other).cast("I"), strict=True))
    used = sum(a != _NONE or b != _NONE for a, b in pairs)
    same = sum(a == b != _NONE for a, b in pairs)
    return same / used if used else 0.0

"""Indirect claims: the sentence of the sources that comes nearest, never a verdict."""

from collections import Counter
from collections.abc import Iterator
from math import sqrt

from claimcli.checking.differing import best_starts
from claimcli.checking.folding import Folded, fold
from claimcli.checking.index import SourceIndex
from claimcli.checking.types import Place
from claimcli.text.span import Span
from claimcli.text.stems import stem

LEAST = 0.2  # below this the sentences have only common words in common
_SOURCES = 3
_PASSAGES = 2  # whose sentences are weighed
_MORE = 10  # words of a passage beyond as many as the claim has
_ENDS = frozenset(".!?")
_LONGEST = 80  # words of a sentence


def find_nearest_sentence(text: str, index: SourceIndex) -> Place | None:
    """The sentence of the `index` most like `text`: with the highest cosine of rarity-weighted stems, 0 to 1, where it
    is `LEAST` or more."""
    keys = fold(text).word_keys()
    ours = _weigh(keys, index)
    weights = {key: index.rarity(key) + 0.05 for key in set(keys) if index.has(key)}
    best: Place | None = None
    for number, start in _passages(keys, weights, index):
        source = index.folded(number)
        for first, last in _sentences(source, start, start + len(keys) + _MORE):
            theirs = _weigh([source.word(n).key for n in range(first, last)], index)
            score = _cosine(ours, theirs)
            if score >= LEAST and (best is None or score > best.score):
                span = Span(source.word(first).start, source.word(last - 1).end)
                best = Place(number, (span,), None, (), round(score, 3))
    return best


def _passages(keys: list[str], weights: dict[str, float], index: SourceIndex) -> list[tuple[int, int]]:
    """(source, number of the word where it begins) of the few passages that weigh the most."""
    length, least = len(keys) + _MORE, LEAST * sum(weights.values())
    found: list[tuple[float, int, int]] = []
    for number in index.nearest(keys, _SOURCES):
        words = index.sources[number].keys.split()
        for start in best_starts(words, weights, length, least):
            weight = sum(weights.get(word, 0.0) for word in set(words[start : start + length]))
            found.append((-weight, number, start))
    return [(number, start) for _, number, start in sorted(found)[:_PASSAGES]]


def _sentences(source: Folded, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences, as half-open ranges of words, that hold a word of the range `begin` to `end`: a sentence ends at a
    stop, or where a paragraph does."""
    first = min(begin, len(source.words) - 1)
    while first > 0 and begin - first < _LONGEST and not _ends_between(source, first):
        first -= 1
    for n in range(first + 1, len(source.words) + 1):
        if n == len(source.words) or n - first >= _LONGEST or _ends_between(source, n):
            yield first, n
            first = n
            if n >= end:
                return


def _ends_between(source: Folded, n: int) -> bool:
    before, after = source.words[n - 1], source.words[n]
    if any(token.form in _ENDS for token in source.tokens[before + 1 : after]):
        return True
    return "\n\n" in source.text[source.tokens[before].end : source.tokens[after].start]


def _weigh(keys: list[str], index: SourceIndex) -> dict[str, float]:
    counts = Counter(keys)
    weights: dict[str, float] = {}
    for key, number in counts.items():
        name = stem(key)
        weights[name] = weights.get(name, 0.0) + number * (index.rarity(key) + 0.05)
    return weights


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    product = sum(weight * other[name] for name, weight in one.items() if name in other)
    size = sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return product / size if size else 0.0

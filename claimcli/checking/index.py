"""An index of the sources: which of them hold a row of words, and which come nearest to one.

For each source the keys of its words stand in one string, and for each word there is a list of the sources with it. A
row of words is looked for in the sources that have its rarest word, so that what it costs grows with how common that is
and not with the number of sources.
"""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from math import log

from claimcli.checking.folding import Folded, fold, fold_keys, has_broken_words, may_hold_markup
from claimcli.readers.types import ArticleText

CACHED = 256  # sources whose tokens are kept at a time
_COMMON = 0.1  # the share of sources above which a word says little of which source is meant
_SMOOTH = 20  # sources that are thought to be there besides, so that few of them tell common from rare as well
_MANY = 10  # words by which what comes nearest is looked for: the rarest
_FEW = 4  # words that must remain to look for what comes nearest


@dataclass(frozen=True, slots=True)
class SourceText:
    """One source as read, and the keys of its words. Where hyphens at line ends may divide words it
    stands twice in the index, once with those words put together (`joined`)."""

    article: ArticleText
    keys: str
    number: int  # which input it was; the same for both forms
    joined: bool = False
    odd: bool = False  # has mark-up or unseen characters

    @property
    def document(self) -> str:
        """Its name."""
        return self.article.document

    @property
    def text(self) -> str:
        """Its text as read."""
        return self.article.text


@dataclass(slots=True)
class SourceIndex:
    """Sources by their words; grows by `add`."""

    sources: list[SourceText] = field(default_factory=list)
    inputs: int = 0
    _postings: dict[str, "array[int]"] = field(default_factory=dict)
    _folded: "OrderedDict[int, Folded]" = field(default_factory=OrderedDict)

    def add(self, article: ArticleText) -> None:
        """Take in one source."""
        text = article.text
        odd = may_hold_markup(text)
        for joined in (False, True) if has_broken_words(text) else (False,):
            source = SourceText(article, fold_keys(text, joined=joined), self.inputs, joined, odd)
            for word in set(source.keys.split(" ")):
                self._postings.setdefault(word, array("I")).append(len(self.sources))
            self.sources.append(source)
        self.inputs += 1

    def folded(self, number: int) -> Folded:
        """The tokens of source `number`, made when they are needed."""
        known = self._folded.get(number)
        if known is None:
            source = self.sources[number]
            known = self._folded[number] = fold(source.text, joined=source.joined)
            if len(self._folded) > CACHED:
                self._folded.popitem(last=False)
        else:
            self._folded.move_to_end(number)
        return known

    def holding(self, keys: Sequence[str]) -> list[int]:
        """The sources that hold the words `keys` one after the other, in their order."""
        lists = [self._postings.get(key) for key in set(keys)]
        if not lists or any(found is None for found in lists):
            return []
        row = f" {' '.join(keys)} "
        first, *others = sorted((found for found in lists if found is not None), key=len)
        candidates: Sequence[int] = first
        if others and len(first) > 50 and len(others[0]) < len(self.sources):
            candidates = sorted(set(first).intersection(others[0]))
        return [number for number in candidates if row in self.sources[number].keys]

    def rarity(self, key: str) -> float:
        """How much a word tells of which source is meant: minus the logarithm of the share of sources with it."""
        return log((len(self.sources) + _SMOOTH) / (len(self._postings.get(key, ())) + 1))

    def has(self, key: str) -> bool:
        """Whether any source has the word."""
        return key in self._postings

    def nearest(self, keys: Sequence[str], limit: int) -> list[int]:
        """At most `limit` sources that share the most, and the rarest, words with `keys`, the nearest first."""
        known = sorted({key for key in keys if key in self._postings}, key=lambda key: (len(self._postings[key]), key))
        most = _COMMON * len(self.sources)
        asked = [key for n, key in enumerate(known[:_MANY]) if n < _FEW or len(self._postings[key]) <= most]
        scores: dict[int, float] = {}
        for key in asked:
            weight = self.rarity(key) + 0.1
            for number in self._postings[key]:
                scores[number] = scores.get(number, 0.0) + weight
        ranked = nsmallest(4 * limit, scores.items(), key=lambda item: (-item[1], item[0]))
        rest = [key for key in known if key not in asked]
        if rest:  # common words, which are looked at only in the few that are near by the rare ones
            ranked = [(n, s + sum(0.1 for key in rest if f" {key} " in self.sources[n].keys)) for n, s in ranked]
            ranked.sort(key=lambda item: (-item[1], item[0]))
        return [number for number, _ in ranked[:limit]]


def find_rows(folded: Folded, keys: Sequence[str], limit: int = 40) -> list[int]:
    """The numbers of the words at which the row `keys` begins, at most `limit` of them.

    Args:
        folded: the text that is searched.
        keys: of words that stand one after the other.
        limit: of places.
    """
    row = f" {' '.join(keys)} "
    found: list[int] = []
    at = folded.keys.find(row)
    counted, words = 0, 0
    while at >= 0 and len(found) < limit:
        words += folded.keys.count(" ", counted, at)
        counted = at
        found.append(words)
        at = folded.keys.find(row, at + 1)
    return found

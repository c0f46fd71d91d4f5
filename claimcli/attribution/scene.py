"""What the features of an article look up, gathered once: classes, bands and places of its tokens."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from claimcli.attribution.cuewords import STRONG, CueWords, band
from claimcli.attribution.words import reporting_class, word_class
from claimcli.text.article import Article

_DISTANCES = (0, 1, 2, 3, 4, 6, 9, 13, 20, 35, 60)
_PARTING = frozenset((",", ";", "—", "--", "–"))
BUCKETS = tuple(bisect_left(_DISTANCES, n) for n in range(_DISTANCES[-1] + 1))


@dataclass(frozen=True, slots=True)
class Scene:
    """What the features of an article look up: one entry per token in each list."""

    words: list[str]
    lowers: list[str]
    classes: list[str]
    bands: list[int]
    quote: list[int]  # index of the outermost quotation that holds the token (its marks too), -1 outside
    place: list[
        str
    ]  # where in that quotation: "<" mark, "f" first word, "i" inside, "l" last word, ">" mark, "" outside
    closed_before: list[int]  # tokens since the last outermost quotation closed in this paragraph, 99 when none
    opens_after: list[int]  # tokens until the next one opens in this paragraph, 99 when none
    left_cue: list[int]  # nearest likely cue to the left in this sentence, -1 when none
    right_cue: list[int]  # nearest to the right, -1 when none
    commas: list[int]  # commas, dashes and semicolons outside quotations before this token, counted over the article
    endings: list[str]  # per quotation: what stands before its closing mark ("," speaks, "w" a mere phrase)
    sentence: list[int]
    kinds: list[str]  # what a word does when it attributes (words.reporting_class)
    depth: list[int]  # quotations that hold the token


def set_scene(article: Article, cue_words: CueWords) -> Scene:
    """Look once at every token of `article`."""
    tokens = article.tokens
    n = len(tokens)
    words = [t.text for t in tokens]
    lowers = [t.lower for t in tokens]
    distinct = set(lowers)
    share_of = {lower: cue_words.share(lower) for lower in distinct}
    kind_of = {lower: reporting_class(lower) for lower in distinct}
    band_of = {lower: band(share) for lower, share in share_of.items()}
    shares = list(map(share_of.__getitem__, lowers))
    quote, place, depth, endings = _quotation_places(article)
    closed_before, opens_after = _quotation_distances(article, quote, n)
    left, right, sentence = _nearest_cues(article, shares)
    parting = [word in _PARTING and q < 0 for word, q in zip(words, quote, strict=True)]
    commas = list(accumulate(parting, initial=0))[:n]
    bands, kinds = list(map(band_of.__getitem__, lowers)), list(map(kind_of.__getitem__, lowers))
    return Scene(
        words, lowers, list(map(word_class, words)), bands, quote, place, closed_before, opens_after, left, right,
        commas, endings, sentence, kinds, depth,
    )  # fmt: skip


def _quotation_places(article: Article) -> tuple[list[int], list[str], list[int], list[str]]:
    n = len(article.tokens)
    quote, place, depth = [-1] * n, [""] * n, [0] * n
    endings: list[str] = []
    for number, q in enumerate(article.quotations):
        close = min(q.close, n - 1) if q.closed else q.close - 1
        for i in range(q.open, close + 1):
            depth[i] += 1
        before = article.tokens[q.close - 1].text
        endings.append(before if before in ",.?!-—" else "w")
        if q.depth:
            continue
        for i in range(q.open, close + 1):
            quote[i], place[i] = number, "i"
        place[q.close - 1] = "l"
        place[min(q.open + 1, close)] = "f"
        place[q.open] = "<"
        if q.closed:
            place[q.close] = ">"
    return quote, place, depth, endings


def _quotation_distances(article: Article, quote: Sequence[int], n: int) -> tuple[list[int], list[int]]:
    closed_before, opens_after = [99] * n, [99] * n
    for paragraph in article.paragraphs:
        since = 99
        for i in range(paragraph.first, paragraph.last):
            since = 0 if quote[i] >= 0 else min(99, since + 1)
            closed_before[i] = since
        until = 99
        for i in range(paragraph.last - 1, paragraph.first - 1, -1):
            until = 0 if quote[i] >= 0 else min(99, until + 1)
            opens_after[i] = until
    return closed_before, opens_after


def _nearest_cues(article: Article, shares: Sequence[float]) -> tuple[list[int], list[int], list[int]]:
    n = len(shares)
    left, right, sentence = [-1] * n, [-1] * n, [0] * n
    for number, s in enumerate(article.sentences):
        last = -1
        for i in range(s.first, s.last):
            sentence[i] = number
            left[i] = last
            if shares[i] >= STRONG:
                last = i
        last = -1
        for i in range(s.last - 1, s.first - 1, -1):
            right[i] = last
            if shares[i] >= STRONG:
                last = i
    return left, right, sentence


def distances(count: int) -> list[int]:
    """`distance` of each number from 0 to `count`, exclusive."""
    return [*BUCKETS[:count], *[len(_DISTANCES)] * (count - len(BUCKETS))]


def distance(n: int) -> int:
    """A number of tokens as one of twelve buckets; what is below zero falls into the first."""
    return BUCKETS[n] if 0 <= n < len(BUCKETS) else 0 if n < 0 else len(_DISTANCES)

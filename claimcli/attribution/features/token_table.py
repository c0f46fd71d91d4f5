"""What the features of an article look up, gathered once: classes, bands and places of its tokens."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from claimcli.attribution.features.cue_shares import STRONG, CueWords, band
from claimcli.attribution.features.word_classes import WORDS, WordClass, reporting_class, word_class
from claimcli.lexicon.names import load_names
from claimcli.text.article import Article

# Where in the outermost quotation that holds it a token stands; "" outside. The letters are what the weights know.
OPENING_MARK, FIRST_WORD, INSIDE, LAST_WORD, CLOSING_MARK = "<", "f", "i", "l", ">"
MERE_PHRASE = "w"  # what stands before the closing mark of a quotation that is no speech: a word, not ","
AFAR = 99  # tokens from a quotation that count as any number of them
_DISTANCES = (0, 1, 2, 3, 4, 6, 9, 13, 20, 35, 60)
_PARTING = frozenset((",", ";", "—", "--", "–"))
_MODAL_NAMES = frozenset(("May", "Will", "Might", "Must", "Can", "Shall"))
_SURNAME = "Smith"  # what such a name is seen as: the weights know what a surname does
_BUCKETS = tuple(bisect_left(_DISTANCES, n) for n in range(_DISTANCES[-1] + 1))


@dataclass(frozen=True, slots=True)
class TokenTable:
    """What the features of an article look up: one entry per token in each list that does not say otherwise."""

    words: list[str]
    lowers: list[str]
    classes: list[str]
    bands: list[int]
    quote: list[int]  # index of the outermost quotation that holds the token (its marks too), -1 outside
    place: list[str]  # where in that quotation: `OPENING_MARK` to `CLOSING_MARK`, "" outside
    closed_before: list[int]  # tokens since the last outermost quotation closed in this paragraph, `AFAR` when none
    opens_after: list[int]  # tokens until the next one opens in this paragraph, `AFAR` when none
    likely_cues: list[list[int]]  # per sentence: its words that are a cue in a share of `cuewords.STRONG` or more
    commas: list[int]  # commas, dashes and semicolons outside quotations before this token, counted over the article
    endings: list[str]  # per quotation: what stands before its closing mark ("," speaks) or `MERE_PHRASE`
    sentence: list[int]
    kinds: list[str]  # what a word does when it attributes (words.reporting_class)
    depth: list[int]  # quotations that hold the token


def build_token_table(article: Article, cue_words: CueWords) -> TokenTable:
    """Look once at every token of `article`."""
    tokens = article.tokens
    n = len(tokens)
    words = [t.text for t in tokens]
    lowers = [t.lower for t in tokens]
    for i in _names_like_modals(article, words):
        words[i], lowers[i] = _SURNAME, _SURNAME.lower()
    signs = [_look_at(lower, cue_words) for lower in lowers]
    strong, bands, kinds = map(list, zip(*signs, strict=True)) if signs else ([], [], [])
    quote, place, depth, endings = _quotation_places(article)
    closed_before, opens_after = _quotation_distances(article, n)
    likely_cues, sentence = [], []
    for number, s in enumerate(article.sentences):
        likely_cues.append([i for i in range(s.first, s.last) if strong[i]])
        sentence += [number] * (s.last - s.first)
    parting = [word in _PARTING and q < 0 for word, q in zip(words, quote, strict=True)]
    commas = list(accumulate(parting, initial=0))[:n]
    return TokenTable(
        words, lowers, list(map(word_class, words)), bands, quote, place, closed_before, opens_after, likely_cues,
        commas, endings, sentence, kinds, depth,
    )  # fmt: skip


def _names_like_modals(article: Article, words: list[str]) -> list[int]:
    """The tokens that are names though their letters are a modal verb's: "Mrs May told", "Theresa May and"."""
    return [i for i, word in enumerate(words) if word in _MODAL_NAMES and _ends_name(article, words, i)]


def _ends_name(article: Article, words: list[str], i: int) -> bool:
    """Whether a word with a capital stands behind a title or another name, inside a sentence.

    Where the next word has a capital too, it may be a headline ("Park May Resign"), in which any verb has one; only a
    title tells then.
    """
    before = words[i - 1].rstrip(".")
    if article.sentences[article.sentence_of(i)].first == i or word_class(before) != WordClass.CAPITALIZED:
        return False
    headline = i + 1 < len(words) and words[i + 1][0].isupper()
    return not headline or before.lower() in load_names().honorifics


@lru_cache(WORDS)
def _look_at(lower: str, cue_words: CueWords) -> tuple[bool, int, str]:
    """Whether a word is a likely cue, how likely, and what it does when it attributes."""
    share = cue_words.share(lower)
    return share >= STRONG, band(share), reporting_class(lower)


def _quotation_places(article: Article) -> tuple[list[int], list[str], list[int], list[str]]:
    n = len(article.tokens)
    quote, place, depth = [-1] * n, [""] * n, [0] * n
    endings: list[str] = []
    for number, q in enumerate(article.quotations):
        first, last = q.open, q.end
        before = article.tokens[q.close - 1].text
        endings.append(before if before in ",.?!-—" else MERE_PHRASE)
        size = last - first
        if q.depth:
            depth[first:last] = [d + 1 for d in depth[first:last]]
            continue
        quote[first:last], place[first:last], depth[first:last] = [number] * size, [INSIDE] * size, [1] * size
        place[q.close - 1] = LAST_WORD
        place[min(q.open + 1, last - 1)] = FIRST_WORD
        place[q.open] = OPENING_MARK
        if q.closed:
            place[q.close] = CLOSING_MARK
    return quote, place, depth, endings


def _quotation_distances(article: Article, n: int) -> tuple[list[int], list[int]]:
    closed_before, opens_after = [AFAR] * n, [AFAR] * n
    outer = [(q.open, q.end) for q in article.quotations if not q.depth]
    for k, (first, last) in enumerate(outer):
        paragraph = article.paragraphs[article.sentences[article.sentence_of(first)].paragraph]
        closed_before[first:last] = opens_after[first:last] = [0] * (last - first)
        stop = min(paragraph.last, outer[k + 1][0] if k + 1 < len(outer) else n, last + AFAR - 1)
        closed_before[last:stop] = range(1, stop - last + 1)
        start = max(paragraph.first, outer[k - 1][1] if k else 0, first - AFAR + 1)
        opens_after[start:first] = range(first - start, 0, -1)
    return closed_before, opens_after


def distances(count: int) -> list[int]:
    """`distance` of each number from 0 to `count`, exclusive."""
    return [*_BUCKETS[:count], *[len(_DISTANCES)] * (count - len(_BUCKETS))]


def distance(n: int) -> int:
    """A number of tokens as one of twelve buckets; what is below zero falls into the first."""
    return _BUCKETS[n] if 0 <= n < len(_BUCKETS) else 0 if n < 0 else len(_DISTANCES)

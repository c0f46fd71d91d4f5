"""Token features of the flat tagger, in groups (see `features.templates`), each group with its reason.

Two sorts. *Word* features depend on a word's letters alone and are seen from the neighbours too (two words to each
side). *Context* features depend on the place: quotation marks, the nearest likely cue to the left and right, the place
in sentence and paragraph.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat

from claimcli.attribution.features.templates import Group, Key, Named, Seen
from claimcli.attribution.features.token_table import AFAR, TokenTable, distance, distances
from claimcli.attribution.features.word_classes import word_features
from claimcli.text.article import Article

OFFSETS = (-2, -1, 0, 1, 2)
_REACHES = (2, 2, 2, 1, 1, 0, 0, 0)  # of a word's features: itself, its class and what it reports, its stem and ending


def tag_groups(article: Article, table: TokenTable) -> list[Group | Seen | Named]:
    """All groups, with a key for each token of the article."""
    k, lowers = table.classes, table.lowers
    before = ["^", *k[:-1]]
    for sentence in article.sentences:  # nothing is seen across the beginning of a sentence
        before[sentence.first] = "^"
    after = [*k[1:], "$"]
    return [
        Seen(word, OFFSETS, table.words),
        Group(classes, zip(before, k, after, strict=True)),
        Group(reporting, zip(before, after, table.bands, table.kinds, strict=True)),
        Named([f"w>={a} {b}" for a, b in zip(lowers, [*lowers[1:], "$"], strict=True)]),
        Group(quotation, _quotation_keys(table)),
        Group(cue_distance, _cue_keys(article, table, "L")),
        Group(cue_distance, _cue_keys(article, table, "R")),
        Group(place, _place_keys(article, table)),
    ]


def word(text: str) -> Iterable[tuple[str, int]]:
    """The features that a word gives to the tokens around it, and how far: fewer, the farther they are."""
    return zip(word_features(text), _REACHES, strict=False)


def classes(before: str, me: str, after: str) -> list[str]:
    """The class of a word between those beside it."""
    return [f"3={before}{me}{after}"]


def reporting(before: str, after: str, band: int, kind: str) -> list[str]:
    """How likely a cue the word is ("X said that", "the said road"), and what it does when it attributes, between the
    classes beside it."""
    return [
        *(f"b={band}", f"b<={band}{before}", f"b>={band}{after}", f"b<>={band}{before}{after}"),
        *(f"v<={kind}{before}", f"v>={kind}{after}", f"v<>={kind}{before}{after}"),
    ]


def quotation(kind: str, band: int, place: str, ending: str, depth: int, since: int, until: int) -> list[str]:
    """Where in a quotation, or how far from the last one and the next."""
    beside = f"vq={kind}{place}{min(since, 3)}{min(until, 3)}"
    if place:
        return [beside, f"q={place}{ending}", f"qb={ending}{band}", f"qd={depth}"]
    return [
        beside,
        f"q-{since}",
        f"q+{until}",
        f"q-b{since} {band}",
        f"q+b{until} {band}",
        f"q-+{since} {until}",
    ]


def _quotation_keys(table: TokenTable) -> Iterable[Key]:
    endings = map([*table.endings, ""].__getitem__, table.quote)  # outside quotations `quote` is -1: the last
    bucket = distances(AFAR + 1).__getitem__
    since, until = map(bucket, table.closed_before), map(bucket, table.opens_after)
    return zip(table.kinds, table.bands, table.place, endings, table.depth, since, until, strict=True)


def _cue_keys(article: Article, table: TokenTable, side: str) -> list[Key]:
    """Where the nearest likely cue of one side stands from each token: in the sentence, not the token itself."""
    keys: list[Key] = []
    far = distances(max((s.last - s.first for s in article.sentences), default=0) + 1)
    for sentence, cues in zip(article.sentences, table.likely_cues, strict=True):
        begin, last = sentence.first, sentence.last
        if side == "L":  # up to the first cue there is none; from each to the next, it is that one
            keys += [(side,)] * ((cues[0] + 1 if cues else last) - begin)
            for cue, end in pairwise([*cues, last - 1]):
                keys += _keys_of_cue(table, side, cue, far[1 : end + 1 - cue], table.commas[cue + 1 : end + 1])
        else:
            for cue in cues:
                keys += _keys_of_cue(table, side, cue, far[cue - begin : 0 : -1], table.commas[begin:cue])
                begin = cue
            keys += [(side,)] * (last - begin)
    return keys


def _keys_of_cue(table: TokenTable, side: str, cue: int, far: Sequence[int], commas: Sequence[int]) -> Iterable[Key]:
    here = table.commas[cue]
    passed = [min(3, abs(n - here)) for n in commas]
    return zip(repeat(side), repeat(table.lowers[cue]), repeat(table.bands[cue]), far, passed)


def cue_distance(side: str, cue: str = "", strength: int = 0, far: int = 0, commas: int = 0) -> list[str]:
    """How far the nearest likely cue stands, how likely it is, and which word it is."""
    if not cue:
        return [f"{side}-"]
    return [
        f"{side}{far} {strength}",
        f"{side}c{commas} {strength // 2} {far // 2}",
        f"{side}w{cue} {min(far, 5)}",
    ]


def place(begun: int, left: int, *opening: str) -> list[str]:
    """How far from the sentence's beginning and end, and what is seldom there, each under its own name."""
    return [f"s{begun}", f"e{left}", *opening]


def _place_keys(article: Article, table: TokenTable) -> list[Key]:
    """The places; how the paragraph before ends (":" announces a quotation), the classes of a title, colons near the
    start."""
    keys: list[Key] = []
    for sentence in article.sentences:
        begun = distances(sentence.last - sentence.first)
        keys += zip(begun, reversed(begun), strict=True)
    k = table.classes
    for number, paragraph in enumerate(article.paragraphs):
        first = paragraph.first
        if number:
            keys[first] += (f"a={k[first - 1]}",)
        if paragraph.role == "title":
            for i in range(first, min(first + 8, paragraph.last)):
                keys[i] += (f"t{k[i]}",)
        if ":" in table.words[first : paragraph.last]:
            for i in range(first, paragraph.last):
                if table.words[i] == ":":
                    keys[i] += (f":{distance(i - first)} {k[i - 1] if i else '^'}",)
    return keys

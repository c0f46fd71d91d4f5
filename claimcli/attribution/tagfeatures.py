"""Token features of the flat tagger, in groups (see `groups`), each group with its reason.

Two sorts. *Word* features depend on a word's letters alone and are seen from the neighbours too (two words to each
side). *Context* features depend on the place: quotation marks, the nearest likely cue to the left and right, the place
in sentence and paragraph.
"""

from collections.abc import Iterable, Sequence

from claimcli.attribution.groups import Group, Key, Named, Seen
from claimcli.attribution.scene import Scene, distance, distances
from claimcli.attribution.words import word_features
from claimcli.text.article import Article

OFFSETS = (-2, -1, 0, 1, 2)
_REACHES = (2, 2, 2, 1, 1, 0, 0, 0)  # of a word's features: itself, its class and what it reports, its stem and ending


def tag_groups(article: Article, scene: Scene) -> list[Group | Seen | Named]:
    """All groups, with a key for each token of the article."""
    starts = [s.first for s in article.sentences]
    k, b, lowers = scene.classes, scene.bands, scene.lowers
    before, previous = ["^", *k[:-1]], ["^", *lowers[:-1]]
    for first in starts:  # nothing is seen across the beginning of a sentence
        before[first : first + 1] = previous[first : first + 1] = "^"
    after = [*k[1:], "$"]
    return [
        Seen(word, OFFSETS, scene.words),
        Group(classes, zip(before, k, after, strict=True)),
        Group(likely, zip(before, after, b, strict=True)),
        Group(reporting, zip(before, after, scene.kinds, strict=True)),
        Group(bands, zip([0, *b[:-1]], b, [*b[1:], 0], strict=True)),
        Named([f"w<={a} {b}" for a, b in zip(previous, lowers, strict=True)]),
        Named([f"w>={a} {b}" for a, b in zip(lowers, [*lowers[1:], "$"], strict=True)]),
        Group(quotation, _quotation_keys(scene)),
        Group(cue_distance, _cue_keys(scene, "L", scene.left_cue)),
        Group(cue_distance, _cue_keys(scene, "R", scene.right_cue)),
        Group(place, _place_keys(article)),
        Group(opening, _opening_keys(article, scene)),
    ]


def word(text: str) -> Iterable[tuple[str, int]]:
    """The features that a word gives to the tokens around it, and how far: fewer, the farther they are."""
    return zip(word_features(text), _REACHES, strict=False)


def classes(before: str, me: str, after: str) -> list[str]:
    """The class of a word between those beside it."""
    return [f"3={before}{me}{after}"]


def likely(before: str, after: str, band: int) -> list[str]:
    """A likely cue between the classes beside it: "X said that", "the said road"."""
    return [f"b={band}", f"b<={band}{before}", f"b>={band}{after}", f"b<>={band}{before}{after}"]


def reporting(before: str, after: str, kind: str) -> list[str]:
    """What a word does when it attributes, between the classes beside it."""
    return [f"v<={kind}{before}", f"v>={kind}{after}", f"v<>={kind}{before}{after}"]


def bands(before: int, band: int, after: int) -> list[str]:
    """Likely cues side by side: "called for", "was accused of"."""
    return [f"bb={before}{band}{after}"]


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


def _quotation_keys(scene: Scene) -> Iterable[Key]:
    endings = [scene.endings[q] if q >= 0 else "" for q in scene.quote]
    depths = [depth if q >= 0 else 0 for depth, q in zip(scene.depth, scene.quote, strict=True)]
    bucket = distances(100).__getitem__  # they count to 99
    since, until = map(bucket, scene.closed_before), map(bucket, scene.opens_after)
    return zip(scene.kinds, scene.bands, scene.place, endings, depths, since, until, strict=True)


def _cue_keys(scene: Scene, side: str, nearest: Sequence[int]) -> list[Key]:
    """Where the nearest likely cue of one side stands from each token."""
    lowers, strengths, commas = scene.lowers, scene.bands, scene.commas
    none = (side,)
    far = distances(len(nearest) + 1)
    return [
        none
        if cue < 0
        else (side, lowers[cue], strengths[cue], far[abs(i - cue)], min(3, abs(commas[i] - commas[cue])))
        for i, cue in enumerate(nearest)
    ]


def cue_distance(side: str, cue: str = "", strength: int = 0, far: int = 0, commas: int = 0) -> list[str]:
    """How far the nearest likely cue stands, how likely it is, and which word it is."""
    if not cue:
        return [f"{side}-"]
    return [
        f"{side}{far} {strength}",
        f"{side}c{commas} {strength // 2} {far // 2}",
        f"{side}w{cue} {min(far, 5)}",
    ]


def place(begun: int, left: int) -> list[str]:
    """How far from the sentence's beginning and end."""
    return [f"s{begun}", f"e{left}"]


def _place_keys(article: Article) -> list[Key]:
    keys: list[Key] = []
    for sentence in article.sentences:
        begun = distances(sentence.last - sentence.first)
        keys += zip(begun, reversed(begun), strict=True)
    return keys


def opening(*names: str) -> tuple[str, ...]:
    """What is seldom there, each under its own name."""
    return names


def _opening_keys(article: Article, scene: Scene) -> list[Key]:
    """How the paragraph before ends (":" announces a quotation), the classes of a title, colons near the start."""
    k = scene.classes
    keys: list[Key] = [()] * len(k)
    for number, paragraph in enumerate(article.paragraphs):
        first = paragraph.first
        if number:
            keys[first] += (f"a={k[first - 1]}",)
        if paragraph.role == "title":
            for i in range(first, min(first + 8, paragraph.last)):
                keys[i] += (f"t{k[i]}",)
        if ":" in scene.words[first : paragraph.last]:
            for i in range(first, paragraph.last):
                if scene.words[i] == ":":
                    keys[i] += (f":{distance(i - first)} {k[i - 1] if i else '^'}",)
    return keys

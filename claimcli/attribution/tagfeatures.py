"""Token features of the flat tagger, in groups (see `groups`), each group with its reason.

Two sorts. *Word* features depend on a word's letters alone and are seen from the neighbours too (two words to each
side). *Context* features depend on the place: quotation marks, the nearest likely cue to the left and right, the place
in sentence and paragraph.
"""

from collections.abc import Iterable, Sequence

from claimcli.attribution.groups import Group, Key, Named, Seen
from claimcli.attribution.scene import Scene, distance
from claimcli.attribution.words import word_features
from claimcli.text.article import Article

OFFSETS = (-2, -1, 0, 1, 2)


def tag_groups(article: Article, scene: Scene) -> list[Group | Seen | Named]:
    """All groups, with a key for each token of the article."""
    starts = [s.first for s in article.sentences]
    k, b, lowers = scene.classes, scene.bands, scene.lowers
    before, before2 = ["^", *k[:-1]], ["^", "^", *k[:-2]][: len(k)]
    previous = ["^", *lowers[:-1]]
    for first in starts:  # nothing is seen across the beginning of a sentence
        before[first : first + 1] = previous[first : first + 1] = "^"
        before2[first : first + 2] = "^^"[: len(k) - first]
    after, after2 = [*k[1:], "$"], [*k[2:], "$", "$"][: len(k)]
    return [
        Seen(word, OFFSETS, scene.words),
        Group(neighbours, zip(before, k, after, b, scene.kinds, strict=True)),
        Group(follow, zip(b, after, after2, strict=True)),
        Group(bands, zip([0, *b[:-1]], b, [*b[1:], 0], strict=True)),
        Named([f"5={a}{b}{c}{d}{e}" for a, b, c, d, e in zip(before2, before, k, after, after2, strict=True)]),
        Named([f"w<={a} {b}" for a, b in zip(previous, lowers, strict=True)]),
        Named([f"w>={a} {b}" for a, b in zip(lowers, [*lowers[1:], "$"], strict=True)]),
        Group(quotation, _quotation_keys(scene)),
        *_cue_groups(scene, "L", scene.left_cue),
        *_cue_groups(scene, "R", scene.right_cue),
        Group(place, _place_keys(article)),
        Group(opening, _opening_keys(article, scene)),
    ]


def word(offset: int, text: str) -> list[str]:
    """The features that a word gives to the token `offset` words behind it; fewer, the farther it is."""
    features = word_features(text)
    kept = features if offset == 0 else features[:5] if abs(offset) == 1 else features[:3]
    return [f"{offset}{name}" for name in kept]


def neighbours(before: str, me: str, after: str, band: int, kind: str) -> list[str]:
    """A cue's word between the classes beside it: "X said that", "the said road"."""
    return [
        f"3={before}{me}{after}",
        f"b={band}",
        f"b<={band}{before}",
        f"b>={band}{after}",
        f"b<>={band}{before}{after}",
        f"v<={kind}{before}",
        f"v>={kind}{after}",
        f"v<>={kind}{before}{after}",
    ]


def follow(band: int, after: str, after2: str) -> list[str]:
    """What follows a likely cue: "warned of the"."""
    return [f"b>>={band}{after}{after2}"]


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
    since, until = map(distance, scene.closed_before), map(distance, scene.opens_after)
    return zip(scene.kinds, scene.bands, scene.place, endings, depths, since, until, strict=True)


def _cue_groups(scene: Scene, side: str, nearest: Sequence[int]) -> list[Group]:
    """Where the nearest likely cue of one side stands, and what lies between it and each token."""
    k, lowers, strengths, commas = scene.classes, scene.lowers, scene.bands, scene.commas
    beside, ahead = [*k[1:], "$"], ["^", *k[:-1]]
    distances: list[Key] = []
    betweens: list[Key] = []
    for i, cue in enumerate(nearest):
        if cue < 0:
            distances.append((side,))
            betweens.append(())
        else:
            apart = min(3, abs(commas[i] - commas[cue]))
            distances.append((side, lowers[cue], strengths[cue], distance(abs(i - cue)), apart))
            betweens.append((side, beside[cue], ahead[cue], apart, k[i]))
    return [Group(cue_distance, distances), Group(cue_between, betweens)]


def cue_distance(side: str, cue: str = "", strength: int = 0, far: int = 0, commas: int = 0) -> list[str]:
    """How far the nearest likely cue stands, how likely it is, and which word it is."""
    if not cue:
        return [f"{side}-"]
    return [
        f"{side}{far} {strength}",
        f"{side}c{commas} {strength // 2} {far // 2}",
        f"{side}w{cue} {min(far, 5)}",
    ]


def cue_between(side: str = "", beside: str = "", ahead: str = "", commas: int = 0, me: str = "") -> list[str]:
    """What stands around that cue: "said that" has its content behind it, "said." before it."""
    return [f"{side}n{beside}{commas}{me}", f"{side}p{ahead}{commas}{me}"] if side else []


def place(begun: int, left: int) -> list[str]:
    """How far from the sentence's beginning and end."""
    return [f"s{begun}", f"e{left}"]


def _place_keys(article: Article) -> list[Key]:
    return [
        (distance(n), distance(s.last - 1 - s.first - n)) for s in article.sentences for n in range(s.last - s.first)
    ]


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
        for i in range(first, paragraph.last):
            if scene.words[i] == ":":
                keys[i] += (f":{distance(i - first)} {k[i - 1] if i else '^'}",)
    return keys

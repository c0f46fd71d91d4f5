"""Features of the linker: how a token stands to one given cue, in groups (see `groups`).

*Base* features depend on the token and on which side of the cue it stands (their weights are summed once per token and
side); *relative* features depend on the cue as well.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from claimcli.attribution.cues import Cue
from claimcli.attribution.groups import Group, Key, Named
from claimcli.attribution.labels import BC, BS, BU, IC, IS, IU
from claimcli.attribution.scene import BUCKETS, Scene, distance
from claimcli.attribution.words import SAY_WORDS, word_features
from claimcli.text.article import Article
from claimcli.text.quotes import Quotation

LINK_LABELS = ("O", "B-S", "I-S", "B-C", "I-C")
_STEPS = (0.1, 0.3, 0.6, 0.9)
_DIGITS = "01234"
_TAGS = [[[s + c + u for u in _DIGITS] for c in _DIGITS] for s in _DIGITS]  # made once: equal texts are one object
_PARTS = [[s + c for c in _DIGITS] for s in _DIGITS]
_NEAR = 160  # tokens looked through for the cue of a quotation, on either side
_FOLLOWERS = frozenset(SAY_WORDS)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the tagger thinks of each token, coarsely, and how many likely cues stand before it."""

    parts: list[str]  # steps of source and content together
    tags: list[str]  # steps of all three
    quoted: list[str]  # place in a quotation, with what stands before its closing mark
    begins: list[str]  # "S", "C" where a source or a content seems to begin, else ""
    cues_before: list[int]
    quotations: list[
        str
    ]  # per quotation: its length, whether it begins a sentence, reads like a title, has a cue of its own
    quotations_before: list[int]  # outermost quotations that closed before each token


def read_hints(article: Article, scene: Scene, scores: Sequence[Sequence[float]]) -> Hints:
    """Bring the tagger's rows to five steps each, and look once at every quotation."""
    source = [bisect_left(_STEPS, row[BS] + row[IS]) for row in scores]
    content = [bisect_left(_STEPS, row[BC] + row[IC]) for row in scores]
    cue = [bisect_left(_STEPS, row[BU] + row[IU]) for row in scores]
    begins = ["S" if row[BS] > 0.4 else "C" if row[BC] > 0.4 else "" for row in scores]
    before, count = [], 0
    for i, level in enumerate(cue):
        before.append(count)
        count += level >= 3 and (i == 0 or cue[i - 1] < 3)
    closed, count = [], 0
    for place in scene.place:
        count += place == "<"
        closed.append(count)
    quotations = [_describe_quotation(article, scene, cue, q) for q in article.quotations]
    tags = [_TAGS[s][c][u] for s, c, u in zip(source, content, cue, strict=True)]
    quoted = [p + scene.endings[q] if p else "" for p, q in zip(scene.place, scene.quote, strict=True)]
    return Hints(
        [_PARTS[s][c] for s, c in zip(source, content, strict=True)], tags, quoted, begins, before, quotations, closed
    )


def _describe_quotation(article: Article, scene: Scene, cue: Sequence[int], q: Quotation) -> str:
    """Length bucket, "^" when it begins its sentence, "T" when it reads like a title, "c" when a cue stands outside it
    in a sentence that it touches (it will be that cue's content)."""
    first, last = scene.sentence[q.open], scene.sentence[q.close - 1]
    begins = "^" if article.sentences[first].first == q.open else "-"
    inside = range(q.open + 1, q.close)
    title = "T" if len(inside) < 9 and sum(scene.classes[i] in "XA" for i in inside) > 0.6 * len(inside) else ""
    low, high = article.sentences[first].first, article.sentences[last].last
    outside = chain(range(max(low, q.open - _NEAR), q.open), range(q.close, min(high, q.close + _NEAR)))
    own = "c" if any(cue[i] >= 3 for i in outside if scene.quote[i] < 0) else "-"
    return f"{distance(len(inside)) // 2}{begins}{title}{own}"


def base_groups(scene: Scene, hints: Hints, side: str, tokens: Sequence[int]) -> list[Group | Named]:
    """Groups that hold for every cue on that side of a token ("L": the token is left of the cue)."""
    k, lowers, sentence, quoted, tags = scene.classes, scene.lowers, scene.sentence, hints.quoted, hints.tags
    last = len(k) - 1
    around: list[Key] = []
    hinted: list[Key] = []
    for i in tokens:
        same = "=" if i and sentence[i] == sentence[i - 1] else "^"
        before, tag_before = (k[i - 1], tags[i - 1]) if i else ("^", "^")
        after, tag_after = (k[i + 1], tags[i + 1]) if i < last else ("$", "$")
        around.append((side, before, k[i], after, same, quoted[i]))
        hinted.append((side, tag_before, tags[i], tag_after, hints.begins[i], same))
    return [
        Group(word, [(scene.words[i],) for i in tokens]),
        Named([f"{side}l={lowers[i]}" for i in tokens]),
        Named([f"-l={lowers[i - 1]}" if i else "-^" for i in tokens]),
        Named([f"+l={lowers[i + 1]}" if i < last else "+$" for i in tokens]),
        Group(classes, around),
        Group(tagged, hinted),
    ]


def word(text: str) -> list[str]:
    """What the word looks like, on either side."""
    return [f"0{name}" for name in word_features(text)[:6]]


def classes(side: str, before: str, me: str, after: str, same: str, quote: str) -> list[str]:
    """Classes of the token and its neighbours (`same`: "=" inside a sentence), and its place in a quotation."""
    return [f"{side}3={before}{me}{after}", f"{side}2={me}{after}", f"{side}<={before}{me}{same}", f"{side}q={quote}"]


def tagged(side: str, before: str, hint: str, after: str, begins: str, same: str) -> list[str]:
    """What the tagger thinks of the token and its neighbours."""
    return [
        f"{side}t={hint}",
        f"{side}tt={before} {hint}",
        f"{side}tu={hint} {after}",
        f"{side}tb={begins}{hint}{same}",
    ]


class CueKey(NamedTuple):
    """What the relative features see of a cue: its head word and what that does, the word after it or its class, the
    class before it."""

    head: str
    kind: str
    after: str
    before: str


def cue_key(scene: Scene, cue: Cue) -> CueKey:
    """The key of `cue`."""
    n = len(scene.words)
    after = scene.lowers[cue.last] if cue.last < n else "$"
    shown = after if after in _FOLLOWERS else scene.classes[cue.last] if cue.last < n else "$"
    before = scene.classes[cue.first - 1] if cue.first else "^"
    return CueKey(scene.lowers[cue.head], scene.kinds[cue.head], shown, before)


Spot = tuple[str, int, int, str, int, int]


class Standing(NamedTuple):
    """The tokens of a window before and behind the cue, and the spot of each."""

    left: list[int]
    right: list[int]
    spots: list[Spot]


def find_spots(article: Article, scene: Scene, hints: Hints, cue: Cue, window: Sequence[int]) -> Standing:
    """Where each token of the window stands to `cue`."""
    left, right = [i for i in window if i < cue.first], [i for i in window if i >= cue.last]
    before = _spots_of_side(article, scene, hints, cue, "L", left)
    return Standing(left, right, before + _spots_of_side(article, scene, hints, cue, "R", right))


def _spots_of_side(
    article: Article, scene: Scene, hints: Hints, cue: Cue, side: str, tokens: Sequence[int]
) -> list[Spot]:
    """Where each of the tokens on one side of `cue` stands: the side; how far, as a bucket (of another quotation: how
    far its near end); commas between, up to 3; "=" in the cue's own quotation, "q" in another one, "o" outside the
    cue's, "-" where neither is quoted; likely cues between, up to 2; sentences between, signed, up to 2."""
    if not tokens:
        return []
    left = side == "L"
    edge = cue.first if left else cue.last - 1
    commas, cues, sentence, quotes = scene.commas, hints.cues_before, scene.sentence, scene.quote
    commas_at, cues_at = commas[edge], cues[cue.first if left else cue.last]
    home, here, end = quotes[cue.head], sentence[cue.head], len(scene.words) - 1
    near, wide = BUCKETS, len(BUCKETS)  # most are in the table
    spots: list[Spot] = []
    for i in tokens:
        at, where, quote = i, "-" if home < 0 else "=", quotes[i]
        if quote != home:
            where = "o"
            if quote >= 0:
                where, q = "q", article.quotations[quote]
                at = min(q.close, end) if left else q.open
        apart = sentence[i] - here
        parted = commas_at - commas[i] if left else commas[i] - commas_at
        others = cues_at - cues[i] if left else cues[i] - cues_at
        far = edge - at if left else at - edge
        spots.append((
            side,
            near[far] if 0 <= far < wide else distance(far),
            parted if parted < 3 else 3,
            where,
            0 if others < 0 else others if others < 2 else 2,
            apart if -2 <= apart <= 2 else 2 if apart > 0 else -2,
        ))  # fmt: skip
    return spots


def spot_groups(key: CueKey, spots: Sequence[Spot]) -> list[Group]:
    """Groups of what a spot tells by itself; many tokens of a window share theirs."""
    near = [(side, far if far < 4 else 4, commas, where, apart) for side, far, commas, where, _, apart in spots]
    head, kind, after, before = key
    return [
        Group(spot, spots),
        Group(spot_of_head, [(head, kind, side, far, commas, where) for side, far, commas, where, _ in near]),
        Group(spot_of_follower, [(kind, after, side, far) for side, far, *_ in near]),
        Group(
            spot_of_frame,
            [(after, before, side, far, 1 if commas else 0, where, apart) for side, far, commas, where, apart in near],
        ),
    ]


def spot(side: str, far: int, commas: int, where: str, others: int, apart: int) -> list[str]:
    """Near its cue a token is more often a part of the claim; a comma or another cue between makes it less so."""
    return [f"{side}d{far}", f"{side}dc{far}{commas}{where}", f"{side}do{others}{commas}{apart}{where}"]


def spot_of_head(head: str, kind: str, side: str, near: int, commas: int, where: str) -> list[str]:
    """Each cue word has its order: "he says", "according to him"."""
    return [f"{side}h{head} {near}", f"{side}hq{head} {where}{commas}", f"{side}v{kind} {near}{where}"]


def spot_of_follower(kind: str, after: str, side: str, near: int) -> list[str]:
    """What stands behind the cue tells which side its parts are on: "said that …", "…, said X"."""
    return [f"{side}va{kind} {after}{near}", f"{side}a{after}{near}"]


def spot_of_frame(after: str, before: str, side: str, near: int, comma: int, where: str, apart: int) -> list[str]:
    """What stands before and behind the cue, with what lies between."""
    return [
        f"{side}aq{after}{apart}{where}{comma}",
        f"{side}b{before}{near}{where}",
        f"{side}ab{after}{before}{where}{min(near, 1)}",
    ]


def token_groups(scene: Scene, hints: Hints, cue: Cue, key: CueKey, standing: Standing) -> list[Group]:
    """Groups of what a token tells together with its spot, a key for each token outside the cue."""
    parts, begins, k = hints.parts, hints.begins, scene.classes
    head, kind, after, before = key
    spots = list(zip((*standing.left, *standing.right), standing.spots, strict=True))
    closed = hints.quotations_before
    quoted: list[Key] = []
    for i, (side, far, _, where, others, apart) in spots:
        if where == "q":
            quote = scene.quote[i]
            edge = cue.first if side == "L" else cue.last - 1
            passed = min(2, abs(closed[i] - closed[edge]) - (side == "R"))
            quoted.append(
                (side, hints.quotations[quote], scene.endings[quote], passed, min(far, 6), others, apart, head)
            )
        else:
            quoted.append(())
    return [
        Group(
            hint,
            [(s, parts[i], begins[i], far if far < 4 else 4, others, w) for i, (s, far, _, w, others, _) in spots],
        ),
        Group(hint_in_frame, [(kind, after, s, parts[i], commas, w) for i, (s, _, commas, w, _, _) in spots]),
        Group(class_near, [(s, k[i], far if far < 4 else 4, before) for i, (s, far, *_) in spots]),
        *([Group(quotation, quoted)] if any(quoted) else ()),
    ]


def hint(side: str, parts: str, begins: str, near: int, others: int, where: str) -> list[str]:
    """What the tagger thinks of the token, so far from the cue."""
    return [f"{side}m{parts}{others}{where}", f"{side}mb{parts}{begins}{near}"]


def hint_in_frame(kind: str, after: str, side: str, parts: str, commas: int, where: str) -> list[str]:
    """And with such a cue."""
    return [f"{side}vq{kind} {where}{commas}{parts}", f"{side}ma{parts}{after}{min(commas, 1)}"]


def class_near(side: str, me: str, near: int, before: str) -> list[str]:
    """A pronoun before the cue is its source; behind "…, he said" nothing is."""
    return [f"{side}mk{me}{near}{before}"]


def quotation(
    side: str = "", about: str = "", ending: str = "", passed: int = 0, far: int = 0, others: int = 0, apart: int = 0,
    head: str = "",
) -> list[str]:  # fmt: skip
    """Which quotation is the cue's: what it looks like, and how many stand between."""
    if not side:
        return []
    return [
        f"{side}Q{about}{ending}{apart}q",
        f"{side}Qp{about[-1]}{passed}{apart}q{others}",
        f"{side}Qf{about}{far}",
        f"{side}Qh{head} {about[-1]}{apart}q",
        f"{side}Qt{about[1:]}{ending}{passed}",
    ]

"""Features of the linker: how a token stands to one given cue, in groups (see `features.templates`).

*Word* features depend on the token alone, *base* features on which side of the cue it stands too (both are summed once
for all cues of an article); *relative* features depend on the cue as well.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import NamedTuple

from claimcli.attribution.features.templates import Group, Key, Named, Seen
from claimcli.attribution.features.token_table import TokenTable, distance
from claimcli.attribution.features.word_classes import SAY_WORDS, word_features
from claimcli.attribution.linking.tag_levels import TagLevels
from claimcli.attribution.tagging.cues import Cue
from claimcli.text.article import Article

LINK_LABELS = ("O", "B-S", "I-S", "B-C", "I-C")
_FOLLOWERS = frozenset(SAY_WORDS)


def word_groups(table: TokenTable) -> list[Seen]:
    """The group of what the words at and beside a token look like, whichever side of a cue it is on."""
    return [Seen(word, (-1, 0, 1), table.words)]


def word(text: str) -> Iterable[tuple[str, int]]:
    """The features of a word, and how far they are seen: the word itself from beside it too."""
    return zip(word_features(text)[:6], (1, 0, 0, 0, 0, 0), strict=False)


def base_groups(table: TokenTable, levels: TagLevels, side: str, first: int, last: int) -> list[Group | Named]:
    """Groups of tokens `first` to `last` (exclusive) that hold for every cue on that side of them ("L": they are left
    of the cue)."""
    here, before, after = slice(first + 1, last + 1), slice(first, last), slice(first + 2, last + 2)
    k, tags, same, sides = levels.classes, levels.tags, levels.same[first:last], [side] * (last - first)
    around = zip(sides, k[before], k[here], k[after], same, levels.quoted[first:last], strict=True)
    leveled = zip(sides, tags[before], tags[here], tags[after], levels.begins[first:last], same, strict=True)
    lowers = table.lowers[first:last]
    return [Named([f"{side}l={lower}" for lower in lowers]), Group(classes, around), Group(tagged, leveled)]


def classes(side: str, before: str, me: str, after: str, same: str, quote: str) -> list[str]:
    """Classes of the token and its neighbours (`same`: "=" inside a sentence), and its place in a quotation."""
    return [f"{side}3={before}{me}{after}", f"{side}2={me}{after}", f"{side}<={before}{me}{same}", f"{side}q={quote}"]


def tagged(side: str, before: str, level: str, after: str, begins: str, same: str) -> list[str]:
    """What the tagger thinks of the token and its neighbours."""
    return [
        f"{side}t={level}",
        f"{side}tt={before} {level}",
        f"{side}tu={level} {after}",
        f"{side}tb={begins}{level}{same}",
    ]


class CueKey(NamedTuple):
    """What the relative features see of a cue: its head word and what that does, the word after it or its class, the
    class before it."""

    head: str
    kind: str
    after: str
    before: str


def cue_key(table: TokenTable, cue: Cue) -> CueKey:
    """The key of `cue`."""
    n = len(table.words)
    after = table.lowers[cue.last] if cue.last < n else "$"
    shown = after if after in _FOLLOWERS else table.classes[cue.last] if cue.last < n else "$"
    before = table.classes[cue.first - 1] if cue.first else "^"
    return CueKey(table.lowers[cue.head], table.kinds[cue.head], shown, before)


Spot = tuple[str, int, int, str, int, int]


class Standing(NamedTuple):
    """The tokens of a window before and behind the cue, and the spot of each."""

    left: list[int]
    right: list[int]
    spots: list[Spot]


def find_spots(article: Article, table: TokenTable, levels: TagLevels, cue: Cue, window: Sequence[int]) -> Standing:
    """Where each token of the window stands to `cue`."""
    left, right = list(window[: bisect_left(window, cue.first)]), list(window[bisect_left(window, cue.last) :])
    before = _spots_of_side(article, table, levels, cue, "L", left)
    return Standing(left, right, before + _spots_of_side(article, table, levels, cue, "R", right))


def _spots_of_side(
    article: Article, table: TokenTable, levels: TagLevels, cue: Cue, side: str, tokens: Sequence[int]
) -> list[Spot]:
    """Where each of the tokens on one side of `cue` stands: the side; how far, as a bucket (of another quotation: how
    far its near end); commas between, up to 3; "=" in the cue's own quotation, "q" in another one, "o" outside the
    cue's, "-" where neither is quoted; likely cues between, up to 2; sentences between, signed, up to 2."""
    if not tokens:
        return []
    left, home = side == "L", table.quote[cue.head]
    edge = cue.first if left else cue.last - 1
    places: Sequence[int] = tokens
    where = ["-" if home < 0 else "="] * len(tokens)
    if {table.quote[i] for i in tokens} != {home}:
        places, where = _places_among_quotations(article, table, home, left, tokens)
    far = [distance(edge - i) for i in places] if left else [distance(i - edge) for i in places]
    here, apart = table.sentence[cue.head], [0] * len(tokens)
    if table.sentence[tokens[0]] != here or table.sentence[tokens[-1]] != here:
        apart = [max(-2, min(2, table.sentence[i] - here)) for i in tokens]
    parted = _passed(table.commas, edge, tokens, 3)
    others = _passed(levels.cues_before, cue.first if left else cue.last, tokens, 2)
    return list(zip(repeat(side), far, parted, where, others, apart, strict=False))


def _places_among_quotations(
    article: Article, table: TokenTable, home: int, left: bool, tokens: Sequence[int]
) -> tuple[list[int], list[str]]:
    """From where the distance of each token counts, and where it stands to the cue's quotation, number `home`."""
    end, inside = len(table.words) - 1, "-" if home < 0 else "="
    places, where = [], []
    for i in tokens:
        quote = table.quote[i]
        if quote == home or quote < 0:
            places.append(i)
            where.append(inside if quote == home else "o")
        else:
            q = article.quotations[quote]
            places.append(min(q.close, end) if left else q.open)
            where.append("q")
    return places, where


def _passed(counts: Sequence[int], edge: int, tokens: Sequence[int], most: int) -> list[int]:
    """How many were counted between `edge` and each of the tokens, which are all on one side of it, up to `most`."""
    base = counts[edge]
    if counts[tokens[0]] == counts[tokens[-1]]:  # counts only rise
        return [min(most, abs(counts[tokens[0]] - base))] * len(tokens)
    return [min(most, abs(counts[i] - base)) for i in tokens]


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


def token_groups(table: TokenTable, levels: TagLevels, cue: Cue, key: CueKey, standing: Standing) -> list[Group]:
    """Groups of what a token tells together with its spot, a key for each token outside the cue."""
    tokens = (*standing.left, *standing.right)
    if not tokens:
        return []
    side, far, commas, where, others, _ = zip(*standing.spots, strict=True)
    near = [n if n < 4 else 4 for n in far]
    parts, begins = [levels.parts[i] for i in tokens], [levels.begins[i] for i in tokens]
    classes = [table.classes[i] for i in tokens]
    frames = zip(repeat(key.kind), repeat(key.after), side, parts, commas, where, strict=False)
    return [
        Group(part_levels, zip(side, parts, begins, near, others, where, strict=True)),
        Group(part_levels_in_frame, frames),
        Group(class_near, zip(side, classes, near, repeat(key.before), strict=False)),
        *([Group(quotation, _quotation_keys(table, levels, cue, key, standing))] if "q" in where else ()),
    ]


def _quotation_keys(table: TokenTable, levels: TagLevels, cue: Cue, key: CueKey, standing: Standing) -> list[Key]:
    """For each token outside the cue what tells of its quotation, nothing where it is in none or in the cue's."""
    closed = levels.quotations_before
    keys: list[Key] = []
    for i, (side, far, _, where, others, apart) in zip((*standing.left, *standing.right), standing.spots, strict=True):
        if where != "q":
            keys.append(())
            continue
        quote, edge = table.quote[i], cue.first if side == "L" else cue.last - 1
        passed = min(2, abs(closed[i] - closed[edge]) - (side == "R"))
        about, ending = levels.quotations[quote], table.endings[quote]
        keys.append((side, about, ending, passed, min(far, 6), others, apart, key.head))
    return keys


def part_levels(side: str, parts: str, begins: str, near: int, others: int, where: str) -> list[str]:
    """What the tagger thinks of the token, so far from the cue."""
    return [f"{side}m{parts}{others}{where}", f"{side}mb{parts}{begins}{near}"]


def part_levels_in_frame(kind: str, after: str, side: str, parts: str, commas: int, where: str) -> list[str]:
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

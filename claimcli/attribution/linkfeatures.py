"""Features of the linker: how a token stands to one given cue.

*Base* features depend on the token and on which side of the cue it stands (their weights are summed once per token and
side); *relative* features depend on the cue as well.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from claimcli.attribution.cues import Cue
from claimcli.attribution.features import Scene, distance
from claimcli.attribution.labels import BC, BS, BU, IC, IS, IU
from claimcli.attribution.words import SAY_WORDS, word_features
from claimcli.text.article import Article
from claimcli.text.quotes import Quotation

LINK_LABELS = ("O", "B-S", "I-S", "B-C", "I-C")
_STEPS = (0.1, 0.3, 0.6, 0.9)
_FOLLOWERS = frozenset(SAY_WORDS)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the tagger thinks of each token, coarsely, and how many likely cues stand before it."""

    source: list[int]
    content: list[int]
    cue: list[int]
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
    return Hints(source, content, cue, begins, before, quotations, closed)


def _describe_quotation(article: Article, scene: Scene, cue: Sequence[int], q: Quotation) -> str:
    """Length bucket, "^" when it begins its sentence, "T" when it reads like a title, "c" when a cue stands outside it
    in a sentence that it touches (it will be that cue's content)."""
    first, last = scene.sentence[q.open], scene.sentence[q.close - 1]
    begins = "^" if article.sentences[first].first == q.open else "-"
    inside = range(q.open + 1, q.close)
    capital = sum(scene.classes[i] in "XA" for i in inside)
    title = "T" if len(inside) < 9 and capital > 0.6 * len(inside) else ""
    outside = chain(range(article.sentences[first].first, q.open), range(q.close, article.sentences[last].last))
    own = "c" if any(cue[i] >= 3 for i in outside if scene.quote[i] < 0) else "-"
    return f"{distance(len(inside)) // 2}{begins}{title}{own}"


def base_features(scene: Scene, hints: Hints, i: int, side: str) -> list[str]:
    """Features of token `i` that hold for every cue on that side of it (`side` "L": the token is left of the cue)."""
    n = len(scene.words)
    k = scene.classes
    before, after = (k[i - 1] if i else "^"), (k[i + 1] if i + 1 < n else "$")
    hint = f"{hints.source[i]}{hints.content[i]}{hints.cue[i]}"
    hint_before = f"{hints.source[i - 1]}{hints.content[i - 1]}{hints.cue[i - 1]}" if i else "^"
    hint_after = f"{hints.source[i + 1]}{hints.content[i + 1]}{hints.cue[i + 1]}" if i + 1 < n else "$"
    same = "=" if i and scene.sentence[i] == scene.sentence[i - 1] else "^"
    found = [f"0{f}" for f in word_features(scene.words[i])[:6]]
    if i:
        found.append(f"-l={scene.lowers[i - 1]}")
    if i + 1 < n:
        found.append(f"+l={scene.lowers[i + 1]}")
    quote = scene.place[i] + (scene.endings[scene.quote[i]] if scene.quote[i] >= 0 else "")
    return [
        *found,
        f"{side}3={before}{k[i]}{after}",
        f"{side}2={k[i]}{after}",
        f"{side}<={before}{k[i]}{same}",
        f"{side}t={hint}",
        f"{side}tt={hint_before} {hint}",
        f"{side}tu={hint} {hint_after}",
        f"{side}tb={hints.begins[i]}{hint}{same}",
        f"{side}q={quote}",
        f"{side}l={scene.lowers[i]}",
    ]


def cue_key(scene: Scene, cue: Cue) -> tuple[str, str, str]:
    """(head word, word after the cue or its class, class before the cue)."""
    n = len(scene.words)
    after = scene.lowers[cue.last] if cue.last < n else "$"
    shown = after if after in _FOLLOWERS else scene.classes[cue.last] if cue.last < n else "$"
    return scene.lowers[cue.head], shown, scene.classes[cue.first - 1] if cue.first else "^"


def relative_features(
    article: Article, scene: Scene, hints: Hints, cue: Cue, key: tuple[str, str, str], i: int
) -> list[str]:
    """Features of token `i` as it stands to `cue`, outside it."""
    head, after, before = key
    left = i < cue.first
    side = "L" if left else "R"
    edge = cue.first if left else cue.last - 1
    home, quote = scene.quote[cue.head], scene.quote[i]
    q = article.quotations[quote] if quote >= 0 and quote != home else None
    far = distance(abs((i if q is None else min(q.close, len(scene.words) - 1) if left else q.open) - edge))
    commas = min(3, abs(scene.commas[i] - scene.commas[edge]))
    between = (
        hints.cues_before[cue.first] - hints.cues_before[i]
        if left
        else hints.cues_before[i] - hints.cues_before[cue.last]
    )
    others = max(0, min(2, between))
    apart = scene.sentence[i] - scene.sentence[cue.head]
    where = ("=" if quote == home else "q") if quote >= 0 else ("o" if home >= 0 else "-")
    mine = f"{hints.source[i]}{hints.content[i]}"
    place = f"{max(-2, min(2, apart))}{where}"
    near = min(far, 4)
    found = [
        f"{side}d{far}",
        f"{side}dc{far}{commas}{where}",
        f"{side}do{others}{commas}{place}",
        f"{side}h{head} {near}",
        f"{side}hq{head} {where}{commas}",
        f"{side}v{scene.kinds[cue.head]} {near}{where}",
        f"{side}va{scene.kinds[cue.head]} {after}{near}",
        f"{side}vq{scene.kinds[cue.head]} {where}{commas}{mine}",
        f"{side}a{after}{near}",
        f"{side}aq{after}{place}{min(commas, 1)}",
        f"{side}b{before}{near}{where}",
        f"{side}ab{after}{before}{where}{min(far, 1)}",
        f"{side}m{mine}{others}{where}",
        f"{side}mb{mine}{hints.begins[i]}{near}",
        f"{side}mk{scene.classes[i]}{near}{before}",
        f"{side}ma{mine}{after}{min(commas, 1)}",
    ]
    if q is not None:
        about = hints.quotations[quote]
        passed = min(2, abs(hints.quotations_before[i] - hints.quotations_before[edge]) - (not left))
        found += [
            f"{side}Q{about}{scene.endings[quote]}{place}",
            f"{side}Qp{about[-1]}{passed}{place}{others}",
            f"{side}Qf{about}{min(far, 6)}",
            f"{side}Qh{head} {about[-1]}{place}",
            f"{side}Qt{about[1:]}{scene.endings[quote]}{passed}",
        ]
    return found

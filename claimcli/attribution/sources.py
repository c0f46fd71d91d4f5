"""Which noun phrase is the source of a cue: a log-linear ranking over the candidates, none at all among them.

The linker's own run of tokens is one candidate; the others are what usually stands as a source: the phrase just before
or just behind the cue ("Ms Reyes said", "said Ms Reyes"), the phrase after "by" or "to", the first phrase of the
sentence ("Reyes called it a lie, adding …").
"""

from collections.abc import Mapping, Sequence

from claimcli.attribution.cues import Cue
from claimcli.attribution.features import Scene, distance
from claimcli.attribution.variants import Run, runs_of
from claimcli.text.article import Article

NONE: Run = (0, 0)
_NOMINAL = frozenset("XADwsnpP0@")  # classes of words that noun phrases are made of
_JOINTS = frozenset(("of", "'s", "’s"))
LONGEST = 24


def vary_source(
    article: Article,
    scene: Scene,
    cue: Cue,
    window: Sequence[int],
    probability: Mapping[int, float],
    content: Sequence[int],
) -> list[Run]:
    """Candidate sources as half-open token ranges, the linker's runs first, `NONE` last; none meets the content."""
    taken = set(content)
    sentence = article.sentences[scene.sentence[cue.first]]
    likely = [i for i in window if probability[i] > 0.5 and i not in taken]
    hinted = [i for i in window if probability[i] > 0.08 and i not in taken]
    found = sorted(runs_of(likely), key=lambda run: -sum(probability[i] for i in range(*run)))[:3]
    found += sorted(runs_of(hinted), key=lambda run: -sum(probability[i] for i in range(*run)))[:3]
    found += [_phrase_before(scene, cue.first, sentence.first), _phrase_after(scene, cue.last, sentence.last)]
    found.append(_phrase_after(scene, sentence.first, cue.first))
    for i in range(cue.last, min(sentence.last, cue.last + 30)):
        if scene.lowers[i] in ("by", "to", "from") and scene.quote[i] < 0:
            found.append(_phrase_after(scene, i + 1, sentence.last))
            break
    for i in range(cue.first - 1, max(sentence.first - 1, cue.first - 30), -1):
        if scene.classes[i] == "P" and scene.quote[i] == scene.quote[cue.head]:
            found.append((i, i + 1))
            break
    kept = [
        run
        for run in found
        if run[0] < run[1] and not any(i in taken or cue.first <= i < cue.last for i in range(*run))
    ]
    return [*dict.fromkeys(kept), NONE]


def _phrase_before(scene: Scene, end: int, first: int) -> Run:
    """The noun phrase that ends at `end`; adverbs between it and the cue are passed over."""
    while end > first and scene.classes[end - 1] in "lMHdBN,":
        end -= 1
    start = end
    while start > max(first, end - LONGEST) and _in_phrase(scene, start - 1):
        start -= 1
    return (start, end)


def _phrase_after(scene: Scene, start: int, last: int) -> Run:
    """The noun phrase that begins at `start`."""
    end = start
    while end < min(last, start + LONGEST) and _in_phrase(scene, end):
        end += 1
    return (start, end)


def _in_phrase(scene: Scene, i: int) -> bool:
    return scene.classes[i] in _NOMINAL or scene.lowers[i] in _JOINTS


def describe_source(
    article: Article, scene: Scene, cue: Cue, run: Run, probability: Mapping[int, float], odds: Mapping[int, float],
    content: Sequence[int], own: bool,
) -> dict[str, float]:  # fmt: skip
    """The features of one candidate, `NONE` included."""
    classes = scene.classes
    kind, after, pattern = scene.kinds[cue.head], _class_at(scene, cue.last), _cue_pattern(scene, cue)
    peak = max(probability.values(), default=0.0)
    if run == NONE:
        return {
            "none": 1.0,
            f"none {pattern}": 1.0,
            f"none {pattern} {after}": 1.0,
            f"none {kind}": 1.0,
            f"none {scene.lowers[cue.head]}": 1.0,
            f"none {_class_at(scene, cue.first - 1)}": 1.0,
            "none peak": peak,
            f"none peak {int(peak * 4)}": 1.0,
        }
    start, end = run
    sentence = article.sentences[scene.sentence[cue.first]]
    inside = [odds.get(i, -4.0) for i in range(start, end)]
    side = "<" if start < cue.first else ">"
    gap = distance(cue.first - end if side == "<" else start - cue.last)
    before = classes[start - 1] if start > sentence.first else "^"
    beyond = classes[end] if end < sentence.last else "$"
    order = "".join(n for _, n in sorted(((start, "S"), (cue.first, "U"), (content[0] if content else 10**9, "C"))))
    home = "=" if scene.quote[start] == scene.quote[cue.head] else "q" if scene.quote[start] >= 0 else "o"
    commas = min(3, abs(scene.commas[start] - scene.commas[cue.first]))
    return {
        "own": float(own),
        "odds": sum(inside) / 10,
        "mean": sum(inside) / len(inside),
        "least": min(inside),
        "most": max(inside),
        f"order {order}{home}": 1.0,
        f"gap {side}{gap}{pattern}": 1.0,
        f"gapc {side}{min(gap, 6)}{commas}": 1.0,
        f"edges {side}{before}{classes[start]}": 1.0,
        f"ends {side}{classes[end - 1]}{beyond}": 1.0,
        f"first {scene.lowers[start]}": 1.0,
        f"last {scene.lowers[end - 1]}": 1.0,
        f"lastk {classes[start]}{classes[end - 1]}{pattern}": 1.0,
        f"size {distance(end - start)}": 1.0,
        f"whole {side}{before}{beyond}": 1.0,
        f"kind {kind} {side}{min(gap, 3)}": 1.0,
        f"after {side}{scene.lowers[start - 1] if start else '^'}": 1.0,
        f"passive {pattern}{side}{scene.lowers[start - 1] == 'by' if start else False}": 1.0,
        "jump": odds.get(end - 1, -4.0) - odds.get(end, -4.0),
        "rise": odds.get(start, -4.0) - odds.get(start - 1, -4.0),
    }


def _class_at(scene: Scene, i: int) -> str:
    return scene.classes[i] if 0 <= i < len(scene.classes) else "^"


def _cue_pattern(scene: Scene, cue: Cue) -> str:
    """Classes of the cue's words, as far as they tell a passive ("was accused") or a participle from a finite verb."""
    return "".join(scene.classes[i] for i in range(cue.first, min(cue.last, cue.first + 4)))

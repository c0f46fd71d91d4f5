"""Which reading of a cue's content is the best: a log-linear ranking over all of them.

Unlike the linker, it sees a reading whole: where it begins and ends, what it leaves of the sentence, whether it cuts a
phrase. Weights are learnt by softmax over the readings of one cue, towards those that overlap the gold most.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from claimcli.attribution.cues import Cue
from claimcli.attribution.cuewords import stem
from claimcli.attribution.features import Scene, distance
from claimcli.attribution.variants import Run, runs_of
from claimcli.text.article import Article

Reading = tuple[int, ...]
_VERBAL = frozenset("BHMd")


@dataclass(frozen=True, slots=True)
class Rankings:
    """Weights of the two rankings, by feature; empty ones leave the linker's own choice in place."""

    content: Mapping[str, float]
    source: Mapping[str, float]


def rank(features: Sequence[Mapping[str, float]], weights: Mapping[str, float]) -> list[float]:
    """The share of each candidate, in their order; shares sum to one. Without weights the first has it all."""
    if not weights:
        return [1.0] + [0.0] * (len(features) - 1)
    scores = [sum([weights[name] * value for name, value in row.items() if name in weights]) for row in features]
    top = max(scores)
    shares = [exp(s - top) for s in scores]
    total = sum(shares)
    return [s / total for s in shares]


def log_odds(probability: Mapping[int, float]) -> dict[int, float]:
    """The linker's log odds of content, token by token, cut at plus and minus four."""
    return {i: max(-4.0, min(4.0, log((p + 1e-6) / (1 - p + 1e-6)))) for i, p in probability.items()}


def describe_reading(
    article: Article,
    scene: Scene,
    cue: Cue,
    reading: Reading,
    odds: Mapping[int, float],
    own: bool,
) -> dict[str, float]:
    """The features of one reading: numbers for what the linker thinks, indicators for the rest."""
    runs = runs_of(reading)
    inside = [odds[i] for i in reading if i in odds]
    kinds = [scene.quote[a] >= 0 and scene.quote[a] != scene.quote[cue.head] for a, _ in runs]
    shape = "".join(
        ("q" if quoted else "p") + ("<" if a < cue.first else ">") for quoted, (a, _) in zip(kinds, runs, strict=True)
    )
    quoted = sum(scene.quote[i] >= 0 for i in reading) / len(reading)
    quote = "d" if quoted > 0.9 else "m" if quoted else "i"
    head = stem(scene.lowers[cue.head])
    verbal = any(scene.classes[i] in _VERBAL for i in reading)
    found = {
        "odds": sum(inside) / 10,
        "least": min(inside, default=0.0),
        "mean": sum(inside) / max(1, len(inside)),
        "own": float(own),
        f"shape {shape[:6]}": 1.0,
        f"size {distance(len(reading))}{quote}": 1.0,
        f"verbal {verbal}{quote}": 1.0,
        f"runs {len(runs)}{quote}": 1.0,
        f"head {head} {shape[:4]}": 1.0,
        f"headv {head} {verbal}": 1.0,
        f"kind {scene.kinds[cue.head]} {shape[:4]}": 1.0,
    }
    for run in runs:
        for name, value in _describe_edges(article, scene, cue, run, odds, head).items():
            found[name] = found.get(name, 0.0) + value
    return found


def _describe_edges(
    article: Article, scene: Scene, cue: Cue, run: Run, odds: Mapping[int, float], head: str
) -> dict[str, float]:
    start, end = run
    n = len(scene.words)
    sentence = article.sentences[scene.sentence[start]]
    last = article.sentences[scene.sentence[end - 1]]
    before = scene.classes[start - 1] if start > sentence.first else "^"
    after = scene.classes[end] if end < last.last else "$"
    follower = scene.lowers[end] if end < n else "$"
    beyond = scene.lowers[end + 1] if end + 1 < n and after == "," else ""
    side = "<" if start < cue.first else ">"
    here = "=" if scene.sentence[start] == scene.sentence[cue.head] else "~"
    left = distance(last.last - end)
    gap = distance(start - cue.last) if side == ">" else distance(cue.first - end)
    quoted = "q" if scene.quote[start] >= 0 and scene.quote[start] != scene.quote[cue.head] else "p"
    where = f"{side}{here}{quoted}"
    commas = min(3, scene.commas[end - 1] - scene.commas[start])
    opening = " ".join(scene.lowers[start : start + 2]) if scene.lowers[start] == "that" else scene.lowers[start]
    ahead = end + (end < n and scene.classes[end] == ",")
    ahead += ahead < n and scene.classes[ahead] == "C"
    next_cue = f"{scene.bands[ahead] // 2}{scene.classes[ahead]}" if ahead < last.last else "$"
    beyond_class = scene.classes[end + 1] if end + 1 < last.last else "$"
    subordinate = scene.classes[sentence.first] in "WR" and scene.commas[cue.first] == scene.commas[sentence.first]
    second = scene.classes[start + 1] if start + 1 < end else "$"
    opens = second if scene.lowers[start] == "that" else "-" + scene.classes[start]
    verbs = sum([scene.classes[i] in "BHMde" for i in range(start, end)])
    clauses = sum([scene.classes[i] in "WT" for i in range(start + 1, end)])
    rest = sum([scene.classes[i] in "BHMde" for i in range(end, last.last)])
    return {
        f"tc{side}{opens}{min(commas, 1)}{after}": 1.0,  # "that when they met" is not whole yet
        f"vb{side}{opens}{min(verbs, 3)}{min(clauses, 2)}": 1.0,
        f"vr{side}{min(verbs, 2)}{min(rest, 2)}{after}": 1.0,
        f"rk{side}{min(rest, 2)}{after}{beyond_class}{min(left, 5)}": 1.0,
        f"kb{scene.kinds[cue.head]} {side}{after}{beyond_class}": 1.0,
        f"xk{side}{scene.classes[end - 1]}{after}{beyond_class}": 1.0,  # "an impartial, international inquiry"
        f"sub{side}{subordinate}{after}{min(commas, 1)}": 1.0,  # "While they insist that …, the talks went on"
        f"next{side}{after}{next_cue}": 1.0,  # ", claiming …" and ", and vowed …" begin a claim of their own
        f"o{side}{opening} {min(commas, 1)}{after}": 1.0,  # "that if she ran" wants its comma and what follows
        f"s{where}{before}{scene.classes[start]}": 1.0,
        f"sl{side}{scene.lowers[start]}": 1.0,
        f"sb{side}{scene.lowers[start - 1] if before != '^' else '^'}": 1.0,
        f"gap{where}{gap}": 1.0,
        f"gaph{side}{head} {min(gap, 3)}{scene.classes[start]}": 1.0,
        f"e{where}{scene.classes[end - 1]}{after}": 1.0,
        f"el{side}{scene.lowers[end - 1]}": 1.0,
        f"ef{side}{follower}": 1.0,
        f"ex{side}{after}{beyond}": 1.0,
        f"eh{head} {after}": 1.0,
        f"left{where}{left}": 1.0,
        f"jump{where}": odds.get(end - 1, 0.0) - odds.get(end, -4.0),
        f"rise{where}": odds.get(start, 0.0) - odds.get(start - 1, -4.0),
        f"cue{where}{scene.bands[end] // 2 if end < n else 0}": 1.0,
        f"in{where}{commas}": 1.0,
    }

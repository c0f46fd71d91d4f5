"""Fits the confidence: a logistic regression on links in articles that tagger and linker have not seen."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from claimcli.attribution.confidence import evidence
from claimcli.attribution.crf import Chain
from claimcli.attribution.cues import find_cues
from claimcli.attribution.features import Scene, set_scene
from claimcli.attribution.link import Link, Linker
from claimcli.attribution.linkfeatures import read_hints
from claimcli.attribution.tagger import CrfTagger
from training.corpus import Annotated
from training.linker import Part

RIGHT = 0.5  # overlap of content from which a claim counts as right, as in the measures


class Trial(NamedTuple):
    """A link in an unseen article and whether it is right."""

    link: Link
    scene: Scene
    right: bool


def try_links(part: Part, linker: Chain) -> list[Trial]:
    """All links in the articles of `part`, judged by the gold: best overlap first, each gold used once."""
    tagger = CrfTagger(part.flat)
    trials = []
    for item in part.corpus:
        scene = set_scene(item.article, part.cue_words)
        scores = tagger.tag(item.article, scene)
        maker = Linker(linker, item.article, scene, read_hints(scores))
        links = [link for cue in find_cues(scores, scene.sentence) if (link := maker.link(cue)).content]
        right = judge_links(item, links)
        trials += [Trial(link, scene, k in right) for k, link in enumerate(links)]
    return trials


def judge_links(item: Annotated, links: Sequence[Link]) -> set[int]:
    """Numbers of the links whose content overlaps a gold content by half or more."""
    size = [sum(c.isalnum() for c in t.text) for t in item.article.tokens]
    pairs = []
    for k, link in enumerate(links):
        mine = set(link.content)
        for j, gold in enumerate(item.gold):
            shared = sum(size[i] for i in gold.content if i in mine)
            union = sum(size[i] for i in mine.union(gold.content))
            if union and shared / union >= RIGHT:
                pairs.append((-shared / union, k, j))
    right: set[int] = set()
    used: set[int] = set()
    for _, k, j in sorted(pairs):
        if k not in right and j not in used:
            right.add(k)
            used.add(j)
    return right


def fit_confidence(trials: Sequence[Trial], *, penalty: float = 0.0005) -> dict[str, float]:
    """Weights of the regression by name."""
    rows = [evidence(t.link, t.scene) for t in trials]
    names = sorted({name for row in rows for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    y = np.array([t.right for t in trials], dtype=float)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        value = np.mean(np.logaddexp(0, z) - y * z) + penalty * (w @ w) / 2
        return float(value), x.T @ (1 / (1 + np.exp(-z)) - y) / len(y) + penalty * w

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return {name: round(float(w), 4) for name, w in zip(names, best.x, strict=True)}

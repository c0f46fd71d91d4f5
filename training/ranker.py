"""Fits the ranking of readings: softmax over the readings of one true cue, towards those that overlap the gold most."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from claimcli.attribution.crf import Chain
from claimcli.attribution.cues import find_cues
from claimcli.attribution.features import set_scene
from claimcli.attribution.link import Linker
from claimcli.attribution.linkfeatures import read_hints
from claimcli.attribution.ranking import describe_reading, log_odds
from claimcli.attribution.tagger import CrfTagger
from training.corpus import letter_counts, overlap
from training.linker import Part, match_cues

SHARPNESS = 12.0  # how much a reading of overlap 1.0 is preferred to one of 0.9


class Contest(NamedTuple):
    """The readings of one true cue: their features, and how far each overlaps the gold content."""

    features: list[dict[str, float]]
    overlaps: list[float]


def hold_contests(part: Part, linker: Chain) -> list[Contest]:
    """A contest for each true cue of articles that neither tagger nor linker has seen."""
    tagger = CrfTagger(part.flat)
    contests = []
    for item in part.corpus:
        article = item.article
        scene = set_scene(article, part.cue_words)
        scores = tagger.tag(article, scene)
        cues = find_cues(scores, scene)
        maker = Linker(linker, {}, article, scene, read_hints(article, scene, scores))
        sizes = letter_counts(article)
        for k, gold in sorted(match_cues(cues, item.gold).items()):
            probability, readings = maker.read(cues[k])
            odds = log_odds(probability)
            features = [describe_reading(article, scene, cues[k], r, probability, odds, n == 0) for n, r in enumerate(readings)]
            overlaps = [overlap(r, gold.content, sizes) for r in readings]
            if len(readings) > 1 and max(overlaps) > 0:
                contests.append(Contest(features, overlaps))
    return contests


def fit_ranking(contests: Sequence[Contest], *, penalty: float = 2.0, least: int = 5) -> dict[str, float]:
    """Weights by feature name; those seen in fewer than `least` readings are left out."""
    seen = Counter(name for c in contests for row in c.features for name in row)
    names = {name: j for j, name in enumerate(sorted(n for n, k in seen.items() if k >= least))}
    rows, columns, values, groups, wanted = [], [], [], [], []
    number = 0
    for g, contest in enumerate(contests):
        target = np.exp(SHARPNESS * (np.array(contest.overlaps) - max(contest.overlaps)))
        wanted.extend(target / target.sum())
        for row in contest.features:
            for name, value in row.items():
                if name in names:
                    rows.append(number)
                    columns.append(names[name])
                    values.append(value)
            groups.append(g)
            number += 1
    x = csr_matrix((values, (rows, columns)), shape=(number, len(names)))
    group, target = np.array(groups), np.array(wanted)
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        z = z - np.maximum.reduceat(z, starts)[group]
        total = np.add.reduceat(np.exp(z), starts)
        value = float(-(target @ (z - np.log(total)[group])) + penalty * (w @ w) / 2)
        return value, x.T @ (np.exp(z) / total[group] - target) + penalty * w

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    return {name: round(float(best.x[j]), 3) for name, j in names.items() if abs(best.x[j]) >= 0.005}

"""Fits the confidence: a logistic regression on links in articles that tagger and linker have not seen."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from claimcli.attribution.confidence import evidence
from claimcli.attribution.crf.decoder import Chain
from claimcli.attribution.features.token_table import build_token_table
from claimcli.attribution.linking.linker import Link, Linker, LinkModel
from claimcli.attribution.ranking.ranker import Rankings
from claimcli.attribution.tagging.cues import find_cues
from training.corpus import Annotated, letter_counts, overlap
from training.linking.linker import Part

RIGHT = 0.5  # overlap of content from which a claim counts as right, as in the measures


class CalibrationExample(NamedTuple):
    """The evidence for a link in an unseen article, and whether it is right."""

    evidence: list[str]
    right: bool


def collect_calibration_examples(part: Part, linker: Chain, rankings: Rankings) -> list[CalibrationExample]:
    """All links in the articles of `part`, judged by the gold: best overlap first, each gold used once."""
    model = LinkModel(linker, rankings)
    examples = []
    for item in part.corpus:
        table = build_token_table(item.article, part.cue_words)
        tags = part.tagger.tag(item.article, table)
        maker = Linker(model, item.article, table, tags)
        links = [link for cue in find_cues(tags.rows, table) if (link := maker.link(cue)).content]
        right = judge_links(item, links)
        examples += [
            CalibrationExample(evidence(item.article, table, link), k in right) for k, link in enumerate(links)
        ]
    return examples


def judge_links(item: Annotated, links: Sequence[Link]) -> set[int]:
    """Numbers of the links whose content overlaps a gold content by half or more."""
    sizes = letter_counts(item.article)
    pairs = [
        (-shared, k, j)
        for k, link in enumerate(links)
        for j, gold in enumerate(item.gold)
        if (shared := overlap(link.content, gold.content, sizes)) >= RIGHT
    ]
    right: set[int] = set()
    used: set[int] = set()
    for _, k, j in sorted(pairs):
        if k not in right and j not in used:
            right.add(k)
            used.add(j)
    return right


def fit_confidence(
    examples: Sequence[CalibrationExample], *, penalty: float = 30.0, least: int = 4
) -> dict[str, float]:
    """Weights of the regression by feature; features seen fewer than `least` times are left out."""
    seen = Counter(name for t in examples for name in t.evidence)
    names = {name: j for j, name in enumerate(sorted(n for n, k in seen.items() if k >= least))}
    if not names:
        return {}
    entries = [(i, names[name]) for i, t in enumerate(examples) for name in t.evidence if name in names]
    rows, columns = zip(*entries, strict=True)
    x = csr_matrix((np.ones(len(entries)), (rows, columns)), shape=(len(examples), len(names)))
    y = np.array([t.right for t in examples], dtype=float)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        value = np.sum(np.logaddexp(0, z) - y * z) + penalty * (w @ w) / 2
        return float(value), x.T @ (1 / (1 + np.exp(-z)) - y) + penalty * w

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {name: round(float(best.x[j]), 3) for name, j in names.items() if abs(best.x[j]) >= 0.02}

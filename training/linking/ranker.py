"""Fits the rankings: softmax over the candidates of one true cue, towards those that overlap the gold most."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from claimcli.attribution.crf.decoder import Chain
from claimcli.attribution.features.token_table import build_token_table
from claimcli.attribution.linking.linker import Linker, LinkModel
from claimcli.attribution.ranking.contents import tokens_in
from claimcli.attribution.ranking.ranker import Rankings
from claimcli.attribution.ranking.sources import NONE, source_candidates
from claimcli.attribution.tagging.cues import find_cues
from training.corpus import letter_counts, overlap
from training.linking.linker import Part, match_cues

SHARPNESS = 12.0  # how much a candidate of overlap 1.0 is preferred to one of 0.9


class RankingExample(NamedTuple):
    """The candidates of one true cue: their features, and how far each overlaps the gold content."""

    features: list[dict[str, float]]
    overlaps: list[float]


class RankingExamples(NamedTuple):
    """RankingExamples for the content and for the source."""

    content: list[RankingExample]
    source: list[RankingExample]


def collect_ranking_examples(part: Part, linker: Chain) -> RankingExamples:
    """Two examples for each true cue of articles that neither tagger nor linker has seen."""
    model = LinkModel(linker, Rankings({}, {}))
    out = RankingExamples([], [])
    for item in part.corpus:
        article = item.article
        table = build_token_table(article, part.cue_words)
        tags = part.tagger.tag(article, table)
        cues = find_cues(tags.rows, table)
        maker = Linker(model, article, table, tags)
        sizes = letter_counts(article)
        for k, gold in sorted(match_cues(cues, item.gold).items()):
            window, of_source, of_content = maker.label(cues[k])
            candidates = maker.content_candidates(cues[k], window, of_source, of_content)
            overlaps = [overlap(tokens_in(r), gold.content, sizes) for r in candidates]
            if len(candidates) > 1 and max(overlaps) > 0:
                described = maker.describe_contents(cues[k], candidates, of_content)
                out.content.append(RankingExample([d.features() for d in described], overlaps))
            sources = source_candidates(article, table, cues[k], window, of_source, gold.content)
            found = [overlap(range(*s), gold.source, sizes) if gold.source else float(s == NONE) for s in sources]
            if len(sources) > 1 and max(found) > 0:
                described = maker.describe_sources(cues[k], sources, of_source, gold.content)
                out.source.append(RankingExample([d.features() for d in described], found))
    return out


def fit_ranking(examples: Sequence[RankingExample], *, penalty: float = 6.0, least: int = 5) -> dict[str, float]:
    """Weights by feature name; those seen in fewer than `least` candidates are left out."""
    seen = Counter(name for c in examples for row in c.features for name in row)
    names = {name: j for j, name in enumerate(sorted(n for n, k in seen.items() if k >= least))}
    if not names:
        return {}
    rows, columns, values, groups, wanted = [], [], [], [], []
    number = 0
    for g, example in enumerate(examples):
        target = np.exp(SHARPNESS * (np.array(example.overlaps) - max(example.overlaps)))
        wanted.extend(target / target.sum())
        for row in example.features:
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
    return {name: round(float(best.x[j]), 3) for name, j in names.items() if abs(best.x[j]) >= 0.02}


def fit_rankings(*parts: RankingExamples) -> Rankings:
    """Both rankings, from the examples of all parts."""
    return Rankings(
        content=fit_ranking([c for p in parts for c in p.content]),
        source=fit_ranking([c for p in parts for c in p.source]),
    )

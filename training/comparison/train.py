"""Train the pair model on annotated events, measure it on events held out, and write weights and card.

    python -m training.comparison.train ../shared [--cache FOLDER] [--folds-only] [--reader light]

Each of `FOLDS` folds of events is judged by forests that saw none of it; the curve that makes probabilities comes from
these judgements. The figures of the card are those of `../shared/bench/events.py`, each fold by its own forests and by
the curve of the other folds.
"""

import argparse
import json
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from claimcli.comparison.classifier import FEATURES, FORMAT, WEIGHTS
from training.comparison.examples import FOLDS, HEADS, Examples, Numbers, read_examples, read_old_examples
from training.comparison.forests import export, fit_heads, score
from training.comparison.measure import Figures, Tuning, measure_folds, write_card

LEARNT_FROM = ("gold", "light")
BLOCKS = 12  # points of the curve
SURE = 0.5  # a side is taken where it is right more often than not
LEAST_SAME = 0.22
KEPT = 0.9  # part of the labelled pairs that the gate lets through
FEWEST = 20  # pairs above a threshold, at least


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--cache", type=Path, help="folder that keeps the claims of the engines")
    parser.add_argument("--readers", nargs="+", default=["light"], help="engines whose claims are measured; or gold")
    parser.add_argument("--keep", type=Path, help="folder that keeps the weights of the folds")
    parser.add_argument("--folds-only", action="store_true", help="measure, and leave the weights as they are")
    parser.add_argument("--card-only", action="store_true", help="write the card anew, by the weights that --keep has")
    options = parser.parse_args()
    if options.card_only:
        stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        tuning = Tuning(*(stored[name] for name in Tuning._fields))
        figures = measure_folds(options.shared, options.cache, options.readers, options.keep, tuning)
        write_card(WEIGHTS.parent / "MODEL_CARD.md", figures)
        return
    examples = [read_examples(options.shared, reader, options.cache) for reader in LEARNT_FROM]
    tuned = examples[LEARNT_FROM.index("light")]
    learnt = [*examples, read_old_examples(options.shared)]
    with tempfile.TemporaryDirectory() as folder:
        figures = cross_validate(options, learnt, tuned, options.keep or Path(folder))
    if options.folds_only:
        return
    heads = {name: export(forest, name) for name, forest in fit_heads(learnt, None, FOLDS).items()}
    write_weights(WEIGHTS, heads, figures.tuning)
    write_card(WEIGHTS.parent / "MODEL_CARD.md", figures)


def cross_validate(options: argparse.Namespace, learnt: list[Examples], tuned: Examples, folder: Path) -> Figures:
    """Weights of each fold, judgements of what it held out, and the figures of the bench over all folds."""
    scores = np.zeros((len(tuned.events), len(HEADS) + 1))
    forests = []
    for fold in range(FOLDS):
        heads = fit_heads(learnt, fold, FOLDS)
        out = tuned.events % FOLDS == fold
        scores[out] = score(heads, tuned.values[out])
        forests.append({name: export(forest, name) for name, forest in heads.items()})
    for fold, heads in enumerate(forests):
        others = tuned.events % FOLDS != fold
        write_weights(folder / f"{fold}.json", heads, tune(scores[others], tuned.labels[others]))
    return measure_folds(options.shared, options.cache, options.readers, folder, tune(scores, tuned.labels))


def tune(scores: Numbers, labels: Any) -> Tuning:
    """What is drawn from judgements of events held out."""
    _, opposed, topic, marked, gate = scores.T
    against = np.cbrt(opposed * topic * marked)
    curve = fit_curve(against, labels[:, HEADS.index("opposed")])
    wanted = gate[labels.any(axis=1)]
    return Tuning(curve, round(float(np.quantile(wanted, 1 - KEPT)), 3), SURE, LEAST_SAME)


def fit_curve(values: Numbers, right: Any) -> list[tuple[float, float]]:
    """A curve of straight pieces from values to the share that is right, which goes up (isotonic regression by pooling
    adjacent violators, Zadrozny & Elkan 2002), over blocks that grow towards the lower end."""
    order = np.argsort(-values)
    edges = [0, *(int(FEWEST * 1.9**k) for k in range(BLOCKS)), len(order)]
    edges = sorted({min(e, len(order)) for e in edges})
    blocks = [
        [float(values[order[a:b]].mean()), float(right[order[a:b]].sum()), float(b - a)] for a, b in pairwise(edges)
    ][::-1]
    pooled: list[list[float]] = []
    for block in blocks:
        pooled.append(block)
        while len(pooled) > 1 and pooled[-2][1] / pooled[-2][2] >= pooled[-1][1] / pooled[-1][2]:
            x, good, n = pooled.pop()
            x0, good0, n0 = pooled.pop()
            pooled.append([(x * n + x0 * n0) / (n + n0), good + good0, n + n0])
    return [(round(x, 5), round(good / n, 4)) for x, good, n in pooled]


def write_weights(path: Path, heads: dict[str, Any], tuning: Tuning) -> None:
    """A model file: one line of JSON."""
    stored = {"format": FORMAT, "features": FEATURES, **tuning._asdict(), "heads": heads}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

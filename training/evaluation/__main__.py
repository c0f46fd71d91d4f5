"""Measures an engine on annotated articles, and writes its figures into the model card and the README:

    python -m training.evaluation ../shared/polnear/train.jsonl.gz --weights tune.bin --bench ../shared/bench/score.py

Give weights that were trained on the fold `tune`, and measure them on `check`. `--engine accurate` takes the folder
of such weights; `--curve docs/confidence.svg` draws precision and recall against the least confidence.
"""

import argparse
import os
from pathlib import Path

from claimcli.attribution.engines import ENGINES, LIGHT, WEIGHTS_VARIABLE
from training.corpus import dated, read_corpus
from training.evaluation.bench import run_bench
from training.evaluation.curve import draw_curve
from training.evaluation.figures import store
from training.evaluation.measures import curve, judge_article
from training.evaluation.tables import format_kinds, format_reliability, format_split


def main() -> None:
    """Measure, print nothing, write the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--engine", choices=ENGINES, default=LIGHT)
    parser.add_argument("--fold", choices=["tune", "check", "all"], default="check")
    parser.add_argument("--bench", type=Path, required=True, help="the script that measures the command")
    parser.add_argument("--curve", type=Path, help="write the curve of precision and recall as SVG")
    options = parser.parse_args()
    environment = {WEIGHTS_VARIABLE: str(options.weights), "CLAIMCLI_ENGINE": options.engine}
    os.environ.update(environment)
    outcomes = [judge_article(item, options.engine) for item in read_corpus(options.corpus, options.fold)]
    splits = [
        format_split(outcomes, "newspaper", lambda outcome: outcome.item.article.document.split("_")[0]),
        format_split(outcomes, "year", lambda outcome: dated(outcome.item.article.document)[:4]),
        format_kinds(outcomes),
    ]
    named = "" if options.engine == LIGHT else f"CLAIMCLI_ENGINE={options.engine} "
    figures = {
        "command": f"{named}{WEIGHTS_VARIABLE}={options.weights.name} score.py extract --fold {options.fold}",
        "extract": run_bench(options.bench, ["extract", "--fold", options.fold], environment),
        "speakers": {
            name.partition(" (of ")[0]: values
            for name, values in run_bench(options.bench, ["speakers", "--fold", options.fold], environment).items()
        },
        "reliability": format_reliability(outcomes),
        "splits": splits,
    }
    store(options.engine, figures)
    if options.curve:
        options.curve.write_text(draw_curve(curve(outcomes)), encoding="utf-8")


if __name__ == "__main__":
    main()

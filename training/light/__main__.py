"""Builds the weights of the light engine from annotated articles, with one command:

    python -m training.light ../shared/polnear/train.jsonl.gz --fold all --output claimcli/attribution/weights/light.bin

The corpus is cut in two halves. What a later stage sees of an earlier one comes from weights and counts made on the
other half, so that it learns how much to trust it on articles that nobody has seen.
"""

import argparse
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from claimcli.attribution.crf.weights_file import Packed, pack
from claimcli.attribution.tagging.tagger import CrfTagger
from training.corpus import read_corpus
from training.light.cue_shares import count_cue_words
from training.light.tagger import train_flat
from training.linking.learn import learn_links
from training.linking.linker import Part
from training.progress import say

# See `learn_links`: without it every bin of confidence from 0.4 to 0.9 promises too little.
FULL_DATA_LOGIT_SHIFT = 0.2
# Of the cues whose own evidence is below this log odds, an eighth of all, one in ten would end as a claim that is
# shown, and of these four in ten are right: F1 is the same without them. That evidence holds the bias with
# `FULL_DATA_LOGIT_SHIFT`.
MIN_CUE_LOGIT = -0.35


def main() -> None:
    """Read the arguments, build, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--fold", choices=["all", "tune"], default="all")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    options.output.write_bytes(build(options.corpus, options.fold, options.jobs))


def build(path: Path, fold: str, jobs: int) -> bytes:
    """The weights file."""
    corpus = read_corpus(path, fold)
    halves = (corpus[::2], corpus[1::2])
    counts = [count_cue_words(half) for half in halves]
    unseen = [(halves[h], counts[1 - h]) for h in (0, 1)]
    say(f"{len(corpus)} articles")
    with ProcessPoolExecutor(jobs) as pool:
        flat_jobs = [pool.submit(train_flat, [half]) for half in unseen]
        of_both = pool.submit(train_flat, unseen)
        taggers = [CrfTagger(job.result()) for job in flat_jobs]
        say("half taggers trained")
        parts = [Part(halves[h], counts[1 - h], taggers[1 - h]) for h in (0, 1)]
        learnt = learn_links(parts, pool, FULL_DATA_LOGIT_SHIFT)
        flat = of_both.result()
    say("trained")
    words = count_cue_words(corpus)
    numbers = {**learnt.numbers(), "forms": words.forms, "stems": words.stems}
    notes = {"fold": fold, "articles": len(corpus), "hopeless": MIN_CUE_LOGIT}
    return pack(Packed({"flat": flat, "linker": learnt.linker}, numbers, notes))


if __name__ == "__main__":
    main()

"""Builds the weights of the light engine from annotated articles, with one command:

    python -m training.build ../shared/polnear/train.jsonl.gz --fold all --output claimcli/attribution/weights/light.bin

The corpus is cut in two halves. What a later stage sees of an earlier one comes from weights and counts made on the
other half, so that it learns how much to trust it on articles that nobody has seen.
"""

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from claimcli.attribution.crf import Chain
from claimcli.attribution.cuewords import CueWords
from claimcli.attribution.packing import Packed, pack
from claimcli.attribution.ranking import Rankings
from training.corpus import Annotated, read_corpus
from training.counts import count_cue_words
from training.flat import train_flat
from training.judge import Trial, fit_confidence, try_links
from training.linker import Part, train_linker
from training.ranker import Contests, fit_rankings, hold_contests

Counts = tuple[CueWords, CueWords]
Halves = tuple[list[Annotated], list[Annotated]]


def main() -> None:
    """Read the arguments, build, write."""
    os.environ.setdefault(
        "OPENBLAS_NUM_THREADS", "1"
    )  # one process a core: threads of the linear algebra only get in the way
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
    counts = (count_cue_words(halves[0]), count_cue_words(halves[1]))
    say(f"{len(corpus)} articles")
    with ProcessPoolExecutor(jobs) as pool:
        run = lambda work, *args: pool.submit(work, path, fold, *args)  # noqa: E731
        flat_jobs = [run(_flat, counts, which) for which in (0, 1, None)]
        flats = [job.result() for job in flat_jobs[:2]]
        say("half taggers trained")
        linker_jobs = [run(_linker, counts, flats, which) for which in (0, 1, None)]
        linkers = [job.result() for job in linker_jobs[:2]]
        say("half linkers trained")
        contest_jobs = [run(_contests, counts, flats, linkers, which) for which in (0, 1)]
        contests = [job.result() for job in contest_jobs]
        half_rankings = [fit_rankings(c) for c in contests]
        say("rankings fitted")
        trial_jobs = [run(_trials, counts, flats, linkers, half_rankings[1 - which], which) for which in (0, 1)]
        rankings = fit_rankings(*contests)
        flat, linker = flat_jobs[2].result(), linker_jobs[2].result()
        confidence = fit_confidence([t for job in trial_jobs for t in job.result()])
    say(f"trained; {len(confidence)} features of confidence")
    words = count_cue_words(corpus)
    numbers = {
        "content": dict(rankings.content),
        "source": dict(rankings.source),
        "forms": words.forms,
        "stems": words.stems,
        "confidence": confidence,
    }
    return pack(Packed({"flat": flat, "linker": linker}, numbers, {"fold": fold, "articles": len(corpus)}))


def _halves(path: Path, fold: str) -> Halves:
    corpus = read_corpus(path, fold)
    return corpus[::2], corpus[1::2]


def _parts(path: Path, fold: str, counts: Counts, flats: list[Chain], which: int | None) -> list[Part]:
    """Half `which`, or both, each with the counts and the tagger of the other half."""
    halves = _halves(path, fold)
    return [Part(halves[h], counts[1 - h], flats[1 - h]) for h in (0, 1) if which in (h, None)]


def _flat(path: Path, fold: str, counts: Counts, which: int | None) -> Chain:
    halves = _halves(path, fold)
    return train_flat([(halves[h], counts[1 - h]) for h in (0, 1) if which in (h, None)])


def _linker(path: Path, fold: str, counts: Counts, flats: list[Chain], which: int | None) -> Chain:
    return train_linker(_parts(path, fold, counts, flats, which))


def _contests(path: Path, fold: str, counts: Counts, flats: list[Chain], linkers: list[Chain], which: int) -> Contests:
    (part,) = _parts(path, fold, counts, flats, which)
    return hold_contests(part, linkers[1 - which])


def _trials(
    path: Path, fold: str, counts: Counts, flats: list[Chain], linkers: list[Chain], rankings: Rankings, which: int
) -> list[Trial]:
    (part,) = _parts(path, fold, counts, flats, which)
    return try_links(part, linkers[1 - which], rankings)


def say(what: str, *, started: float = time.monotonic()) -> None:
    """Progress, with the seconds since the start, on standard error."""
    print(f"{time.monotonic() - started:6.0f} s  {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

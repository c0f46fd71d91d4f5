"""Learns what comes after a tagger: the linker, the rankings of its candidates, and the confidence.

Each step learns from what the steps before it do on articles that they have not seen: the two parts take turns.
"""

from collections.abc import Sequence
from concurrent.futures import Executor
from typing import NamedTuple

from claimcli.attribution.crf.decoder import Chain
from claimcli.attribution.ranking.ranker import Rankings
from training.linking.confidence import collect_calibration_examples, fit_confidence
from training.linking.linker import Part, train_linker
from training.linking.ranker import collect_ranking_examples, fit_rankings


class Learnt(NamedTuple):
    """The weights of all that comes after a tagger."""

    linker: Chain
    rankings: Rankings
    confidence: dict[str, float]

    def numbers(self) -> dict[str, dict[str, float]]:
        """The tables of numbers, by the names that a weights file has for them."""
        rankings = self.rankings
        return {
            "content": dict(rankings.content),
            "source": dict(rankings.source),
            "confidence": self.confidence,
        }


def learn_links(parts: Sequence[Part], pool: Executor, logit_shift: float) -> Learnt:
    """Weights from two parts of the corpus, each with a tagger and counts that have not seen it.

    The confidence learns from taggers and linkers that saw a part of the articles; those that saw them all are right
    more often, by `logit_shift` in log odds (measured on later articles).
    """
    jobs = [pool.submit(train_linker, [part]) for part in parts]
    of_both = pool.submit(train_linker, parts)
    linkers = [job.result() for job in jobs]
    ranking_jobs = [pool.submit(collect_ranking_examples, parts[h], linkers[1 - h]) for h in (0, 1)]
    examples = [job.result() for job in ranking_jobs]
    rankings = [fit_rankings(c) for c in examples]
    calibration_jobs = [
        pool.submit(collect_calibration_examples, parts[h], linkers[1 - h], rankings[1 - h]) for h in (0, 1)
    ]
    all_rankings = fit_rankings(*examples)
    confidence = fit_confidence([example for job in calibration_jobs for example in job.result()])
    confidence["bias"] = round(confidence.get("bias", 0.0) + logit_shift, 3)
    return Learnt(of_both.result(), all_rankings, confidence)

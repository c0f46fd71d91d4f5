"""Which claims of other documents share telling terms: an inverted index whose lists stay short however much is read.

A term that few claims have brings them all together, whenever they were said. One that many have ("campaign" in a year
of papers) brings together those of about the same time, where dates tell it, and of these each claim only with the
`POSTED` that it tells most of: the champion lists of Manning, Raghavan & Schütze (2008, 7.1.3).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from heapq import nlargest

from claimcli.comparison.proposition import Proposition
from claimcli.comparison.terms import weigh

TELLING = 4.0  # weight of a term that may bring two claims together; half the claims of a paper share "Trump"
POSTED = 200  # claims that a term brings one claim together with, at most
PERIOD = 45  # days: claims with dates further apart than two such periods do not meet by a common term

Posting = list[tuple[float, int]]  # weight of the term in a claim, number of the claim


class Index:
    """The telling terms of claims, looked up by `find_sharing`."""

    def __init__(self, propositions: Sequence[Proposition]) -> None:
        self._vectors = [{t: w for t, w in p.vector.items() if weigh(t) >= TELLING} for p in propositions]
        self._periods = [_find_period(p.claim.date) for p in propositions]
        all_postings: dict[str, Posting] = defaultdict(list)
        for number, vector in enumerate(self._vectors):
            for term, weight in vector.items():
                all_postings[term].append((weight, number))
        self._everything = {t: _shorten(posting) for t, posting in all_postings.items()}
        self._by_period = {t: self._split(posting) for t, posting in all_postings.items() if len(posting) > POSTED}

    def _split(self, posting: Posting) -> Mapping[int | None, Posting]:
        """The champions of each period, and under None those of claims without a date."""
        parts: dict[int | None, Posting] = defaultdict(list)
        for weight, number in posting:
            parts[self._periods[number]].append((weight, number))
        return {period: _shorten(part) for period, part in parts.items()}

    def find_sharing(self, number: int) -> dict[int, float]:
        """The claims that share telling terms with claim `number`, with the cosine that these terms give."""
        scores: dict[int, float] = defaultdict(float)
        for term, weight in self._vectors[number].items():
            for posting in self._postings(term, self._periods[number]):
                for other, i in posting:
                    scores[i] += weight * other
        return scores

    def _postings(self, term: str, period: int | None) -> Iterator[Posting]:
        parts = self._by_period.get(term)
        if parts is None or period is None:
            yield self._everything[term]
            return
        for near in (None, period - 1, period, period + 1):
            if near in parts:
                yield parts[near]


def _find_period(written: str | None) -> int | None:
    """The number of the period in which an ISO date lies; None without one."""
    try:
        return date.fromisoformat((written or "")[:10]).toordinal() // PERIOD
    except ValueError:
        return None


def _shorten(posting: Posting) -> Posting:
    """The entries of the greatest weights, with all of one weight or none, so that the order of claims decides nothing
    and one text that many papers print takes no room from others."""
    if len(posting) <= POSTED:
        return posting
    least = nlargest(POSTED, {round(weight, 9) for weight, _ in posting})[-1] - 1e-9
    return [entry for entry in posting if entry[0] >= least]

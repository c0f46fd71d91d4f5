"""Which claims of other documents share telling terms: an inverted index whose lists stay short however much is read.

Claims of one content, such as a text that many papers print, are one entry. A term that few entries have brings them
all together, whenever they were said. One that many have ("campaign" in a year of papers) brings together those of
about the same time, where dates tell it, and of these only those that it tells most of: the champion lists of Manning,
Raghavan & Schütze (2008, 7.1.3). All that is left out is left out by its content, never by its place.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from heapq import nsmallest
from typing import NamedTuple

from claimcli.comparison.proposition import Proposition
from claimcli.comparison.terms import weigh

TELLING = 4.0  # weight of a term that may bring two claims together; half the claims of a paper share "Trump"
POSTED = 40  # entries that a term brings one entry together with, at most
POSTED_UNATTRIBUTED = 200  # … where nobody is said to say it: many papers have a headline on one rumour
PERIOD = 45  # days: claims with dates further apart than two such periods do not meet by a common term

Posting = list[tuple[float, int]]  # weight of the term in an entry, number of the entry


class Entry(NamedTuple):
    """Claims of one period with the same terms: these, the period, the telling ones with their weights, the numbers of
    the claims, and whether nobody is said to say them."""

    terms: tuple[str, ...]
    period: int | None
    vector: Mapping[str, float]
    members: list[int]
    unattributed: bool


class Index:
    """The telling terms of claims, looked up by `find_sharing`."""

    def __init__(self, propositions: Sequence[Proposition]) -> None:
        self.entries = _gather(propositions)
        postings: dict[str, Posting] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for term, weight in entry.vector.items():
                postings[term].append((-weight, number))
        kinds = {POSTED_UNATTRIBUTED if entry.unattributed else POSTED for entry in self.entries}
        self._lists = {most: {term: _shorten(p, most) for term, p in postings.items()} for most in kinds}
        self._by_period = {most: self._split(postings, most) for most in kinds}

    def _split(self, postings: Mapping[str, Posting], most: int) -> Mapping[str, Mapping[int | None, Posting]]:
        """The champions of each period by common term, and under None those of claims without a date."""
        split = {}
        for term, posting in postings.items():
            if len(posting) > most:
                parts: dict[int | None, Posting] = defaultdict(list)
                for place in posting:
                    parts[self.entries[place[1]].period].append(place)
                split[term] = {period: _shorten(part, most) for period, part in parts.items()}
        return split

    def find_sharing(self, number: int) -> dict[int, float]:
        """The entries that share telling terms with entry `number`, with the cosine that these terms give."""
        entry = self.entries[number]
        scores: dict[int, float] = defaultdict(float)
        for term, weight in entry.vector.items():
            for posting in self._postings(term, entry):
                for other, i in posting:
                    scores[i] -= weight * other
        return scores

    def _postings(self, term: str, entry: Entry) -> Iterator[Posting]:
        most = POSTED_UNATTRIBUTED if entry.unattributed else POSTED
        parts = self._by_period[most].get(term)
        if parts is None or entry.period is None:
            yield self._lists[most][term]
            return
        for near in (None, entry.period - 1, entry.period, entry.period + 1):
            if near in parts:
                yield parts[near]


def _gather(propositions: Sequence[Proposition]) -> list[Entry]:
    """The claims by content and period, in the order of these."""
    members: dict[tuple[tuple[str, ...], int, bool], list[int]] = defaultdict(list)
    for number, proposition in enumerate(propositions):
        period = find_period(proposition.claim.date)
        members[tuple(sorted(proposition.vector)), -1 if period is None else period, proposition.unattributed].append(
            number
        )
    entries = []
    for (terms, period, unattributed), numbers in sorted(members.items()):
        first = propositions[numbers[0]]
        vector = {t: first.vector[t] for t in terms if weigh(t) >= TELLING}
        entries.append(Entry(terms, None if period < 0 else period, vector, numbers, unattributed))
    return entries


def find_period(written: str | None) -> int | None:
    """The number of the period in which an ISO date lies; None without one."""
    try:
        return date.fromisoformat((written or "")[:10]).toordinal() // PERIOD
    except ValueError:
        return None


def _shorten(posting: Posting, most: int) -> Posting:
    """The `most` entries in which the term weighs most: their contents, by which they are numbered, decide between
    equals."""
    if len(posting) <= most:
        return posting
    return nsmallest(most, posting)

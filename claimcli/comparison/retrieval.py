"""Which claims reach the pair model: those near one another in a document, and those of most terms in common.

Within a document each claim meets the `NEAR` before it and the `WITHIN` most like it; of other documents the `ACROSS`
most like it by content and sentence, where rare terms bring them together (an inverted index with champion lists,
Manning, Raghavan & Schütze 2008, 7.1.3). So pairs grow with claims: at most `NEAR + WITHIN + ACROSS` a claim.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest, nsmallest

from claimcli.comparison.index import TELLING, find_period
from claimcli.comparison.profile import Profile
from claimcli.comparison.proposition import overlap
from claimcli.comparison.terms import weigh

NEAR, WITHIN, ACROSS = 14, 10, 12
POSTED = 40  # claims that one term brings a claim together with, at most
SENTENCE = 0.5  # weight of the terms of a claim's sentence beside those of its content
LEAST = 0.05  # likeness under which two documents' claims do not meet

Posting = list[tuple[float, int]]


def find_candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) of the numbers of `profiles`, each once, in order."""
    vectors = [_merge(p) for p in profiles]
    pairs = set(_find_within(profiles, vectors))
    pairs.update(_find_across(profiles, vectors))
    for i, j in sorted(pairs):
        one, two = profiles[i].proposition, profiles[j].proposition
        if not (one.unattributed or two.unattributed or overlap(one, two)):
            yield i, j


def _merge(profile: Profile) -> Mapping[str, float]:
    """The terms of a claim with those of its sentence."""
    vector = dict(profile.proposition.vector)
    for term, weight in profile.context.items():
        vector[term] = vector.get(term, 0.0) + SENTENCE * weight
    return vector


def _find_within(profiles: Sequence[Profile], vectors: Sequence[Mapping[str, float]]) -> Iterator[tuple[int, int]]:
    postings: dict[str, deque[tuple[int, float]]] = {}
    document = None
    for j, profile in enumerate(profiles):
        if profile.document is not document:
            document, postings = profile.document, defaultdict(_new_posting)
        yield from ((i, j) for i in range(max(j - profile.place, j - NEAR), j))
        scores: dict[int, float] = defaultdict(float)
        for term, weight in vectors[j].items():
            for i, other in postings[term]:
                scores[i] += weight * other
            postings[term].append((j, weight))
        best = nlargest(WITHIN, ((score, -i) for i, score in scores.items()))
        yield from ((-negative, j) for _, negative in best)


def _new_posting() -> deque[tuple[int, float]]:
    return deque(maxlen=POSTED)


def _find_across(profiles: Sequence[Profile], vectors: Sequence[Mapping[str, float]]) -> Iterator[tuple[int, int]]:
    postings: dict[str, Posting] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            if weigh(term) >= TELLING:
                postings[term].append((-weight, number))
    periods = [find_period(p.proposition.claim.date) for p in profiles]
    common = {term: _split(posting, periods) for term, posting in postings.items() if len(posting) > POSTED}
    for j, profile in enumerate(profiles):
        scores: dict[int, float] = defaultdict(float)
        for term, weight in vectors[j].items():
            for posting in _look_up(term, periods[j], postings, common):
                for other, i in posting:
                    scores[i] -= weight * other
        document = profile.document
        met = ((score, -i) for i, score in scores.items() if score >= LEAST and profiles[i].document is not document)
        for _, i in nlargest(ACROSS, met):
            yield min(-i, j), max(-i, j)


def _split(posting: Posting, periods: Sequence[int | None]) -> Mapping[int | None, Posting]:
    """The champions of a common term by period; under -1 those of all."""
    parts: dict[int | None, Posting] = defaultdict(list)
    for place in posting:
        parts[periods[place[1]]].append(place)
    split = {period: nsmallest(POSTED, part) for period, part in parts.items()}
    split[-1] = nsmallest(POSTED, posting)
    return split


def _look_up(
    term: str,
    period: int | None,
    postings: Mapping[str, Posting],
    common: Mapping[str, Mapping[int | None, Posting]],
) -> Iterator[Posting]:
    parts = common.get(term)
    if parts is None:
        if term in postings:
            yield postings[term]
    elif period is None:
        yield parts[-1]
    else:
        yield from (parts[near] for near in (None, period - 1, period, period + 1) if near in parts)

"""Which claims reach the pair model: those near one another in a document, of one story, or of most terms in common.

Within a document each claim meets the `NEAR` before it and the `WITHIN` most like it. Documents of one story, those
most alike by the telling terms of their claims, are gone through whole: each claim meets the `ACROSS` there that are
most like it. Anywhere else it meets the `FAR` that share its most telling terms (an inverted index with champion lists,
Manning, Raghavan & Schütze 2008, 7.1.3). So pairs grow with claims.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt
from typing import Any, NamedTuple

from claimcli.comparison.index import TELLING, find_period
from claimcli.comparison.profile import Profile
from claimcli.comparison.proposition import overlap
from claimcli.comparison.terms import weigh
from claimcli.comparison.thresholds import LEAST_FAR, LEAST_STORY

NEAR, WITHIN, ACROSS, FAR = 9, 10, 20, 4
STORY, STORY_CLAIMS = 12, 60  # documents of one story, and claims in them, that a document is held against
POSTED = 40  # claims that one term brings a claim together with, at most
TELLING_TERMS = 8  # terms by which a claim is looked up among those of other stories
DOCUMENT_TERMS = 40  # terms by which a document is looked up
SENTENCE = 0.5  # weight of the terms of a claim's sentence beside those of its content

Vector = Mapping[str, float]
Postings = Mapping[str, Sequence[tuple[int, float]]]
Met = dict[int, float]  # likeness by pair, which is one number here: two would cost twice the time


class Candidate(NamedTuple):
    """The numbers of two claims to look at, `one` < `two`, and how alike they are with their sentences."""

    one: int
    two: int
    likeness: float


def find_candidates(profiles: Sequence[Profile]) -> Iterator[Candidate]:
    """The pairs that reach the pair model, each once, in order."""
    factor = len(profiles)  # a pair is the number of the first times this, and the number of the second
    vectors = [_merge(p) for p in profiles]
    documents = list(_split_documents(profiles))
    postings = [_post(vectors, document) for document in documents]
    likeness: Met = {}
    for document, posted in zip(documents, postings, strict=True):
        met = _meet(vectors, document, posted)
        for j in document:
            near = [i * factor + j for i in range(max(document.start, j - NEAR), j)]
            likeness.update([(pair, met.get(pair, 0.0)) for pair in near])
        likeness.update(_choose(met, factor, WITHIN))
    stories = _find_stories(profiles, documents)
    likeness.update(_choose(_meet_in_stories(vectors, documents, postings, stories), factor, ACROSS))
    likeness.update(_find_far(profiles, vectors))
    unattributed = [p.proposition.unattributed for p in profiles]
    for pair in sorted(likeness):
        i, j = divmod(pair, factor)
        if not (unattributed[i] or unattributed[j] or overlap(profiles[i].proposition, profiles[j].proposition)):
            yield Candidate(i, j, likeness[pair])


def _merge(profile: Profile) -> Vector:
    """The terms of a claim with those of its sentence."""
    vector = dict(profile.proposition.vector)
    get = vector.get
    for term, weight in profile.context.items():
        vector[term] = get(term, 0.0) + SENTENCE * weight
    return vector


def _split_documents(profiles: Sequence[Profile]) -> Iterator[range]:
    first = 0
    for j in range(1, len(profiles) + 1):
        if j == len(profiles) or profiles[j].document is not profiles[first].document:
            yield range(first, j)
            first = j


def _post(vectors: Sequence[Vector], document: range) -> Postings:
    """The claims of a document by term, the last `POSTED` of each."""
    postings: dict[str, deque[tuple[int, float]]] = defaultdict(lambda: deque(maxlen=POSTED))
    for j in document:
        for term, weight in vectors[j].items():
            postings[term].append((j, weight))
    return postings


def _meet(vectors: Sequence[Vector], claims: Iterable[int], postings: Postings) -> Met:
    """How alike each of `claims` is to those posted that it shares terms with; each pair once."""
    factor = len(vectors)
    met: Met = {}
    for j in claims:
        scores: dict[int, float] = defaultdict(float)
        for term, weight in vectors[j].items():
            if term in postings:
                for i, other in postings[term]:
                    scores[i] += weight * other
        for i, score in scores.items():
            if i != j:
                met[i * factor + j if i < j else j * factor + i] = score
    return met


def _choose(met: Met, factor: int, most: int) -> Iterator[tuple[int, float]]:
    """Of pairs that met, those among the `most` best of either claim."""
    partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for pair, score in met.items():
        place = (-score, pair)
        partners[pair // factor].append(place)
        partners[pair % factor].append(place)
    for own in partners.values():
        own.sort()
        for negative, pair in own[:most]:
            yield pair, -negative


def _meet_in_stories(
    vectors: Sequence[Vector],
    documents: Sequence[range],
    postings: Sequence[Postings],
    stories: Iterable[tuple[int, int]],
) -> Met:
    met: Met = {}
    for one, two in stories:
        small, large = sorted((one, two), key=lambda d: (len(documents[d]), d))
        met.update(_meet(vectors, documents[small], postings[large]))
    return met


def _find_stories(profiles: Sequence[Profile], documents: Sequence[range]) -> list[tuple[int, int]]:
    """Pairs of the numbers of documents that are among the most alike of either, each once."""
    vectors = [_sum_up([profiles[j] for j in document]) for document in documents]
    periods = [find_period(profiles[document.start].proposition.claim.date) for document in documents]
    index = _Index(vectors, periods)
    chosen: set[tuple[int, int]] = set()
    for number in range(len(documents)):
        scores = index.find_sharing(number)
        alike = _best(STORY, [(score, -d) for d, score in scores.items() if score >= LEAST_STORY and d != number])
        claims = 0
        for _, other in alike:
            chosen.add((min(number, -other), max(number, -other)))
            claims += len(documents[-other])
            if claims >= STORY_CLAIMS:
                break
    return sorted(chosen)


def _sum_up(profiles: Sequence[Profile]) -> Vector:
    """The terms that tell most of the claims of a document, as a vector of unit length."""
    total: dict[str, float] = defaultdict(float)
    for profile in profiles:
        for term, weight in profile.proposition.vector.items():
            total[term] += weight
    telling = _best(DOCUMENT_TERMS, [(w, t) for t, w in total.items() if weigh(t) >= TELLING])
    length = sqrt(sum([w * w for w, _ in telling])) or 1.0
    return {t: w / length for w, t in telling}


def _find_far(profiles: Sequence[Profile], vectors: Sequence[Vector]) -> Iterator[tuple[int, float]]:
    """The pairs of different documents that the most telling terms of their contents bring together."""
    telling = []
    for profile in profiles:
        terms = [(w, t) for t, w in profile.proposition.vector.items() if weigh(t) >= TELLING]
        telling.append({t: w for w, t in _best(TELLING_TERMS, terms)})
    index = _Index(telling, [find_period(p.proposition.claim.date) for p in profiles])
    for j, profile in enumerate(profiles):
        scores = index.find_sharing(j)
        document = profile.document
        best = _best(FAR, [(s, -i) for i, s in scores.items() if profiles[i].document is not document])
        for _, negative in best:
            i, k = sorted((-negative, j))
            likeness = _dot(vectors[i], vectors[k])
            if likeness >= LEAST_FAR:
                yield i * len(profiles) + k, likeness


class _Index:
    """What shares terms with what; of a term that many have, those are found that it tells most of, by period."""

    def __init__(self, vectors: Sequence[Vector], periods: Sequence[int | None]) -> None:
        self._vectors = vectors
        self._periods = periods
        self._postings: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for number, vector in enumerate(vectors):
            for term, weight in vector.items():
                self._postings[term].append((-weight, number))
        self._common = {term: self._split(p) for term, p in self._postings.items() if len(p) > POSTED}

    def _split(self, posting: Sequence[tuple[float, int]]) -> Mapping[int | None, Sequence[tuple[float, int]]]:
        """The champions of a common term by period; under -1 those of all."""
        parts: dict[int | None, list[tuple[float, int]]] = defaultdict(list)
        for place in posting:
            parts[self._periods[place[1]]].append(place)
        split = {period: sorted(part)[:POSTED] for period, part in parts.items()}
        split[-1] = sorted(posting)[:POSTED]
        return split

    def find_sharing(self, number: int) -> Mapping[int, float]:
        """The numbers of those that share terms with `number`, itself too, with the cosine of what is shared."""
        scores: dict[int, float] = defaultdict(float)
        for term, weight in self._vectors[number].items():
            for posting in self._look_up(term, self._periods[number]):
                for other, i in posting:
                    scores[i] -= weight * other
        return scores

    def _look_up(self, term: str, period: int | None) -> Iterator[Sequence[tuple[float, int]]]:
        parts = self._common.get(term)
        if parts is None:
            yield self._postings[term]
        elif period is None:
            yield parts[-1]
        else:
            yield from (parts[near] for near in (None, period - 1, period, period + 1) if near in parts)


def _dot(one: Vector, two: Vector) -> float:
    if len(one) > len(two):
        one, two = two, one
    return sum([w * two[t] for t, w in one.items() if t in two])


def _best(most: int, found: list[Any]) -> list[Any]:
    """The largest of what was found: to sort a short list takes less than to keep a heap."""
    found.sort(reverse=True)
    return found[:most]

"""Which claims to look at together: an inverted index over terms, never all pairs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcli.comparison.proposition import Proposition

LEAST_COSINE = 0.12  # within a document
LEAST_ACROSS = 0.12  # between documents, where nothing else ties two claims together


def find_similar(propositions: Sequence[Proposition]) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j) whose cosine is at least `LEAST_COSINE` or, across documents, `LEAST_ACROSS`; by j, then i."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, proposition in enumerate(propositions):
        scores: dict[int, float] = defaultdict(float)
        for term, weight in proposition.vector.items():
            for i, other in postings[term]:
                scores[i] += weight * other
            postings[term].append((j, weight))
        document = proposition.claim.document
        for i, score in sorted(scores.items()):
            if score >= LEAST_ACROSS or (score >= LEAST_COSINE and propositions[i].claim.document == document):
                yield i, j

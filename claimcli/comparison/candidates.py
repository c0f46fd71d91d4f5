"""Which claims to look at together: an inverted index over terms, never all pairs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcli.comparison.proposition import Proposition

LEAST_COSINE = 0.12


def find_similar(propositions: Sequence[Proposition]) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j) with a cosine of at least `LEAST_COSINE`, in order of j then i."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, proposition in enumerate(propositions):
        scores: dict[int, float] = defaultdict(float)
        for term, weight in proposition.vector.items():
            for i, other in postings[term]:
                scores[i] += weight * other
            postings[term].append((j, weight))
        yield from ((i, j) for i, s in sorted(scores.items()) if s >= LEAST_COSINE)

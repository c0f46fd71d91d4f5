"""Which claims to look at together: an inverted index over terms, never all pairs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcli.comparison.proposition import Proposition

LEAST_COSINE = 0.12
LEAST_BARE = 0.06  # where nobody is said to say one of them: a headline needs few of a rumour's words


def find_similar(propositions: Sequence[Proposition]) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j) whose cosine is at least `LEAST_COSINE`, or `LEAST_BARE`; by j, then i."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, proposition in enumerate(propositions):
        scores: dict[int, float] = defaultdict(float)
        for term, weight in proposition.vector.items():
            for i, other in postings[term]:
                scores[i] += weight * other
            postings[term].append((j, weight))
        for i, score in sorted(scores.items()):
            bare = proposition.bare or propositions[i].bare
            if score >= LEAST_COSINE or (bare and score >= LEAST_BARE):
                yield i, j

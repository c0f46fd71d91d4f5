"""Which claims to look at together: an inverted index over telling terms, never all pairs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claimcli.comparison.lexicon import load_vocabulary
from claimcli.comparison.proposition import Proposition, overlap
from claimcli.comparison.terms import weigh
from claimcli.comparison.voices import may_be_same, same_voice

LEAST_COSINE = 0.12
LEAST_OPPOSED = 0.08  # within a document, where one says "productive" and the other "frosty"
LEAST_BARE = 0.06  # where nobody is said to say one of them: a headline needs few of a rumour's words
LEAST_STRANGERS = 0.2  # between claims of two named voices in different documents
TELLING = 4.0  # weight of a term that may bring two claims together; half the claims of a paper share "Trump"


Postings = dict[str, list[tuple[int, float]]]


def find_similar(propositions: Sequence[Proposition]) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j) with a cosine of at least `LEAST_COSINE`, or `LEAST_BARE`; by j, then i.

    Between documents only the telling terms count; within a document, whose claims stand together, all do.
    """
    words = load_vocabulary()
    everywhere: Postings = defaultdict(list)
    here: Postings = defaultdict(list)
    document = ""
    for j, proposition in enumerate(propositions):
        if proposition.claim.document != document:
            document = proposition.claim.document
            here = defaultdict(list)
        telling = {t: w for t, w in proposition.vector.items() if weigh(t, words) >= TELLING}
        scores = _look_up(everywhere, telling, j)
        scores.update(_look_up(here, proposition.vector, j))
        yield from _likely(propositions, j, scores)


def _look_up(postings: Postings, vector: Mapping[str, float], j: int) -> dict[int, float]:
    """The cosines of earlier propositions with `vector`, which is then entered as number `j`."""
    scores: dict[int, float] = defaultdict(float)
    for term, weight in vector.items():
        posting = postings[term]
        for i, other in posting:
            scores[i] += weight * other
        posting.append((j, weight))
    return scores


def _likely(propositions: Sequence[Proposition], j: int, scores: dict[int, float]) -> Iterator[tuple[int, int]]:
    """The pairs of number `j` that are alike enough: strangers in different documents must share more."""
    two = propositions[j]
    for i in sorted(i for i, score in scores.items() if score >= LEAST_BARE):
        one, score = propositions[i], scores[i]
        if one.claim.document == two.claim.document:
            least = LEAST_OPPOSED if one.sides and two.sides else LEAST_COSINE
            if score >= least and not overlap(one, two):
                yield i, j
        elif score < LEAST_COSINE and not (one.bare or two.bare):
            continue
        elif score >= LEAST_STRANGERS or may_agree(one, two):
            yield i, j


def may_agree(one: Proposition, two: Proposition) -> bool:
    """Whether one voice may be behind both, or none is named."""
    return one.bare or two.bare or may_be_same(one.voice, two.voice) or same_voice(one.voice, two.voice)

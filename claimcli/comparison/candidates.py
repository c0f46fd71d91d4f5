"""Which claims to look at together: by an index over telling terms, never all pairs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcli.comparison.features import find_shared
from claimcli.comparison.index import Index
from claimcli.comparison.proposition import Proposition, overlap
from claimcli.comparison.voices import may_be_same, same_voice

LEAST_COSINE = 0.12
LEAST_OPPOSED = 0.08  # within a document, where one says "productive" and the other "frosty"
LEAST_BARE = 0.06  # where nobody is said to say one of them: a headline needs few of a rumour's words
LEAST_STRANGERS = 0.2  # between claims of two named voices in different documents
LEAST_NAMES = 6.0  # weight of the names that bare statements must share where they share nothing else
MOST_PARTNERS = 20  # claims of other documents that one claim is looked at with: those it shares most with
MOST_BARE = 100  # … where nobody is said to say it: many papers have a headline on one rumour

_EQUAL = 1e-9  # cosines less than this apart are one


def find_similar(propositions: Sequence[Proposition]) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j) that share enough; by j, then i.

    Between documents only the telling terms count, and a claim is paired with the `MOST_PARTNERS` best; within a
    document, whose claims stand together, all terms do.
    """
    index = Index(propositions)
    partners: dict[int, set[int]] = defaultdict(set)  # by the later of the two
    for j in range(len(propositions)):
        for i in _find_partners(propositions, j, index.find_sharing(j)):
            partners[max(i, j)].add(min(i, j))
    for j, i in _find_neighbours(propositions):
        partners[j].add(i)
    for j in range(len(propositions)):
        for i in sorted(partners.get(j, ())):
            yield i, j


def _find_partners(propositions: Sequence[Proposition], j: int, scores: dict[int, float]) -> list[int]:
    """The claims of other documents that are most like number `j`, and all that are as much like it as the last.

    One text that many papers print counts once.
    """
    two = propositions[j]
    most, floor = (MOST_PARTNERS, LEAST_COSINE) if two.claim.cue else (MOST_BARE, LEAST_BARE)
    found: list[int] = []
    distinct, last = 0, 2.0
    for score, i in sorted([(score, i) for i, score in scores.items() if score >= floor], reverse=True):
        one = propositions[i]
        if one.claim.document == two.claim.document or score < _find_least(one, two):
            continue
        if (one.bare or two.bare) and not _share_enough(one, two):
            continue
        if score < last - _EQUAL:
            distinct, last = distinct + 1, score
            if distinct > most:
                break
        found.append(i)
    return found


def _find_least(one: Proposition, two: Proposition) -> float:
    """The cosine that two claims of different documents must have: strangers must share more."""
    if not one.claim.cue or not two.claim.cue:
        return LEAST_BARE
    return LEAST_COSINE if may_agree(one, two) else LEAST_STRANGERS


def _share_enough(one: Proposition, two: Proposition) -> bool:
    """Whether a bare statement shares more than a common name: two headlines on Apple are not on one rumour."""
    shared = find_shared(one, two)
    return shared.words > 0 or shared.rare >= LEAST_NAMES


def _find_neighbours(propositions: Sequence[Proposition]) -> Iterator[tuple[int, int]]:
    """Pairs (j, i) of one document, i < j, that are alike enough and not the same words twice."""
    postings: dict[str, list[tuple[int, float]]] = {}
    document = None
    for j, two in enumerate(propositions):
        if two.claim.document != document:
            document, postings = two.claim.document, defaultdict(list)
        scores: dict[int, float] = defaultdict(float)
        for term, weight in two.vector.items():
            for i, other in postings[term]:
                scores[i] += weight * other
            postings[term].append((j, weight))
        for i, score in scores.items():
            one = propositions[i]
            least = LEAST_OPPOSED if one.sides and two.sides else LEAST_COSINE
            if score >= least and not overlap(one, two):
                yield j, i


def may_agree(one: Proposition, two: Proposition) -> bool:
    """Whether one voice may be behind both, or none is named."""
    return may_be_same(one.voice, two.voice) or same_voice(one.voice, two.voice)

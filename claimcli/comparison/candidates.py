"""Which claims the rules look at together: by an index over telling terms, never all pairs.

What the pair model looks at is for `retrieval` to say.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from claimcli.comparison.features import find_shared
from claimcli.comparison.index import Entry, Index
from claimcli.comparison.proposition import Proposition, overlap
from claimcli.comparison.speaker_keys import same_speaker, speakers_open
from claimcli.comparison.thresholds import (
    LEAST_COSINE,
    LEAST_NAMES,
    LEAST_OPPOSED_COSINE,
    LEAST_STRANGERS_COSINE,
    LEAST_UNATTRIBUTED_COSINE,
)

MOST_PARTNERS = 8  # contents of other documents that one claim is looked at with: those it shares most with
MOST_UNATTRIBUTED = 100  # … where nobody is said to say it: many papers have a headline on one rumour
MOST_RANKED = 32  # contents that these are chosen from: the rest are of the same document, or of strangers
COPIES = 50  # claims of one content that others are paired with; each further copy is paired with these alone
NEIGHBOURS = 100  # claims of one document that one term brings a claim together with: the last before it
MOST_WITHIN = 24  # claims of its document before it that one claim is looked at with: those most like it


def find_similar(propositions: Sequence[Proposition]) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j) that share enough; by j, then i.

    Between documents only the telling terms count, and a claim is paired with the `MOST_PARTNERS` best contents;
    within a document, whose claims stand together, all terms do. What is paired with one claim is bounded, so that
    pairs grow with claims.
    """
    index = Index(propositions)
    partners: dict[int, set[int]] = defaultdict(set)  # by the later of the two
    for number, entry in enumerate(index.entries):
        floor, most = (
            (LEAST_UNATTRIBUTED_COSINE, MOST_UNATTRIBUTED) if entry.unattributed else (LEAST_COSINE, MOST_RANKED)
        )
        scores = index.find_sharing(number).items()
        ranked = sorted([(-score, i) for i, score in scores if score >= floor])[:most]
        for j in entry.members:
            for i in _find_partners(propositions, j, ranked, index.entries):
                partners[max(i, j)].add(min(i, j))
    for j, i in _find_neighbours(propositions):
        partners[j].add(i)
    for j in range(len(propositions)):
        for i in sorted(partners.get(j, ())):
            yield i, j


def _find_partners(
    propositions: Sequence[Proposition], j: int, ranked: Sequence[tuple[float, int]], entries: Sequence[Entry]
) -> Iterator[int]:
    """The claims of other documents that have the contents most like number `j`, of the entries `ranked` by likeness.

    One text that many papers print counts once, and the first `COPIES` of them stand for all.
    """
    two = propositions[j]
    left = MOST_UNATTRIBUTED if two.unattributed else MOST_PARTNERS
    for negative, number in ranked:
        if not left:
            return
        found = [i for i in entries[number].members[:COPIES] if _may_pair(propositions[i], two, -negative)]
        left -= bool(found)
        yield from found


def _may_pair(one: Proposition, two: Proposition, score: float) -> bool:
    """Whether two claims stand in different documents and share enough for who says them."""
    if one.claim.document == two.claim.document or score < _find_least(one, two):
        return False
    return not (one.unattributed or two.unattributed) or _share_enough(one, two)


def _find_least(one: Proposition, two: Proposition) -> float:
    """The cosine that two claims of different documents must have: strangers must share more."""
    if not one.claim.cue or not two.claim.cue:
        return LEAST_UNATTRIBUTED_COSINE
    return LEAST_COSINE if may_agree(one, two) else LEAST_STRANGERS_COSINE


def _share_enough(one: Proposition, two: Proposition) -> bool:
    """Whether what they share is more than a common name: two headlines on Apple are not on one rumour."""
    shared = find_shared(one, two)
    return shared.words > 0 or shared.rare >= LEAST_NAMES


def _find_neighbours(propositions: Sequence[Proposition]) -> Iterator[tuple[int, int]]:
    """Pairs (j, i) of one document, i < j, that are alike enough and not the same words twice."""
    postings: dict[str, deque[tuple[int, float]]] = {}
    document = None
    for j, two in enumerate(propositions):
        if two.claim.document != document:
            document, postings = two.claim.document, defaultdict(_new_posting)
        scores: dict[int, float] = defaultdict(float)
        for term, weight in two.vector.items():
            for i, other in postings[term]:
                scores[i] += weight * other
            postings[term].append((j, weight))
        likely = sorted([(score, i) for i, score in scores.items() if score >= LEAST_OPPOSED_COSINE], reverse=True)
        for score, i in likely[:MOST_WITHIN]:
            one = propositions[i]
            least = LEAST_OPPOSED_COSINE if one.poles and two.poles else LEAST_COSINE
            if score >= least and not overlap(one, two):
                yield j, i


def _new_posting() -> deque[tuple[int, float]]:
    return deque(maxlen=NEIGHBOURS)


def may_agree(one: Proposition, two: Proposition) -> bool:
    """Whether one speaker may be behind both, or none is named.

    Args:
        one: a proposition.
        two: another.
    """
    return speakers_open(one.speaker_key, two.speaker_key) or same_speaker(one.speaker_key, two.speaker_key)

"""The features of a pair of claims: numbers that the trees of the pair model ask for.

A pair has an order: in one document the later claim is the counter, between documents what reads like an answer.
"""

from collections.abc import Mapping, Sequence

from claimcli.comparison.features import RARE
from claimcli.comparison.profile import OWN_NAMES, Profile
from claimcli.comparison.proposition import opposite_pole
from claimcli.comparison.speaker_keys import both_named, same_speaker, speakers_open
from claimcli.comparison.terms import weigh

LIKENESS_NAMES = (
    "cosine", "contained", "likeness", "shared", "shared words", "shared rare", "best", "second", "shared names",
    "local sum", "local best", "same document", "claims between", "paragraphs between", "same speaker", "place",
)  # fmt: skip
RELATION_NAMES = (
    "negated", "negated words", "opposites", "both negative", "one negative", "valence product", "valence gap",
    "both charged", "numbers shared", "numbers apart", "one sentence", "same paragraph", "turns between",
    "next speaker", "speakers open", "both named", "affiliation", "counter names claim's", "claim names counter's",
    "counter sentence names claim's", "claim sentence names counter's", "attacks", "attacked",
    "cosine with claim before", "claim before is same speaker", "sentences shared", "contained in claim",
    "contained in counter", "copy",
)  # fmt: skip
NAMES = (
    *LIKENESS_NAMES, *RELATION_NAMES, *(f"claim {n}" for n in OWN_NAMES), *(f"counter {n}" for n in OWN_NAMES),
)  # fmt: skip
_MANY = 60.0  # of claims, paragraphs and turns: no more is told apart


def order_profiles(one: Profile, two: Profile) -> tuple[Profile, Profile]:
    """(claim, counter), for `one` before `two` in the order of documents and text."""
    if one.document is not two.document and one.answer_score > two.answer_score:
        return two, one
    return one, two


def find_shared_terms(claim: Profile, counter: Profile) -> list[str]:
    """The terms that the contents of two claims have in common."""
    x, y = claim.proposition.vector, counter.proposition.vector
    return [t for t in y if t in x] if len(x) > len(y) else [t for t in x if t in y]


def read_likeness(claim: Profile, counter: Profile, shared: Sequence[str], likeness: float) -> list[float]:
    """What the two have in common and where they stand: the features of `LIKENESS_NAMES`."""
    a, b = claim.proposition, counter.proposition
    same = claim.document is counter.document
    speaker = float(same_speaker(a.speaker_key, b.speaker_key))
    places = (
        (
            1.0,
            min(_MANY, float(counter.place - claim.place)),
            min(_MANY, float(abs(counter.paragraph - claim.paragraph))),
            speaker,
            float(claim.place),
        )
        if same
        else (0.0, _MANY, _MANY, speaker, -1.0)
    )
    names = float(len(a.names & b.names))
    if not shared:
        return [0.0, 0.0, likeness, 0.0, 0.0, 0.0, 0.0, 0.0, names, 0.0, 0.0, *places]
    x, y = a.vector, b.vector
    cosine = sum([x[t] * y[t] for t in shared])
    weights = sorted([weigh(t) for t in shared], reverse=True)
    words = [weigh(t) for t in shared if t not in a.names or t not in b.names]
    one, two = claim.document.frequency, counter.document.frequency
    # how few of the claims of the two documents have a term: 1 for those of the pair alone
    local = [1.0 / max(1, one[t] - 1 if same else one[t] + two[t] - 1) for t in shared]
    return [
        cosine,
        min(1.0, cosine * max(a.weight, b.weight) / min(a.weight, b.weight)),
        likeness,
        float(len(shared)),
        min(30.0, sum(words)),
        min(30.0, sum([w for w in weights if w >= RARE])),
        weights[0],
        weights[1] if len(weights) > 1 else 0.0,
        names,
        sum(local),
        max(local),
        *places,
    ]


def read_relation(claim: Profile, counter: Profile, shared: Sequence[str]) -> list[float]:
    """How the two stand to each other otherwise: the features of `RELATION_NAMES`."""
    a, b = claim.proposition, counter.proposition
    cosine = sum([a.vector[t] * b.vector[t] for t in shared])
    return [
        *_polarity(claim, counter, shared, cosine),
        *_places(claim, counter),
        *_speakers(claim, counter),
        *_rest(claim, counter, cosine),
    ]


def _polarity(claim: Profile, counter: Profile, shared: Sequence[str], cosine: float) -> list[float]:
    """What one side denies and the other does not, and what both think of their matter."""
    a, b = claim.proposition, counter.proposition
    negative = claim.own[_NEGATIVE], counter.own[_NEGATIVE]
    apart = [t for t in shared if (t in a.denied) != (t in b.denied)]
    return [
        sum([a.vector[t] * b.vector[t] for t in apart]) / cosine if cosine else 0.0,
        sum([weigh(t) for t in apart if t not in a.names or t not in b.names]),
        float(any(opposite_pole(pole) in b.poles for pole in a.poles)),
        negative[0] * negative[1],
        float(negative[0] != negative[1]),
        claim.valence * counter.valence,
        abs(claim.valence - counter.valence),
        float(claim.valence < 0 and counter.valence < 0),
        float(len(claim.numbers & counter.numbers)),
        float(bool(claim.numbers and counter.numbers and not claim.numbers & counter.numbers)),
    ]


def _places(claim: Profile, counter: Profile) -> list[float]:
    """Whether the two stand together; `_MANY` turns between documents."""
    if claim.document is not counter.document:
        return [0.0, 0.0, _MANY, 0.0]
    one, two = claim.proposition.claim.context, counter.proposition.claim.context
    turns = counter.turn - claim.turn
    return [
        float(one in two or two in one),
        float(counter.paragraph == claim.paragraph),
        min(_MANY, float(turns)),
        float(turns == 1),
    ]


def _speakers(claim: Profile, counter: Profile) -> list[float]:
    """Who says the two, who names whom, and who is known to attack whom."""
    a, b = claim.proposition, counter.proposition
    last_a, last_b = a.speaker_key.last if a.speaker_key else "", b.speaker_key.last if b.speaker_key else ""
    return [
        float(speakers_open(a.speaker_key, b.speaker_key)),
        float(both_named(a.speaker_key, b.speaker_key)),
        float(len(claim.affiliation & counter.affiliation)),
        float(bool(a.speaker_term) and a.speaker_term in b.vector),
        float(bool(b.speaker_term) and b.speaker_term in a.vector),
        float(bool(a.speaker_term) and a.speaker_term in counter.sentence_terms),
        float(bool(b.speaker_term) and b.speaker_term in claim.sentence_terms),
        float(_attacks(claim, counter, last_a, b.speaker_term)),
        float(_attacks(claim, counter, last_b, a.speaker_term)),
    ]


def _rest(claim: Profile, counter: Profile, cosine: float) -> list[float]:
    """What the claim before the counter says, what their sentences share, how much of each is in the other."""
    a, b = claim.proposition, counter.proposition
    before = None if counter.previous is a else counter.previous
    return [
        _dot(a.vector, before.vector) if before is not None else 0.0,
        float(before is not None and same_speaker(before.speaker_key, b.speaker_key)),
        float(len(claim.sentence_terms & counter.sentence_terms)),
        cosine * a.weight / b.weight if b.weight else 0.0,
        cosine * b.weight / a.weight if a.weight else 0.0,
        float(a.vector.keys() == b.vector.keys()),
    ]


_NEGATIVE = OWN_NAMES.index("negative")


def _dot(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    if len(one) > len(two):
        one, two = two, one
    return sum([w * two[t] for t, w in one.items() if t in two])


def _attacks(claim: Profile, counter: Profile, speaker: str, target: str) -> int:
    if not speaker or not target:
        return 0
    n = claim.document.attacks[speaker, target]
    if counter.document is not claim.document:
        n += counter.document.attacks[speaker, target]
    return min(4, n)

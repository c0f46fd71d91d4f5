"""The features of a pair of claims: numbers that the trees of the pair model ask for.

A pair has an order: in one document the later claim is the counter, between documents what reads like an answer.
"""

from collections.abc import Mapping, Sequence

from claimcli.comparison.features import RARE
from claimcli.comparison.profile import OWN_NAMES, DocumentProfile, Profile
from claimcli.comparison.proposition import opposite_pole
from claimcli.comparison.speaker_keys import both_named, same_speaker, speakers_open
from claimcli.comparison.terms import weigh

PAIR_NAMES = (
    "cosine", "contained", "context cosine", "claim in context", "counter in context", "shared", "shared words",
    "shared rare", "best", "second", "shared names", "local sum", "local best", "negated", "negated words",
    "opposites", "both negative", "one negative", "valence product", "valence gap", "both charged", "numbers shared",
    "numbers apart", "same document", "claims between", "paragraphs between", "one sentence", "same paragraph",
    "turns between", "next speaker", "same speaker", "speakers open", "both named", "affiliation",
    "counter names claim's", "claim names counter's", "counter sentence names claim's",
    "claim sentence names counter's", "attacks", "attacked",
    "cosine with claim before", "claim before is same speaker", "place", "sentences shared", "contained in claim",
    "contained in counter", "copy",
)  # fmt: skip
NAMES = (
    *PAIR_NAMES, *(f"claim {n}" for n in OWN_NAMES), *(f"counter {n}" for n in OWN_NAMES),
)  # fmt: skip
_MANY = 60.0  # of claims, paragraphs and turns: no more is told apart


def answer_score(profile: Profile) -> float:
    """How much a claim reads like an answer, by itself."""
    p = profile.proposition
    stance = p.cue.stance if p.cue else ""
    return (
        2.0 * (stance in ("deny", "respond", "refuse", "doubt", "reply"))
        + ("deny" in p.stances)
        + 0.5 * ("negation" in p.stances)
        + 0.5 * bool(p.contrast)
    )


def order_profiles(one: Profile, two: Profile) -> tuple[Profile, Profile]:
    """(claim, counter), for `one` before `two` in the order of documents and text."""
    if one.proposition.claim.document != two.proposition.claim.document and answer_score(one) > answer_score(two):
        return two, one
    return one, two


def read_pair(claim: Profile, counter: Profile) -> list[float]:
    """The features of a pair in the order of `NAMES`."""
    x, y = claim.proposition.vector, counter.proposition.vector
    shared = [t for t in y if t in x] if len(x) > len(y) else [t for t in x if t in y]
    cosine = sum([x[t] * y[t] for t in shared])
    return [
        *_likeness(claim, counter, shared, cosine),
        *_polarity(claim, counter, shared, cosine),
        *_places(claim, counter),
        *_speakers(claim, counter),
        *_rest(claim, counter, cosine),
        *claim.own,
        *counter.own,
    ]


def _likeness(claim: Profile, counter: Profile, shared: Sequence[str], cosine: float) -> list[float]:
    """What the two, and their sentences, have in common."""
    a, b = claim.proposition, counter.proposition
    one, two = claim.document, counter.document
    weights = sorted([weigh(t) for t in shared], reverse=True)
    words = [weigh(t) for t in shared if t not in a.names or t not in b.names]
    local = [_local(one, two, t, one is two) for t in shared]
    least = min(a.weight, b.weight)
    return [
        cosine,
        min(1.0, cosine * max(a.weight, b.weight) / least) if least else 0.0,
        _dot(claim.context, counter.context),
        _dot(a.vector, counter.context),
        _dot(b.vector, claim.context),
        float(len(shared)),
        min(30.0, sum(words)),
        min(30.0, sum([w for w in weights if w >= RARE])),
        weights[0] if weights else 0.0,
        weights[1] if len(weights) > 1 else 0.0,
        float(len(a.names & b.names)),
        sum(local),
        max(local, default=0.0),
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
    """Where the two stand to each other; `_MANY` between documents."""
    one, two = claim.proposition.claim.context, counter.proposition.claim.context
    same = claim.document is counter.document
    turns = counter.turn - claim.turn
    return [
        float(same),
        min(_MANY, float(counter.place - claim.place)) if same else _MANY,
        min(_MANY, float(abs(counter.paragraph - claim.paragraph))) if same else _MANY,
        float(same and (one in two or two in one)),
        float(same and counter.paragraph == claim.paragraph),
        min(_MANY, float(turns)) if same else _MANY,
        float(same and turns == 1),
    ]


def _speakers(claim: Profile, counter: Profile) -> list[float]:
    """Who says the two, who names whom, and who is known to attack whom."""
    a, b = claim.proposition, counter.proposition
    last_a, last_b = a.speaker_key.last if a.speaker_key else "", b.speaker_key.last if b.speaker_key else ""
    return [
        float(same_speaker(a.speaker_key, b.speaker_key)),
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
    """What the claim before the counter says, and how much of each of the two is in the other."""
    a, b = claim.proposition, counter.proposition
    before = None if counter.previous is a else counter.previous
    return [
        _dot(a.vector, before.vector) if before is not None else 0.0,
        float(before is not None and same_speaker(before.speaker_key, b.speaker_key)),
        float(claim.place) if claim.document is counter.document else -1.0,
        float(len([t for t in claim.sentence_terms if t in counter.sentence_terms and t in claim.context])),
        cosine * a.weight / b.weight if b.weight else 0.0,
        cosine * b.weight / a.weight if a.weight else 0.0,
        float(a.vector.keys() == b.vector.keys()),
    ]


_NEGATIVE = OWN_NAMES.index("negative")


def _dot(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    if len(one) > len(two):
        one, two = two, one
    return sum([w * two[t] for t, w in one.items() if t in two])


def _local(one: DocumentProfile, two: DocumentProfile, term: str, same: bool) -> float:
    """How few of the claims of the two documents have a term: 1 for those of the pair alone."""
    n = one.frequency[term] + (0 if same else two.frequency[term])
    return 1.0 / max(1, n - 1)


def _attacks(claim: Profile, counter: Profile, speaker: str, target: str) -> int:
    if not speaker or not target:
        return 0
    n = claim.document.attacks[speaker, target]
    if counter.document is not claim.document:
        n += counter.document.attacks[speaker, target]
    return min(4, n)

"""The features of a pair of claims: numbers that the trees of the pair model ask for.

A pair has an order: in one document the later claim is the counter, between documents what reads like an answer.
"""

from collections.abc import Mapping, Sequence

from claimcli.comparison.features import RARE
from claimcli.comparison.profile import OWN_NAMES, DocumentProfile, Profile
from claimcli.comparison.proposition import turn_side
from claimcli.comparison.terms import weigh
from claimcli.comparison.voices import may_be_same, same_voice

PAIR_NAMES = (
    "cosine", "contained", "context cosine", "claim in context", "counter in context", "shared", "shared words",
    "shared rare", "best", "second", "shared names", "local sum", "local best", "negated", "negated words",
    "opposites", "both minus", "one minus", "valence product", "valence gap", "both charged", "numbers shared",
    "numbers apart", "same document", "claims between", "paragraphs between", "one sentence", "same paragraph",
    "runs between", "next voice", "same voice", "open voice", "both named", "affiliation", "counter names claim's",
    "claim names counter's", "counter aside names claim's", "claim aside names counter's", "attacks", "attacked",
    "cosine with claim before", "claim before is same voice", "place", "aside shared", "contained in claim",
    "contained in counter", "copy",
)  # fmt: skip
NAMES = (
    *PAIR_NAMES, *(f"claim {n}" for n in OWN_NAMES), *(f"counter {n}" for n in OWN_NAMES),
)  # fmt: skip
_MANY = 60.0  # of claims, paragraphs and runs: no more is told apart


def is_answer(profile: Profile) -> float:
    """How much a claim reads like an answer, by itself."""
    p = profile.proposition
    stance = p.cue.stance if p.cue else ""
    return (
        2.0 * (stance in ("deny", "respond", "refuse", "doubt", "reply"))
        + ("deny" in p.stances)
        + 0.5 * ("negation" in p.stances)
        + 0.5 * bool(p.contrast)
    )


def order_pair(one: Profile, two: Profile) -> tuple[Profile, Profile]:
    """(claim, counter), for `one` before `two` in the order of documents and text."""
    if one.proposition.claim.document != two.proposition.claim.document and is_answer(one) > is_answer(two):
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
        *_voices(claim, counter),
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
    minus = claim.own[_MINUS], counter.own[_MINUS]
    apart = [t for t in shared if (t in a.denied) != (t in b.denied)]
    return [
        sum([a.vector[t] * b.vector[t] for t in apart]) / cosine if cosine else 0.0,
        sum([weigh(t) for t in apart if t not in a.names or t not in b.names]),
        float(any(turn_side(s) in b.sides for s in a.sides)),
        minus[0] * minus[1],
        float(minus[0] != minus[1]),
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
    runs = counter.run - claim.run
    return [
        float(same),
        min(_MANY, float(counter.place - claim.place)) if same else _MANY,
        min(_MANY, float(abs(counter.paragraph - claim.paragraph))) if same else _MANY,
        float(same and (one in two or two in one)),
        float(same and counter.paragraph == claim.paragraph),
        min(_MANY, float(runs)) if same else _MANY,
        float(same and runs == 1),
    ]


def _voices(claim: Profile, counter: Profile) -> list[float]:
    """Who says the two, who names whom, and who is known to attack whom."""
    a, b = claim.proposition, counter.proposition
    last_a, last_b = a.voice.last if a.voice else "", b.voice.last if b.voice else ""
    return [
        float(same_voice(a.voice, b.voice)),
        float(may_be_same(a.voice, b.voice)),
        float(bool(a.voice and b.voice and a.voice.named and b.voice.named)),
        float(len(claim.affiliation & counter.affiliation)),
        float(bool(a.voice_term) and a.voice_term in b.vector),
        float(bool(b.voice_term) and b.voice_term in a.vector),
        float(bool(a.voice_term) and a.voice_term in counter.aside),
        float(bool(b.voice_term) and b.voice_term in claim.aside),
        float(_attacks(claim, counter, last_a, b.voice_term)),
        float(_attacks(claim, counter, last_b, a.voice_term)),
    ]


def _rest(claim: Profile, counter: Profile, cosine: float) -> list[float]:
    """What the claim before the counter says, and how much of each of the two is in the other."""
    a, b = claim.proposition, counter.proposition
    before = None if counter.previous is a else counter.previous
    return [
        _dot(a.vector, before.vector) if before is not None else 0.0,
        float(before is not None and same_voice(before.voice, b.voice)),
        float(claim.place) if claim.document is counter.document else -1.0,
        float(len([t for t in claim.aside if t in counter.aside and t in claim.context])),
        cosine * a.weight / b.weight if b.weight else 0.0,
        cosine * b.weight / a.weight if a.weight else 0.0,
        float(a.vector.keys() == b.vector.keys()),
    ]


_MINUS = OWN_NAMES.index("minus")


def _dot(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    if len(one) > len(two):
        one, two = two, one
    return sum([w * two[t] for t, w in one.items() if t in two])


def _local(one: DocumentProfile, two: DocumentProfile, term: str, same: bool) -> float:
    """How few of the claims of the two documents have a term: 1 for those of the pair alone."""
    n = one.frequency[term] + (0 if same else two.frequency[term])
    return 1.0 / max(1, n - 1)


def _attacks(claim: Profile, counter: Profile, voice: str, target: str) -> int:
    if not voice or not target:
        return 0
    n = claim.document.attacks[voice, target]
    if counter.document is not claim.document:
        n += counter.document.attacks[voice, target]
    return min(4, n)

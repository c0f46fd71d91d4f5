"""The features of a pair of claims: numbers that the trees of the pair model ask for.

A pair has an order: in one document the later claim is the counter, between documents what reads like an answer.
"""

from collections.abc import Mapping

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
_NO_ANSWER, _MANY = 0.0, 60.0


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
    a, b = claim.proposition, counter.proposition
    x, y = a.vector, b.vector
    shared = [t for t in y if t in x] if len(x) > len(y) else [t for t in x if t in y]
    cosine = sum([x[t] * y[t] for t in shared])
    weights = sorted([weigh(t) for t in shared], reverse=True)
    words = [weigh(t) for t in shared if t not in a.names or t not in b.names]
    one, two = claim.document, counter.document
    same = one is two
    local = [_local(one, two, t, same) for t in shared]
    between = counter.place - claim.place if same else _MANY
    voice = same_voice(a.voice, b.voice)
    minus = claim.own[_MINUS], counter.own[_MINUS]
    apart = [t for t in shared if (t in a.denied) != (t in b.denied)]
    before = counter.previous if counter.previous is not None and counter.previous is not a else None
    least = min(a.weight, b.weight)
    last_a, last_b = a.voice.last if a.voice else "", b.voice.last if b.voice else ""
    return [
        cosine,
        min(1.0, cosine * max(a.weight, b.weight) / least) if least else 0.0,
        _dot(claim.context, counter.context),
        _dot(x, counter.context),
        _dot(y, claim.context),
        float(len(shared)),
        min(30.0, sum(words)),
        min(30.0, sum([w for w in weights if w >= 5.0])),
        weights[0] if weights else 0.0,
        weights[1] if len(weights) > 1 else 0.0,
        float(len(a.names & b.names)),
        sum(local),
        max(local, default=0.0),
        sum([x[t] * y[t] for t in apart]) / cosine if cosine else 0.0,
        sum([weigh(t) for t in apart if t not in a.names or t not in b.names]),
        float(any(turn_side(s) in b.sides for s in a.sides)),
        minus[0] * minus[1],
        float(minus[0] != minus[1]),
        claim.valence * counter.valence,
        abs(claim.valence - counter.valence),
        float(claim.valence < 0 and counter.valence < 0),
        float(len(claim.numbers & counter.numbers)),
        float(bool(claim.numbers and counter.numbers and not claim.numbers & counter.numbers)),
        float(same),
        min(_MANY, float(between)),
        min(_MANY, float(abs(counter.paragraph - claim.paragraph))) if same else _MANY,
        float(same and (a.claim.context in b.claim.context or b.claim.context in a.claim.context)),
        float(same and counter.paragraph == claim.paragraph),
        min(_MANY, float(counter.run - claim.run)) if same else _MANY,
        float(same and counter.run - claim.run == 1),
        float(voice),
        float(may_be_same(a.voice, b.voice)),
        float(bool(a.voice and b.voice and a.voice.named and b.voice.named)),
        float(len(claim.affiliation & counter.affiliation)),
        float(bool(a.voice_term) and a.voice_term in y),
        float(bool(b.voice_term) and b.voice_term in x),
        float(bool(a.voice_term) and a.voice_term in counter.aside),
        float(bool(b.voice_term) and b.voice_term in claim.aside),
        float(_attacks(claim, counter, last_a, b.voice_term)),
        float(_attacks(claim, counter, last_b, a.voice_term)),
        _dot(x, before.vector) if before is not None else 0.0,
        float(before is not None and same_voice(before.voice, b.voice)),
        float(claim.place) if same else -1.0,
        float(len([t for t in claim.aside if t in counter.aside and t in claim.context])),
        cosine * a.weight / b.weight if b.weight else 0.0,
        cosine * b.weight / a.weight if a.weight else 0.0,
        float(x.keys() == y.keys()),
        *claim.own,
        *counter.own,
    ]  # fmt: skip


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

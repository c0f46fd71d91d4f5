"""What a pair of propositions shows: numbers between 0 and 1 that the pair model weighs.

Each feature is a fact that a reader can check, and `evidence.py` names those that decided.
"""

from collections.abc import Mapping
from typing import NamedTuple

from claimcli.comparison.lexicon import load_demands
from claimcli.comparison.proposition import Proposition, opposite_pole, term_of
from claimcli.comparison.speaker_keys import both_named, same_speaker, speakers_open
from claimcli.comparison.terms import weigh

LIKENESS = ("cosine", "contained", "rare", "words", "shared", "only names", "names", "short")
SPEAKERS = ("same speaker", "speakers open", "both named", "one names other")
PLACES = ("near", "next", "together", "answers near", "points back near")  # of pairs of one document
RARE = 5.0  # a term of at least this weight is in fewer than one paragraph of 150
ALL_TONE = 0.5  # part of a content, as squares of its unit vector, from which it is about how things went


class Shared(NamedTuple):
    """What two propositions have in common: terms (most telling first), cosine, the weight of the rare ones, and the
    weight of those that are not names on both sides."""

    terms: tuple[str, ...]
    cosine: float
    rare: float
    words: float


def find_shared(one: Proposition, two: Proposition) -> Shared:
    """The common terms of the propositions `one` and `two`."""
    a, b = one.vector, two.vector
    if len(a) > len(b):
        a, b = b, a
    products = sorted([(-w * b[t], t) for t, w in a.items() if t in b])
    weights = [(t, weigh(t)) for _, t in products]
    return Shared(
        terms=tuple([t for _, t in products]),
        cosine=-sum([product for product, _ in products]),
        rare=sum([w for _, w in weights if w >= RARE]),
        words=sum([w for t, w in weights if t not in one.names or t not in two.names]),
    )


def asserts(proposition: Proposition, shared: Shared) -> bool:
    """Whether it says anything of what it shares, and does not only mention it: "agreed to an inquiry into the spill"
    says nothing of the spill, and "charges that …" by nobody are nobody's.

    Args:
        proposition: one of a pair.
        shared: what the pair has in common.
    """
    return not proposition.unheld and not only_mentions(proposition, shared)


def only_mentions(proposition: Proposition, shared: Shared) -> bool:
    """Whether all that `proposition` has of what is `shared` is named in it and not said to be so."""
    return bool(proposition.mentioned and shared.terms) and proposition.mentioned.issuperset(shared.terms)


def read_features(claim: Proposition, counter: Proposition, shared: Shared) -> dict[str, float]:
    """All features of a pair by name; those that are 0 may be left out.

    Args:
        claim: what may be answered.
        counter: what may answer it.
        shared: what they have in common.
    """
    features = read_likeness(claim, counter, shared) | read_speakers(claim, counter)
    features.update(read_polarity(claim, counter, shared))
    features.update(_read_stances(claim, counter, shared))
    features.update(read_places(claim, counter, features))
    return features


def read_likeness(claim: Proposition, counter: Proposition, shared: Shared) -> dict[str, float]:
    """The features of what two propositions share, whoever says it and with whatever polarity.

    Args:
        claim: what may be answered.
        counter: what may answer it.
        shared: what they have in common.
    """
    least = min(claim.weight, counter.weight)
    # cosine × longer / shorter: how much of the shorter content is in the other
    contained = shared.cosine * max(claim.weight, counter.weight) / least if least else 0.0
    return {
        "cosine": shared.cosine,
        "contained": min(1.0, contained),
        "rare": min(shared.rare, 20.0) / 20.0,
        "words": min(shared.words, 20.0) / 20.0,
        "shared": min(len(shared.terms), 4) / 4.0,
        "only names": float(bool(shared.terms) and not shared.words),
        "names": min(2, len(claim.names & counter.names)) / 2.0,
        "short": float(min(len(claim.vector), len(counter.vector)) <= 2),
    }


def read_speakers(claim: Proposition, counter: Proposition) -> dict[str, float]:
    """The features of who says `claim` and `counter`."""
    return {
        "same speaker": float(same_speaker(claim.speaker_key, counter.speaker_key)),
        "speakers open": float(speakers_open(claim.speaker_key, counter.speaker_key)),
        "both named": float(both_named(claim.speaker_key, counter.speaker_key)),
        "one names other": float(names(claim, counter) or names(counter, claim)),
    }


def names(one: Proposition, other: Proposition) -> bool:
    """Whether the content of `one` names who says `other`."""
    return other.speaker_term != "" and other.speaker_term in one.vector


def read_polarity(claim: Proposition, counter: Proposition, shared: Shared) -> dict[str, float]:
    """The features of what either negates, and of what they share that is negated on one side only.

    Args:
        claim: what may be answered.
        counter: what may answer it.
        shared: what they have in common.
    """
    negative = (is_negative(claim), is_negative(counter))
    return {
        "one negative": float(negative[0] != negative[1]),
        "both negative": float(negative[0] and negative[1]),
        "negated": _negated_share(claim, counter, shared),
        "negated words": _negated_words(claim, counter, shared),
    }


def _read_stances(claim: Proposition, counter: Proposition, shared: Shared) -> dict[str, float]:
    features: dict[str, float] = {}
    for side, proposition in (("claim", claim), ("counter", counter)):
        if proposition.cue:
            features[f"{side} cue {proposition.cue.stance}"] = 1.0
    for stance in claim.stances ^ counter.stances:
        features["one " + stance] = 1.0
    for stance in claim.stances & counter.stances:
        features["both " + stance] = 1.0
    features["asks"] = float(counter.asks != claim.asks)
    features["asked verdict"] = features["asks"] * float("one deny" in features or "one fault" in features)
    features["colon"] = float(claim.colon != counter.colon)
    features["no"] = float(counter.opening in ("no", "nope"))
    features["contrast"] = float(counter.contrast != "")
    features["anaphor"] = float(counter.anaphor is not None)
    features["opposed"] = float(_share_thing(claim, counter, shared) and _opposed(claim, counter))
    features["no evidence"] = float(denies_evidence(counter) and has_evidence(claim))
    return features


def _share_thing(claim: Proposition, counter: Proposition, shared: Shared) -> bool:
    """Whether they share what opposites are said of: a word besides these, or one content is little but tone."""
    if not shared.words:
        return False
    both = claim.pole_terms & counter.pole_terms
    besides = any(t not in both and not (t in claim.names and t in counter.names) for t in shared.terms)
    return besides or any(sum(p.vector[t] ** 2 for t in p.pole_terms) >= ALL_TONE for p in (claim, counter))


def _opposed(claim: Proposition, counter: Proposition) -> bool:
    """Whether one says "productive" and the other "frosty"."""
    return not counter.poles.keys().isdisjoint(map(opposite_pole, claim.poles))


def is_negative(proposition: Proposition) -> bool:
    """Whether a claim denies anything: by its cue, by a verdict, by a negation."""
    denies = proposition.cue is not None and proposition.cue.stance == "deny"
    return denies or not proposition.stances.isdisjoint(("deny", "denial", "negation"))


def denies_evidence(proposition: Proposition) -> bool:
    """Whether its verdict is "no evidence", "no proof"."""
    evidence = load_demands().evidence
    verdicts = (cue for cue in proposition.polarity_cues if cue.stance == "deny")
    return any(term_of(word) in evidence for cue in verdicts for word in cue.words.split())


def has_evidence(proposition: Proposition) -> bool:
    """Whether it says that there is evidence."""
    evidence = load_demands().evidence & proposition.vector.keys()
    return bool(evidence) and not evidence & proposition.negated.keys()


def _negated_share(claim: Proposition, counter: Proposition, shared: Shared) -> float:
    """How much of what they share is negated on one side only."""
    if not shared.cosine:
        return 0.0
    if not claim.negated and not counter.negated:
        return 0.0
    apart = sum(
        claim.vector[t] * counter.vector[t] for t in shared.terms if (t in claim.negated) != (t in counter.negated)
    )
    return apart / shared.cosine


def _negated_words(claim: Proposition, counter: Proposition, shared: Shared) -> float:
    """The weight of the shared terms, names aside, that are denied on one side only; words of pairs of opposites are
    for `_opposed` to judge."""
    if not claim.denied and not counter.denied:
        return 0.0
    poles = claim.pole_terms & counter.pole_terms
    apart = [t for t in shared.terms if (t in claim.denied) != (t in counter.denied) and t not in poles]
    return min(15.0, sum(weigh(t) for t in apart if t not in claim.names or t not in counter.names)) / 15.0


def read_places(claim: Proposition, counter: Proposition, features: Mapping[str, float]) -> dict[str, float]:
    """The features of where two claims stand; `features` has those of their speakers.

    Args:
        claim: what may be answered.
        counter: what may answer it.
        features: those of their speakers.
    """
    if claim.claim.document != counter.claim.document:
        return {"across": 1.0}
    gap = abs(claim.order - counter.order)
    near = 1.0 / gap if gap else 0.0
    found = {"near": near, "next": float(gap == 1), "together": float(claim.claim.context == counter.claim.context)}
    if answer_strength(counter) > 0 and not features["same speaker"]:
        found["answers near"] = near
        if counter.anaphor is not None:
            found["points back near"] = near
    return found


def answer_strength(proposition: Proposition) -> int:
    """How much a proposition looks like an answer, by its polarity cues alone."""
    cue = proposition.cue.stance if proposition.cue else ""
    return (
        2 * (cue in ("deny", "respond", "reply"))
        + (cue in ("doubt",))
        + 2 * ("deny" in proposition.stances or "denial" in proposition.stances)
        + ("negation" in proposition.stances)
        + (proposition.opening in ("no", "nope"))
    )


def order_propositions(one: Proposition, two: Proposition) -> tuple[Proposition, Proposition]:
    """`one` and `two` as (claim, counter): the counter is what looks more like an answer, else what comes later."""
    first, second = sorted((one, two), key=lambda p: (p.claim.document, p.order))
    if answer_strength(first) > answer_strength(second):
        return second, first
    return first, second

"""Response pairs: the one best claim of the same document that an answer answers."""

from collections.abc import Iterator, Sequence

from claimcli.comparison.agreement import Alike, count_repeats
from claimcli.comparison.anaphora import Anaphor
from claimcli.comparison.answers import Answer, read_answer
from claimcli.comparison.features import Shared, asserts, find_shared, names
from claimcli.comparison.proposition import Proposition, overlap, term_of
from claimcli.comparison.rule_weights import load_rule_weights
from claimcli.comparison.scored_pairs import ScoredPair
from claimcli.comparison.speaker_keys import both_named, same_speaker
from claimcli.comparison.thresholds import LEAST_RESPONSE_FIT

WINDOW = 40  # claims before an answer in which its claim is looked for; half as many after it
_SPOKEN = frozenset(
    ("no", "respond-cue", "reply-cue", "but", "while")
)  # rules by which one may answer an answer of the same kind
_ABOUT = frozenset(("demand-evidence", "doubt-cue", "verdict-on"))  # rules whose contents name what they answer
_VERDICTS = frozenset(("verdict", "verdict-on"))
_RESPONSE = frozenset(("respond", "respons"))
_DOUBTING = frozenset(("deny", "doubt"))
_FULL = 3  # terms: a content with fewer is seldom what is answered


def find_responses(propositions: Sequence[Proposition], alike: Alike) -> Iterator[ScoredPair]:
    """Pairs of answers and what they answer, document by document (the propositions of one stand together).

    Args:
        propositions: all of them, those of one document together.
        alike: how surely pairs say the same.
    """
    answers = [read_answer(p) for p in propositions]
    repeated = count_repeats(alike)
    base = load_rule_weights()["answer"]
    for j, answer in enumerate(answers):
        if answer is None:
            continue
        fits = []
        for i, gap in _window(propositions, j):
            if _same_kind(answers[i], answer) or overlap(propositions[i], propositions[j]):
                continue  # two demands, two denials: they go together
            fit = _fit(propositions[i], propositions[j], gap, answer)
            if fit:
                fits.append((fit + _standing(propositions[i], answers[i], repeated[i]), -abs(gap), i))
        fit, _, i = max(fits, default=(0.0, 0, 0))
        if fit >= LEAST_RESPONSE_FIT:
            score = base[answer.rule] * min(1.0, 0.5 + fit / 2)
            yield ScoredPair(i, j, answer.relation, "explicit", score, answer.rule, _reasons(propositions[j], answer))


def _same_kind(one: Answer | None, two: Answer) -> bool:
    return one is not None and one.rule == two.rule and two.rule not in _SPOKEN


def _window(propositions: Sequence[Proposition], j: int) -> Iterator[tuple[int, int]]:
    """Numbers of the other claims of the document near number `j`, and how far each is from it: in claims of others,
    since who answers often goes on ("fired back that …, and pushed for …"); below 0 for claims that follow."""
    document, own = propositions[j].claim.document, propositions[j].speaker_key
    for step, stop in ((-1, WINDOW), (1, WINDOW // 2)):
        gap = 0
        for i in range(j + step, j + step * stop, step):
            if not 0 <= i < len(propositions) or propositions[i].claim.document != document:
                break
            gap += not same_speaker(propositions[i].speaker_key, own)
            yield i, -step * max(1, gap)


def _fit(claim: Proposition, counter: Proposition, gap: int, answer: Answer) -> float:
    """How well a claim fits as what `counter` answers: likeness, nearness, who names whom; 0 for not at all."""
    same = same_speaker(claim.speaker_key, counter.speaker_key)
    own = _points_at_own(counter, answer)
    if (same and not own) or (claim.speaker_key is None and counter.speaker_key is None):
        return 0.0
    shared = find_shared(claim, counter)
    if not _may_be_on(claim, counter, answer, shared) or not _is_called_for(claim, counter, answer, shared):
        return 0.0
    contained = _contained(claim, counter, shared, bool(answer.reach))
    gap = gap if gap > 0 else -2 * gap
    near = 1.0 / gap if gap <= answer.reach else 0.0
    if not near and contained < (0.35 if answer.rule == "doubt-cue" else 0.25):
        return 0.0
    fit = contained + _pull(counter, answer) * near
    fit += 0.3 * names(claim, counter) + 0.3 * names(counter, claim)
    if counter.anaphor and claim.speaker_key and (counter.anaphor.owner or counter.anaphor.noun):
        fit += owner_fit(counter.anaphor, claim)
    if own and same:
        fit += 0.3
    return max(0.01, fit)


def _points_at_own(counter: Proposition, answer: Answer) -> bool:
    """Whether a verdict is on what somebody said himself: "his claims were a joke"."""
    return counter.anaphor is not None and counter.anaphor.own and answer.rule == "verdict"


def _may_be_on(claim: Proposition, counter: Proposition, answer: Answer, shared: Shared) -> bool:
    """Whether the answer can be on what the two share: both do not deny it, and the claim says something of it."""
    if answer.relation == "disputes" and _both_deny(claim, counter, shared):
        return False
    if answer.rule == "verdict-on" and not _bears(counter, shared):
        return False
    return not (answer.rule in _VERDICTS and counter.anaphor is None and not asserts(claim, shared))


def _is_called_for(claim: Proposition, counter: Proposition, answer: Answer, shared: Shared) -> bool:
    """Whether a claim is of the kind that an answer by this rule answers, and stands where it can be answered so."""
    demands = claim.cue is not None and claim.cue.stance == "demand"
    match answer.rule:
        case "refuse-cue":
            return demands
        case "demand-evidence":
            return not demands
        case "reply-cue":
            return claim.speaker_key is not None
        case "support-cue":
            return _owns(counter.anaphor, claim)
        case "while":
            return _is_set_against(claim, counter) and _in_one_sentence(claim, counter)
        case "but":
            both_contrast = _in_one_sentence(claim, counter) and claim.contrast
            return _is_set_against(claim, counter) and not (both_contrast or _begins_anew(claim, counter, shared))
    return True


def _is_set_against(claim: Proposition, counter: Proposition) -> bool:
    """Whether the claim is the one before, and both have speakers with names."""
    return claim.order == counter.order - 1 and _both_named(claim, counter)


def _pull(counter: Proposition, answer: Answer) -> float:
    """How much nearness counts: most for who fires back, least for contents that say themselves what they are about."""
    if counter.cue is not None and counter.cue.stance in ("respond", "reply"):
        return 1.0 if counter.cue.stance == "respond" else 0.8
    full = counter.anaphor is None and len(counter.vector) > _FULL
    return 0.3 if full and answer.rule in _ABOUT else 0.6


def owner_fit(anaphor: Anaphor, claim: Proposition) -> float:
    """Whether the words that point back name this claim: by its speaker ("Bob's account", "the AP report", "the
    report"), or by its cue ("the allegations" of who accused, "the suggestion" of who suggested).

    Args:
        anaphor: the words that point back.
        claim: what they may point at.
    """
    fit = 0.0
    if term_of(anaphor.words.split()[-1]) in claim.cue_terms:
        fit = 0.4 if claim.cue and claim.cue.stance == "attack" else 0.2
    if _owns(anaphor, claim):
        return fit + 0.5
    return fit - 0.5 if anaphor.owner else fit


def _owns(anaphor: Anaphor | None, claim: Proposition) -> bool:
    if anaphor is None or claim.speaker_key is None:
        return False
    return claim.speaker_key.last in (anaphor.owner, anaphor.words.split()[-1].casefold())


def contained_words(claim: Proposition, counter: Proposition, shared: Shared) -> float:
    """How much of the lighter content is in the other, of an answer that says itself what it answers.

    Args:
        claim: what may be answered.
        counter: what may answer it.
        shared: what they have in common.
    """
    return _contained(claim, counter, shared, False)


def _contained(claim: Proposition, counter: Proposition, shared: Shared, reaches: bool) -> float:
    """How much of the lighter content is in the other, the noun that only points back and the answer's cue left out.

    Names alone do not count where nothing else ties the two ("Russia" and "the U.S." are in every claim of a story).
    """
    pointing = term_of(counter.anaphor.words.split()[-1]) if counter.anaphor and counter.anaphor.noun else ""
    terms = [t for t in shared.terms if t != pointing and t not in counter.cue_terms]
    if not reaches and all(t in claim.names and t in counter.names for t in terms[:2]):
        return 0.0
    alike = sum(claim.vector[t] * counter.vector[t] for t in terms)
    least = min(claim.weight, counter.weight) or 1.0
    return min(1.0, alike * max(claim.weight, counter.weight) / least)


def _bears(counter: Proposition, shared: Shared) -> bool:
    """Whether a verdict is on what the two share: "no evidence of a leak" is on a leak alone."""
    return not counter.only_disclaims or any(t in counter.denied and t not in counter.names for t in shared.terms)


def _both_deny(claim: Proposition, counter: Proposition, shared: Shared) -> bool:
    """Whether both negate most of what they share: "never an order", "no evidence of an order"."""
    both = [t for t in shared.terms if t in claim.denied]
    weight = sum(claim.vector[t] * counter.vector[t] for t in both)
    return bool(both) and "deny" in counter.stances and weight >= shared.cosine / 2


def _both_named(claim: Proposition, counter: Proposition) -> bool:
    return both_named(claim.speaker_key, counter.speaker_key)


def _begins_anew(claim: Proposition, counter: Proposition, shared: Shared) -> bool:
    """Whether the "but" opens a paragraph about something else, or both only attack a third."""
    attacks = all(p.cue is not None and p.cue.stance == "attack" for p in (claim, counter))
    return attacks or (counter.claim.line > claim.claim.line + 1 and not shared.terms)


def _in_one_sentence(claim: Proposition, counter: Proposition) -> bool:
    one, two = claim.claim.context, counter.claim.context
    return bool(one and two) and (one in two or two in one)


def _standing(claim: Proposition, answer: Answer | None, repeats: float) -> float:
    """How likely a claim is to be answered at all: full and repeated ones are, answers and mere questions less."""
    standing = 0.3 * min(1.0, repeats)
    standing -= 0.15 * max(0, _FULL + 1 - len(claim.vector))
    if claim.speaker_key is None:
        standing -= 0.2
    if answer is not None and answer.rule not in ("but", "while"):
        standing -= 0.4
    elif claim.stances & _DOUBTING:
        standing -= 0.2
    if _RESPONSE & claim.vector.keys():  # a report of the answer itself
        standing -= 0.5
    return standing


def _reasons(counter: Proposition, answer: Answer) -> tuple[str, ...]:
    reasons = [f"answers by “{answer.words}”"]
    if counter.anaphor:
        reasons.append(f"“{counter.anaphor.words}” points back")
    return tuple(reasons)

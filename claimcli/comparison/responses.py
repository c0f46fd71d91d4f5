"""Response links: the one best claim of the same document that an answer answers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcli.comparison.agreement import Alike
from claimcli.comparison.answers import Answer, read_answer
from claimcli.comparison.features import Shared, find_shared
from claimcli.comparison.lexicon import load_weights
from claimcli.comparison.links import Link
from claimcli.comparison.marks import Anaphor
from claimcli.comparison.proposition import Proposition
from claimcli.comparison.voices import Voice, same_voice

WINDOW = 40  # claims before an answer in which its claim is looked for; half as many after it
LEAST_FIT = 0.45
_SPOKEN = frozenset(("no", "respond-cue", "but", "while"))  # rules by which one may answer an answer of the same kind
_DOUBTING = frozenset(("deny", "doubt"))
_FULL = 3  # terms: a content with fewer is seldom what is answered


def find_responses(propositions: Sequence[Proposition], alike: Alike) -> Iterator[Link]:
    """Links from answers to what they answer, document by document (the propositions of one stand together)."""
    answers = [read_answer(p) for p in propositions]
    repeated = count_repeats(alike)
    base = load_weights()["answer"]
    for j, answer in enumerate(answers):
        if answer is None:
            continue
        fits = []
        for i in _window(propositions, j):
            if _same_kind(answers[i], answer):
                continue  # two demands, two denials: they go together
            fit = _fit(propositions[i], propositions[j], i, j, answer)
            if fit:
                fits.append((fit + _standing(propositions[i], answers[i], repeated[i]), -abs(i - j), i))
        fit, _, i = max(fits, default=(0.0, 0, 0))
        if fit >= LEAST_FIT:
            score = base[answer.rule] * min(1.0, 0.5 + fit / 2)
            yield Link(i, j, answer.relation, "explicit", score, answer.rule, _reasons(propositions[j], answer))


def _same_kind(one: Answer | None, two: Answer) -> bool:
    return one is not None and one.rule == two.rule and two.rule not in _SPOKEN


def count_repeats(alike: Alike) -> dict[int, float]:
    """How often each claim is made again, as the sum of the likenesses: what is argued about is said more than once."""
    repeats: dict[int, float] = defaultdict(float)
    for (i, j), probability in alike.items():
        repeats[i] += probability
        repeats[j] += probability
    return repeats


def _window(propositions: Sequence[Proposition], j: int) -> Iterator[int]:
    """Numbers of the other claims of the document near number `j`."""
    document = propositions[j].claim.document
    for i in range(max(0, j - WINDOW), min(len(propositions), j + WINDOW // 2)):
        if i != j and propositions[i].claim.document == document:
            yield i


def _fit(claim: Proposition, counter: Proposition, i: int, j: int, answer: Answer) -> float:
    """How well number `i` fits as what number `j` answers: likeness, nearness, who names whom; 0 for not at all."""
    own = counter.anaphor is not None and counter.anaphor.own and answer.rule == "verdict"
    if same_voice(claim.voice, counter.voice) and not own:
        return 0.0
    if claim.voice is None and counter.voice is None:
        return 0.0
    shared = find_shared(claim, counter)
    if answer.relation == "disputes" and _both_deny(claim, counter, shared):
        return 0.0
    least = min(claim.weight, counter.weight) or 1.0
    contained = min(1.0, shared.cosine * max(claim.weight, counter.weight) / least)
    gap = j - i if i < j else 2 * (i - j)
    near = 1.0 / gap if gap <= answer.reach else 0.0
    if answer.rule == "refuse-cue" and not (claim.cue and claim.cue.stance == "demand"):
        return 0.0
    if answer.rule in ("but", "while") and (i != j - 1 or not _both_named(claim, counter)):
        return 0.0
    if answer.rule == "while" and not _in_one_sentence(claim, counter):
        return 0.0
    if answer.rule == "but" and _in_one_sentence(claim, counter) and claim.contrast:
        return 0.0
    if not near and contained < 0.25:
        return 0.0
    fit = contained + 0.6 * near
    fit += 0.3 * (counter.voice_term != "" and counter.voice_term in claim.vector)
    fit += 0.3 * (claim.voice_term != "" and claim.voice_term in counter.vector)
    if counter.anaphor and claim.voice and (counter.anaphor.owner or counter.anaphor.noun):
        fit += _owner_fit(counter.anaphor, claim.voice)
    return max(0.01, fit)


def _owner_fit(anaphor: Anaphor, voice: Voice) -> float:
    """Whether the words that point back name this voice: "Bob's account", "the AP report", "the report"."""
    if voice.last in (anaphor.owner, anaphor.words.split()[-1].casefold()):
        return 0.5
    return -0.5 if anaphor.owner else 0.0


def _both_deny(claim: Proposition, counter: Proposition, shared: Shared) -> bool:
    """Whether both have a minus on most of what they share: "never an order", "no evidence of an order"."""
    both = [t for t in shared.terms if t in claim.negated]
    weight = sum(claim.vector[t] * counter.vector[t] for t in both)
    return bool(both) and "deny" in counter.stances and weight >= shared.cosine / 2


def _both_named(claim: Proposition, counter: Proposition) -> bool:
    return bool(claim.voice and counter.voice and claim.voice.named and counter.voice.named)


def _in_one_sentence(claim: Proposition, counter: Proposition) -> bool:
    one, two = claim.claim.context, counter.claim.context
    return bool(one and two) and (one in two or two in one)


def _standing(claim: Proposition, answer: Answer | None, repeats: float) -> float:
    """How likely a claim is to be answered at all: full and repeated ones are, answers and mere questions less."""
    standing = 0.3 * min(1.0, repeats)
    if len(claim.vector) < _FULL:
        standing -= 0.3
    if claim.voice is None:
        standing -= 0.2
    if answer is not None and answer.rule not in ("but", "while"):
        standing -= 0.4
    elif claim.stances & _DOUBTING:
        standing -= 0.2
    return standing


def _reasons(counter: Proposition, answer: Answer) -> tuple[str, ...]:
    reasons = [f"answers by “{answer.words}”"]
    if counter.anaphor:
        reasons.append(f"“{counter.anaphor.words}” points back")
    return tuple(reasons)

"""Response links: the one best claim of the same document that an answer answers."""

from collections.abc import Iterator, Sequence

from claimcli.comparison.answers import Answer, read_answer
from claimcli.comparison.features import find_shared
from claimcli.comparison.lexicon import load_weights
from claimcli.comparison.links import Link
from claimcli.comparison.proposition import Proposition
from claimcli.comparison.voices import same_voice

WINDOW = 40  # claims before and after an answer in which its claim is looked for
LEAST_FIT = 0.45


def find_responses(propositions: Sequence[Proposition]) -> Iterator[Link]:
    """Links from answers to what they answer, document by document (the propositions of one stand together)."""
    answers = [read_answer(p) for p in propositions]
    base = load_weights()["answer"]
    for j, answer in enumerate(answers):
        if answer is None:
            continue
        fits = sorted(((_fit(propositions, answers, i, j, answer), -abs(i - j), i) for i in _window(propositions, j)), reverse=True)
        if fits and fits[0][0] >= LEAST_FIT:
            fit, _, i = fits[0]
            score = base[answer.rule] * min(1.0, 0.5 + fit / 2)
            yield Link(i, j, answer.relation, "explicit", score, answer.rule, _reasons(propositions[j], answer))


def _window(propositions: Sequence[Proposition], j: int) -> Iterator[int]:
    """Numbers of the other claims of the document near number `j`."""
    document = propositions[j].claim.document
    for i in range(max(0, j - WINDOW), min(len(propositions), j + WINDOW // 2)):
        if i != j and propositions[i].claim.document == document:
            yield i


def _fit(
    propositions: Sequence[Proposition], answers: Sequence[Answer | None], i: int, j: int, answer: Answer
) -> float:
    """How well number `i` fits as what number `j` answers: likeness, nearness, who names whom."""
    claim, counter = propositions[i], propositions[j]
    own = counter.anaphor is not None and counter.anaphor.own
    if same_voice(claim.voice, counter.voice) and not (own and answer.rule == "verdict"):
        return 0.0
    if claim.claim.context == counter.claim.context and claim.voice is None and counter.voice is None:
        return 0.0
    shared = find_shared(claim, counter)
    least = min(claim.weight, counter.weight) or 1.0
    contained = min(1.0, shared.cosine * max(claim.weight, counter.weight) / least)
    gap = j - i if i < j else 2 * (i - j)
    near = 1.0 / gap if gap <= answer.reach else 0.0
    if not near and contained < 0.25:
        return 0.0
    fit = contained + 0.6 * near
    fit += 0.3 * (counter.voice_term != "" and counter.voice_term in claim.vector)
    fit += 0.3 * (claim.voice_term != "" and claim.voice_term in counter.vector)
    if counter.anaphor and counter.anaphor.owner and claim.voice:
        fit += 0.5 if counter.anaphor.owner == claim.voice.last else -0.5
    if claim.voice is None:
        fit -= 0.2
    if answers[i] is not None and answers[i].relation == "disputes":  # type: ignore[union-attr]
        fit -= 0.4
    return fit


def _reasons(counter: Proposition, answer: Answer) -> tuple[str, ...]:
    reasons = [f"answers by “{answer.words}”"]
    if counter.anaphor:
        reasons.append(f"“{counter.anaphor.words}” points back")
    return tuple(reasons)

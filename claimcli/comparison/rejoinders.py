"""Answers found by what they point at, among the claims that the pair model takes to be on one question.

The forests rank such pairs well only at the very top; that a content points at something said and does not have it, by
a noun, by whose it is, by its words, by where it stands, is what they cannot read. Both together are right more often
than not.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claimcli.comparison.issues import Judgement, Judgements
from claimcli.comparison.pointers import Pointer, load_rejoinder_words, read_pointer
from claimcli.comparison.profile import Profile
from claimcli.comparison.proposition import Proposition, find_cue_roots
from claimcli.comparison.scored_pairs import Key, ScoredPair
from claimcli.comparison.speaker_keys import same_speaker
from claimcli.comparison.terms import weigh
from claimcli.comparison.thresholds import (
    FEW_MARKED,
    FEW_TOPIC,
    KIND_MARKED,
    KIND_TOPIC,
    LEAST_POINTED_FIT,
    LEAST_POINTED_MARKED,
    LEAST_POINTED_TOPIC,
    SURELY_MARKED,
)
from claimcli.comparison.trust import TrustedRule

# How well a claim fits what an answer points at, by hand on events that were read; see docs/comparison.md.
WORDS, TOPIC, OWNER, STRANGER, KIND = 1.0, 1.2, 0.7, -0.2, 0.4
VAGUE_NEXT, NEXT, VAGUE_SECOND, SECOND, NEAR, LATER, ELSEWHERE = 0.7, 0.35, 0.35, 0.2, 0.1, -0.2, -0.1
TURNS_NEAR = 6
MOST_TOPIC = 0.6  # probability of one question above which more says no more
HEAVIEST, ENOUGH, SHARE = 9.0, 8.0, 1.5  # weight of a term at most; of words that are enough; what their share counts
FEW = 4
SURE, LIKELY = 0.7, 0.5  # how surely pairs are opposed: explicit ones, others


REJOINDER_RULES = (
    TrustedRule(
        "names-kind", "the answer points by a noun at what the claim is by its cue, and the pair model agrees",
        "The union called for Tom Pelt to reopen the harbour. Pelt rejected the call.",
        "The union said the harbour was shut. Pelt rejected the call.",
    ),
    TrustedRule(
        "points-at",
        "the answer rejects or faults what it points at, and the claim fits by words, owner, kind and place",
        "Ada Vance said the harbour would close in May. Tom Pelt shrugged off Vance's claim that it would close.",
        "Ada Vance said the harbour would close in May. Tom Pelt spoke of Vance's claim that it would close.",
    ),
    TrustedRule(
        "few-words", "the answer says so little that it hangs on the claim before it, and the pair model agrees",
        "Ada Vance said gulls, terns, seals and otters die of leaking oil. Tom Pelt said that was wrong.",
        "Ada Vance said gulls, terns, seals and otters die of oil. Pelt said rain, hail, snow, fog and thunder came.",
    ),
    TrustedRule(
        "text-marks", "the pair model alone is sure that the text sets the one against the other",
        "Ada Vance said gulls, terns, seals and otters die of oil. But Tom Pelt said rain, hail, snow and fog kill.",
        "Ada Vance said gulls, terns, seals and otters die of oil. Tom Pelt said rain, hail, snow and fog would come.",
    ),
)  # fmt: skip


def find_rejoinders(profiles: Sequence[Profile], judged: Judgements) -> Mapping[Key, ScoredPair]:
    """The answers among judged pairs, the surest of each pair.

    Args:
        profiles: the claims, by document and in text order.
        judged: what the pair model finds of pairs of their numbers.

    Returns:
        Pairs of a claim and its answer, by their numbers, with the id of the rule that found them.
    """
    near: dict[int, list[tuple[int, Judgement]]] = defaultdict(list)
    for key, judgement in judged.items():
        if not same_speaker(*(profiles[n].proposition.speaker_key for n in key)):
            near[key[0]].append((key[1], judgement))
            near[key[1]].append((key[0], judgement))
    pointers = {n: read_pointer(profiles[n].proposition) for n in near}
    found: dict[Key, ScoredPair] = {}
    for n in sorted(near):
        for pair in _find_answered(profiles, pointers, n, near[n]):
            key = min(pair.claim, n), max(pair.claim, n)
            if key not in found or found[key].score < pair.score:
                found[key] = pair
    return found


def _find_answered(
    profiles: Sequence[Profile],
    pointers: Mapping[int, Pointer | None],
    n: int,
    near: Sequence[tuple[int, Judgement]],
) -> Iterator[ScoredPair]:
    """What claim number `n` answers of the claims that are judged with it."""
    pointer = pointers[n]
    proposition = profiles[n].proposition
    for i, judgement in near:
        rule = _read_marked(profiles, i, n, pointer, judgement)
        if rule:
            yield ScoredPair(i, n, "disputes", "explicit", SURE, rule, _reasons(pointer, proposition))
    if pointer is None or pointer.own or pointer.stance not in ("reject", "fault") or proposition.speaker_key is None:
        return
    fits = [
        (_fit(profiles, pointer, i, n, judgement), -i)
        for i, judgement in near
        if (_may_answer(judgement) or _owns(pointer, profiles[i].proposition))
        and not _rejects_wish(profiles[n], profiles[i])
        and not _answers_too(pointers[i], pointer)
    ]
    fit, i = max(fits, default=(0.0, 0))
    if fit >= LEAST_POINTED_FIT:
        yield ScoredPair(-i, n, "disputes", "inferred", LIKELY, "points-at", _reasons(pointer, proposition))


def _may_answer(judgement: Judgement) -> bool:
    return judgement.marked > LEAST_POINTED_MARKED and judgement.topic > LEAST_POINTED_TOPIC


def _answers_too(other: Pointer | None, pointer: Pointer) -> bool:
    """Whether a claim points at the same kind of thing itself: two denials of one report go together."""
    return other is not None and other.stance != "" and other.noun == pointer.noun


def _read_marked(profiles: Sequence[Profile], i: int, n: int, pointer: Pointer | None, judgement: Judgement) -> str:
    """The rule by which the text itself marks that `n` answers `i`; '' where it does not."""
    claim, answer = profiles[i], profiles[n]
    if _rejects_wish(claim, answer) or _rejects_wish(answer, claim):
        return ""
    agreed = judgement.marked >= KIND_MARKED and judgement.topic > KIND_TOPIC
    if pointer is not None and agreed and _match_kind(pointer, claim.proposition) > 0:
        return "names-kind"
    if _stands_before(profiles, n, i):
        return ""
    if judgement.marked >= SURELY_MARKED:
        return "text-marks"
    brief = len(answer.proposition.vector) <= FEW
    marked = judgement.marked >= FEW_MARKED and judgement.topic > FEW_TOPIC
    # words of pairs of opposites are for their own rule
    if brief and marked and claim.proposition.pole_terms.isdisjoint(answer.proposition.pole_terms):
        return "few-words"
    return ""


def _rejects_wish(answer: Profile, claim: Profile) -> bool:
    """Whether one rejects what somebody wants and the other does not demand it: who rejects a ban denies no claim."""
    words = load_rejoinder_words()
    rejects = find_cue_roots(answer.proposition) & (words["reject_cues"] | words["oppose_cues"])
    return answer.proposition.wish and bool(rejects) and not find_cue_roots(claim.proposition) & words["demand_cues"]


def _stands_before(profiles: Sequence[Profile], one: int, two: int) -> bool:
    return profiles[one].document is profiles[two].document and one < two


def _fit(profiles: Sequence[Profile], pointer: Pointer, i: int, n: int, judgement: Judgement) -> float:
    """How well claim number `i` fits what number `n` points at: its words, whose it is, what it is, where it stands."""
    claim = profiles[i].proposition
    fit = WORDS * _cover(pointer, claim) + TOPIC * min(judgement.topic, MOST_TOPIC)
    fit += KIND * _match_kind(pointer, claim)
    if _owns(pointer, claim):
        fit += OWNER
    elif pointer.owners and claim.speaker_key is not None and claim.speaker_key.named:
        fit += STRANGER
    if profiles[i].document is not profiles[n].document:
        return fit + ELSEWHERE
    return fit + _place(pointer, profiles[n].turn - profiles[i].turn)


def _place(pointer: Pointer, turns: int) -> float:
    """What the place of a claim `turns` turns before its answer says: most for "that claim" of the speaker before."""
    vague = pointer.determiner in load_rejoinder_words()["exact_demonstratives"]
    if pointer.determiner == "the" and pointer.terms:
        vague = False
    first, second = VAGUE_NEXT if vague and not pointer.owners else NEXT, SECOND
    if vague or pointer.owners:
        second = VAGUE_SECOND
    by_turns = {0: 0.0, 1: first, 2: second}
    return LATER if turns < 0 else by_turns.get(turns, NEAR if turns <= TURNS_NEAR else 0.0)


def _cover(pointer: Pointer, claim: Proposition) -> float:
    """How much of what the answer says of what it points at is in the claim, from 0 to 1."""
    shared = [t for t in pointer.terms if t in claim.vector]
    words = sum(min(HEAVIEST, weigh(t)) for t in shared if t not in claim.names)
    share = sum(min(HEAVIEST, weigh(t)) for t in shared) / (sum(min(HEAVIEST, weigh(t)) for t in pointer.terms) or 1.0)
    return min(1.0, SHARE * share) * min(1.0, words / ENOUGH)


def _match_kind(pointer: Pointer, claim: Proposition) -> float:
    """1 where the noun is what the claim is ("the call" of who called for it), -1 where it cannot be, else 0."""
    words, cues = load_rejoinder_words(), find_cue_roots(claim)
    if pointer.noun in words["demand_nouns"]:
        return 1.0 if cues & words["demand_cues"] else -1.0
    for kind in ("charge", "ruling"):
        if pointer.noun in words[f"{kind}_nouns"]:
            return float(bool(cues & words[f"{kind}_cues"]))
    return float(pointer.noun in cues)


def _owns(pointer: Pointer, claim: Proposition) -> bool:
    return claim.speaker_key is not None and not pointer.owners.isdisjoint(claim.speaker_key.last.split())


def _reasons(pointer: Pointer | None, answer: Proposition) -> tuple[str, ...]:
    """What points back, where the evidence of the pair does not tell it anyway."""
    told = answer.anaphor is not None and answer.anaphor.noun
    return (f"“{pointer.words}” points back",) if pointer is not None and pointer.stance and not told else ()

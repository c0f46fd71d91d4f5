"""Pairs out of issues: what follows from the sides of which the program is sure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from claimcli.comparison.evidence import cite
from claimcli.comparison.features import find_shared
from claimcli.comparison.issues import Group, Judgements
from claimcli.comparison.pair_features import order_profiles
from claimcli.comparison.profile import Profile
from claimcli.comparison.proposition import Proposition
from claimcli.comparison.scored_pairs import Key, ScoredPair
from claimcli.comparison.speaker_keys import same_speaker
from claimcli.comparison.thresholds import (
    LEAST_AGREEMENT,
    LEAST_CARRIED,
    LEAST_DISPUTE,
    LEAST_EXPLICIT,
    LEAST_NEXT,
    LEAST_OPPOSED,
    LEAST_REPEATED,
)

_QUESTIONING = frozenset(("doubt", "demand"))


def pair_group(
    profiles: Sequence[Profile], group: Group, judged: Judgements, trusted: Mapping[Key, ScoredPair]
) -> Iterator[ScoredPair]:
    """The pairs of all claims of an issue that have sides, in text order."""
    members = sorted(i for i, side in group.sides.items() if side)
    known = (trusted[key] for key in combinations(members, 2) if key in trusted)
    surest = max(known, key=lambda pair: (pair.score, -pair.claim, -pair.counter), default=None)
    for i, k in combinations(members, 2):
        if profiles[i].proposition.claim.id == profiles[k].proposition.claim.id:
            continue
        agree = group.sides[i] == group.sides[k]
        pair = (
            _agree(profiles, i, k, group, judged)
            if agree
            else _oppose(profiles, i, k, group, judged, trusted.get((i, k)), surest)
        )
        if pair.score >= (_least_agreement(profiles, pair) if agree else LEAST_DISPUTE):
            yield pair


def _least_agreement(profiles: Sequence[Profile], pair: ScoredPair) -> float:
    one, two = profiles[pair.claim], profiles[pair.counter]
    if pair.relation == "repeats" and one.document is two.document and abs(one.place - two.place) == 1:
        return LEAST_NEXT
    return LEAST_CARRIED if pair.rule == "alike-implied" else LEAST_AGREEMENT


def _agree(profiles: Sequence[Profile], i: int, k: int, group: Group, judged: Judgements) -> ScoredPair:
    one, two = profiles[i].proposition, profiles[k].proposition
    relation = "repeats" if same_speaker(one.speaker_key, two.speaker_key) else "supports"
    known = judged.get((i, k))
    others = [m for m in group.sides if m not in (i, k)]
    carried = max((_same(judged, i, m) * _same(judged, m, k) for m in others), default=0.0)
    direct = known.same if known else 0.0
    both = [m for m in others if min(_against(judged, group, i, m), _against(judged, group, k, m)) >= LEAST_OPPOSED]
    if both and relation == "repeats" and max(direct, carried) < LEAST_REPEATED and find_shared(one, two).words:
        reason = f"both answer {cite(profiles[min(both)].proposition)}"
        return ScoredPair(i, k, relation, "inferred", LEAST_REPEATED, "alike", (reason,))
    return ScoredPair(
        i, k, relation, "inferred", max(direct, carried), "alike" if direct >= carried else "alike-implied"
    )


def _oppose(
    profiles: Sequence[Profile],
    i: int,
    k: int,
    group: Group,
    judged: Judgements,
    pair: ScoredPair | None,
    surest: ScoredPair | None,
) -> ScoredPair:
    if pair is not None:
        setting = show_setting(profiles[pair.claim], profiles[pair.counter])
        return pair._replace(reasons=(*pair.reasons, *setting))
    first, second = _direct(profiles, group, i, k, surest)
    known = judged.get((i, k))
    direct = known.opposed if known else 0.0
    carried, via = max(((_carry(judged, group, i, k, m), -m) for m in group.sides if m not in (i, k)), default=(0.0, 0))
    reasons = tuple(show_setting(profiles[first], profiles[second]))
    if direct < carried:
        reasons = (_explain(profiles, group, first, -via), *reasons)
    explicit = known is not None and known.marked >= LEAST_EXPLICIT and direct >= carried
    return ScoredPair(
        first,
        second,
        _relation(profiles[second].proposition),
        "explicit" if explicit else "inferred",
        max(direct, carried),
        "marked" if explicit else "opposed" if direct >= carried else "implied",
        reasons,
    )


def _direct(profiles: Sequence[Profile], group: Group, i: int, k: int, surest: ScoredPair | None) -> tuple[int, int]:
    """(claim, answer): as the surest answer of the issue stands to its claim, else by how they read."""
    if surest is not None:
        return (i, k) if group.sides[i] == group.sides[surest.claim] else (k, i)
    claim, _ = order_profiles(profiles[i], profiles[k])
    return (i, k) if claim is profiles[i] else (k, i)


def _explain(profiles: Sequence[Profile], group: Group, first: int, via: int) -> str:
    """Why two are opposed that nothing but a third, number `via`, sets against each other."""
    cited = cite(profiles[via].proposition)
    if group.sides[via] == group.sides[first]:
        return f"the claim says the same as {cited}, which the counter answers"
    return f"the counter says the same as {cited}, which answers the claim"


def _against(judged: Judgements, group: Group, i: int, k: int) -> float:
    """How surely two claims of an issue are opposed, by themselves or by a third."""
    if group.sides[i] == group.sides[k]:
        return 0.0
    carried = max((_carry(judged, group, i, k, m) for m in group.sides if m not in (i, k)), default=0.0)
    return max(_opposed(judged, i, k), carried)


def _carry(judged: Judgements, group: Group, i: int, k: int, m: int) -> float:
    """How sure the opposition of two is by a third that says the same as one and is opposed to the other."""
    if group.sides[m] == group.sides[i]:
        return _same(judged, i, m) * _opposed(judged, m, k)
    if group.sides[m] == group.sides[k]:
        return _same(judged, k, m) * _opposed(judged, m, i)
    return 0.0


def _same(judged: Judgements, i: int, k: int) -> float:
    known = judged.get((min(i, k), max(i, k)))
    return known.same if known else 0.0


def _opposed(judged: Judgements, i: int, k: int) -> float:
    known = judged.get((min(i, k), max(i, k)))
    return known.opposed if known else 0.0


def _relation(counter: Proposition) -> str:
    """`questions` where the answer doubts or asks, `disputes` where it asserts the contrary."""
    stance = counter.cue.stance if counter.cue else ""
    return "questions" if stance in _QUESTIONING and "deny" not in counter.stances else "disputes"


def show_setting(claim: Profile, counter: Profile) -> Iterator[str]:
    """How the text sets two claims against each other, in its own words."""
    one, two = claim.proposition, counter.proposition
    if two.contrast:
        yield f"“{two.contrast}” leads to the counter"
    if two.anaphor is not None and two.anaphor.noun:
        yield f"“{two.anaphor.words}” points back"
    if one.speaker_term and one.speaker_term in (two.vector.keys() | counter.sentence_terms):
        yield f"the counter names {one.claim.speaker or one.claim.mention}"
    if two.speaker_term and two.speaker_term in (one.vector.keys() | claim.sentence_terms):
        yield f"the claim names {two.claim.speaker or two.claim.mention}"
    if claim.document is counter.document and 0 < counter.turn - claim.turn <= 1:
        yield "its speaker is the next to speak"

"""Issues: claims gathered around one proposition, with a side for each where the program is sure of one.

One decision over the whole graph of judged pairs. First the sides: pairs that say the same or are opposed are joined,
the surest first, where nothing that is known speaks against it (agglomerative clustering of a signed graph, after
Bansal, Blum & Chawla 2004), so that whoever says what A says is denied by whoever denies A. Then the claims on the same
question whose side nothing shows: they stay open. An issue has at most `MOST_CLAIMS` claims.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import NamedTuple

from claimcli.comparison.scored_pairs import Key
from claimcli.comparison.thresholds import LEAST_ISSUE_FIT, LEAST_LINKED, LEAST_MERGED, LEAST_ONE_QUESTION

MOST_CLAIMS = 12  # claims of one issue
MOST_OPEN = 9  # claims up to which open ones are added


class Judgement(NamedTuple):
    """What the pair model finds of propositions number `one` < `two`: probabilities that they say the same, are
    opposed, are on one question, and that the text itself marks the one as an answer to the other."""

    one: int
    two: int
    same: float
    opposed: float
    topic: float
    marked: float


@dataclass(slots=True)
class Group:
    """Claims of one issue while it grows: the side of each (1 or -1; 0 for open) by its number."""

    sides: dict[int, int] = field(default_factory=dict)

    @property
    def has_two_sides(self) -> bool:
        """Whether somebody stands against somebody."""
        return {1, -1} <= set(self.sides.values())


Judgements = Mapping[Key, Judgement]


def gather_issues(judged: Judgements, *, least_opposed: float, least_same: float) -> list[Group]:
    """The issues of judged pairs, those with sides before the open ones."""
    groups = _take_sides(judged, least_opposed, least_same)
    return _add_open(judged, groups)


def _take_sides(judged: Judgements, least_opposed: float, least_same: float) -> list[Group]:
    edges = [(-j.same, 1, pair) for pair, j in judged.items() if j.same >= least_same and j.same > j.opposed]
    edges += [(-1.0 - j.opposed, -1, pair) for pair, j in judged.items() if j.opposed >= least_opposed]
    of: dict[int, Group] = {}
    for _, sign, (i, k) in sorted(edges):
        one, two = of.get(i) or Group({i: 1}), of.get(k) or Group({k: 1})
        if one is two or len(one.sides) + len(two.sides) > MOST_CLAIMS:
            continue
        flip = sign * one.sides[i] * two.sides[k]
        if not _may_join(judged, one, two, flip, sign):
            continue
        one.sides.update({claim: flip * side for claim, side in two.sides.items()})
        of.update(dict.fromkeys(one.sides, one))
    return list({id(group): group for group in of.values()}.values())


def _may_join(judged: Judgements, one: Group, two: Group, flip: int, sign: int) -> bool:
    """Whether, over all pairs of two groups, most speaks for joining them so."""
    total, n = 0.0, 0
    for (i, s), (k, t) in product(one.sides.items(), two.sides.items()):
        judgement = judged.get((min(i, k), max(i, k)))
        agree = s == t * flip
        if judgement is None:
            same, opposed = 0.0, 0.0
        else:
            same, opposed = judgement.same, judgement.opposed
        total += same - opposed if agree else opposed - same
        n += agree == (sign > 0)
    if sign < 0:
        return True
    two_disputes = one.has_two_sides and two.has_two_sides  # each has a proposition of its own
    return total / max(1, n) >= (LEAST_MERGED if two_disputes else LEAST_LINKED)


def _add_open(judged: Judgements, groups: list[Group]) -> list[Group]:
    """`groups` with open claims, and groups of open claims alone."""
    of: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        for claim in group.sides:
            of[claim].append(group)
    topics: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, k), j in judged.items():
        topics[i][k] = topics[k][i] = j.topic
    edges = sorted(((-j.topic, pair) for pair, j in judged.items() if j.topic >= LEAST_ONE_QUESTION))
    for _, (i, k) in edges:
        if any(k in group.sides for group in of[i]):
            continue
        fits = [
            (_fit(topics[new], group), -n, new, group)
            for n, (new, group) in enumerate([*((k, g) for g in of[i]), *((i, g) for g in of[k])])
            if len(group.sides) < MOST_OPEN
        ]
        best = max(fits, key=lambda f: f[:2], default=None)
        if best is not None and best[0] >= LEAST_ISSUE_FIT:
            best[3].sides[best[2]] = 0
            of[best[2]].append(best[3])
        else:
            group = Group({i: 0, k: 0})
            groups.append(group)
            of[i].append(group)
            of[k].append(group)
    return groups


def _fit(topics: Mapping[int, float], group: Group) -> float:
    """How probably a claim is on the question of those of a group, on average, by what is known of it: `topics`."""
    return sum([topics[k] for k in group.sides if k in topics]) / len(group.sides)


def find_central(judged: Judgements, members: Sequence[int]) -> int:
    """The claim of an issue that is most on the question of the others; the first of equals."""
    totals = dict.fromkeys(members, 0.0)
    for i, k in combinations(sorted(members), 2):
        if (i, k) in judged:
            totals[i] += judged[i, k].topic
            totals[k] += judged[i, k].topic
    return max(members, key=lambda i: (totals[i], -i))

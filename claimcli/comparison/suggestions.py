"""What rules suggest: answers by their cues, clashes, and what follows from them, for the pair model to weigh.

On news that nobody tuned on the rules alone are wrong more often than right; as features of a pair they help the model
a little. Pairs of bare statements (a rumour, a headline) they decide alone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from claimcli.comparison.agreement import Alike, Vouchers, close_over, find_vouchers, score_alike
from claimcli.comparison.candidates import find_similar
from claimcli.comparison.clashes import LEAST_DISPUTE, find_clashes
from claimcli.comparison.evidence import cite
from claimcli.comparison.links import Link
from claimcli.comparison.proposition import Proposition
from claimcli.comparison.responses import find_responses
from claimcli.comparison.spread import spread
from claimcli.comparison.voices import same_voice

MOST_ALIKE = 8  # claims that one claim is like, at most
LEAST_BARE = 0.48  # probability from which a statement that nobody is said to make says the same as another
RULES = (
    "verdict", "deny-cue", "respond-cue", "reply-cue", "no", "refuse-cue", "doubt-cue", "demand-evidence",
    "doubt-phrase", "verdict-on", "but", "while", "clash",
)  # fmt: skip
RULE_NAMES = ("rule score", "rule spread", "rule any", "rule explicit", *(f"rule {r}" for r in RULES), "alike")

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Links by their pair (smaller number first): those of rules, the best with what they imply; likeness of pairs."""

    direct: Mapping[Key, tuple[Link, ...]]
    implied: Mapping[Key, Link]
    alike: Alike
    vouchers: Vouchers


def suggest(propositions: Sequence[Proposition]) -> Suggestions:
    """All that the rules say of propositions."""
    candidates = list(find_similar(propositions))
    scored = _keep_best(propositions, score_alike(propositions, candidates))
    vouchers = find_vouchers(propositions, scored)
    alike = close_over(scored, vouchers)
    answers = [*find_responses(propositions, alike), *find_clashes(propositions, candidates, alike)]
    direct: dict[Key, tuple[Link, ...]] = defaultdict(tuple)
    for link in answers:
        direct[min(link.claim, link.counter), max(link.claim, link.counter)] += (link,)
    return Suggestions(dict(direct), spread(propositions, answers, alike), alike, vouchers)


def _keep_best(propositions: Sequence[Proposition], alike: Alike) -> Alike:
    """The pairs that are among the `MOST_ALIKE` best of both claims, so that what follows from them stays linear."""
    partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), probability in alike.items():
        partners[i].append((-probability, j))
        partners[j].append((-probability, i))
    best = {i: {k for _, k in nsmallest(MOST_ALIKE, own)} for i, own in partners.items()}
    bare = [p.bare for p in propositions]
    return {(i, j): p for (i, j), p in alike.items() if bare[i] or bare[j] or (j in best[i] and i in best[j])}


def read_suggestions(found: Suggestions, pair: Key) -> list[float]:
    """The features of a pair that come from rules, in the order of `RULE_NAMES`."""
    links = found.direct.get(pair, ())
    implied = found.implied.get(pair)
    rules = {link.rule for link in links}
    return [
        max((link.score for link in links), default=0.0),
        implied.score if implied else 0.0,
        float(bool(links)),
        float(any(link.tier == "explicit" for link in links)),
        *(float(rule in rules) for rule in RULES),
        found.alike.get(pair, 0.0),
    ]


def link_bare(propositions: Sequence[Proposition], found: Suggestions) -> dict[Key, Link]:
    """The links of bare statements: answers first, then agreements of pairs that have no answer between them."""
    bare = [p.bare for p in propositions]
    links = {k: v for k, v in found.implied.items() if (bare[k[0]] or bare[k[1]]) and v.score >= LEAST_DISPUTE}
    for (i, j), probability in found.alike.items():
        if (bare[i] or bare[j]) and probability >= LEAST_BARE and (i, j) not in links:
            repeated = same_voice(propositions[i].voice, propositions[j].voice)
            reasons = (
                (f"both are like {cite(propositions[found.vouchers[i, j][1]])}",) if (i, j) in found.vouchers else ()
            )
            links[i, j] = Link(i, j, "repeats" if repeated else "supports", "inferred", probability, "alike", reasons)
    return links

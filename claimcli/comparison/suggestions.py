"""What rules suggest: answers by their cues, contradictions, and what follows from them, for the pair model to weigh.

On news that nobody tuned on the rules alone are wrong more often than right; as features of a pair they help the model
a little. Pairs of unattributed statements (a rumour, a headline) they decide alone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcli.comparison.agreement import Alike, Transitive, add_transitive, find_transitive, score_alike
from claimcli.comparison.candidates import find_similar
from claimcli.comparison.contradictions import find_contradictions
from claimcli.comparison.evidence import cite
from claimcli.comparison.implied import add_implied
from claimcli.comparison.proposition import Proposition
from claimcli.comparison.responses import find_responses
from claimcli.comparison.scored_pairs import Key, ScoredPair
from claimcli.comparison.speaker_keys import same_speaker
from claimcli.comparison.thresholds import LEAST_CONTRADICTION, LEAST_UNATTRIBUTED_LIKENESS

MOST_ALIKE = 8  # claims that one claim is like, at most
RULES = (
    "verdict", "deny-cue", "respond-cue", "reply-cue", "no", "refuse-cue", "doubt-cue", "demand-evidence",
    "doubt-phrase", "verdict-on", "but", "while", "clash",
)  # fmt: skip
RULE_NAMES = ("rule score", "rule implied", "rule any", "rule explicit", *(f"rule {r}" for r in RULES), "alike")


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What rules pair, by the numbers of both: as it stands, the best with what follows from it; and likeness."""

    direct: Mapping[Key, tuple[ScoredPair, ...]]
    implied: Mapping[Key, ScoredPair]
    alike: Alike
    transitive: Transitive

    def has(self, one: int, two: int) -> bool:
        """Whether anything is said of a pair, `one` < `two`."""
        key = one, two
        return key in self.direct or key in self.implied or key in self.alike


def suggest(propositions: Sequence[Proposition]) -> Suggestions:
    """All that the rules say of propositions."""
    candidates = list(find_similar(propositions))
    scored = _keep_best(propositions, score_alike(propositions, candidates))
    transitive = find_transitive(propositions, scored)
    alike = add_transitive(scored, transitive)
    answers = [*find_responses(propositions, alike), *find_contradictions(propositions, candidates, alike)]
    direct: dict[Key, tuple[ScoredPair, ...]] = defaultdict(tuple)
    for pair in answers:
        direct[min(pair.claim, pair.counter), max(pair.claim, pair.counter)] += (pair,)
    return Suggestions(dict(direct), add_implied(propositions, answers, alike), alike, transitive)


def _keep_best(propositions: Sequence[Proposition], alike: Alike) -> Alike:
    """The pairs that are among the `MOST_ALIKE` best of both claims, so that what follows from them stays linear."""
    partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), probability in alike.items():
        partners[i].append((-probability, j))
        partners[j].append((-probability, i))
    best = {i: {k for _, k in sorted(own)[:MOST_ALIKE]} for i, own in partners.items()}
    unattributed = [p.unattributed for p in propositions]
    return {
        (i, j): p
        for (i, j), p in alike.items()
        if unattributed[i] or unattributed[j] or (j in best[i] and i in best[j])
    }


def read_suggestions(found: Suggestions, key: Key | None) -> list[float]:
    """The features of a pair that come from rules, in the order of `RULE_NAMES`; of None, those of any other pair."""
    if key is None:
        return [0.0] * len(RULE_NAMES)
    pairs = found.direct.get(key, ())
    implied = found.implied.get(key)
    rules = {pair.rule for pair in pairs}
    return [
        max((pair.score for pair in pairs), default=0.0),
        implied.score if implied else 0.0,
        float(bool(pairs)),
        float(any(pair.tier == "explicit" for pair in pairs)),
        *(float(rule in rules) for rule in RULES),
        found.alike.get(key, 0.0),
    ]


def pair_unattributed(propositions: Sequence[Proposition], found: Suggestions) -> dict[Key, ScoredPair]:
    """The pairs of unattributed statements: answers first, then agreements of those that do not answer each other."""
    unattributed = [p.unattributed for p in propositions]
    pairs = {
        (i, j): pair
        for (i, j), pair in found.implied.items()
        if (unattributed[i] or unattributed[j]) and pair.score >= LEAST_CONTRADICTION
    }
    for (i, j), probability in found.alike.items():
        if (unattributed[i] or unattributed[j]) and probability >= LEAST_UNATTRIBUTED_LIKENESS and (i, j) not in pairs:
            repeated = same_speaker(propositions[i].speaker_key, propositions[j].speaker_key)
            reasons = (
                (f"both are like {cite(propositions[found.transitive[i, j][1]])}",)
                if (i, j) in found.transitive
                else ()
            )
            relation = "repeats" if repeated else "supports"
            pairs[i, j] = ScoredPair(i, j, relation, "inferred", probability, "alike", reasons)
    return pairs

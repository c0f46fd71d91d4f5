"""Contradictions: two claims about the same of which one is negative, though neither says that it answers the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcli.comparison.agreement import Alike, count_repeats
from claimcli.comparison.features import Shared, asserts, find_shared, is_negative, order_propositions, read_features
from claimcli.comparison.proposition import Proposition
from claimcli.comparison.rule_weights import load_rule_weights, logistic
from claimcli.comparison.scored_pairs import Key, ScoredPair
from claimcli.comparison.speaker_keys import same_speaker
from claimcli.comparison.thresholds import (
    LEAST_CONTRADICTION,
    LEAST_DENIED,
    LEAST_UNATTRIBUTED_CONTRADICTION,
    WORD_FOR_WORD,
)


def find_contradictions(
    propositions: Sequence[Proposition], candidates: Iterable[Key], alike: Alike
) -> Iterator[ScoredPair]:
    """Disputes between candidate pairs of different speakers, by the polarity of what they share.

    Args:
        propositions: all of them.
        candidates: pairs of their numbers.
        alike: how surely pairs say the same.
    """
    repeats = count_repeats(alike)
    for i, j in candidates:
        one, two = propositions[i], propositions[j]
        unattributed = one.unattributed or two.unattributed
        if same_speaker(one.speaker_key, two.speaker_key) or not (unattributed or _may_contradict(one, two)):
            continue
        claim, counter = order_propositions(one, two)
        if claim is two:
            i, j = j, i
        shared = find_shared(claim, counter)
        if not _both_hold(claim, counter, shared):
            continue
        features = read_features(claim, counter, shared)
        features["repeated"] = min(1.0, repeats.get(i, 0.0) + repeats.get(j, 0.0))
        features["denied whole"] = float(_denied_whole(features))
        if not unattributed and not _opposed(claim, counter, features):
            continue
        score = logistic(
            load_rule_weights()["contradiction-unattributed" if unattributed else "contradiction"], features
        )
        if score >= (LEAST_UNATTRIBUTED_CONTRADICTION if unattributed else LEAST_CONTRADICTION):
            yield ScoredPair(i, j, "disputes", "inferred", score, "clash")


def _may_contradict(one: Proposition, two: Proposition) -> bool:
    """A quick look: nothing contradicts without a negation or opposites."""
    return is_negative(one) or is_negative(two) or bool(one.poles and two.poles)


def _both_hold(claim: Proposition, counter: Proposition, shared: Shared) -> bool:
    """Whether each that is not negative, which would be on what it mentions, says something of what they share."""
    return all(is_negative(p) or asserts(p, shared) for p in (claim, counter))


def _opposed(claim: Proposition, counter: Proposition, features: Mapping[str, float]) -> bool:
    """Whether one of them negates what they share and the other does not."""
    judges = any("deny" in p.stances and not p.only_disclaims for p in (claim, counter))
    denies = ("one deny" in features and judges) or "one denial" in features
    return (
        features["negated words"] > 0
        or features["opposed"] > 0
        or features["denied whole"] > 0
        or (denies and features["words"] > 0 and features["cosine"] > LEAST_DENIED)
    )


def _denied_whole(features: Mapping[str, float]) -> bool:
    """Whether the cue of one side alone denies what both say in much the same words: "P", and "X denied that P".

    Between documents only: inside one, what answers what is for the responses to say.
    """
    one_denies = ("claim cue deny" in features) != ("counter cue deny" in features)
    return one_denies and "across" in features and features["cosine"] >= WORD_FOR_WORD

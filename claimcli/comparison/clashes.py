"""Clashes: two claims about the same of which one has a minus, though neither says that it answers the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcli.comparison.agreement import Alike, count_repeats, logistic
from claimcli.comparison.features import Shared, asserts, direct, find_shared, has_minus, read_features
from claimcli.comparison.lexicon import load_weights
from claimcli.comparison.links import Link
from claimcli.comparison.proposition import Proposition
from claimcli.comparison.voices import same_voice

LEAST_DISPUTE = 0.22  # score from which a dispute is said
LEAST_BARE = 0.42
WORD_FOR_WORD = 0.5  # likeness from which a cue that denies ("denied that P") denies what the other side says
LEAST_DENIED = 0.2  # likeness from which a verdict in one of two claims is taken to be about the other


def find_clashes(
    propositions: Sequence[Proposition], candidates: Iterable[tuple[int, int]], alike: Alike
) -> Iterator[Link]:
    """Disputes between candidate pairs of different voices, by the signs of what they share."""
    repeats = count_repeats(alike)
    for i, j in candidates:
        one, two = propositions[i], propositions[j]
        if same_voice(one.voice, two.voice) or not (_may_clash(one, two) or one.bare or two.bare):
            continue
        claim, counter = direct(one, two)
        if claim is two:
            i, j = j, i
        shared = find_shared(claim, counter)
        if not _both_hold(claim, counter, shared):
            continue
        features = read_features(claim, counter, shared)
        features["repeated"] = min(1.0, repeats.get(i, 0.0) + repeats.get(j, 0.0))
        features["denied whole"] = float(_denied_whole(features))
        bare = one.bare or two.bare
        if not bare and not _opposed(claim, counter, features):
            continue
        score = logistic(load_weights()["clash-bare" if bare else "clash"], features)
        if score >= (LEAST_BARE if bare else LEAST_DISPUTE):
            yield Link(i, j, "disputes", "inferred", score, "clash")


def _may_clash(one: Proposition, two: Proposition) -> bool:
    """A quick look: nothing clashes without a minus or opposites."""
    return has_minus(one) or has_minus(two) or bool(one.sides and two.sides)


def _both_hold(claim: Proposition, counter: Proposition, shared: Shared) -> bool:
    """Whether each side that has no minus, which would be on what it mentions, says something of what they share."""
    return all(has_minus(p) or asserts(p, shared) for p in (claim, counter))


def _opposed(claim: Proposition, counter: Proposition, features: Mapping[str, float]) -> bool:
    """Whether one side has a minus on what they share that the other has not."""
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

"""Clashes: two claims about the same of which one has a minus, though neither says that it answers the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcli.comparison.agreement import logistic
from claimcli.comparison.features import direct, find_shared, read_features
from claimcli.comparison.lexicon import load_weights
from claimcli.comparison.links import Link
from claimcli.comparison.proposition import Proposition
from claimcli.comparison.voices import same_voice

LEAST = 0.3
LEAST_BARE = 0.42
LEAST_SHARED = 2  # terms that two claims with a speaker must share


def find_clashes(propositions: Sequence[Proposition], candidates: Iterable[tuple[int, int]]) -> Iterator[Link]:
    """Disputes between candidate pairs of different voices, by the signs of what they share."""
    for i, j in candidates:
        one, two = propositions[i], propositions[j]
        if same_voice(one.voice, two.voice):
            continue
        claim, counter = direct(one, two)
        if claim is two:
            i, j = j, i
        shared = find_shared(claim, counter)
        features = read_features(claim, counter, shared)
        bare = one.bare or two.bare
        if not bare and (not _opposed(features) or len(shared.terms) < LEAST_SHARED):
            continue
        score = logistic(load_weights()["clash-bare" if bare else "clash"], features)
        if score >= (LEAST_BARE if bare else LEAST):
            yield Link(i, j, "disputes", "inferred", score, "clash")


def _opposed(features: Mapping[str, float]) -> bool:
    """Whether one side has a minus that the other has not."""
    return "one deny" in features or "one denial" in features or features["negated"] >= 0.5 or ("counter cue deny" in features) != ("claim cue deny" in features)

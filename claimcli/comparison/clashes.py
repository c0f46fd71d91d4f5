"""Clashes: two claims about the same of which one has a minus, though neither says that it answers the other."""

from collections.abc import Iterable, Iterator, Sequence

from claimcli.comparison.agreement import logistic
from claimcli.comparison.features import direct, find_shared, read_features
from claimcli.comparison.lexicon import load_weights
from claimcli.comparison.links import Link
from claimcli.comparison.proposition import Proposition
from claimcli.comparison.voices import same_voice

LEAST = 0.3


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
        if not ("one deny" in features or features["negated"] or "counter cue deny" in features or "one fault" in features):
            continue
        table = load_weights()["clash-bare" if one.bare or two.bare else "clash"]
        score = logistic(table, features)
        if score >= LEAST:
            yield Link(i, j, "disputes", "inferred", score, "clash")

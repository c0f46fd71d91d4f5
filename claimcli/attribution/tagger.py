"""What a tagger is: tokens of an article in, scores of the labels out. Everything after it does not know which it was."""

from collections.abc import Sequence
from typing import Protocol

from claimcli.attribution.crf import Chain, sum_weights
from claimcli.attribution.features import OFFSETS, Scene, context_features
from claimcli.attribution.words import word_features
from claimcli.text.article import Article


class Tagger(Protocol):
    """Scores labels for the tokens of one article."""

    name: str

    def tag(self, article: Article, scene: Scene) -> Sequence[Sequence[float]]:
        """A row for each token: the probability of each label of `labels.LABELS`; rows sum to one."""
        ...


def word_feature_names(offset: int, text: str) -> list[str]:
    """The features that a word gives to the token `offset` words before it."""
    features = word_features(text)
    kept = features if offset == 0 else features[:5] if abs(offset) == 1 else features[:3]
    return [f"{offset}{name}" for name in kept]


class CrfTagger:
    """The light tagger: one linear-chain CRF over the tokens of an article."""

    name = "light"

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._none = (0,) * len(chain.labels)
        self._words: dict[str, tuple[Sequence[int], ...]] = {}

    def tag(self, article: Article, scene: Scene) -> list[list[float]]:
        """See `Tagger.tag`."""
        weights, none = self._chain.weights, self._none
        words = [self._word(w) for w in scene.words]
        n = len(words)
        emissions = []
        for i in range(n):
            found = [words[i - o][o + 2] for o in OFFSETS if 0 <= i - o < n]
            found += [w for f in context_features(article, scene, i) if (w := weights.get(f))]
            emissions.append([sum(column) for column in zip(none, *found, strict=True)])
        return self._chain.marginals(emissions)

    def _word(self, text: str) -> tuple[Sequence[int], ...]:
        """Summed weights of a word as seen from each offset, computed once a word."""
        known = self._words.get(text)
        if known is None:
            weights = self._chain.weights
            known = self._words[text] = tuple(
                sum_weights((w for f in word_feature_names(o, text) if (w := weights.get(f))), self._none) for o in OFFSETS
            )
        return known

"""What a tagger is: tokens of an article in, scores of the labels out. What comes after does not know which it was."""

from collections.abc import Sequence
from typing import Protocol

from claimcli.attribution.crf import Chain
from claimcli.attribution.features import OFFSETS, Scene, context_features
from claimcli.attribution.words import word_features
from claimcli.text.article import Article

MEMORY = 200_000  # words remembered between articles; a newspaper's year has fewer


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
        self._words: dict[str, tuple[int, ...]] = {}

    def tag(self, article: Article, scene: Scene) -> list[list[float]]:
        """See `Tagger.tag`."""
        weight = self._chain.weights.get
        words = [self._word(w) for w in scene.words]
        if len(self._words) > MEMORY:
            self._words.clear()
        n = len(words)
        sums = []
        for i in range(n):
            total = sum([weight(f, 0) for f in context_features(article, scene, i)])
            for offset in OFFSETS:
                if 0 <= i - offset < n:
                    total += words[i - offset][offset + 2]
            sums.append(total)
        return self._chain.marginals(sums)

    def _word(self, text: str) -> tuple[int, ...]:
        """Summed weights of a word as seen from each offset, computed once a word."""
        known = self._words.get(text)
        if known is None:
            weight = self._chain.weights.get
            known = self._words[text] = tuple(sum(weight(f, 0) for f in word_feature_names(o, text)) for o in OFFSETS)
        return known

"""What a tagger is: tokens of an article in, scores of the labels out. What comes after does not know which it was."""

from collections.abc import Sequence
from typing import Protocol

from claimcli.attribution.crf import Chain
from claimcli.attribution.groups import Scorer
from claimcli.attribution.scene import Scene
from claimcli.attribution.tagfeatures import tag_groups
from claimcli.text.article import Article


class Tagger(Protocol):
    """Scores labels for the tokens of one article."""

    name: str

    def tag(self, article: Article, scene: Scene) -> Sequence[Sequence[float]]:
        """A row for each token: the probability of each label of `labels.LABELS`; rows sum to one."""
        ...


class CrfTagger:
    """The light tagger: one linear-chain CRF over the tokens of an article."""

    name = "light"

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._scorer = Scorer(chain.weights)

    def tag(self, article: Article, scene: Scene) -> Sequence[Sequence[float]]:
        """See `Tagger.tag`."""
        if not scene.words:
            return []
        return self._chain.marginals(self._scorer.totals(tag_groups(article, scene)))

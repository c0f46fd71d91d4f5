"""What a tagger is: tokens of an article in, scores of the labels out. What comes after does not know which it was."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from claimcli.attribution.crf.decoder import Chain
from claimcli.attribution.features.templates import Scorer
from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.tagging.cues import Cue
from claimcli.attribution.tagging.features import tag_groups
from claimcli.text.article import Article

Suggestion = tuple[float, float]  # how likely a token is in the source, and in the content, of one given cue


class Tags(NamedTuple):
    """What a tagger thinks of an article.

    `rows` has for each token the probability of each label of `labels.LABELS`; a row sums to one. A tagger that
    knows something of links says in `suggest` what it thinks of the tokens around a cue; those it does not name it has
    not seen.
    """

    rows: Sequence[Sequence[float]]
    suggest: Callable[[Cue], Mapping[int, Suggestion]] | None = None


class Tagger(Protocol):
    """Scores labels for the tokens of one article."""

    def tag(self, article: Article, table: TokenTable) -> Tags:
        """The tags of `article`; the same article gives the same tags."""
        ...


class CrfTagger:
    """The light tagger: one linear-chain CRF over the tokens of an article."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._scorer = Scorer(chain.weights)

    def tag(self, article: Article, table: TokenTable) -> Tags:
        """See `Tagger.tag`."""
        if not table.words:
            return Tags([])
        return Tags(self._chain.marginals(self._scorer.totals(tag_groups(article, table))))

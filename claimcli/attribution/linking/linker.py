"""The linker: which tokens around a cue are its source and its content.

One small CRF looks at the window of one cue at a time (Pareti et al. 2013 label spans per cue in the same spirit), so
that claims inside claims are no special case. It sees what the flat tagger thinks of each token as a feature.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import add

from claimcli.attribution.crf.decoder import Chain
from claimcli.attribution.features.templates import Scorer, SumsOfGroups
from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.linking.features import (
    base_groups,
    cue_key,
    find_spots,
    spot_groups,
    word_groups,
)
from claimcli.attribution.linking.suggestions import relative_groups
from claimcli.attribution.linking.tag_levels import read_tag_levels
from claimcli.attribution.linking.window import token_window
from claimcli.attribution.ranking.content_features import Counts, Reader, count_sorts
from claimcli.attribution.ranking.contents import (
    ContentCandidate,
    content_candidates,
    join_runs,
    tokens_in,
    without_stops,
)
from claimcli.attribution.ranking.ranker import Described, Rankings, log_odds, rank
from claimcli.attribution.ranking.sources import describe_source, source_candidates
from claimcli.attribution.runs import is_run, runs_of
from claimcli.attribution.tagging.cues import Cue
from claimcli.attribution.tagging.tagger import Tags
from claimcli.attribution.thresholds import LINKER_SURE
from claimcli.attribution.types import Run
from claimcli.text.article import Article

IN_CUE = ["cue"]


@dataclass(frozen=True, slots=True)
class Link:
    """A cue with its parts as token indices, and how sure the linker is of each: mean probability of their labels."""

    cue: Cue
    source: tuple[int, ...]
    content: tuple[int, ...]
    source_score: float
    source_share: float  # share of the source among all candidates, "no source" being one
    content_score: float
    content_peak: float  # the highest probability of being content of any token in the window
    margin: float  # share of the best candidate among all candidates of the content


class LinkModel:
    """What the linker has learnt: the chain that labels, and the rankings that choose. Sums of weights are kept."""

    def __init__(self, chain: Chain, rankings: Rankings) -> None:
        self.chain = chain
        self.of_tokens = Scorer(chain.weights)
        self.of_content, self.of_source = SumsOfGroups(rankings.content), SumsOfGroups(rankings.source)


class Linker:
    """Labels the windows of the cues of one article; sums of base features are kept for the article."""

    def __init__(self, model: LinkModel, article: Article, table: TokenTable, tags: Tags) -> None:
        self._model, self._article, self._table, self._suggest = model, article, table, tags.suggest
        self._levels = read_tag_levels(article, table, tags.rows)
        self._base: dict[str, dict[int, int]] = {"L": {}, "R": {}}
        self._words: list[int] = []  # sums of what the words tell by themselves, once they are asked for
        self._counts: Counts | None = None

    def link(self, cue: Cue) -> Link:
        """Source and content of `cue`; either may be empty."""
        window, of_source, of_content = self.label(cue)
        certain = _certainty(of_content)
        candidates = self._own_candidate(cue, window, of_content) if certain > LINKER_SURE else []
        candidates = candidates or self.content_candidates(cue, window, of_source, of_content)
        if len(candidates) > 1:
            shares = rank(self.describe_contents(cue, candidates, of_content), self._model.of_content)
        else:
            shares = [certain for _ in candidates]
        margin = max(shares, default=0.0)
        content = tokens_in(candidates[shares.index(margin)]) if candidates else ()
        sources = self.source_candidates(cue, window, of_source, content)
        if len(sources) > 1:
            chances = rank(self.describe_sources(cue, sources, of_source, content), self._model.of_source)
        else:
            chances = [_certainty(of_source)]
        source_share = max(chances)
        source = range(*sources[chances.index(source_share)])
        return Link(
            cue=cue,
            source=tuple(source),
            content=content,
            source_score=_mean([of_source[i] for i in source if i in of_source]),
            source_share=source_share,
            content_score=_mean([of_content[i] for i in content if i in of_content]),
            content_peak=max(of_content.values(), default=0.0),
            margin=margin,
        )

    def describe_contents(
        self, cue: Cue, candidates: Sequence[ContentCandidate], of_content: Mapping[int, float]
    ) -> list[Described]:
        """Each candidate of the content, for the ranking."""
        if self._counts is None:
            self._counts = count_sorts(self._table)
        reader = Reader(self._article, self._table, self._counts, cue, log_odds(of_content))
        return [reader.describe(candidate, n == 0) for n, candidate in enumerate(candidates)]

    def describe_sources(
        self, cue: Cue, sources: Sequence[Run], of_source: Mapping[int, float], content: Sequence[int]
    ) -> list[Described]:
        """Each candidate source, for the ranking."""
        odds = log_odds(of_source)
        return [
            describe_source(self._article, self._table, cue, run, of_source, odds, content, n == 0)
            for n, run in enumerate(sources)
        ]

    def label(self, cue: Cue) -> tuple[list[int], dict[int, float], dict[int, float]]:
        """The window, and the probabilities of its tokens to be source and to be content."""
        window = token_window(self._article, self._table, cue)
        rows = self._model.chain.marginals(self._sums(cue, window))
        of_source = {i: row[1] + row[2] for i, row in zip(window, rows, strict=True)}
        return window, of_source, {i: row[3] + row[4] for i, row in zip(window, rows, strict=True)}

    def content_candidates(
        self, cue: Cue, window: Sequence[int], of_source: Mapping[int, float], of_content: Mapping[int, float]
    ) -> list[ContentCandidate]:
        """Candidates for the content that leave the source alone, the linker's own first."""
        own = self._own_content(cue, window, of_content)
        candidates = content_candidates(self._article, self._table, cue, own, window, of_content)
        named = [i for i, p in of_source.items() if p > 0.5]
        return [r for r in candidates if not any(a <= i < b for a, b in r for i in named)] or candidates

    def source_candidates(
        self, cue: Cue, window: Sequence[int], of_source: Mapping[int, float], content: Sequence[int]
    ) -> list[Run]:
        """Candidates for the source that leave the content alone: the linker's own alone where it is sure."""
        if _certainty(of_source) > LINKER_SURE:
            own = runs_of([i for i in window if of_source[i] > 0.5])
            if len(own) == 1 and not set(range(*own[0])).intersection(content):
                return own
        return source_candidates(self._article, self._table, cue, window, of_source, content)

    def _own_candidate(
        self, cue: Cue, window: Sequence[int], of_content: Mapping[int, float]
    ) -> list[ContentCandidate]:
        """The linker's own candidate of the content, if it has one."""
        own = self._own_content(cue, window, of_content)
        return [without_stops(self._table, join_runs(runs_of(own), cue))] if own else []

    def _own_content(self, cue: Cue, window: Sequence[int], of_content: Mapping[int, float]) -> list[int]:
        """What the linker thinks content, quotations whole."""
        return self._whole_quotations(cue, fill_gaps([i for i in window if of_content[i] > 0.5], window))

    def _whole_quotations(self, cue: Cue, content: list[int]) -> list[int]:
        """A quotation is content as a whole or not at all, unless the cue stands in it."""
        table = self._table
        numbers = {table.quote[i] for i in content} - {-1, table.quote[cue.head]}
        if not numbers:
            return content
        chosen = set(content)
        for number in sorted(numbers):
            q = self._article.quotations[number]
            whole = range(q.open, q.end)
            if 2 * sum(i in chosen for i in whole) > len(whole):
                chosen.update(whole)
            else:
                chosen.difference_update(whole)
        return sorted(chosen)

    def _sums(self, cue: Cue, window: Sequence[int]) -> list[int]:
        """Packed sums of the weights of each token of the window."""
        table, levels, totals = self._table, self._levels, self._model.of_tokens.totals
        key, standing = cue_key(table, cue), find_spots(self._article, table, levels, cue, window)
        left, right, spots = standing
        distinct = list(dict.fromkeys(spots))  # many tokens share a spot
        of_spot = dict(zip(distinct, totals(spot_groups(key, distinct)), strict=True))
        of_token = totals(relative_groups(table, levels, cue, key, standing, self._suggest))
        base = self._base_sums("L", left) + self._base_sums("R", right)
        out = [a + of_spot[s] + b for a, s, b in zip(base, spots, of_token, strict=True)]
        in_cue = sum(self._model.chain.weights.get(name, 0) for name in IN_CUE)
        return [*out[: len(left)], *[in_cue] * (len(window) - len(out)), *out[len(left) :]]

    def _base_sums(self, side: str, tokens: Sequence[int]) -> list[int]:
        """Sums of the base features, looked up once for all cues on one side of a token."""
        known = self._base[side]
        if not self._words:
            self._words = self._model.of_tokens.totals(word_groups(self._table))
        for first, last in runs_of([i for i in tokens if i not in known]):
            of_side = self._model.of_tokens.totals(base_groups(self._table, self._levels, side, first, last))
            known.update(zip(range(first, last), map(add, self._words[first:last], of_side), strict=False))
        return [known[i] for i in tokens]


def bare_link(cue: Cue) -> Link:
    """A cue without any parts."""
    return Link(cue, (), (), 0.0, 0.0, 0.0, 0.0, 0.0)


def fill_gaps(chosen: Sequence[int], window: Sequence[int]) -> list[int]:
    """`chosen` with the tokens that the window left out between two chosen neighbours (the inside of a quotation)."""
    if is_run(window):  # it left out none
        return list(chosen)
    place = {i: n for n, i in enumerate(window)}
    out: list[int] = []
    for i in chosen:
        if out and place[i] == place[out[-1]] + 1:
            out.extend(range(out[-1] + 1, i))
        out.append(i)
    return out


def _certainty(probability: Mapping[int, float]) -> float:
    """How sure the linker is of the token of a window that it is least sure of, one way or the other: 0.5..1."""
    values = probability.values()
    below, above = max([p for p in values if p <= 0.5], default=0.0), min([p for p in values if p > 0.5], default=1.0)
    return min(1.0 - below, above)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0

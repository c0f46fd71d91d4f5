"""The linker: which tokens around a cue are its source and its content.

One small CRF looks at the window of one cue at a time (Pareti et al. 2013 label spans per cue in the same spirit), so
that claims inside claims are no special case. It sees what the flat tagger thinks of each token as a feature.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcli.attribution.crf import Chain
from claimcli.attribution.cues import Cue
from claimcli.attribution.features import Scene
from claimcli.attribution.linkfeatures import Hints, base_features, cue_key, relative_features
from claimcli.attribution.window import token_window
from claimcli.text.article import Article

IN_CUE = ["cue"]


@dataclass(frozen=True, slots=True)
class Link:
    """A cue with its parts as token indices, and how sure the linker is of each: mean probability of their labels."""

    cue: Cue
    source: tuple[int, ...]
    content: tuple[int, ...]
    source_score: float
    content_score: float
    content_peak: float  # the highest probability of being content of any token in the window


class Linker:
    """Labels the windows of the cues of one article; sums of base features are kept for the article."""

    def __init__(self, chain: Chain, article: Article, scene: Scene, hints: Hints) -> None:
        self._chain = chain
        self._article, self._scene, self._hints = article, scene, hints
        self._none = (0,) * len(chain.labels)
        self._base: dict[tuple[int, str], Sequence[int]] = {}

    def link(self, cue: Cue) -> Link:
        """Source and content of `cue`; either may be empty."""
        window = token_window(self._article, self._scene, cue)
        rows = self._chain.marginals(self._emissions(cue, window))
        source = [i for i, row in zip(window, rows, strict=True) if row[1] + row[2] > 0.5]
        content = [i for i, row in zip(window, rows, strict=True) if row[3] + row[4] > 0.5]
        by_token = dict(zip(window, rows, strict=True))
        filled = fill_gaps(content, window)
        return Link(
            cue=cue,
            source=tuple(source),
            content=tuple(filled),
            source_score=_mean([by_token[i][1] + by_token[i][2] for i in source]),
            content_score=_mean([by_token[i][3] + by_token[i][4] for i in content]),
            content_peak=max((row[3] + row[4] for row in rows), default=0.0),
        )

    def _emissions(self, cue: Cue, window: Sequence[int]) -> list[Sequence[int]]:
        weights = self._chain.weights
        key = cue_key(self._scene, cue)
        out: list[Sequence[int]] = []
        for i in window:
            if cue.first <= i < cue.last:
                vectors = [weights[f] for f in IN_CUE if f in weights]
            else:
                vectors = [self._base_sum(i, "L" if i < cue.first else "R")]  # type: ignore[list-item]
                vectors += [
                    w for f in relative_features(self._scene, self._hints, cue, key, i) if (w := weights.get(f))
                ]
            out.append([sum(column) for column in zip(self._none, *vectors, strict=True)])
        return out

    def _base_sum(self, i: int, side: str) -> Sequence[int]:
        known = self._base.get((i, side))
        if known is None:
            weights = self._chain.weights
            found = [w for f in base_features(self._scene, self._hints, i, side) if (w := weights.get(f))]
            known = self._base[i, side] = [sum(column) for column in zip(self._none, *found, strict=True)]
        return known


def fill_gaps(chosen: Sequence[int], window: Sequence[int]) -> list[int]:
    """`chosen` with the tokens that the window left out between two chosen neighbours (the inside of a quotation)."""
    place = {i: n for n, i in enumerate(window)}
    out: list[int] = []
    for i in chosen:
        if out and place[i] == place[out[-1]] + 1:
            out.extend(range(out[-1] + 1, i))
        out.append(i)
    return out


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0

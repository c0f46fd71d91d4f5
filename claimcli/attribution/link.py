"""The linker: which tokens around a cue are its source and its content.

One small CRF looks at the window of one cue at a time (Pareti et al. 2013 label spans per cue in the same spirit), so
that claims inside claims are no special case. It sees what the flat tagger thinks of each token as a feature.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcli.attribution.crf import Chain
from claimcli.attribution.cues import Cue
from claimcli.attribution.features import Scene
from claimcli.attribution.linkfeatures import Hints, base_features, cue_key, relative_features
from claimcli.attribution.ranking import rank_readings
from claimcli.attribution.variants import runs_of, vary_content
from claimcli.attribution.window import token_window
from claimcli.text.article import Article

IN_CUE = ["cue"]
LEAST_SOURCE = 0.12


@dataclass(frozen=True, slots=True)
class Link:
    """A cue with its parts as token indices, and how sure the linker is of each: mean probability of their labels."""

    cue: Cue
    source: tuple[int, ...]
    content: tuple[int, ...]
    source_score: float
    content_score: float
    content_peak: float  # the highest probability of being content of any token in the window
    margin: float  # share of the best reading among all readings of the content


class Linker:
    """Labels the windows of the cues of one article; sums of base features are kept for the article."""

    def __init__(
        self, chain: Chain, ranking: Mapping[str, float], article: Article, scene: Scene, hints: Hints
    ) -> None:
        self._chain, self._ranking = chain, ranking
        self._article, self._scene, self._hints = article, scene, hints
        self._base: dict[tuple[int, str], int] = {}

    def link(self, cue: Cue) -> Link:
        """Source and content of `cue`; either may be empty."""
        window, of_source, of_content = self._label(cue)
        readings = self._readings(cue, window, of_content)
        rank = rank_readings(self._article, self._scene, cue, readings, of_content, self._ranking)
        source = likely_run(window, of_source)
        best = rank[0][1] if rank else ()
        return Link(
            cue=cue,
            source=tuple(i for i in source if i not in best),
            content=best,
            source_score=_mean([of_source[i] for i in source]),
            content_score=_mean([of_content[i] for i in best if i in of_content]),
            content_peak=max(of_content.values(), default=0.0),
            margin=rank[0][0] if rank else 0.0,
        )

    def read(self, cue: Cue) -> tuple[dict[int, float], list[tuple[int, ...]]]:
        """For training: each token's probability of being content, and all readings of the content."""
        window, _, of_content = self._label(cue)
        return of_content, self._readings(cue, window, of_content)

    def _label(self, cue: Cue) -> tuple[list[int], dict[int, float], dict[int, float]]:
        """The window, and the probabilities of its tokens to be source and to be content."""
        window = token_window(self._article, self._scene, cue)
        rows = self._chain.marginals(self._sums(cue, window))
        of_source = {i: row[1] + row[2] for i, row in zip(window, rows, strict=True)}
        return window, of_source, {i: row[3] + row[4] for i, row in zip(window, rows, strict=True)}

    def _readings(self, cue: Cue, window: Sequence[int], of_content: Mapping[int, float]) -> list[tuple[int, ...]]:
        content = [i for i in window if of_content[i] > 0.5]
        filled = self._whole_quotations(cue, fill_gaps(content, window))
        return vary_content(self._article, self._scene, cue, filled, window, of_content)

    def _whole_quotations(self, cue: Cue, content: list[int]) -> list[int]:
        """A quotation is content as a whole or not at all, unless the cue stands in it."""
        scene = self._scene
        home = scene.quote[cue.head]
        chosen = set(content)
        for number in sorted({scene.quote[i] for i in content} - {-1, home}):
            q = self._article.quotations[number]
            whole = range(q.open, q.close + 1 if q.closed else q.close)
            if 2 * sum(i in chosen for i in whole) > len(whole):
                chosen.update(whole)
            else:
                chosen.difference_update(whole)
        return sorted(chosen)

    def _sums(self, cue: Cue, window: Sequence[int]) -> list[int]:
        """Packed sums of the weights of each token of the window."""
        weight = self._chain.weights.get
        key = cue_key(self._scene, cue)
        of_cue = sum(weight(f, 0) for f in IN_CUE)
        out = []
        for i in window:
            if cue.first <= i < cue.last:
                out.append(of_cue)
            else:
                relative = relative_features(self._article, self._scene, self._hints, cue, key, i)
                out.append(self._base_sum(i, "L" if i < cue.first else "R") + sum([weight(f, 0) for f in relative]))
        return out

    def _base_sum(self, i: int, side: str) -> int:
        known = self._base.get((i, side))
        if known is None:
            weight = self._chain.weights.get
            known = self._base[i, side] = sum([weight(f, 0) for f in base_features(self._scene, self._hints, i, side)])
        return known


def likely_run(window: Sequence[int], probability: Mapping[int, float]) -> list[int]:
    """The one run of tokens that is most surely the source: more likely than not, else the run around the likeliest.

    Sources stand in one piece (999 in 1,000), and nine claims in ten have one, so that a doubtful run is right more
    often than none at all.
    """
    sure = [i for i in window if probability[i] > 0.5]
    if sure:
        return list(range(*max(runs_of(sure), key=lambda run: sum(probability[i] - 0.4 for i in range(*run)))))
    peak = max(range(len(window)), key=lambda n: probability[window[n]], default=0)
    if not window or probability[window[peak]] < LEAST_SOURCE:
        return []
    floor = probability[window[peak]] / 2
    first = last = peak
    while first and window[first - 1] == window[first] - 1 and probability[window[first - 1]] > floor:
        first -= 1
    while last + 1 < len(window) and window[last + 1] == window[last] + 1 and probability[window[last + 1]] > floor:
        last += 1
    return list(window[first : last + 1])


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

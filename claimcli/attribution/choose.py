"""Of several links that claim the same words for their content, the surest stays."""

from collections.abc import Sequence

from claimcli.attribution.link import Link

SAME = 0.7  # share of common content tokens from which two links are one claim


def choose_links(judged: Sequence[tuple[float, Link]]) -> list[tuple[float, Link]]:
    """(score, link) of those that stay, in text order of their cues."""
    kept: list[tuple[float, Link]] = []
    for score, link in sorted(judged, key=lambda pair: (-pair[0], pair[1].cue.first)):
        mine = set(link.content)
        if not any(_overlap(mine, other.content) > SAME for _, other in kept):
            kept.append((score, link))
    return sorted(kept, key=lambda pair: pair[1].cue.first)


def _overlap(mine: set[int], theirs: Sequence[int]) -> float:
    shared = sum(i in mine for i in theirs)
    return shared / (len(mine) + len(theirs) - shared) if shared else 0.0

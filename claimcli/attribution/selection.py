"""Of several links that claim the same words for their content, the surest stays."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from claimcli.attribution.linking.linker import Link

SAME = 0.7  # share of common content tokens from which two links are one claim


def choose_links(judged: Sequence[tuple[float, Link]]) -> list[tuple[float, Link]]:
    """(score, link) of those that stay, in text order of their cues."""
    kept: list[tuple[float, Link]] = []
    holders: dict[int, list[int]] = defaultdict(list)  # content token -> numbers of the kept links that hold it
    for score, link in sorted(judged, key=lambda pair: (-pair[0], pair[1].cue.first)):
        shared = Counter(number for i in link.content for number in holders[i])
        if not any(_overlap(both, link, kept[number][1]) > SAME for number, both in shared.items()):
            for i in link.content:
                holders[i].append(len(kept))
            kept.append((score, link))
    return sorted(kept, key=lambda pair: pair[1].cue.first)


def _overlap(both: int, one: Link, other: Link) -> float:
    """Intersection over union of two contents that have `both` tokens in common."""
    return both / (len(one.content) + len(other.content) - both)

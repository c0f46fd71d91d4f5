"""Which links are shown: of several that claim the same words the surest, and only what is likely enough."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.linking.linker import Link
from claimcli.attribution.thresholds import SAME_CLAIM, SHOW_ATTITUDE, SHOW_QUOTED, SHOW_SPEECH

_SPEECH_KINDS = frozenset("say manner show tweet deny concede ask demand promise blame praise describe stress".split())


def choose_links(judged: Sequence[tuple[float, Link]]) -> list[tuple[float, Link]]:
    """(score, link) of those that stay, in text order of their cues."""
    kept: list[tuple[float, Link]] = []
    holders: dict[int, list[int]] = defaultdict(list)  # content token -> numbers of the kept links that hold it
    for score, link in sorted(judged, key=lambda pair: (-pair[0], pair[1].cue.first)):
        shared = Counter(number for i in link.content for number in holders[i])
        if not any(_overlap(both, link, kept[number][1]) > SAME_CLAIM for number, both in shared.items()):
            for i in link.content:
                holders[i].append(len(kept))
            kept.append((score, link))
    return sorted(kept, key=lambda pair: pair[1].cue.first)


def is_shown(table: TokenTable, link: Link, score: float) -> bool:
    """Whether a link is likely enough to be shown: less is asked of quoted words, most of attitudes."""
    quoted = [table.quote[i] >= 0 for i in link.content]
    speech = any(table.kinds[i] in _SPEECH_KINDS for i in range(link.cue.first, link.cue.last))
    if all(quoted) or (speech and any(quoted)):
        return score >= SHOW_QUOTED
    return score >= (SHOW_SPEECH if speech else SHOW_ATTITUDE)


def _overlap(both: int, one: Link, other: Link) -> float:
    """Intersection over union of two contents that have `both` tokens in common."""
    return both / (len(one.content) + len(other.content) - both)

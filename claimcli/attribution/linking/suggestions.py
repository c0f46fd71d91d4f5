"""Features of the linker for taggers that themselves suggest what belongs to a cue (`tagger.Tags.suggest`)."""

from bisect import bisect_left
from collections.abc import Callable, Mapping

from claimcli.attribution.features.templates import Group, Key, Named
from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.linking.features import CueKey, Standing, token_groups
from claimcli.attribution.linking.tag_levels import TagLevels
from claimcli.attribution.tagging.cues import Cue
from claimcli.attribution.tagging.tagger import Suggestion

_STEPS = (0.02, 0.08, 0.2, 0.4, 0.6, 0.8, 0.92, 0.98)
UNSEEN = "--"


def relative_groups(
    table: TokenTable,
    levels: TagLevels,
    cue: Cue,
    key: CueKey,
    standing: Standing,
    suggest: Callable[[Cue], Mapping[int, Suggestion]] | None,
) -> list[Group | Named]:
    """Groups of a token together with its spot: the linker's own, and that of what the tagger suggests, if it does."""
    groups = token_groups(table, levels, cue, key, standing)
    return [*groups, *(suggestion_groups(table, standing, suggest(cue)) if suggest else ())]


def suggestion_groups(table: TokenTable, standing: Standing, suggestions: Mapping[int, Suggestion]) -> list[Group]:
    """The group of what the tagger thinks of a token as a part of this very cue, where it suggests anything."""
    keys: list[Key] = []
    for tokens in (standing.left, standing.right):
        steps = [_step(suggestions.get(i)) for i in tokens]
        classes = [table.classes[i] for i in tokens]
        keys += zip(["^", *steps[:-1]], steps, [*steps[1:], "$"], classes, strict=True) if tokens else ()
    return [Group(suggestion, keys)]


def _step(suggestion: Suggestion | None) -> str:
    return UNSEEN if suggestion is None else f"{bisect_left(_STEPS, suggestion[0])}{bisect_left(_STEPS, suggestion[1])}"


def suggestion(before: str, mine: str, after: str, me: str) -> list[str]:
    """Opinions of a token and its neighbours: a part begins where they rise and ends where they fall."""
    return [f"N{mine}", f"N<{before} {mine}", f"N>{mine} {after}", f"Nc{me}{mine}"]

"""Features of the linker for taggers that think something of what belongs to a cue themselves (`tagger.Tags.opine`)."""

from bisect import bisect_left
from collections.abc import Callable, Mapping

from claimcli.attribution.features.templates import Group, Key, Named
from claimcli.attribution.features.token_table import Scene
from claimcli.attribution.linking.features import CueKey, Hints, Standing, token_groups
from claimcli.attribution.tagging.cues import Cue
from claimcli.attribution.tagging.tagger import Opinion

_STEPS = (0.02, 0.08, 0.2, 0.4, 0.6, 0.8, 0.92, 0.98)
UNSEEN = "--"


def relative_groups(
    scene: Scene,
    hints: Hints,
    cue: Cue,
    key: CueKey,
    standing: Standing,
    opine: Callable[[Cue], Mapping[int, Opinion]] | None,
) -> list[Group | Named]:
    """Groups of a token together with its spot: the linker's own, and that of the tagger's opinion where it has one."""
    groups = token_groups(scene, hints, cue, key, standing)
    return [*groups, *(opinion_groups(scene, standing, opine(cue)) if opine else ())]


def opinion_groups(scene: Scene, standing: Standing, opinions: Mapping[int, Opinion]) -> list[Group]:
    """The group of what the tagger thinks of a token as a part of this very cue, where it has an opinion."""
    keys: list[Key] = []
    for tokens in (standing.left, standing.right):
        steps = [_step(opinions.get(i)) for i in tokens]
        classes = [scene.classes[i] for i in tokens]
        keys += zip(["^", *steps[:-1]], steps, [*steps[1:], "$"], classes, strict=True) if tokens else ()
    return [Group(opinion, keys)]


def _step(opinion: Opinion | None) -> str:
    return UNSEEN if opinion is None else f"{bisect_left(_STEPS, opinion[0])}{bisect_left(_STEPS, opinion[1])}"


def opinion(before: str, mine: str, after: str, me: str) -> list[str]:
    """Opinions of a token and its neighbours: a part begins where they rise and ends where they fall."""
    return [f"N{mine}", f"N<{before} {mine}", f"N>{mine} {after}", f"Nc{me}{mine}"]

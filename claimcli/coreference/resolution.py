"""What a resolver decides: who a source is, by which sieve, and why."""

from typing import NamedTuple

from claimcli.coreference.discourse_state import DiscourseState
from claimcli.coreference.entities import Entity
from claimcli.coreference.types import Speaker
from claimcli.models import SpeakerType

SPEAKER_TYPES: dict[str, SpeakerType] = {
    "person": "person",
    "organization": "organization",
    "place": "organization",  # "Moscow said"
    "group": "group",
    "document": "document",
}


class Resolution(NamedTuple):
    """What a resolver decided: the speaker, and the entity that later words can take up, if any."""

    speaker: Speaker
    entity: Entity | None = None


def nobody(sieve: str, reason: str) -> Resolution:
    """No name, as the resolver with the id `sieve` decides for this `reason`."""
    return Resolution(Speaker(None, None, sieve, reason))


def somebody(state: DiscourseState, entity: Entity, sieve: str, reason: str) -> Resolution:
    """The entity under its fullest name.

    Args:
        state: what has been read of the article.
        entity: who is meant.
        sieve: the id of the resolver that decides so.
        reason: why, for a person to read.
    """
    kind = "person" if entity.kind == "unknown" and entity.gender else entity.kind
    return Resolution(Speaker(entity.name.of(state.article.text), SPEAKER_TYPES.get(kind), sieve, reason), entity)

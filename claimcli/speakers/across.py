"""One name for one speaker across documents."""

from collections.abc import Sequence

from claimcli.models import Claim
from claimcli.speakers.aliases import Aliases


def unify_speakers(claims: Sequence[Claim], aliases: Aliases | None = None) -> tuple[Claim, ...]:
    """`claims` with the same name (and id, where `aliases` has one) wherever the same speaker speaks."""
    if aliases is None:
        return tuple(claims)
    return tuple(_with_alias(claim, aliases) for claim in claims)


def _with_alias(claim: Claim, aliases: Aliases) -> Claim:
    alias = aliases.find(claim.speaker)
    return claim if alias is None else claim.model_copy(update={"speaker": alias.name, "speaker_id": alias.id})

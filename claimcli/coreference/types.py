"""The record that the speaker stage hands on: who speaks, and what that rests on."""

from dataclasses import dataclass

from claimcli.models import SpeakerType


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source stands for. `name` is None where nobody can be named; `sieve` is the stable id of what decided."""

    name: str | None = None
    type: SpeakerType | None = None
    sieve: str = "none"
    reason: str = ""

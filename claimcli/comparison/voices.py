"""Whose voice a claim is: one key for the names of a speaker, over all documents."""

from collections.abc import Sequence

import regex

from claimcli.models import Claim

_PRONOUNS = frozenset("he she they it i we you who that which his her their him them".split())
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}.’'-]*+")


def name_voices(claims: Sequence[Claim]) -> list[str | None]:
    """A key for each claim of one document, in text order; None where nobody can be named.

    A pronoun speaks for the last speaker with a name.
    """
    voices: list[str | None] = []
    last: str | None = None
    for claim in claims:
        key = voice_key(claim.speaker or claim.mention or "")
        if key is None and (claim.speaker or claim.mention or "").casefold() in _PRONOUNS:
            key = last
        elif key is not None:
            last = key
        voices.append(key)
    return voices


def voice_key(name: str) -> str | None:
    """The last word of a name in small letters ("Sergey Lavrov" and "Lavrov" are one voice); None for a pronoun."""
    if name.casefold() in _PRONOUNS:
        return None
    head = name.split(",")[0].split("(")[0]
    words = [w.removesuffix("’s").removesuffix("'s") for w in _WORD.findall(head)]
    capitals = [w for w in words if w[0].isupper()]
    if not words:
        return None
    return (capitals[-1] if capitals else " ".join(words)).casefold()

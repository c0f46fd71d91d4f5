"""Whose voice a claim is, and whether two claims are of one voice, by nothing but their names.

The names come from `extract`, or from a program that gives the source as written ("he", "Lavrov").
"""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from claimcli.comparison.lexicon import load_anaphors
from claimcli.comparison.stems import root
from claimcli.models import Claim

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}.’'&-]*+")
_POSSESSIVES = ("’s", "'s", "s’", "s'", "’", "'")


class Voice(NamedTuple):
    """The last word of a name and what stands before it, in small letters; a description is all in `last`."""

    last: str
    first: str = ""
    named: bool = True


def name_voices(claims: Sequence[Claim]) -> list[Voice | None]:
    """The voice of each claim of one document, in text order; None where nobody can be named.

    A pronoun speaks for the last voice that was named ("Lavrov said … He added …"), a claim without a source for
    nobody.
    """
    voices: list[Voice | None] = []
    last: Voice | None = None
    for claim in claims:
        written = claim.speaker or claim.mention or ""
        if written.casefold() in load_anaphors().speakers:
            voices.append(last if written.casefold() in ("he", "she", "his", "her") else None)
            continue
        voice = read_voice(written)
        last = voice if voice is not None and voice.named else last
        voices.append(voice)
    return voices


def read_voice(name: str) -> Voice | None:
    """`read_voice("Foreign Minister Sergey Lavrov, who …")` is Lavrov, with the words before as his first names."""
    head = name.split(",")[0].split("(")[0].split(" of ")[0]
    words = [_without_possessive(w) for w in _WORD.findall(head)]
    while words and words[0].casefold() in load_anaphors().determiners:
        words.pop(0)
    if not words:
        return None
    if not words[-1][0].isupper() or root(words[-1].casefold()) in load_anaphors().groups:
        return Voice(" ".join(words).casefold(), "", False)
    first = ""
    if len(words) > 1 and words[-2][0].isupper() and not words[-2].isupper():
        first = words[-2]
        if len(first.rstrip(".")) == 1 and len(words) > 2:  # a middle initial: "Donald J. Trump"
            first = words[-3]
    return Voice(words[-1].casefold(), "" if first.endswith(".") else first.casefold())


def _without_possessive(word: str) -> str:
    for ending in _POSSESSIVES:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + ("s" if ending[0] == "s" else "")
    return word


def same_voice(one: Voice | None, two: Voice | None) -> bool:
    """Whether nothing speaks against one person or body behind both; False where either is nobody."""
    if one is None or two is None or one.last != two.last:
        return False
    return not one.first or not two.first or one.first == two.first or not (one.named and two.named)


def may_be_same(one: Voice | None, two: Voice | None) -> bool:
    """Whether the names leave it open: one of the two is unknown or a mere description ("the justice")."""
    return one is None or two is None or not (one.named and two.named)

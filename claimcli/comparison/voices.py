"""Whose voice a claim is, and whether two claims are of one voice, by nothing but their names.

The names come from `extract`, or from a program that gives the source as written ("he", "Lavrov").
"""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from claimcli.comparison.lexicon import load_anaphors
from claimcli.lexicon.names import load_names
from claimcli.models import Claim
from claimcli.text.stems import root

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}.’'&-]*+")
_POSSESSIVES = ("’s", "'s", "s’", "s'", "’", "'")


class Voice(NamedTuple):
    """The last word of a name and what stands before it, in small letters; a description is all in `last`."""

    last: str
    first: str = ""
    named: bool = True
    body: bool = False  # surely no person: "AP", "the Smithsonian"


def name_voices(claims: Sequence[Claim]) -> list[Voice | None]:
    """The voice of each claim of one document, in text order; None where nobody can be named.

    A pronoun for one person speaks for the last person named whose gender, where a name tells it, agrees; other
    pronouns and a missing source for nobody.
    """
    voices: list[Voice | None] = []
    people: list[tuple[Voice, str]] = []  # with their gender, the last named at the end
    genders: dict[str, str] = {}  # by last name
    for claim in claims:
        written = claim.speaker or claim.mention or ""
        pronoun = written.casefold()
        if pronoun in load_anaphors().speakers:
            wanted = _PRONOUN_GENDERS.get(pronoun, "")
            voices.append(_find_person(people, genders, wanted))
            continue
        voice = read_voice(written)
        voices.append(voice)
        if voice is not None and voice.named and not voice.body:
            genders.setdefault(voice.last, "")
            genders[voice.last] = genders[voice.last] or _read_gender(written)
            people.append((voice, genders[voice.last]))
    return voices


_PRONOUN_GENDERS = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}


def _find_person(people: Sequence[tuple[Voice, str]], genders: dict[str, str], wanted: str) -> Voice | None:
    """The last person named who may be `wanted`, who then is known to be; None for pronouns of no gender."""
    if not wanted:
        return None
    for voice, _ in reversed(people):
        if genders[voice.last] in ("", wanted):
            genders[voice.last] = wanted
            return voice
    return None


def _read_gender(written: str) -> str:
    """What the given name or title in a mention tells: male, female or ''."""
    gender = load_names().gender
    words = [w.strip(".,’'").casefold() for w in written.split()]
    return next((gender[w] for w in words[:-1] if w in gender), "")


def read_voice(name: str) -> Voice | None:
    """`read_voice("Foreign Minister Sergey Lavrov, who …")` is Lavrov, with the words before as his first names."""
    head = name.split(",")[0].split("(")[0].split(" of ")[0]
    words = [_without_possessive(w) for w in _WORD.findall(head)]
    determined = False
    while words and words[0].casefold() in load_anaphors().determiners:
        determined = True
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
    body = (words[-1].isupper() and len(words[-1]) > 1) or determined
    return Voice(words[-1].casefold(), "" if first.endswith(".") else first.casefold(), True, body)


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

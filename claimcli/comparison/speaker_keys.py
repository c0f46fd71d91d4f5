"""Who says a claim, as a key: what two claims of one speaker have in common, by nothing but their names.

The names come from `extract`, or from a program that gives the source as written ("he", "Lavrov").
"""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from claimcli.comparison.lexicon import load_anaphors
from claimcli.coreference.name_matching import same_given
from claimcli.lexicon.names import load_names
from claimcli.models import Claim
from claimcli.text.punctuation import POSSESSIVE_ENDINGS
from claimcli.text.stems import root

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}.’'&-]*+")


class SpeakerKey(NamedTuple):
    """The last word of a name and what stands before it, in lower case; a description is all in `last`."""

    last: str
    first: str = ""
    named: bool = True
    organization: bool = False  # surely no person: "AP", "the Smithsonian"


def read_speaker_keys(claims: Sequence[Claim]) -> list[SpeakerKey | None]:
    """The key of who says each claim of one document, in text order; None where nobody can be named.

    A pronoun for one person means the last person named whose gender, where a name tells it, agrees; other pronouns
    and a missing source mean nobody.
    """
    keys: list[SpeakerKey | None] = []
    people: list[SpeakerKey] = []  # the last named at the end
    genders: dict[str, str] = {}  # by last name
    for claim in claims:
        written = claim.speaker or claim.mention or ""
        pronoun = written.casefold()
        if pronoun in load_anaphors().speakers:
            keys.append(_find_person(people, genders, load_names().pronouns.get(pronoun, "")))
            continue
        key = read_speaker_key(written)
        keys.append(key)
        if key is not None and key.named and not key.organization:
            genders[key.last] = genders.get(key.last) or _read_gender(written)
            people.append(key)
    return keys


def _find_person(people: Sequence[SpeakerKey], genders: dict[str, str], wanted: str) -> SpeakerKey | None:
    """The last person named who may be `wanted`, who then is known to be; None for pronouns of no gender."""
    if wanted not in ("male", "female"):
        return None
    for key in reversed(people):
        if genders[key.last] in ("", wanted):
            genders[key.last] = wanted
            return key
    return None


def _read_gender(written: str) -> str:
    """What the given name or title in a mention tells: male, female or ''."""
    gender = load_names().gender
    words = [w.strip(".,’'").casefold() for w in written.split()]
    return next((gender[w] for w in words[:-1] if w in gender), "")


def read_speaker_key(name: str) -> SpeakerKey | None:
    """The key of a name as written: of "Foreign Minister Sergey Lavrov, who …" that of Sergey Lavrov."""
    head = name.split(",")[0].split("(")[0].split(" of ")[0]
    words = [_without_possessive(w) for w in _WORD.findall(head)]
    determined = False
    while words and words[0].casefold() in load_anaphors().determiners:
        determined = True
        words.pop(0)
    if not words:
        return None
    if not words[-1][0].isupper() or root(words[-1].casefold()) in load_anaphors().groups:
        return SpeakerKey(" ".join(words).casefold(), "", False)
    organization = (words[-1].isupper() and len(words[-1]) > 1) or determined
    return SpeakerKey(words[-1].casefold(), _find_first(words), True, organization)


def _find_first(words: Sequence[str]) -> str:
    """The given name before the last word of a name; '' where there is none, or only its initial."""
    first = ""
    if len(words) > 1 and words[-2][0].isupper() and not words[-2].isupper():
        first = words[-2]
        if len(first.rstrip(".")) == 1 and len(words) > 2:  # a middle initial: "Donald J. Trump"
            first = words[-3]
    return "" if first.endswith(".") else first.casefold()


def _without_possessive(word: str) -> str:
    for ending in POSSESSIVE_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + ("s" if ending[0] == "s" else "")
    return word


def same_speaker(one: SpeakerKey | None, two: SpeakerKey | None) -> bool:
    """Whether nothing speaks against one person or organization behind `one` and `two`; False where either is
    nobody."""
    if one is None or two is None or one.last != two.last:
        return False
    return not one.first or not two.first or not both_named(one, two) or same_given(one.first, two.first)


def speakers_open(one: SpeakerKey | None, two: SpeakerKey | None) -> bool:
    """Whether the names leave it open: `one` or `two` is unknown or a mere description ("the justice")."""
    return not both_named(one, two)


def both_named(one: SpeakerKey | None, two: SpeakerKey | None) -> bool:
    """Whether both `one` and `two` have a name."""
    return one is not None and two is not None and one.named and two.named

"""Whether two claims of different articles have the same speaker, as far as their names can tell."""

from claimcli.coreference.name_matching import one_edit, same_given
from claimcli.lexicon.names import load_names
from claimcli.models import Claim
from claimcli.speakers.summary import is_description
from claimcli.speakers.unify import name_key

_LONG = 5  # letters of a name in which one wrong letter is taken for a slip
_SMALL = frozenset("of the for and on in to at a an &".split())


def same_speaker(one: Claim, other: Claim) -> bool | None:
    """Whether two claims have the same speaker, as far as their names tell.

    "Lavrov" and "Sergey Lavrov" are one, so are "Sergei Lavrov" and "Sergey Lavrov", "U.N." and "United Nations";
    "Ada Okafor" and "Bo Okafor" are two.

    Args:
        one: a claim.
        other: a claim of another article.

    Returns:
        True and False where the names tell; None where one of the two has no name, or a slip or an
        organization's name leaves it open.
    """
    if one.speaker_id and other.speaker_id:
        return one.speaker_id == other.speaker_id
    if not _has_name(one) or not _has_name(other):
        return None
    return same_name(one.speaker or "", other.speaker or "")


def same_name(one: str, other: str) -> bool | None:
    """Whether `one` and `other` name one speaker: True and False where they tell, None where they differ by one
    letter."""
    ours, theirs = _words(one), _words(other)
    short, long = sorted((ours, theirs), key=len)
    if not short or short == long or (set(short) <= set(long) and (len(short) > 1 or short[0] in (long[0], long[-1]))):
        return True
    if _initials(long) == "".join(short).replace(".", "") and len(long) > 1:
        return True
    if len(short) > 1 and short[-1] == long[-1]:
        return same_given(short[0], long[0]) or _is_slip(short[0], long[0])
    if _is_slip(short[-1], long[-1]) and (len(short) == 1 or short[0] == long[0]):
        return None
    return False


def _has_name(claim: Claim) -> bool:
    return bool(claim.speaker) and claim.speaker_type != "author" and not is_description(claim.speaker or "")


def _words(name: str) -> tuple[str, ...]:
    words = name_key(name)
    return tuple(word for word in words if word not in _SMALL) or words


def _is_slip(one: str, other: str) -> bool:
    given = load_names().given
    return min(len(one), len(other)) >= _LONG and one_edit(one, other) and not (one in given and other in given)


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words)

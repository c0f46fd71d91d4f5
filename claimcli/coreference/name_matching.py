"""Whether two names can be one person's: the one place for it, for the names of an article and across articles alike.

"Amara Okafor"   "Amara J. Okafor"   "Okafor"      one person, as far as the names tell
"Bo Okafor"      "Bo Okafor Jr."                   perhaps two
"""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from claimcli.lexicon.names import load_names


def same_full_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names in lower case, which end alike, can be one person's: one's further words are all in the
    other, and the given names agree.

    Args:
        one: Words of a name without titles and suffixes, at least two.
        other: The same of another name with the same last word.
    """
    short, long = sorted((one[1:], other[1:]), key=len)
    known = {w.rstrip(".") for w in long}
    return same_given(one[0], other[0]) and all(w.rstrip(".") in known for w in short)


T = TypeVar("T")


class NameIndex(Generic[T]):
    """Full names by what those share that `same_full_name` can join, so that a name is held against few others however
    many bear its surname. Names are sequences of words in lower case."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[str, ...], dict[int, T]] = {}
        self._size = 0

    def add(self, words: Sequence[str], item: T) -> None:
        """Put an item in under the words of its name; a longer form of a name that is here already is put in as well.

        Args:
            words: of the name, in lower case.
            item: what bears it.
        """
        self._size += 1
        given, last = words[0].rstrip("."), words[-1]
        for key in ((last, given[:3]), (last, "", given[:1]), ("", *sorted(set(words)))):
            self._buckets.setdefault(key, {})[self._size] = item

    def candidates(self, words: Sequence[str]) -> Iterable[T]:
        """Whatever may bear a name, in the order in which it was put in: of the same surname, with a given name that
        begins alike, is its short form or its initial; or of the same words in another order."""
        given, last = words[0].rstrip("."), words[-1]
        keys = {("", *sorted(set(words))), (last, given[:3]), (last, given[:1])}
        keys |= {(last, name[:3]) for name in load_names().nicknames.get(words[0], ())}
        if len(given) == 1:
            keys.add((last, "", given))
        found = [bucket for key in keys if (bucket := self._buckets.get(key))]
        if len(found) == 1:
            return found[0].values()
        merged = {number: item for bucket in found for number, item in bucket.items()}
        return [merged[number] for number in sorted(merged)]


def ends_in(name: str, wanted: str) -> bool:
    """Whether `name` is `wanted` or has it for its last word: "Sergey Lavrov" ends in "lavrov". Case does not count."""
    words, tail = name.casefold().split(), wanted.casefold().split()
    return bool(tail) and (words == tail or words[-1:] == tail)


def same_given(a: str, b: str) -> bool:
    """Whether given names `a` and `b` in lower case can be one person's: "tim", "timothy"; "j.", "john"; "bill",
    "william".
    """
    lexicon = load_names()
    if a == b or b in lexicon.nicknames.get(a, ()):
        return True
    short, long = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    genders = {lexicon.gender.get(a), lexicon.gender.get(b)} - {None}
    return (
        len(genders) < 2
        and long.startswith(short)
        and (len(short) == 1 or (len(short) > 2 and short not in lexicon.given))
    )


def one_edit(a: str, b: str) -> bool:
    """Whether `a` and `b` differ by exactly one letter, or by two neighbours in the wrong order."""
    if a == b:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    short, long = sorted((a, b), key=len)
    return short[i:] == long[i + 1 :]

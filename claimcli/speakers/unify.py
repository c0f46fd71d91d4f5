"""One name for one speaker across documents.

    "Sergey Lavrov"   "Lavrov" (of an article that gives no first name)   "Foreign Minister Lavrov"   ->  one person
    "Bo Okafor"   "Ada Okafor"   "Okafor"                                                             ->  three speakers

A bare surname joins a full name only when a single person of all documents bears it and nothing contradicts: not the
gender that its title tells, and not another speaker of that name in its own document. What is only described ("a senior
official") is never joined.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimcli.coreference.name_matching import NameIndex, same_full_name
from claimcli.lexicon.names import load_names
from claimcli.models import Claim
from claimcli.speakers.aliases import Aliases

_WORD = re.compile(r"[^\W_](?:[^\W_]|[.'’-](?=[^\W_]))*\.?")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@dataclass(slots=True)
class _Person:
    """One full name, or several that are one person's, with what titles tell of the gender."""

    words: tuple[str, ...]
    suffix: str = ""
    forms: Counter[str] = field(default_factory=Counter)
    genders: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    def best_form(self) -> str:
        """The form without titles that is used most, the longest of several."""

        def rank(form: str) -> tuple[bool, int, int, str]:
            return len(name_key(form)) == len(_WORD.findall(form)), self.forms[form], len(form), form

        return max(self.forms, key=rank)


def unify_speakers(claims: Sequence[Claim], aliases: Aliases | None = None) -> tuple[Claim, ...]:
    """`claims` with one name (and id, where `aliases` has one) wherever one speaker speaks, in the same order."""
    aliases = aliases or Aliases({})
    known = {c.speaker for c in claims if c.speaker and aliases.find(c.speaker)}
    named = [c for c in claims if c.speaker and c.speaker not in known and _is_name(c.speaker, c.speaker_type)]
    people, bare = _gather(named)
    names: dict[tuple[str, str], str] = {}
    for person in people:
        best = person.best_form()
        names |= {(document, form): best for form in person.forms for document in person.documents}
    surnames: dict[str, list[_Person]] = defaultdict(list)
    for person in people:
        surnames[person.words[-1]].append(person)
    for (document, form), genders in bare.items():
        bearers = surnames.get(name_key(form)[-1], [])
        if len(bearers) == 1 and _joins(bearers[0], document, genders, names, form):
            names[document, form] = bearers[0].best_form()
    return tuple(_renamed(claim, names, aliases) for claim in claims)


def name_key(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without titles before it, and suffixes or a description after it.

    "Ada Vance, a spokeswoman for Pelt" is a Vance and no Pelt.
    """
    lexicon = load_names()
    words = [w.lower() for w in _WORD.findall(name.partition(",")[0].replace("’", "'"))]
    while len(words) > 1 and (
        words[0] in lexicon.titles or words[0] in lexicon.before_title or words[0] in ("the", "of")
    ):
        words.pop(0)
    while len(words) > 1 and words[-1].rstrip(".") in _SUFFIXES:
        words.pop()
    return tuple(words)


def _is_name(name: str, kind: str | None) -> bool:
    """Whether a speaker's string is a person's name and no description."""
    return (
        kind in ("person", None)
        and bool(name_key(name))
        and all(w[0].isupper() for w in _WORD.findall(name)[-1:])
        and name[0].isupper()
    )


def _gather(claims: Iterable[Claim]) -> tuple[list[_Person], dict[tuple[str, str], set[str]]]:
    """(persons with full names, bare surnames by document with the genders their titles tell)."""
    people: list[_Person] = []
    index: NameIndex[_Person] = NameIndex()
    bare: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        name = claim.speaker or ""
        words = name_key(name)
        genders = _genders(claim.mention or name) | _genders(name)
        if len(words) == 1:
            bare.setdefault((claim.document, name), set()).update(genders)
        elif claim.speaker_type == "person" or words[0] in load_names().given:
            suffix = _suffix(name)
            known = next((p for p in index.candidates(words) if _same(p, words, suffix)), None)
            person = known or _Person(words, suffix)
            if known is None:
                people.append(person)
                index.add(words, person)
            person.forms[name] += 1
            person.genders |= genders
            person.documents.add(claim.document)
    return people, bare


def _suffix(name: str) -> str:
    last = _WORD.findall(name)[-1].lower().rstrip(".")
    return last if last in _SUFFIXES else ""


def _same(person: _Person, words: tuple[str, ...], suffix: str) -> bool:
    return person.suffix == suffix and same_full_name(person.words, words)


def _genders(mention: str) -> set[str]:
    """What titles and given name in a mention tell of the gender."""
    lexicon = load_names()
    return {g for w in _WORD.findall(mention)[:6] if (g := lexicon.gender.get(w.lower()))}


def _joins(person: _Person, document: str, genders: set[str], names: Mapping[tuple[str, str], str], form: str) -> bool:
    """Whether a bare surname of `document` can be that person's."""
    if document in person.documents and (document, form) not in names:
        return False  # the article itself kept the two apart
    return not (genders and person.genders and not genders & person.genders)


def _renamed(claim: Claim, names: Mapping[tuple[str, str], str], aliases: Aliases) -> Claim:
    if claim.speaker is None:
        return claim
    name = names.get((claim.document, claim.speaker), claim.speaker)
    alias = aliases.find(claim.speaker) or aliases.find(name)
    if alias is not None:
        return claim.model_copy(update={"speaker": alias.name, "speaker_id": alias.id or claim.speaker_id})
    return claim if name == claim.speaker else claim.model_copy(update={"speaker": name})

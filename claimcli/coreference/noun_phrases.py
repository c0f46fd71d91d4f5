"""Noun phrases without names: where one ends, its head, and whether it means a person, an organization, a document."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcli.lexicon.names import load_names
from claimcli.models import SpeakerType
from claimcli.text.punctuation import POSSESSIVE_CLITICS
from claimcli.text.tokens import Token

_NOT_PLURAL = ("ss", "us", "is")
_AFTER_HEAD = frozenset(["this", "the", "a", "an", "last", "next"])
RELATIVES = frozenset(["who", "whom", "whose", "which", "that", "where"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """The phrase at tokens `first` to `last`; its head ends at `core`: "the mayor | of Cedar Falls"."""

    first: int
    core: int
    last: int
    head_at: int
    head: str  # last word of the core, lower case
    determiner: str  # definite, indefinite, possessive or ""
    plural: bool
    type: SpeakerType | None
    gender: str | None


def read_phrase(tokens: Sequence[Token], first: int, last: int) -> Phrase:
    """Read the noun phrase at `first` to `last` (exclusive, not empty)."""
    lexicon = load_names()
    core = core_end(tokens, first, last)
    at = _head_at(tokens, first, core)
    head = tokens[at].lower
    if head in POSSESSIVE_CLITICS and core - 2 >= first:
        head = tokens[core - 2].lower
    determiner = lexicon.determiners.get(tokens[first].lower, "")
    if not determiner and core - first > 2 and any(t.text in POSSESSIVE_CLITICS for t in tokens[first : core - 1]):
        determiner = "possessive"
    kind = type_of_head(head)
    joined = any(t.lower == "and" for t in tokens[first:core])
    plural = joined or is_plural(head) or tokens[first].lower in lexicon.small["plural_determiners"]
    if kind == "person" and plural:
        kind = "group"
    return Phrase(first, core, last, at, head, determiner, plural, kind, lexicon.gender.get(head))


def _head_at(tokens: Sequence[Token], first: int, core: int) -> int:
    """The head of a core: its last word, or the noun before a participle or adjective ("data available")."""
    at = core - 1
    if tokens[at].lower.endswith(("ed", "able", "ible", "ing", "wn", "en")) and type_of_head(tokens[at].lower) is None:
        for k in (at - 1, at - 2):
            if k >= first and tokens[k].text[0].isalpha() and type_of_head(tokens[k].lower) is not None:
                return k
    return at


def core_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the part of a phrase up to its head ends: before a preposition, a relative, a mark or a verb."""
    lexicon = load_names()
    for k in range(first + 1, last):
        token = tokens[k]
        if k > first + 1 and token.lower in _AFTER_HEAD:
            return k  # "a poll this month"
        if token.lower in lexicon.prepositions or token.lower in RELATIVES or token.lower in lexicon.verbs:
            if token.text[0].isupper() or token.text in POSSESSIVE_CLITICS:
                continue
            return k
        if token.text == "-" and tokens[k - 1].end == token.start and k + 1 < last and tokens[k + 1].start == token.end:
            continue  # "46-year-old"
        if not token.text[0].isalnum() and token.text not in ("'s", "’s", "'", "’", "“", "”", '"', "''", "$", "&", "#"):
            return k
    return last


def type_of_head(head: str) -> SpeakerType | None:
    """person, group, organization or document, by the head of a description."""
    lexicon = load_names()
    single = singular(head)
    if head in lexicon.documents:
        return "document"
    if head in lexicon.groups or (head != single and is_role(single)) or head.endswith(("men", "women", "people")):
        return "group"
    if head in lexicon.org_common:
        return "organization"
    if is_role(head):
        return "person"
    if head != single and (single in lexicon.org_common or single in lexicon.demonyms):
        return "group"
    return "document" if single in lexicon.documents else None


def is_role(word: str) -> bool:
    """Whether a word describes one person."""
    lexicon = load_names()
    return word in lexicon.roles or (len(word) > 5 and word.endswith(("man", "woman", "person", "ist", "ologist")))


def is_plural(word: str) -> bool:
    """Whether a noun looks like a plural."""
    lexicon = load_names()
    if word in lexicon.groups or word in ("men", "women", "people", "children"):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(_NOT_PLURAL)
        and not is_role(word)
        and word not in lexicon.verbs
    )


def singular(word: str) -> str:
    """A noun without its plural ending."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(_NOT_PLURAL) else word

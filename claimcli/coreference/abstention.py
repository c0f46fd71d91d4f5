"""Abstention: descriptions that mean somebody whom the article names, where nothing tells whom.

"The Tory leader said" is about a person of the story; when no sieve finds which one, the words are no name for him. A
missing name is better than a wrong one: the mention keeps the words. Where the article names nobody whom they could
mean ("The coach said", in a text without names), or describes him before ("a nurse … the nurse"), they stand for
themselves.
"""

from itertools import islice
from typing import NamedTuple

from claimcli.coreference.descriptions import contradicts
from claimcli.coreference.discourse_state import DiscourseState
from claimcli.coreference.entities import Entity
from claimcli.coreference.noun_phrases import Phrase
from claimcli.coreference.pronouns import POSSESSIVES
from claimcli.coreference.source_phrases import Source
from claimcli.coreference.titles import is_adverb
from claimcli.lexicon.names import load_names
from claimcli.text.punctuation import POSSESSIVE_CLITICS

_INTRODUCED = 4  # sentences in which "a nurse" makes "the nurse" one of her own
_BARE = 2  # tokens of "the report", which says nothing of which one
_CAMPAIGNS = frozenset(("campaign", "team", "camp"))  # have a name of their own: "the Okafor campaign"
_MOST = 256  # entities that are looked through, the first of the article
_SHORT = 3  # tokens of "the German exchange"


class Abstention(NamedTuple):
    """Why a description names nobody: the sieve that decided, and its reason."""

    sieve: str
    reason: str


def find_abstention(state: DiscourseState, source: Source, phrase: Phrase) -> Abstention | None:
    """Why a description that no sieve has resolved is no name, None where it can stand for itself."""
    small = load_names().small
    if source.last - source.first == 1 and _is_no_noun(state, source):
        return Abstention("none.no-noun", f"{source.word!r} names and describes nobody")
    if phrase.head in small["times"] or phrase.head in load_names().calendar:
        return Abstention("none.time", f"{phrase.head!r} is a time")
    if source.last - source.first == 1 and source.word in small["pro_forms"]:
        return Abstention("none.pro-form", f"{source.word!r} is one of those just spoken of")
    opening = state.tokens[phrase.first].lower
    owned = phrase.type == "person" if opening in ("its", "their") else phrase.head in _CAMPAIGNS
    if opening == "whose" or (opening in POSSESSIVES and owned and _is_something_named(state)):
        return Abstention("none.owner", f"who {opening!r} is, is not told")
    if _means_another(state, phrase):
        return Abstention("none.description", "somebody of the story, and nothing tells who")
    return None


def _is_no_noun(state: DiscourseState, source: Source) -> bool:
    """Whether a word alone names and describes nobody: "whether", "then", "comes"."""
    lexicon = load_names()
    small = state.tokens[source.first].text[0].islower()
    if is_adverb(source.word) or not any(c.isalpha() for c in state.tokens[source.first].text):
        return True
    return source.word in lexicon.small["no_speakers"] or (small and source.word in lexicon.stops)


def _means_another(state: DiscourseState, phrase: Phrase) -> bool:
    """Whether a description most likely means somebody or something that the article names."""
    if phrase.plural or phrase.determiner not in ("definite", ""):
        return False
    if phrase.determiner == "":
        return _is_bare_role(state, phrase) and _is_somebody_named(state, phrase)
    if state.introduced(phrase.head, phrase.first, _INTRODUCED) or not _is_common(state, phrase):
        return False
    if any(t.text in POSSESSIVE_CLITICS for t in state.tokens[phrase.first : phrase.core]):
        return False  # "the port's inspector general"
    if phrase.type == "person":
        told = phrase.head in load_names().unnamed or _has_named_complement(state, phrase)
        return not told and _is_somebody_named(state, phrase)
    if phrase.core != phrase.last or not _is_something_named(state):
        return False
    if phrase.head in load_names().small["authored"]:
        return phrase.core - phrase.first <= _BARE
    if phrase.core - phrase.first == _SHORT and phrase.head in load_names().small["companies"]:
        return True  # "the German firm": one of several
    return phrase.type is None and phrase.core - phrase.first <= _SHORT


def _is_common(state: DiscourseState, phrase: Phrase) -> bool:
    """Whether the head is a common noun: in small letters, or a seat that is written in capitals."""
    head = state.tokens[phrase.core - 1].text
    return head[0].islower() or head in ("MP", "MEP", "MSP")


def _is_bare_role(state: DiscourseState, phrase: Phrase) -> bool:
    """Whether a headline has no more than a role: "Minister defends the ban"."""
    if not state.in_headline(phrase.first) or phrase.type != "person":
        return False
    return phrase.head in load_names().roles and phrase.core == phrase.last and phrase.head not in load_names().unnamed


def _has_named_complement(state: DiscourseState, phrase: Phrase) -> bool:
    """Whether a name behind the head tells which one: "the mayor of Cedar Falls"."""
    behind = state.tokens[phrase.core : phrase.last]
    return len(behind) > 1 and behind[0].lower in ("of", "for") and any(t.text[0].isupper() for t in behind)


def _is_somebody_named(state: DiscourseState, phrase: Phrase) -> bool:
    """Whether the article names a person whom the description can mean: of whom it does not say what else he is."""
    return any(
        (e.kind == "person" or (e.kind == "unknown" and e.gender is not None and len(e.words) > 1))
        and not (e.plural or e.kin or _is_explained(e) or contradicts(e, phrase, state.tokens))
        for e in islice(state.clusters.entities, _MOST)
    )


def _is_explained(entity: Entity) -> bool:
    """Whether the article says what somebody is: "passenger Noor Holm", "Per Lund, 34"."""
    return bool(entity.roles - load_names().honorifics) or any(word.isdigit() for word in entity.about)


def _is_something_named(state: DiscourseState) -> bool:
    """Whether the article names a body or a person that something can be of."""
    return any(e.kind in ("person", "organization") or e.trades for e in islice(state.clusters.entities, _MOST))

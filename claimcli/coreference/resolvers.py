"""The sieves: one resolver for each form of source; it takes the state of the article and returns what it decides."""

from collections.abc import Callable

from claimcli.coreference.abstention import find_abstention
from claimcli.coreference.discourse_state import DiscourseState
from claimcli.coreference.entities import Entity
from claimcli.coreference.interviews import find_initials
from claimcli.coreference.mentions import Mention
from claimcli.coreference.noun_phrases import Phrase
from claimcli.coreference.pronouns import (
    gender_of,
    resolve_first,
    resolve_pronoun,
    resolve_relative,
    resolve_second,
    role_of,
)
from claimcli.coreference.resolution import SPEAKER_TYPES, Resolution, nobody, somebody
from claimcli.coreference.role_holders import (
    find_body_of_statement,
    find_fuller,
    find_holder,
    find_owned,
    find_party_of,
    find_titled,
)
from claimcli.coreference.source_phrases import Source
from claimcli.coreference.types import Speaker

Resolver = Callable[[DiscourseState, Source, Resolution | None], Resolution]


def resolve(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    """Decide who a source is, from what has been met so far; `state` stays as it is.

    Args:
        state: The article as read up to the source.
        source: What stands there.
        quoted: Who speaks the words that the source stands among ("I" is he, "he" is another), None where nobody does.
    """
    return _RESOLVERS[source.form](state, source, quoted)


def needs_quoted(source: Source) -> bool:
    """Whether who speaks the words around a source has a say in who it is."""
    return source.form in ("first", "pronoun")


def record(state: DiscourseState, source: Source, resolution: Resolution) -> None:
    """Let the state know who has spoken, so that later words can take it up."""
    entity = resolution.entity
    if entity is None or source.form == "first":
        return
    if entity.described:
        state.remember(entity)
    if resolution.speaker.sieve == "description.statement":
        state.stated = entity
    if source.form == "name":  # a name has been met as a mention
        return
    if source.form == "pronoun":
        entity.vote(gender_of(source.word), 1)
    state.meet(entity, source.first, role_of(source.word))


def _resolve_empty(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    return nobody("none.no-source", "no source is written")


def _resolve_question(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    if (who := state.interview.asks) is None:
        return nobody("none.interviewer", "who asks is not named")
    return somebody(state, who, "interview.question", "who asks, as the introduction tells")


def _resolve_answer(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    if (who := state.interview.answers) is None:
        return nobody("none.interviewee", "who answers is not named")
    return somebody(state, who, "interview.answer", "who answers, as the introduction tells")


def _resolve_initials(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    if (who := find_initials(state.clusters, source.word)) is None:
        return Resolution(Speaker(source.word, None, "name.alone", "as written"))
    return somebody(state, who, "interview.initials", "the one person with these initials")


def _resolve_name(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    clusters, k = state.clusters, source.heads[0]
    entity, mention = clusters.of[k], state.mentions[k]
    if entity is None:
        name = state.article.span(mention.first, mention.last)
        return Resolution(Speaker(name.of(state.article.text), None, "name.alone", "as written"))
    if family := _family(state, entity):
        return somebody(state, family, "name.family", "the plural of a surname that these share")
    return somebody(state, entity, clusters.sieves[k], _NAME_REASONS[clusters.sieves[k]])


_NAME_REASONS = {
    "name.full": "the fullest form of this name in the article",
    "name.surname": "the one of this surname in the article",
    "name.given": "the one of this given name in the article",
    "name.beginning": "the name in the article that begins so",
    "name.acronym": "the name in the article with these first letters",
    "name.bracketed": "the body that the article gives this short name in brackets",
    "name.abbreviated": "the name in the article whose words begin so",
    "name.party": "the party of this name, which the article names more fully",
    "name.misspelt": "one letter from the only name in the article like it",
    "name.headline": "the headline has the given name",
    "name.unsure": "several persons of the article have this surname",
    "name.alone": "as written: the article has no fuller form",
}


def _family(state: DiscourseState, entity: Entity) -> Entity | None:
    """The pair that "the Okafors" are, where the article names a pair of that surname."""
    if len(entity.words) > 1 or not entity.words[0].endswith("s"):
        return None
    surname = entity.words[0][:-1]
    return max((p for p in state.pairs.values() if p.words[-1] == surname), key=lambda p: len(p.words), default=None)


def _resolve_compound(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    if len(source.heads) == 2 and source.heads[1] in state.pairs:
        pair = state.pairs[source.heads[1]]
        return somebody(state, pair, "compound.names", "both, as the article joins them most fully")
    row: list[Mention] = [state.mentions[k] for k in source.heads]
    words = tuple(w for k in source.heads if (e := state.clusters.of[k]) for w in e.words)
    entity = Entity(state.article.span(row[0].first, row[-1].last), words, "group", plural=True)
    return somebody(state, entity, "compound.names", "several speakers, as the article joins them")


def _is_pair(phrase: Phrase) -> bool:
    """Whether a description is no more than "the pair", "the two men"."""
    return phrase.determiner == "definite" and phrase.core - phrase.first == 2 and phrase.head in ("pair", "duo", "two")


def _resolve_description(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    phrase = source.phrase
    assert phrase is not None
    several = phrase.head == "both" if source.last - source.first == 1 else _is_pair(phrase)
    if several and (pair := state.last_pair(source.first)):
        return somebody(state, pair, "compound.both", "the last two that the article joins")
    held = find_body_of_statement(state, phrase) or find_titled(state, phrase) or find_party_of(state, phrase)
    held = held or find_holder(state, phrase) or find_owned(state, phrase) or find_fuller(state, phrase)
    if held:
        return somebody(state, *held)
    if why := find_abstention(state, source, phrase):
        return Resolution(Speaker(None, SPEAKER_TYPES.get(phrase.type or ""), *why))
    return somebody(state, state.describe(phrase), "description.own", "an unnamed source, in its own words")


_RESOLVERS: dict[str, Resolver] = {
    "empty": _resolve_empty,
    "second": resolve_second,
    "first": resolve_first,
    "question": _resolve_question,
    "answer": _resolve_answer,
    "initials": _resolve_initials,
    "name": _resolve_name,
    "compound": _resolve_compound,
    "relative": resolve_relative,
    "pronoun": resolve_pronoun,
    "description": _resolve_description,
}

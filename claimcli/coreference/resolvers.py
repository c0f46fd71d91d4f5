"""The sieves: one resolver for each form of source; it takes the state of the article and returns what it decides."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from claimcli.coreference.abstention import find_abstention
from claimcli.coreference.antecedents import antecedent_of_relative, plural_subject
from claimcli.coreference.discourse_state import DiscourseState
from claimcli.coreference.entities import Entity
from claimcli.coreference.interviews import find_initials
from claimcli.coreference.mentions import Mention
from claimcli.coreference.noun_phrases import Phrase, is_role
from claimcli.coreference.role_holders import (
    find_body_of_statement,
    find_fuller,
    find_holder,
    find_owned,
    find_party_of,
    find_titled,
)
from claimcli.coreference.salience import Candidate, agrees_with_gender, agrees_with_plural, agrees_with_thing
from claimcli.coreference.source_phrases import Source
from claimcli.coreference.types import Speaker
from claimcli.lexicon.names import load_names
from claimcli.models import SpeakerType

_TYPES: dict[str, SpeakerType] = {
    "person": "person",
    "organization": "organization",
    "place": "organization",  # "Moscow said"
    "group": "group",
    "document": "document",
}
# Below these scores fewer than seven in ten are right, counted on claims of two newsrooms.
_LEAST_PLURAL = 1.0
_LEAST_PAIR = 0.65  # two names that are subjects of the sentence before
_LEAST_THING, _LEAST_BODY = 0.25, -0.25
_OPENING = 150  # tokens of an article, its title included, in which a pronoun may come before its name
_AHEAD = 4  # sentences in which whom an opening "he" means is named
_LEAST_OPENING = 0.5  # of a plural that opens a sentence: this one or the one before
_LEAST_LEAD = 0.08  # of the first candidate for "he" before the second
_SINGULAR = frozenset(("i", "me", "my", "mine", "myself"))
_POSSESSIVES = frozenset(["his", "her", "their", "its"])
_ROLES = {
    "his": "possessor",
    "her": "possessor",
    "their": "possessor",
    "its": "possessor",
    "him": "object",
    "them": "object",
}


class Resolution(NamedTuple):
    """What a resolver decided: the speaker, and the entity that later words can take up, if any."""

    speaker: Speaker
    entity: Entity | None = None


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
    if source.form == "name":  # a name has been met as a mention
        return
    if source.form == "pronoun":
        entity.vote(_vote_of(source.word), 1)
    state.meet(entity, source.first, _ROLES.get(source.word, "speaker"))


def _vote_of(pronoun: str) -> str | None:
    kind = load_names().pronouns[pronoun]
    return kind if kind in ("male", "female") else None


def _nobody(sieve: str, reason: str) -> Resolution:
    return Resolution(Speaker(None, None, sieve, reason))


def _somebody(state: DiscourseState, entity: Entity, sieve: str, reason: str) -> Resolution:
    kind = "person" if entity.kind == "unknown" and entity.gender else entity.kind
    return Resolution(Speaker(entity.name.of(state.article.text), _TYPES.get(kind), sieve, reason), entity)


def _resolve_empty(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    return _nobody("none.no-source", "no source is written")


def _resolve_second(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    return _nobody("none.second-person", f"{source.word!r} is whoever is spoken to")


def _resolve_first(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    """ "I" in a quotation is who is quoted; outside, the author."""
    if state.quotation_at(source.first) < 0:
        author = _name_author(state) if source.word in _SINGULAR else None
        return Resolution(Speaker(author, "author", "author.first-person", f"{source.word!r} outside a quotation"))
    if quoted is None:
        return _nobody("none.quoted", f"{source.word!r} in a quotation of nobody known")
    who = quoted.speaker
    speaker = Speaker(who.name, who.type, "pronoun.quoted-self", f"{source.word!r} is who is quoted")
    return Resolution(speaker, quoted.entity)


def _name_author(state: DiscourseState) -> str | None:
    """The one author whom the byline of the article names."""
    byline = state.article.head.byline
    if byline is None or byline not in state.article.text or {"and", "&"} & set(byline.lower().split()):
        return None
    return byline


def _resolve_question(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    if (who := state.interview.asks) is None:
        return _nobody("none.interviewer", "who asks is not named")
    return _somebody(state, who, "interview.question", "who asks, as the introduction tells")


def _resolve_answer(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    if (who := state.interview.answers) is None:
        return _nobody("none.interviewee", "who answers is not named")
    return _somebody(state, who, "interview.answer", "who answers, as the introduction tells")


def _resolve_initials(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    if (who := find_initials(state.clusters, source.word)) is None:
        return Resolution(Speaker(source.word, None, "name.alone", "as written"))
    return _somebody(state, who, "interview.initials", "the one person with these initials")


def _resolve_name(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    clusters, k = state.clusters, source.heads[0]
    entity, mention = clusters.of[k], state.mentions[k]
    if entity is None:
        name = state.article.span(mention.first, mention.last)
        return Resolution(Speaker(name.of(state.article.text), None, "name.alone", "as written"))
    if family := _family(state, entity):
        return _somebody(state, family, "name.family", "the plural of a surname that these share")
    return _somebody(state, entity, clusters.sieves[k], _NAME_REASONS[clusters.sieves[k]])


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
        return _somebody(state, pair, "compound.names", "both, as the article joins them most fully")
    row: list[Mention] = [state.mentions[k] for k in source.heads]
    words = tuple(w for k in source.heads if (e := state.clusters.of[k]) for w in e.words)
    entity = Entity(state.article.span(row[0].first, row[-1].last), words, "group", plural=True)
    return _somebody(state, entity, "compound.names", "several speakers, as the article joins them")


def _resolve_relative(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    found = antecedent_of_relative(state.article, source.first, state.mentions, state.ends, state.clusters)
    if found is None:
        return _nobody("none.relative", f"nothing before {source.word!r} can speak")
    if isinstance(found, Entity):
        return _somebody(state, found, "relative.name", f"the name before {source.word!r}")
    if found.determiner == "definite" and (held := find_holder(state, found)):
        return _somebody(state, *held)
    return _somebody(state, state.describe(found), "relative.phrase", f"the words before {source.word!r}")


def _resolve_pronoun(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    kind = load_names().pronouns[source.word]
    agrees = {"plural": agrees_with_plural, "thing": agrees_with_thing}.get(kind) or agrees_with_gender(kind)
    ranked = state.rank(
        source.first,
        agrees,
        excluded=_quoted_self(state, source, quoted),
        own=source.content,
        possessive=source.word in _POSSESSIVES,
    )
    if kind == "plural":
        opening = plural_subject(state.article, source.first)
        if opening is not None and opening[1] > _LEAST_OPENING and (not ranked or ranked[0].score < opening[1]):
            entity = state.describe(opening[0])
            return _somebody(state, entity, "pronoun.plural-phrase", "the last plural that opens a sentence")
    if not ranked and kind in ("male", "female") and (ahead := _named_ahead(state, source, kind)):
        return _somebody(
            state, ahead, "pronoun.ahead", "the first who is named, below a pronoun that opens the article"
        )
    if not ranked:
        return _nobody("none.pronoun", f"nobody before {source.word!r} agrees with it")
    if not _is_sure(state, kind, ranked):
        return _nobody("none.unsure-pronoun", f"nobody before {source.word!r} is surely meant")
    reason = "the nearest that agrees, speakers and subjects first"
    return _somebody(state, ranked[0].entity, f"pronoun.{kind}", reason)


def _named_ahead(state: DiscourseState, source: Source, gender: str) -> Entity | None:
    """Whom a feature names only behind the pronoun that it opens with: "“I lost,” he says. Alan Holm, 81, still …"."""
    if source.first > _OPENING:
        return None
    first = bisect_left(state.starts, source.first)
    described = any(is_role(token.lower) for token in state.tokens[: source.first])  # "a Devon man … he"
    if described or any(e is not None and _may_be(e, gender) for e in state.clusters.of[:first]):
        return None
    here = state.article.sentence_of(source.first)
    for mention, entity in zip(state.mentions[first:], state.clusters.of[first:], strict=True):
        if mention.sentence - here > _AHEAD:
            return None
        if entity is not None and _may_be(entity, gender):
            return entity if mention.role == "subject" and len(entity.words) > 1 else None
    return None


def _may_be(entity: Entity, gender: str) -> bool:
    """Whether a name may be that of a man, or of a woman."""
    person = entity.kind == "person" or (entity.kind == "unknown" and entity.firm and len(entity.words) > 1)
    return person and not entity.plural and not entity.certainly_not(gender)


def _is_sure(state: DiscourseState, kind: str, ranked: Sequence[Candidate]) -> bool:
    """Whether the first of the candidates is meant clearly enough to be named."""
    best = ranked[0]
    if kind == "plural":
        return best.score >= (_LEAST_PAIR if state.is_pair(best.entity) else _LEAST_PLURAL)
    if kind == "thing":
        least = _LEAST_BODY if best.entity.kind == "organization" else _LEAST_THING
        return best.score >= least or len(ranked) == 1
    return len(ranked) == 1 or best.score - ranked[1].score >= _LEAST_LEAD


def _quoted_self(state: DiscourseState, source: Source, quoted: Resolution | None) -> set[Entity]:
    """Who is quoted where the source stands: speaks of himself as "I", so "he" is another."""
    if quoted is None or quoted.entity is None or state.quotation_at(source.first) < 0:
        return set()
    return {quoted.entity}


def _is_pair(phrase: Phrase) -> bool:
    """Whether a description is no more than "the pair", "the two men"."""
    return phrase.determiner == "definite" and phrase.core - phrase.first == 2 and phrase.head in ("pair", "duo", "two")


def _resolve_description(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    phrase = source.phrase
    assert phrase is not None
    several = phrase.head == "both" if source.last - source.first == 1 else _is_pair(phrase)
    if several and (pair := state.last_pair(source.first)):
        return _somebody(state, pair, "compound.both", "the last two that the article joins")
    held = find_body_of_statement(state, phrase) or find_titled(state, phrase) or find_party_of(state, phrase)
    held = held or find_holder(state, phrase) or find_owned(state, phrase) or find_fuller(state, phrase)
    if held:
        return _somebody(state, *held)
    if why := find_abstention(state, source, phrase):
        return Resolution(Speaker(None, _TYPES.get(phrase.type or ""), *why))
    return _somebody(state, state.describe(phrase), "description.own", "an unnamed source, in its own words")


_RESOLVERS: dict[str, Resolver] = {
    "empty": _resolve_empty,
    "second": _resolve_second,
    "first": _resolve_first,
    "question": _resolve_question,
    "answer": _resolve_answer,
    "initials": _resolve_initials,
    "name": _resolve_name,
    "compound": _resolve_compound,
    "relative": _resolve_relative,
    "pronoun": _resolve_pronoun,
    "description": _resolve_description,
}

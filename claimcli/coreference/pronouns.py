"""Pronouns get names: "he" and "they" by who has been met and agrees, "I" by who is quoted, "who" by its antecedent."""

from bisect import bisect_left
from collections.abc import Sequence

from claimcli.coreference.antecedents import antecedent_of_relative, plural_subject
from claimcli.coreference.discourse_state import DiscourseState
from claimcli.coreference.entities import Entity
from claimcli.coreference.noun_phrases import is_role
from claimcli.coreference.resolution import Resolution, nobody, somebody
from claimcli.coreference.role_holders import find_holder
from claimcli.coreference.salience import Candidate, agrees_with_gender, agrees_with_plural, agrees_with_thing
from claimcli.coreference.source_phrases import Source, mentions_within
from claimcli.coreference.types import Speaker
from claimcli.lexicon.names import load_names

# Below these scores fewer than seven in ten are right, counted on claims of two newsrooms.
_LEAST_PLURAL = 1.0
_LEAST_PAIR = 0.65  # two names that are subjects of the sentence before
_LEAST_THING, _LEAST_BODY = 0.25, -0.25
_OPENING = 150  # tokens of an article, its title included, in which a pronoun may come before its name
_AHEAD = 4  # sentences in which whom an opening "he" means is named
_LEAST_OPENING = 0.5  # of a plural that opens a sentence: this one or the one before
_LEAST_LEAD = 0.08  # of the first candidate for "he" before the second
_SINGULAR = frozenset(("i", "me", "my", "mine", "myself"))
POSSESSIVES = frozenset(["his", "her", "their", "its"])
_ROLES = {
    "his": "possessor",
    "her": "possessor",
    "their": "possessor",
    "its": "possessor",
    "him": "object",
    "them": "object",
}


def resolve_pronoun(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    """ "he", "she", "they", "it": the best of those met before that agree, where one is clearly the best.

    Args:
        state: what has been read of the article.
        source: the pronoun.
        quoted: who speaks the words around it, and is another.
    """
    kind = load_names().pronouns[source.word]
    agrees = {"plural": agrees_with_plural, "thing": agrees_with_thing}.get(kind) or agrees_with_gender(kind)
    ranked = state.rank(
        source.first,
        agrees,
        excluded=_quoted_self(state, source, quoted) | _named_in_own_words(state, source),
        own=source.content,
        possessive=source.word in POSSESSIVES,
    )
    if kind == "plural":
        opening = plural_subject(state.article, source.first)
        if opening is not None and opening[1] > _LEAST_OPENING and (not ranked or ranked[0].score < opening[1]):
            entity = state.describe(opening[0])
            return somebody(state, entity, "pronoun.plural-phrase", "the last plural that opens a sentence")
    if not ranked and kind in ("male", "female") and (ahead := _named_ahead(state, source, kind)):
        return somebody(state, ahead, "pronoun.ahead", "the first who is named, below a pronoun that opens the article")
    if not ranked:
        return nobody("none.pronoun", f"nobody before {source.word!r} agrees with it")
    if not _is_sure(state, kind, ranked):
        return nobody("none.unsure-pronoun", f"nobody before {source.word!r} is surely meant")
    reason = "the nearest that agrees, speakers and subjects first"
    return somebody(state, ranked[0].entity, f"pronoun.{kind}", reason)


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


def _named_in_own_words(state: DiscourseState, source: Source) -> set[Entity]:
    """Whom a quotation names is seldom who says it: "“I had a word with Olof,” he said"."""
    return {
        entity
        for first, last in source.content
        for k in mentions_within(state.mentions, state.starts, first, last)
        if (entity := state.clusters.of[k]) is not None and state.quotation_at(state.mentions[k].first) >= 0
    }


def _quoted_self(state: DiscourseState, source: Source, quoted: Resolution | None) -> set[Entity]:
    """Who is quoted where the source stands: speaks of himself as "I", so "he" is another."""
    if quoted is None or quoted.entity is None or state.quotation_at(source.first) < 0:
        return set()
    return {quoted.entity}


def resolve_second(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    """ "you" names nobody."""
    return nobody("none.second-person", f"{source.word!r} is whoever is spoken to")


def resolve_first(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    """ "I" in a quotation is who is quoted; outside, the author."""
    if state.quotation_at(source.first) < 0:
        author = _name_author(state) if source.word in _SINGULAR else None
        return Resolution(Speaker(author, "author", "author.first-person", f"{source.word!r} outside a quotation"))
    if quoted is None:
        return nobody("none.quoted", f"{source.word!r} in a quotation of nobody known")
    who = quoted.speaker
    speaker = Speaker(who.name, who.type, "pronoun.quoted-self", f"{source.word!r} is who is quoted")
    return Resolution(speaker, quoted.entity)


def _name_author(state: DiscourseState) -> str | None:
    """The one author whom the byline of the article names."""
    byline = state.article.head.byline
    if byline is None or byline not in state.article.text or {"and", "&"} & set(byline.lower().split()):
        return None
    return byline


def resolve_relative(state: DiscourseState, source: Source, quoted: Resolution | None) -> Resolution:
    """ "who": the name or description that it hangs on."""
    found = antecedent_of_relative(state.article, source.first, state.mentions, state.ends, state.clusters)
    if found is None:
        return nobody("none.relative", f"nothing before {source.word!r} can speak")
    if isinstance(found, Entity):
        return somebody(state, found, "relative.name", f"the name before {source.word!r}")
    if found.determiner == "definite" and (held := find_holder(state, found)):
        return somebody(state, *held)
    return somebody(state, state.describe(found), "relative.phrase", f"the words before {source.word!r}")


def gender_of(pronoun: str) -> str | None:
    """Male or female, where a pronoun tells it."""
    kind = load_names().pronouns[pronoun]
    return kind if kind in ("male", "female") else None


def role_of(word: str) -> str:
    """What a source does in its sentence, as its word tells: "his" is an owner, "him" an object."""
    return _ROLES.get(word, "speaker")

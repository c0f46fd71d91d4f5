"""The sieves: one function for each form of source, from names to descriptions and pronouns."""

from collections.abc import Callable, Sequence

from claimcli.coreference.antecedents import antecedent_of_relative, plural_subject
from claimcli.coreference.discourse_state import DiscourseState
from claimcli.coreference.entities import Entity
from claimcli.coreference.mentions import Mention
from claimcli.coreference.role_holders import find_fuller, find_holder, find_owned
from claimcli.coreference.salience import agrees_with_gender, agrees_with_plural, agrees_with_thing
from claimcli.coreference.source_phrases import Source
from claimcli.coreference.types import Speaker
from claimcli.lexicon.names import load_names
from claimcli.models import SpeakerType
from claimcli.text.span import Span

_TYPES: dict[str, SpeakerType] = {
    "person": "person",
    "organization": "organization",
    "place": "organization",  # "Moscow said"
    "group": "group",
    "document": "document",
}
_POSSESSIVES = frozenset(["his", "her", "their", "its"])
_ROLES = {
    "his": "possessor",
    "her": "possessor",
    "their": "possessor",
    "its": "possessor",
    "him": "object",
    "them": "object",
}


class Resolver:
    """Resolves the sources of one article; best called in text order, since it takes up who has been met."""

    def __init__(self, state: DiscourseState, sources: Sequence[Source]) -> None:
        self.state, self.sources = state, sources
        self.speakers: list[Speaker | None] = [None] * len(sources)
        self.entities: list[Entity | None] = [None] * len(sources)
        self._by_span: dict[tuple[Span, ...], int] = {}

    def resolve(self, number: int) -> Speaker:
        """The speaker of a source; decided once, and once for all attributions that share the source."""
        known = self.speakers[number]
        if known is not None:
            return known
        source = self.sources[number]
        # should it be asked for while it is being decided
        self.speakers[number] = Speaker(None, None, "none.circle", "two sources would be named by one another")
        twin = self._by_span.setdefault(source.spans, number) if source.spans else number
        if twin != number:
            speaker = self.resolve(twin)
            self.entities[number] = self.entities[twin]
        else:
            speaker = _SIEVES[source.form](self, number, source)
        self.speakers[number] = speaker
        return speaker

    def give(self, number: int, entity: Entity, sieve: str, reason: str) -> Speaker:
        """The speaker that an entity is, which from now on has spoken here."""
        source = self.sources[number]
        self.entities[number] = entity
        if source.form != "name":  # a name has been met as a mention
            self.state.meet(entity, source.first, _ROLES.get(source.word, "speaker"))
        kind = "person" if entity.kind == "unknown" and entity.gender else entity.kind
        return Speaker(entity.name.of(self.state.article.text), _TYPES.get(kind), sieve, reason)


def _resolve_empty(resolver: Resolver, number: int, source: Source) -> Speaker:
    return Speaker(None, None, "none.no-source", "no source is written")


def _resolve_second(resolver: Resolver, number: int, source: Source) -> Speaker:
    return Speaker(None, None, "none.second-person", f"{source.word!r} is whoever is spoken to")


def _resolve_first(resolver: Resolver, number: int, source: Source) -> Speaker:
    """ "I" in a quotation is who is quoted; outside, the author."""
    if resolver.state.quotation_at(source.first) < 0:
        return Speaker(None, "author", "author.first-person", f"{source.word!r} outside a quotation")
    holder = resolver.state.holder_of(source.first, number)
    if holder is None:
        return Speaker(None, None, "none.quoted", f"{source.word!r} in a quotation of nobody known")
    speaker = resolver.resolve(holder)
    resolver.entities[number] = resolver.entities[holder]
    return Speaker(speaker.name, speaker.type, "pronoun.quoted-self", f"{source.word!r} is who is quoted")


def _resolve_name(resolver: Resolver, number: int, source: Source) -> Speaker:
    clusters, k = resolver.state.clusters, source.heads[0]
    entity, mention = clusters.of[k], resolver.state.mentions[k]
    if entity is None:
        name = resolver.state.article.span(mention.first, mention.last)
        return Speaker(name.of(resolver.state.article.text), None, "name.alone", "as written")
    if family := _family(resolver.state, entity):
        return resolver.give(number, family, "name.family", "the plural of a surname that these share")
    return resolver.give(number, entity, clusters.sieves[k], _NAME_REASONS[clusters.sieves[k]])


_NAME_REASONS = {
    "name.full": "the fullest form of this name in the article",
    "name.surname": "the one of this surname in the article",
    "name.given": "the one of this given name in the article",
    "name.beginning": "the name in the article that begins so",
    "name.acronym": "the name in the article with these first letters",
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


def _resolve_compound(resolver: Resolver, number: int, source: Source) -> Speaker:
    state = resolver.state
    if len(source.heads) == 2 and source.heads[1] in state.pairs:
        pair = state.pairs[source.heads[1]]
        return resolver.give(number, pair, "compound.names", "both, as the article joins them most fully")
    row: list[Mention] = [state.mentions[k] for k in source.heads]
    words = tuple(w for k in source.heads if (e := state.clusters.of[k]) for w in e.words)
    entity = Entity(state.article.span(row[0].first, row[-1].last), words, "group", plural=True)
    return resolver.give(number, entity, "compound.names", "several speakers, as the article joins them")


def _resolve_relative(resolver: Resolver, number: int, source: Source) -> Speaker:
    state = resolver.state
    found = antecedent_of_relative(state.article, source.first, state.mentions, state.ends, state.clusters)
    if found is None:
        return Speaker(None, None, "none.relative", f"nothing before {source.word!r} can speak")
    if isinstance(found, Entity):
        return resolver.give(number, found, "relative.name", f"the name before {source.word!r}")
    if found.determiner == "definite" and (held := find_holder(state, found)):
        return resolver.give(number, *held)
    return resolver.give(number, state.describe(found), "relative.phrase", f"the words before {source.word!r}")


def _resolve_pronoun(resolver: Resolver, number: int, source: Source) -> Speaker:
    state = resolver.state
    kind = load_names().pronouns[source.word]
    agrees = {"plural": agrees_with_plural, "thing": agrees_with_thing}.get(kind) or agrees_with_gender(kind)
    ranked = state.rank(
        source.first,
        agrees,
        excluded=_quoted_self(resolver, number, source),
        own=state.contents[number],
        possessive=source.word in _POSSESSIVES,
    )
    if kind == "plural":
        opening = plural_subject(state.article, source.first)
        if opening is not None and (not ranked or ranked[0].score < opening[1]):
            entity = state.describe(opening[0])
            return resolver.give(number, entity, "pronoun.plural-phrase", "the last plural that opens a sentence")
    if not ranked:
        return Speaker(None, None, "none.pronoun", f"nobody before {source.word!r} agrees with it")
    entity = ranked[0].entity
    if kind in ("male", "female"):
        entity.vote(kind, 1)
    return resolver.give(number, entity, f"pronoun.{kind}", "the nearest that agrees, speakers and subjects first")


def _quoted_self(resolver: Resolver, number: int, source: Source) -> set[int]:
    """Who is quoted where the source stands: speaks of himself as "I", so "he" is another."""
    state = resolver.state
    holder = state.holder_of(source.first, number)
    if holder is None:
        return set()
    resolver.resolve(holder)
    quoted = resolver.entities[holder]
    return {id(quoted)} if quoted is not None and state.quotation_at(source.first) >= 0 else set()


def _resolve_description(resolver: Resolver, number: int, source: Source) -> Speaker:
    state, phrase = resolver.state, source.phrase
    assert phrase is not None
    if source.last - source.first == 1 and phrase.head == "both" and (pair := state.last_pair(source.first)):
        return resolver.give(number, pair, "compound.both", "the last two that the article joins")
    held = find_holder(state, phrase) or find_owned(state, phrase) or find_fuller(state, phrase)
    if held:
        return resolver.give(number, *held)
    return resolver.give(number, state.describe(phrase), "description.own", "an unnamed source, in its own words")


_SIEVES: dict[str, Callable[[Resolver, int, Source], Speaker]] = {
    "empty": _resolve_empty,
    "second": _resolve_second,
    "first": _resolve_first,
    "name": _resolve_name,
    "compound": _resolve_compound,
    "relative": _resolve_relative,
    "pronoun": _resolve_pronoun,
    "description": _resolve_description,
}

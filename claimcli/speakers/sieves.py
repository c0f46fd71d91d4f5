"""The sieves: one function for each kind of source, from names to descriptions and pronouns."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from claimcli.attribution.attribution import Attribution
from claimcli.lexicon.names import load_names
from claimcli.models import SpeakerType
from claimcli.speakers.antecedents import antecedent_of_relative, description_end, plural_subject
from claimcli.speakers.descriptions import fits_body, fitting_holders
from claimcli.speakers.discourse import Discourse, Trace, agrees_with_gender, agrees_with_plural, agrees_with_thing
from claimcli.speakers.entities import Cast, Entity
from claimcli.speakers.mentions import Mention
from claimcli.speakers.nouns import Phrase, read_phrase, singular
from claimcli.speakers.sources import Source
from claimcli.speakers.speaker import Speaker
from claimcli.text.article import Article
from claimcli.text.span import Span

_TYPES: dict[str, SpeakerType] = {
    "person": "person", "organization": "organization", "place": "organization", "group": "group", "document": "document",
}  # fmt: skip


class Resolver:
    """Resolves the sources of one article in text order; `speakers` fills up as it goes."""

    def __init__(
        self,
        article: Article,
        attributions: Sequence[Attribution],
        sources: Sequence[Source],
        mentions: Sequence[Mention],
        cast: Cast,
    ) -> None:
        self.article, self.sources, self.mentions, self.cast = article, sources, mentions, cast
        self.speakers: list[Speaker | None] = [None] * len(sources)
        self.entities: list[Entity | None] = [None] * len(sources)
        self.discourse = Discourse()
        self.heads = {k for s in sources for k in s.heads}
        self.nominal: dict[str, list[Entity]] = {}  # descriptions met so far, by head
        self.ends = {m.last: k for k, m in enumerate(mentions)}
        self.last_met: dict[int, int] = {}
        self.by_span: dict[tuple[Span, ...], int] = {}
        self._quotes = [q for q in article.quotations if q.depth == 0]
        self._opens = [q.open for q in self._quotes]
        self.contents = [tuple(article.token_range(s) for s in a.content) for a in attributions]
        ranges = sorted((c[0][0], c[-1][1], k) for k, c in enumerate(self.contents) if c)
        self.places = self._narrative()
        self._ranges, self._range_starts = ranges, [r[0] for r in ranges]
        self._furthest = list(accumulate((r[1] for r in ranges), max))
        self._compounds()

    # ------------------------------------------------------------ where things stand

    def _narrative(self) -> list[int]:
        """The number of each sentence, where those that are quoted whole count with the one before."""
        places, count = [], 0
        for sentence in self.article.sentences:
            k = self.quotation_at(min(sentence.first + 1, sentence.last - 1))
            count += not (k >= 0 and self._quotes[k].close >= sentence.last - 1 and sentence.last - sentence.first > 2)
            places.append(count)
        return places

    def place_of(self, token: int) -> int:
        """Where a token stands in the narrative: sentences, without those that are quoted whole."""
        return self.places[self.article.sentence_of(token)]

    def quotation_at(self, token: int) -> int:
        """Index of the outermost quotation around a token, -1 outside."""
        k = bisect_right(self._opens, token) - 1
        return k if k >= 0 and self._quotes[k].open < token < self._quotes[k].close else -1

    def holder_of(self, token: int, but: int) -> int | None:
        """The attribution other than `but` whose content holds a token most closely."""
        k = bisect_right(self._range_starts, token) - 1
        while k >= 0 and self._furthest[k] > token:
            first, last, number = self._ranges[k]
            if last > token and number != but and any(a <= token < b for a, b in self.contents[number]):
                return number
            k -= 1
        return None

    def _compounds(self) -> None:
        """Pairs of names joined by "and", as entities of their own: (mention behind the pair, entity)."""
        tokens, mentions, cast = self.article.tokens, self.mentions, self.cast
        self.pairs: dict[int, Entity] = {}
        found: dict[frozenset[int], Entity] = {}  # one entity for each two, under the fullest form
        for k in range(len(mentions) - 1):
            a, b = mentions[k], mentions[k + 1]
            if a.last < len(tokens) and tokens[a.last].lower == "and" and a.last + 1 in (b.outer, b.first) and a.sentence == b.sentence:
                one, two = cast.of[k], cast.of[k + 1]
                if one is not None and two is not None and one is not two and b.role != "modifier":
                    titled = b.outer < b.first and tokens[b.outer].text[0].isupper()
                    span = Span(tokens[a.outer if titled else a.first].start, tokens[b.last - 1].end)
                    fresh = Entity(span, (*one.words, *two.words), "group", plural=True, first=a.first)
                    pair = self.pairs[k + 1] = found.setdefault(frozenset((id(one), id(two))), fresh)
                    pair.name = max(pair.name, span, key=lambda s: s.end - s.start)

    # ------------------------------------------------------------ what is met on the way

    def meet(self, entity: Entity, token: int, role: str) -> None:
        """Record that `entity` stands at a token."""
        self.last_met[id(entity)] = token
        entity.spoke = entity.spoke or role == "speaker"
        quotation = self.quotation_at(token)
        self.discourse.add(Trace(token, self.place_of(token), entity, role, quotation))

    def meet_mention(self, k: int) -> None:
        """Record a name."""
        mention, entity = self.mentions[k], self.cast.of[k]
        if entity is None:
            return
        self.meet(entity, mention.first, "speaker" if k in self.heads else mention.role)
        if k in self.pairs:
            self.meet(self.pairs[k], mention.first, "subject" if mention.role == "subject" else "object")

    def meet_pronoun(self, token: int, role: str) -> None:
        """Record a pronoun that is no source, with whom it most likely means."""
        gender = load_names().pronouns[self.article.tokens[token].lower]
        ranked = self.discourse.rank(token, self.place_of(token), -1, agrees_with_gender(gender), possessive=role == "possessor")
        if ranked:
            entity = ranked[0][1]
            entity.vote(gender, 1)
            self.meet(entity, token, role)

    # ------------------------------------------------------------ sources

    def resolve(self, number: int) -> Speaker:
        """The speaker of a source; decided once."""
        known = self.speakers[number]
        if known is not None:
            return known
        source = self.sources[number]
        twin = self.by_span.setdefault(source.spans, number) if source.spans else number
        if twin != number:
            self.entities[number] = self.entities[twin]
            self.speakers[number] = speaker = self.resolve(twin)
            return speaker
        self.speakers[number] = Speaker()  # in case it is asked for while it is being decided
        self.speakers[number] = speaker = getattr(self, f"_{source.form}")(number, source)
        return speaker

    def _give(self, number: int, entity: Entity, sieve: str, reason: str, *, role: str = "speaker") -> Speaker:
        self.entities[number] = entity
        source = self.sources[number]
        if source.form not in ("name",):
            self.meet(entity, source.first, role)
        kind = "person" if entity.kind == "unknown" and entity.gender else entity.kind
        return Speaker(entity.name.of(self.article.text), _TYPES.get(kind), sieve, reason)

    def _empty(self, number: int, source: Source) -> Speaker:
        return Speaker(None, None, "none.no-source", "no source is written")

    def _second(self, number: int, source: Source) -> Speaker:
        return Speaker(None, None, "none.second-person", f"{source.word!r} addresses the reader or the other speaker")

    def _first(self, number: int, source: Source) -> Speaker:
        quotation = self.quotation_at(source.first)
        holder = self.holder_of(source.first, number)
        if quotation >= 0:
            if holder is None:
                return Speaker(None, None, "none.quoted", f"{source.word!r} in a quotation of nobody known")
            speaker = self.resolve(holder)
            self.entities[number] = self.entities[holder]
            return Speaker(speaker.name, speaker.type, "pronoun.quoted-self", f"{source.word!r} is who is quoted")
        return Speaker(None, "author", "author.first-person", f"{source.word!r} outside a quotation")

    def _name(self, number: int, source: Source) -> Speaker:
        k = source.heads[0]
        entity, mention = self.cast.of[k], self.mentions[k]
        written = self.article.span(mention.first, mention.last)
        if entity is None:
            return Speaker(written.of(self.article.text), None, "name.alone", "as written")
        if family := self._family(mention, entity):
            return self._give(number, family, "name.family", "the plural of a surname that these share")
        return self._give(number, entity, self.cast.sieves[k], "the fullest form of this name in the article")

    def _family(self, mention: Mention, entity: Entity) -> Entity | None:
        """The pair that "the Okafors" are, where the article names a pair of that surname."""
        if len(entity.words) > 1 or not entity.words[0].endswith("s"):
            return None
        surname = entity.words[0][:-1]
        pairs = [p for p in self.pairs.values() if p.words[-1] == surname]
        return max(pairs, key=lambda p: len(p.words)) if pairs else None

    def _compound(self, number: int, source: Source) -> Speaker:
        first, last = self.mentions[source.heads[0]], self.mentions[source.heads[-1]]
        entities = [self.cast.of[k] for k in source.heads]
        span = Span(self.article.tokens[first.first].start, self.article.tokens[last.last - 1].end)
        if len(entities) == 2 and source.heads[1] in self.pairs:
            return self._give(number, self.pairs[source.heads[1]], "compound.names", "both, as the article joins them most fully")
        words = tuple(w for e in entities if e for w in e.words)
        return self._give(number, Entity(span, words, "group", plural=True), "compound.names", "several speakers, as the article joins them")

    def _relative(self, number: int, source: Source) -> Speaker:
        found = antecedent_of_relative(self.article, source.first, self.mentions, self.ends, self.cast)
        if found is None:
            return Speaker(None, None, "none.relative", f"nothing before {source.word!r} can speak")
        if isinstance(found, Entity):
            return self._give(number, found, "relative.name", f"the name before {source.word!r}")
        if found.determiner == "definite" and not found.plural:
            described = Source("description", found.first, found.last, phrase=found)
            if holder := self._holder(described, found):
                return self._give(number, *holder)
        return self._describe(number, found, "relative.phrase", f"the words before {source.word!r}")

    def _pronoun(self, number: int, source: Source) -> Speaker:
        kind = load_names().pronouns[source.word]
        sentence = self.article.sentence_of(source.first)
        quotation = self.quotation_at(source.first)
        excluded: set[int] = set()
        holder = self.holder_of(source.first, number)
        if holder is not None:
            self.resolve(holder)
            quoted = self.entities[holder]
            if quotation >= 0 and quoted is not None:
                excluded.add(id(quoted))
        agrees = {"plural": agrees_with_plural, "thing": agrees_with_thing}.get(kind) or agrees_with_gender(kind)
        own = self.contents[number]
        possessive = source.word in ("his", "her", "their", "its")
        ranked = self.discourse.rank(source.first, self.place_of(source.first), quotation, agrees, excluded, own, possessive)
        if kind == "plural":
            found = plural_subject(self.article, source.first, sentence)
            if found is not None and (not ranked or ranked[0][0] < found[1]):
                return self._describe(number, found[0], "pronoun.plural-phrase", "the last plural before it")
        if not ranked:
            return Speaker(None, None, "none.pronoun", f"nobody before {source.word!r} agrees with it")
        entity = ranked[0][1]
        if kind in ("male", "female"):
            entity.vote(kind, 1)
        role = {"his": "possessor", "her": "possessor", "him": "object"}.get(source.word, "speaker")
        return self._give(number, entity, f"pronoun.{kind}", "the nearest that agrees, speakers and subjects first", role=role)

    # ------------------------------------------------------------ descriptions

    def _description(self, number: int, source: Source) -> Speaker:
        phrase = source.phrase
        assert phrase is not None
        if source.last - source.first == 1 and phrase.head == "both" and (pair := self._last_pair(source.first)):
            return self._give(number, pair, "compound.both", "the last two that the article joins")
        if not phrase.plural and phrase.determiner in ("definite", "possessive", ""):
            if found := self._holder(source, phrase):
                return self._give(number, *found)
        if phrase.determiner == "possessive" and (owned := self._owned(number, source, phrase)):
            return self._give(number, owned, "description.owned", "the article names the owner of it elsewhere")
        earlier = self._same_head(phrase)
        if earlier is not None:
            return self._give(number, earlier, "description.again", "described more fully before")
        return self._describe(number, phrase, "description.own", "an unnamed source, in its own words")

    def _last_pair(self, token: int) -> Entity | None:
        """The last pair of names before a token."""
        at = bisect_right(self.discourse.tokens, token)
        pairs = {id(p) for p in self.pairs.values()}
        return next((t.entity for t in reversed(self.discourse.traces[:at]) if id(t.entity) in pairs), None)

    def _holder(self, source: Source, phrase: Phrase) -> tuple[Entity, str, str] | None:
        """Whom a definite description of one person or body stands for."""
        tokens = self.article.tokens
        bare = phrase.core == source.last or tokens[phrase.core].text == ","
        age = phrase.head.endswith("year-old")
        demonym = phrase.head in load_names().demonyms
        if phrase.determiner != "definite":
            return self._named_elsewhere(phrase) if phrase.type == "person" and phrase.core - phrase.first > 1 else None
        if phrase.type == "person" or age or demonym:
            fitting = fitting_holders((t.entity for t in self._met_before(source.first)), phrase, tokens)
            if fitting:
                best = max(fitting, key=lambda f: (f[0], self.last_met.get(id(f[1]), -1)))
                if best[0] > 0:
                    return best[1], "description.role", "whom the article gives this role"
            head = tokens[phrase.core - 1]
            if bare and phrase.head not in load_names().unnamed and (demonym or age or head.text[0].islower()):
                return self._salient(source, phrase)
        elif phrase.head in ("town", "city", "village") and bare and phrase.core - phrase.first == 2:
            places = [t.entity for t in self._met_before(source.first) if t.entity.kind == "place" and not set(t.entity.words) <= load_names().states]
            if places:
                return max(places, key=lambda e: self.last_met.get(id(e), -1)), "description.place", "the last town named"
        elif phrase.core - phrase.first <= 2 and bare and phrase.type in ("organization", None):
            fitting_bodies = [t.entity for t in self._met_before(source.first) if fits_body(t.entity, phrase)]
            if fitting_bodies:
                body = max(fitting_bodies, key=lambda e: self.last_met.get(id(e), -1))
                return body, "description.body", "the last body named that this word fits"
        return None

    def _named_elsewhere(self, phrase: Phrase) -> tuple[Entity, str, str] | None:
        """Whom "Okafor's campaign manager" or the "House speaker" of a headline is, where the article says it in these words."""
        if phrase.determiner == "" and self.article.paragraphs[self.article.sentences[self.article.sentence_of(phrase.first)].paragraph].role == "body":
            return None
        tokens = self.article.tokens
        owner = next((k for k in range(phrase.core - 2, phrase.first, -1) if tokens[k].text in ("'s", "’s")), phrase.first - (phrase.determiner == ""))
        words = {t.lower for t in tokens[owner + 1 : phrase.core - 1]}
        fitting = [e for e in self.cast.entities if e.kind == "person" and phrase.head in e.roles and words <= e.about]
        return (fitting[0], "description.role", "whom the article gives this role") if words and len(fitting) == 1 else None

    def _owned(self, number: int, source: Source, phrase: Phrase) -> Entity | None:
        """"the Okafor campaign" for "his campaign", where the article has it."""
        tokens = self.article.tokens
        pronoun = tokens[phrase.first].lower
        if phrase.core != source.last or phrase.core - phrase.first != 2 or pronoun not in ("his", "her"):
            return None
        gender = load_names().pronouns[pronoun]
        ranked = self.discourse.rank(source.first, self.place_of(source.first), self.quotation_at(source.first), agrees_with_gender(gender))
        if not ranked:
            return None
        for mention, entity in zip(self.mentions, self.cast.of, strict=True):
            if entity is ranked[0][1] and mention.role in ("modifier", "possessor"):
                at = mention.last + (mention.role == "possessor")
                if at < len(tokens) and tokens[at].lower == phrase.head and mention.first > 0:
                    first = mention.outer - (tokens[mention.outer - 1].lower == "the")
                    return Entity(self.article.span(first, at + 1), (phrase.head,), phrase.type or "unknown", None, phrase.plural, first=first)
        return None

    def _met_before(self, token: int) -> list[Trace]:
        at = bisect_right(self.discourse.tokens, token)
        seen: dict[int, Trace] = {}
        for trace in self.discourse.traces[max(0, at - 400) : at]:
            seen[id(trace.entity)] = trace
        return list(seen.values())

    def _salient(self, source: Source, phrase: Phrase) -> tuple[Entity, str, str] | None:
        """The person last spoken of, for a description that no role in the article explains."""
        agrees = agrees_with_gender(phrase.gender or "")

        def fits(entity: Entity) -> float | None:
            if phrase.gender:
                return agrees(entity)
            if entity.plural or entity.kind != "person":
                return None
            return 0.0

        ranked = self.discourse.rank(source.first, self.place_of(source.first), self.quotation_at(source.first), fits)
        if ranked and ranked[0][0] > -0.5:
            return ranked[0][1], "description.salient", "the person last spoken of"
        return None

    def _same_head(self, phrase: Phrase) -> Entity | None:
        """An earlier, fuller description with the same head: "a Harbour University poll this month" for "the poll"."""
        if phrase.determiner != "definite" or phrase.core - phrase.first > 2 and phrase.type != "document":
            return None
        exact = (phrase.head, singular(phrase.head))
        same = load_names().same_role.get(singular(phrase.head), frozenset()) if phrase.type != "person" else frozenset()
        size = self.article.tokens[phrase.last - 1].end - self.article.tokens[phrase.first].start
        candidates: list[Entity] = []
        for words in (exact, same):
            found = [e for word in dict.fromkeys(words) for e in self.nominal.get(word, ()) if e.plural == phrase.plural]
            candidates = candidates or [e for e in found if e.name.end - e.name.start > size]
        if not candidates and phrase.head == "group":
            candidates = [t.entity for t in self.discourse.traces[-20:] if t.entity.plural and t.role == "speaker"]
        return max(candidates, key=lambda e: self.last_met.get(id(e), -1)) if candidates else None

    def _describe(self, number: int, phrase: Phrase, sieve: str, reason: str) -> Speaker:
        """The source under its own description, as an entity that later words can take up."""
        end = description_end(self.article, phrase, phrase.last)
        span = self.article.span(phrase.first, end)
        kind = phrase.type or "unknown"
        entity = Entity(span, (phrase.head,), kind, phrase.gender, phrase.plural, first=phrase.first)
        self.nominal.setdefault(singular(phrase.head) if phrase.type == "document" else phrase.head, []).append(entity)
        return self._give(number, entity, sieve, reason)

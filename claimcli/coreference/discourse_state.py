"""The state of an article: what stands where, and who has been met so far, while its sources are read in text order."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise

from claimcli.attribution.types import Run
from claimcli.coreference.antecedents import description_end
from claimcli.coreference.clusters import Clusters
from claimcli.coreference.entities import Entity
from claimcli.coreference.interviews import Interview, read_introduction
from claimcli.coreference.mentions import Mention
from claimcli.coreference.noun_phrases import Phrase, singular
from claimcli.coreference.salience import Agreement, Candidate, Place, Salience, Trace, agrees_with_gender
from claimcli.lexicon.names import load_names
from claimcli.text.article import Article, Paragraph
from claimcli.text.punctuation import POSSESSIVES
from claimcli.text.span import Span
from claimcli.text.tokens import Token

_BEFORE_TITLES = frozenset(["former", "then", "the", "fellow", "his", "her"])
_DESCRIBED = 64  # descriptions of one head that are looked through
_LEADS = 6  # paragraphs in which the lead is looked for
_LONGEST_TITLE = 16  # tokens
_MET = 200  # traces that are looked through for the holder of a role

Ranges = tuple[Run, ...]


def _find_leads(article: Article) -> dict[int, Paragraph]:
    """The paragraph that may be the lead, by the first token of the next: the first that is a sentence."""
    tokens = article.tokens
    for lead, below in pairwise(article.paragraphs[:_LEADS]):
        if lead.role in ("title", "body") and tokens[lead.last - 1].text in (".", "”", '"') and below.role == "body":
            return {below.first: lead}
    return {}


def _find_works(article: Article) -> dict[str, Entity]:
    """Works by their kind, where the article gives the title of one: "the book, Harbour Nights, says"."""
    tokens, kinds = article.tokens, load_names().small["works"]
    found: dict[str, Entity] = {}
    several: set[str] = set()
    for i, token in enumerate(tokens[:-3]):
        if token.lower not in kinds or tokens[i + 1].text != ",":
            continue
        end = i + 2
        while end < min(len(tokens), i + 10) and _in_title(tokens, i + 2, end):
            end += 1
        ended = end < len(tokens) and (tokens[end].text in (",", ".") or tokens[end].lower == "by")
        if end - i < 4 or not ended:
            continue
        work = Entity(article.span(i + 2, end), (token.lower,), "document", first=i + 2)
        known = found.setdefault(token.lower, work)
        if known.name.of(article.text) != work.name.of(article.text):
            several.add(token.lower)
    return {kind: work for kind, work in found.items() if kind not in several}


def _in_title(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a word goes on a title that begins at `first`."""
    token = tokens[at]
    small = at > first and (token.text in POSSESSIVES or token.lower in ("of", "the", "and", "a", "in", "to"))
    return token.text[0].isupper() or small


def _find_spoken(article: Article, turns: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where somebody speaks: the outermost quotations by their marks, the turns of a transcript by the tokens around
    them; none inside another."""
    quotations = ((q.open, q.close) for q in article.quotations if q.depth == 0)
    if not turns:
        return list(quotations)
    found: list[tuple[int, int]] = []
    for first, last in sorted([*quotations, *((first - 1, last) for first, last in turns)]):
        if not found or first >= found[-1][1]:
            found.append((first, last))
    return found


def _is_place(entity: Entity | None) -> bool:
    return entity is not None and entity.kind == "place"


class DiscourseState:
    """Article, mentions and clusters, and the discourse that grows as they are met."""

    def __init__(
        self,
        article: Article,
        contents: Sequence[Ranges],
        mentions: Sequence[Mention],
        clusters: Clusters,
        turns: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.article, self.mentions, self.clusters = article, mentions, clusters
        self.tokens = article.tokens
        self.salience = Salience()
        self.nominal: dict[str, deque[Entity]] = {}  # descriptions met so far, by head
        self.starts = [m.first for m in mentions]
        self.works = _find_works(article)
        self.ends = {m.last: k for k, m in enumerate(mentions)}
        self.last_met: dict[Entity, int] = {}
        self.stated: Entity | None = None  # whose statement was quoted last
        self._spoken = _find_spoken(article, turns)
        self._opens = [first for first, _ in self._spoken]
        self.interview = read_introduction(article, mentions, clusters, min(turns)[0] - 1) if turns else Interview()
        self.contents = contents
        self.leads = _find_leads(article)
        self.twins: dict[tuple[Run, ...], int] = {}  # the first of the sources that are the same tokens
        ranges = sorted((c[0][0], c[-1][1], k) for k, c in enumerate(self.contents) if c)
        self._ranges, self._range_starts = ranges, [r[0] for r in ranges]
        self._furthest = list(accumulate((r[1] for r in ranges), max))
        self._places = self._number_narrative()
        self.pairs = self._find_pairs()
        self._paired, of = frozenset(self.pairs.values()), clusters.of
        self._joined = frozenset(p for k, p in self.pairs.items() if not (_is_place(of[k - 1]) and _is_place(of[k])))
        self._introduced: dict[str, list[int]] | None = None
        self._owned: dict[tuple[Entity, str], Span] | None = None

    # ------------------------------------------------------------ where things stand

    def _number_narrative(self) -> list[int]:
        """The number of each sentence, where those that are quoted whole count with the one before."""
        places, count = [], 0
        for sentence in self.article.sentences:
            k = self.quotation_at(min(sentence.first + 1, sentence.last - 1))
            whole = k >= 0 and self._spoken[k][1] >= sentence.last - 1 and sentence.last - sentence.first > 2
            count += not whole
            places.append(count)
        return places

    def place_of(self, token: int) -> int:
        """Where a token stands in the narrative: sentences, without those that are quoted whole."""
        return self._places[self.article.sentence_of(token)]

    def quotation_at(self, token: int) -> int:
        """Index of the outermost quotation around a token, -1 outside."""
        k = bisect_right(self._opens, token) - 1
        return k if k >= 0 and self._spoken[k][0] < token < self._spoken[k][1] else -1

    def holder_of(self, token: int, but: int) -> int | None:
        """The attribution other than `but` whose content holds a token most closely."""
        k = bisect_right(self._range_starts, token) - 1
        while k >= 0 and self._furthest[k] > token:
            _, last, number = self._ranges[k]
            if last > token and number != but and any(a <= token < b for a, b in self.contents[number]):
                return number
            k -= 1
        return None

    def in_headline(self, token: int) -> bool:
        """Whether a token stands outside the body, or in a short first line that ends without a mark."""
        paragraphs = self.article.paragraphs
        number = self.article.sentences[self.article.sentence_of(token)].paragraph
        own = paragraphs[number]
        short = number == 0 and len(paragraphs) > 1 and own.last - own.first <= _LONGEST_TITLE
        return own.role != "body" or (short and self.tokens[own.last - 1].text[0].isalnum())

    def _find_pairs(self) -> dict[int, Entity]:
        """Pairs of names joined by "and", by their second mention; one entity for each two, under its fullest form."""
        tokens, mentions, of = self.tokens, self.mentions, self.clusters.of
        pairs: dict[int, Entity] = {}
        found: dict[frozenset[Entity], Entity] = {}
        for k in range(len(mentions) - 1):
            a, b, one, two = mentions[k], mentions[k + 1], of[k], of[k + 1]
            if a.last >= len(tokens) or tokens[a.last].lower != "and" or b.outer - a.last > 3:
                continue
            if any(t.lower not in _BEFORE_TITLES for t in tokens[a.last + 1 : b.outer]):
                continue
            if one is None or two is None or one is two or a.sentence != b.sentence or b.role == "modifier":
                continue
            titled = b.outer < b.first and tokens[b.outer].text[0].isupper()
            span = Span(tokens[a.outer if titled else a.first].start, tokens[b.last - 1].end)
            fresh = Entity(span, (*one.words, *two.words), "group", plural=True, first=a.first)
            pair = pairs[k + 1] = found.setdefault(frozenset((one, two)), fresh)
            pair.name = max(pair.name, span, key=lambda s: s.end - s.start)
        return pairs

    # ------------------------------------------------------------ who is met

    def meet(self, entity: Entity, token: int, role: str) -> None:
        """Record that `entity` stands at a token."""
        self.last_met[entity] = token
        entity.spoke = entity.spoke or role == "speaker"
        self.salience.add(Trace(token, self.place_of(token), entity, role, self.quotation_at(token)))

    def meet_mention(self, k: int, *, speaks: bool) -> None:
        """Record a name, and the pair that it completes."""
        mention, entity = self.mentions[k], self.clusters.of[k]
        if entity is None:
            return
        self.meet(entity, mention.first, "speaker" if speaks else mention.role)
        if k in self.pairs:
            self.meet(self.pairs[k], mention.first, "subject" if mention.role == "subject" else "object")

    def meet_pronoun(self, token: int, role: str) -> None:
        """Record a pronoun that is no source, with whom it most likely means."""
        gender = load_names().pronouns[self.tokens[token].lower]
        ranked = self.rank(token, agrees_with_gender(gender), possessive=role == "possessor")
        if ranked:
            ranked[0].entity.vote(gender, 1)
            self.meet(ranked[0].entity, token, role)

    def rank(
        self,
        token: int,
        agrees: Agreement,
        *,
        excluded: Collection[Entity] = (),
        own: Sequence[tuple[int, int]] = (),
        possessive: bool = False,
    ) -> list[Candidate]:
        """The candidates for what stands at a token, best first; see `Salience.rank`."""
        here = Place(token, self.place_of(token), self.quotation_at(token))
        return self.salience.rank(here, agrees, excluded=excluded, own=own, possessive=possessive)

    def met_before(self, token: int) -> list[Entity]:
        """Everybody met before a token, not too long ago."""
        at = bisect_right(self.salience.tokens, token)
        return list(dict.fromkeys(t.entity for t in self.salience.traces[max(0, at - _MET) : at]))

    def latest(self, entities: Sequence[Entity]) -> Entity | None:
        """The one of `entities` that was met last."""
        return max(entities, key=lambda e: self.last_met.get(e, -1), default=None)

    def is_pair(self, entity: Entity) -> bool:
        """Whether an entity is two names that the article joins."""
        return entity in self._paired

    def last_pair(self, token: int) -> Entity | None:
        """The last pair of names before a token, of persons or organizations: "the pair" is not "Kiel and Bremen"."""
        at = bisect_right(self.salience.tokens, token)
        recent = reversed(self.salience.traces[max(0, at - _MET) : at])
        return next((t.entity for t in recent if t.entity in self._joined), None)

    # ------------------------------------------------------------ what is described

    def describe(self, phrase: Phrase) -> Entity:
        """A description as an entity of its own; `remember` lets later words take it up."""
        span = self.article.span(phrase.first, description_end(self.article, phrase, phrase.last))
        kind = phrase.type or "unknown"
        entity = Entity(span, (phrase.head,), kind, phrase.gender, phrase.plural, first=phrase.first)
        entity.described = True
        if kind == "person":
            entity.roles.add(phrase.head)
            entity.about.update(t.lower for t in self.tokens[phrase.first : phrase.core])
        return entity

    def remember(self, entity: Entity) -> None:
        """Let later words take up a description ("the poll"), which `describe` has made."""
        head = singular(entity.words[0]) if entity.kind == "document" else entity.words[0]
        known = self.nominal.setdefault(head, deque(maxlen=_DESCRIBED))
        if entity not in known:
            known.append(entity)

    def introduced(self, head: str, token: int, sentences: int) -> bool:
        """Whether "a" or "an" with that head stands so few sentences before a token."""
        if self._introduced is None:
            self._introduced = {}
            for i, article in enumerate(self.tokens):
                if article.lower in ("a", "an"):
                    for word in self.tokens[i + 1 : i + 4]:
                        self._introduced.setdefault(word.lower, []).append(i)
        places = self._introduced.get(head, [])
        at = bisect_left(places, token) - 1
        return at >= 0 and self.article.sentence_of(token) - self.article.sentence_of(places[at]) <= sentences

    def owned(self, owner: Entity, head: str) -> Span | None:
        """Where the article has "the Okafor campaign" or "Okafor's campaign" first, for the owner and the head."""
        if self._owned is None:
            self._owned = {}
            for mention, entity in zip(self.mentions, self.clusters.of, strict=True):
                at = mention.last + (mention.role != "modifier")
                if entity is None or mention.role not in ("modifier", "possessor", "owner") or at >= len(self.tokens):
                    continue
                first = mention.outer
                if first > 0 and mention.role == "modifier" and self.tokens[first - 1].lower == "the":
                    first -= 1
                self._owned.setdefault((entity, self.tokens[at].lower), self.article.span(first, at + 1))
        return self._owned.get((owner, head))

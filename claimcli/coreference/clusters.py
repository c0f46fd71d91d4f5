"""The clusters of an article: which of its mentions name the same person or organization.

Two full names are one person when they end alike and one's words are all in the other ("Amara Okafor", "Amara J.
Okafor"). A part of a name goes to the one entity it can stand for; where several persons share a surname, `namesakes`
decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from claimcli.coreference.entities import Entity, name_words
from claimcli.coreference.mentions import Mention
from claimcli.coreference.name_matching import NameIndex, same_full_name
from claimcli.coreference.namesakes import gender_of_bare, index_surnames, misspelt, roles_of_titles, tell_apart
from claimcli.coreference.titles import SUFFIXES
from claimcli.lexicon.names import load_names
from claimcli.text.article import Article
from claimcli.text.span import Span
from claimcli.text.tokens import Token

_MOST_NAMESAKES = 64  # of one surname; a bare surname that more bear is nobody's
_HEADLINES = 6  # sentences in which a headline may stand


@dataclass(slots=True)
class Clusters:
    """The entities of an article, and which one each mention names, with the sieve that decided (both by index)."""

    article: Article
    of: list[Entity | None]
    sieves: list[str]
    entities: list[Entity] = field(default_factory=list)
    by_last: dict[str, list[Entity]] = field(default_factory=dict)
    index: NameIndex[Entity] = field(default_factory=NameIndex)  # of full names
    by_first: dict[str, list[Entity]] = field(default_factory=dict)
    acronyms: dict[str, Entity] = field(default_factory=dict)
    bracketed: dict[str, Entity] = field(default_factory=dict)  # short names that the article gives in brackets
    headline: dict[str, tuple[str, Span]] = field(default_factory=dict)  # surname -> (given name, both) in the headline
    alone: dict[str, list[int]] = field(default_factory=dict)  # tokens where a word stands alone as a name
    unsure: dict[str, Entity] = field(default_factory=dict)  # bare surnames that could be anybody's
    habits: dict[str, str | None] = field(default_factory=dict)  # word -> gender_of_bare
    by_rest: dict[str, list[str]] = field(default_factory=dict)  # see index_surnames
    parties: dict[str, Entity] = field(default_factory=dict)  # short names of parties that the article has more fully

    def add(self, mention: Mention, words: tuple[str, ...]) -> Entity:
        """A new entity under the name of `mention`."""
        entity = Entity(self.article.span(mention.first, mention.last), words, mention.kind, first=mention.first)
        self.entities.append(entity)
        self.by_last.setdefault(words[-1], []).append(entity)
        return entity


def cluster_mentions(article: Article, mentions: Sequence[Mention]) -> Clusters:
    """The entities that `mentions` name: full names first, then parts of names, then misspellings."""
    clusters = Clusters(article, [None] * len(mentions), [""] * len(mentions))
    words = [name_words(article.tokens, m.first, m.last) for m in mentions]
    for k, mention in enumerate(mentions):
        if len(words[k]) > 1:
            _place_full(clusters, mention, words[k], k)
        elif words[k]:
            clusters.alone.setdefault(words[k][0], []).append(mention.first)
    for entity in clusters.entities:
        clusters.by_first.setdefault(entity.words[0], []).append(entity)
    clusters.acronyms = _acronyms(article.text, clusters.entities)
    clusters.bracketed = _in_brackets(clusters, mentions)
    _join_abbreviations(clusters, mentions)
    clusters.headline = _names_in_headline(article)
    clusters.by_rest = index_surnames(clusters.by_last)
    for k, mention in enumerate(mentions):
        if len(words[k]) == 1:
            _place_part(clusters, mention, words[k][0], k)
    clusters.parties = _find_parties(clusters.entities)
    _join_parties(clusters, mentions)
    return clusters


def _find_parties(entities: Sequence[Entity]) -> dict[str, Entity]:
    """By its short names, each party under the fullest name that the article has: "Tories", "Conservatives"."""
    named = {" ".join(e.words): e for e in reversed(entities)}
    known = (
        (short, named[words])
        for short, fuller in load_names().parties.items()
        for words in reversed(fuller)
        if words in named
    )
    return dict(known)


def _join_parties(clusters: Clusters, mentions: Sequence[Mention]) -> None:
    """Let the short names of a party be the party that the article names more fully."""
    for k, entity in enumerate(clusters.of):
        party = clusters.parties.get(" ".join(entity.words)) if entity is not None else None
        if party is not None:
            _join(clusters, party, mentions[k], k, "name.party")


def _place_full(clusters: Clusters, mention: Mention, words: tuple[str, ...], k: int) -> None:
    """Give a mention of several words to an entity that it fits, or make one."""
    last = clusters.article.tokens[mention.last - 1].lower
    suffix = last.rstrip(".") if last in SUFFIXES else ""
    known = next((e for e in clusters.index.candidates(words) if _same_full(e, mention, words, suffix)), None)
    entity = known or clusters.add(mention, words)
    entity.suffix = entity.suffix or suffix
    if known is None or len(words) > len(entity.words):
        clusters.index.add(words, entity)
    if len(words) > len(entity.words):
        entity.words, entity.name = words, clusters.article.span(mention.first, mention.last)
    entity.full.append(mention.sentence)
    _join(clusters, entity, mention, k, "name.full")


def _same_full(entity: Entity, mention: Mention, words: tuple[str, ...], suffix: str) -> bool:
    if "unknown" not in (entity.kind, mention.kind) and entity.kind != mention.kind:
        return False
    if suffix and suffix != entity.suffix:
        return False  # "Bo Okafor Jr." may be the son
    if entity.words == words:
        return True
    if entity.kind in ("organization", "place") or mention.kind in ("organization", "place"):
        return set(entity.words) == set(words)
    return same_full_name(entity.words, words)


def _join(clusters: Clusters, entity: Entity, mention: Mention, k: int, sieve: str) -> None:
    """Record that mention number `k` names `entity`, and what it adds to what is known of it."""
    lexicon = load_names()
    clusters.of[k], clusters.sieves[k] = entity, sieve
    entity.named += 1
    kin = _kin_word(clusters.article.tokens, mention)
    entity.kin = entity.kin or (bool(kin) and len(entity.full) == 1)
    entity.firm = entity.firm or not mention.initial or mention.last - mention.first > 1
    if entity.kind == "unknown":
        entity.kind = mention.kind
    entity.vote(lexicon.gender.get(kin))
    entity.vote(mention.gender)
    if mention.titles:
        entity.about.update(t.rstrip(".") for t in mention.titles)
        entity.roles |= roles_of_titles(mention.titles)


def _kin_word(tokens: Sequence[Token], mention: Mention) -> str:
    """What makes somebody's relation of a name: "her husband Bo Okafor", "her husband, Bo Okafor", "Bo, her son"."""
    lexicon = load_names()
    k = mention.outer
    places = (k, k - 1, k - 2) if k > 1 and tokens[k - 1].text == "," else (k, k - 1)
    for at in places:
        if 0 < at < mention.first and tokens[at].lower in lexicon.kin and tokens[at].lower not in lexicon.unnamed:
            return tokens[at].lower
    behind = tokens[mention.last : mention.last + 3]
    if len(behind) == 3 and behind[0].text == "," and behind[1].lower in ("his", "her", "their"):
        return behind[2].lower if behind[2].lower in lexicon.kin else ""
    return ""


def _acronyms(text: str, entities: Iterable[Entity]) -> dict[str, Entity]:
    """Bodies by the first letters of their words, the first one named: "Office of Harbour Work" -> "ohw"."""
    found: dict[str, Entity] = {}
    for entity in entities:
        if len(entity.words) > 1 and entity.kind != "person":
            words = entity.name.of(text).lower().split()
            for letters in (entity.words, words, [w for w in words if w != "the"]):
                if len(letters) > 2 or entity.kind != "unknown":  # two letters are a person's initials
                    found.setdefault("".join(w[0] for w in letters), entity)
    return found


def _in_brackets(clusters: Clusters, mentions: Sequence[Mention]) -> dict[str, Entity]:
    """Short names by which an organization is called behind its name: "the World Water Agency (Wawa)"."""
    lexicon = load_names()
    tokens, found = clusters.article.tokens, dict[str, Entity]()
    for mention, entity in zip(mentions, clusters.of, strict=True):
        at = mention.last
        if entity is None or entity.kind in ("person", "place") or at + 2 >= len(tokens):
            continue
        word = tokens[at + 1]
        if tokens[at].text != "(" or tokens[at + 2].text != ")" or not word.text[0].isupper() or len(word.text) < 2:
            continue
        initials = {w[0] for w in entity.words} | {w[0] for name in entity.words for w in name.split("-")}
        known = word.lower in lexicon.places or word.lower in lexicon.demonyms or word.lower in lexicon.given
        if not known and (word.lower[0] in initials or entity.kind == "organization"):
            found.setdefault(word.lower, entity)
    return found


def _join_abbreviations(clusters: Clusters, mentions: Sequence[Mention]) -> None:
    """Let a name whose words are the beginnings of another's be that other: "Lib Dems", "Liberal Democrats"."""
    by_start: dict[tuple[str, ...], list[Entity]] = {}
    for entity in clusters.entities:
        if len(entity.words) > 1 and entity.kind not in ("person", "place"):
            by_start.setdefault(tuple(w[:3] for w in entity.words), []).append(entity)
    longer: dict[Entity, Entity] = {}
    for alike in by_start.values():
        full = max(alike, key=lambda e: sum(map(len, e.words)))
        longer |= {e: full for e in alike if e is not full and _abbreviates(e.words, full.words)}
    for k, short in enumerate(clusters.of):
        if short is not None and short in longer:
            _join(clusters, longer[short], mentions[k], k, "name.abbreviated")
    clusters.entities[:] = [e for e in clusters.entities if e not in longer]
    for last in {e.words[-1] for e in longer}:
        clusters.by_last[last] = [e for e in clusters.by_last[last] if e not in longer]


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether each word is the beginning, of three letters at least, of the other's."""
    pairs = zip(short, long, strict=True)
    return all(len(a) > 2 and b.startswith((a, a.removesuffix("s"))) for a, b in pairs)


def _names_in_headline(article: Article) -> dict[str, tuple[str, Span]]:
    """Given names that only a headline has, by surname."""
    lexicon = load_names()
    found: dict[str, tuple[str, Span]] = {}
    for sentence in article.sentences[:_HEADLINES]:
        if article.paragraphs[sentence.paragraph].role == "body":
            break
        for i in range(sentence.first, sentence.last - 1):
            a, b = article.tokens[i], article.tokens[i + 1]
            if a.lower in lexicon.given and b.text[0].isupper() and a.text[0].isupper():
                found.setdefault(b.lower, (a.lower, article.span(i, i + 2)))
    return found


def _place_part(clusters: Clusters, mention: Mention, word: str, k: int) -> None:
    """Give a mention of one word to the entity it can stand for, or to one of its own."""
    entity, sieve = _choose_part(clusters, mention, word)
    if sieve == "name.unsure":  # an entity of its own, outside the index, so that pronouns find it
        entity = clusters.unsure.get(f"{mention.gender} {word}")
        if entity is None:
            entity = Entity(clusters.article.span(mention.first, mention.last), (word,), "person", first=mention.first)
            clusters.unsure[f"{mention.gender} {word}"] = entity
    if entity is None:
        entity = clusters.add(mention, (word,))
        if mention.kind in ("person", "unknown") and word in clusters.headline:
            given, entity.name = clusters.headline[word]
            entity.words, entity.kind, sieve = (given, word), "person", "name.headline"
            entity.vote(load_names().gender.get(given))
        elif mention.kind == "unknown" and word in load_names().given and word not in load_names().places:
            entity.firm = True  # "Michelle, a mother of twins"
            entity.vote(load_names().gender.get(word), 1)
    _join(clusters, entity, mention, k, sieve)


def _choose_part(clusters: Clusters, mention: Mention, word: str) -> tuple[Entity | None, str]:
    """(the entity that one word of a name stands for, or None; the sieve that decided)."""
    written = clusters.article.tokens[mention.first].text
    namesakes = islice(clusters.by_last.get(word, ()), _MOST_NAMESAKES)
    bearers = [e for e in namesakes if _fits_part(e, mention) or _in_capitals(clusters, e, written)]
    if mention.kind == "group" or word == "house":  # "the House" is not the White House
        bearers = [e for e in bearers if e.words == (word,)]
    if len(bearers) > 1:
        if word not in clusters.habits:
            clusters.habits[word] = gender_of_bare(clusters.article.tokens, clusters.alone[word])
        bearers = tell_apart(bearers, mention, clusters.habits[word], clusters.alone[word][0])
    organization = clusters.bracketed.get(word)
    if organization and mention.kind in ("unknown", "organization") and all(len(e.words) == 1 for e in bearers):
        is_acronym = clusters.acronyms.get(word.replace(".", "")) is organization
        return organization, "name.acronym" if is_acronym else "name.bracketed"
    if bearers:
        alike = "name.alone" if len(bearers[0].words) == 1 else "name.surname"
        return (bearers[0], alike) if len(bearers) == 1 else (None, "name.unsure")
    if mention.kind == "group":
        return None, "name.alone"
    if written.isupper() and len(written) > 1 and (organization := clusters.acronyms.get(word.replace(".", ""))):
        return organization, "name.acronym"
    given = list(islice((e for e in clusters.by_first.get(word, ()) if _fits_part(e, mention)), 2))
    if len(given) == 1 and _begins_with(clusters, given[0], word, mention):
        return given[0], "name.given" if given[0].kind == "person" else "name.beginning"
    if near := misspelt(word, mention, clusters.by_last, clusters.by_rest):
        return near, "name.misspelt"
    return None, "name.alone"


def _in_capitals(clusters: Clusters, entity: Entity, written: str) -> bool:
    """Whether a word in capitals is the surname of a person whose full name is in capitals too: "LUND", "NORA LUND"."""
    name = entity.name.of(clusters.article.text)
    return written.isupper() and entity.kind in ("person", "unknown") and len(entity.words) > 1 and name.isupper()


def _fits_part(entity: Entity, mention: Mention) -> bool:
    if mention.kind not in ("unknown", "document") and entity.kind not in (mention.kind, "unknown"):
        return False
    if mention.gender and entity.gender and mention.gender != entity.gender:
        return False
    return not (entity.kind == "place" and mention.kind == "unknown" and len(entity.words) > 1)


def _begins_with(clusters: Clusters, entity: Entity, word: str, mention: Mention) -> bool:
    """Whether the first word alone can stand for the whole name: a given name, a titled one, "NBC" for "NBC News"."""
    lexicon = load_names()
    if word in lexicon.places or word in lexicon.demonyms:
        return False
    if entity.kind == "organization":
        return entity.words[-1] in lexicon.org_heads
    if clusters.article.tokens[mention.first].text.isupper() and len(word) > 1 and not mention.titles:
        return False  # "the SNP" is no "SNP Holyrood"
    if entity.kind not in ("person", "unknown") or len(entity.words) > 3:
        return False
    if (
        entity.kind == "unknown"
        and not mention.titles
        and (entity.first < mention.first or entity.full[0] < _HEADLINES)
    ):
        return word not in lexicon.given
    if entity.kind == "unknown" and len(entity.words) == 2 and set(mention.titles) & lexicon.honorifics:
        last = entity.words[1]  # the family name stands first: "Lou Jiwei", "Mr. Lou"
        return not any(last in words for words in (lexicon.place_heads, lexicon.org_heads, lexicon.documents))
    told = word in lexicon.given or bool(mention.titles) or bool(entity.roles) or entity.gender is not None
    return (entity.kind == "person" and told) or len(clusters.alone[word]) <= 3 * len(entity.full)

"""Entities: which mentions name the same person or body, and what the article says about it.

Two full names are one person when they end alike and one's words are all in the other ("Amara Okafor", "Amara J. Okafor").
A part of a name goes to the one entity it can stand for; where several persons share a surname, title, gender and
how the article uses it decide, or nothing does and the mention stays on its own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claimcli.lexicon.names import load_names
from claimcli.speakers.mentions import SUFFIXES, Mention
from claimcli.text.article import Article
from claimcli.text.span import Span
from claimcli.text.tokens import Token

_SMALL = frozenset("of the for and on in to at &".split())


@dataclass(slots=True)
class Entity:
    """Someone or something that the article names or describes; mutable while the article is read.

    `name` is the fullest form so far. `roles` are heads ("senator"), `about` every word of its descriptions.
    """

    name: Span
    words: tuple[str, ...]
    kind: str
    gender: str | None = None
    plural: bool = False
    roles: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    votes: Counter[str] = field(default_factory=Counter)
    full: int = 0  # how often its full name stands
    fulls: list[int] = field(default_factory=list)  # in which sentences
    count: int = 0
    kin: bool = False  # introduced as somebody's wife, son …
    spoke: bool = False  # a source of an attribution
    firm: bool = False  # a name for sure: more than one word, or with a capital inside a sentence
    first: int = 0  # token of its first mention

    def vote(self, gender: str | None, weight: int = 3) -> None:
        """Count a sign of its gender, three for a word that tells it, one for a pronoun; the most decide."""
        if gender:
            self.votes[gender] += weight
            self.gender = self.votes.most_common(1)[0][0]

    def certainly_not(self, gender: str) -> bool:
        """Whether its gender is another one beyond doubt."""
        return self.gender is not None and self.gender != gender and self.votes[self.gender] > self.votes[gender] + 2


def name_words(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    """The words of a name for comparison, without articles and suffixes."""
    words = tuple(_name_word(t) for t in tokens[first:last] if t.text[0].isalnum() and t.lower not in _SMALL)
    return tuple(w for w in words if w not in SUFFIXES) or words


def _name_word(token: Token) -> str:
    """A word of a name; of "Okafor-backed" the name."""
    head, hyphen, rest = token.text.partition("-")
    return head.lower() if hyphen and rest[:1].islower() and len(head) > 2 else token.lower


@dataclass(slots=True)
class Cast:
    """The entities of an article, and which one each mention names (by index; None: nobody can tell)."""

    entities: list[Entity]
    tokens: Sequence[Token]
    of: list[Entity | None]
    sieves: list[str]
    by_last: dict[str, list[Entity]]
    by_word: dict[str, list[Entity]]
    headline: dict[str, tuple[str, Span]] = field(default_factory=dict)  # surname -> (given name, both) in the headline
    alone: dict[str, list[int]] = field(default_factory=dict)  # tokens where a word stands alone as a name
    unsure: dict[str, Entity] = field(default_factory=dict)  # bare surnames that could be anybody's
    habits: dict[str, str | None] = field(default_factory=dict)
    by_start: dict[str, list[str]] = field(default_factory=dict)  # surnames by their first letters


def gather_entities(article: Article, mentions: Sequence[Mention]) -> Cast:
    """The entities that `mentions` name: full names first, then parts of names, then misspellings."""
    cast = Cast([], article.tokens, [None] * len(mentions), [""] * len(mentions), {}, {})
    words = [name_words(article.tokens, m.first, m.last) for m in mentions]
    parts: list[int] = []
    for k, mention in enumerate(mentions):
        if len(words[k]) > 1:
            _place_full(article, cast, mention, words[k], k)
        elif words[k]:
            parts.append(k)
            cast.alone.setdefault(words[k][0], []).append(mention.first)
    for entity in cast.entities:
        for word in dict.fromkeys(entity.words):
            cast.by_word.setdefault(word, []).append(entity)
    acronyms = _acronyms(cast.entities)
    _extend_from_headline(article, cast)
    for k in parts:
        _place_part(article, cast, mentions[k], words[k][0], k, acronyms)
    return cast


def _place_full(article: Article, cast: Cast, mention: Mention, words: tuple[str, ...], k: int) -> None:
    """Give a mention of several words to an entity that it fits, or make one."""
    suffix = article.tokens[mention.last - 1].lower.rstrip(".") if article.tokens[mention.last - 1].lower in SUFFIXES else ""
    for entity in cast.by_last.get(words[-1], ()):
        if _same_full(entity, mention, words, suffix):
            break
    else:
        entity = _new(article, cast, mention, words)
        if suffix:
            entity.about.add("suffix:" + suffix)
        cast.by_last.setdefault(words[-1], []).append(entity)
    if len(words) > len(entity.words):
        entity.words, entity.name = words, article.span(mention.first, mention.last)
    entity.full += 1
    entity.fulls.append(mention.sentence)
    _join(cast, entity, mention, k, "name.full")


def _same_full(entity: Entity, mention: Mention, words: tuple[str, ...], suffix: str) -> bool:
    if "unknown" not in (entity.kind, mention.kind) and entity.kind != mention.kind:
        return False
    if suffix and "suffix:" + suffix not in entity.about:
        return False
    if entity.words == words:
        return True
    if entity.kind in ("organization", "place") or mention.kind in ("organization", "place"):
        return set(entity.words) == set(words)
    if entity.words[0] != words[0] and not _nickname(entity.words[0], words[0]):
        return False
    short, long = sorted((entity.words[1:], words[1:]), key=len)
    return set(short) <= set(long)


def _nickname(a: str, b: str) -> bool:
    """"Tim" and "Timothy", "J." and "John"."""
    short, long = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    return long.startswith(short) and (len(short) == 1 or len(short) > 2)


def _new(article: Article, cast: Cast, mention: Mention, words: tuple[str, ...]) -> Entity:
    entity = Entity(article.span(mention.first, mention.last), words, mention.kind, first=mention.first)
    cast.entities.append(entity)
    return entity


def _join(cast: Cast, entity: Entity, mention: Mention, k: int, sieve: str) -> None:
    """Record that mention number `k` names `entity`, and what it adds to what is known of it."""
    lexicon = load_names()
    cast.of[k], cast.sieves[k] = entity, sieve
    kin = _kin_word(cast.tokens, mention)
    entity.kin = entity.kin or bool(kin and entity.count == 0 and entity.full == 1)
    entity.vote(lexicon.gender.get(kin))
    entity.count += 1
    entity.firm = entity.firm or not mention.initial or mention.last - mention.first > 1
    if entity.kind == "unknown" and mention.kind != "unknown":
        entity.kind = mention.kind
    entity.vote(mention.gender)
    for word in mention.titles:
        word = word.rstrip(".")
        entity.about.add(word)
        if word in lexicon.titles:
            entity.roles.add(lexicon.short.get(word, word))


def _kin_word(tokens: Sequence[Token], mention: Mention) -> str:
    """The word that makes somebody's relation of a name: "her husband Bo Okafor", "her husband, Bo Okafor", "Bo, her husband"."""
    lexicon = load_names()
    k = mention.outer
    for at in (k, k - 1, k - 2 if k > 1 and tokens[k - 1].text == "," else k):
        if 0 < at < mention.first and tokens[at].lower in lexicon.kin and tokens[at].lower not in lexicon.unnamed:
            return tokens[at].lower
    after = mention.last
    if after + 2 < len(tokens) and tokens[after].text == "," and tokens[after + 1].lower in ("his", "her", "their") and tokens[after + 2].lower in lexicon.kin:
        return tokens[after + 2].lower
    return ""


def _acronyms(entities: Iterable[Entity]) -> dict[str, list[Entity]]:
    """Entities by the first letters of their words: "Office of the Harbour Master" -> "ohm" and "ootHM" forms."""
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        if len(entity.words) > 1 and entity.kind != "person":
            found.setdefault("".join(w[0] for w in entity.words), []).append(entity)
    return found


def _place_part(
    article: Article, cast: Cast, mention: Mention, word: str, k: int, acronyms: dict[str, list[Entity]]
) -> None:
    """Give a mention of one word to the entity it can stand for."""
    entity, sieve = _choose_part(article, cast, mention, word, acronyms)
    if sieve == "name.unsure":  # an entity of its own, so that pronouns find it
        key = f"{mention.gender or ''} {word}"
        entity = cast.unsure.get(key) or _new(article, cast, mention, (word,))
        cast.unsure[key], entity.kind = entity, "person"
    if entity is None:
        entity = _new(article, cast, mention, (word,))
        sieve = "name.alone"
        if mention.kind in ("person", "unknown") and word in cast.headline:
            given, entity.name = cast.headline[word]
            entity.words, entity.kind, sieve = (given, word), "person", "name.headline"
            entity.vote(load_names().gender.get(given))
        for table in (cast.by_last, cast.by_word):
            table.setdefault(word, []).append(entity)
    _join(cast, entity, mention, k, sieve)


def _choose_part(
    article: Article, cast: Cast, mention: Mention, word: str, acronyms: dict[str, list[Entity]]
) -> tuple[Entity | None, str]:
    written = article.tokens[mention.first].text
    if mention.kind == "group":
        alike = [e for e in cast.by_last.get(word, ()) if e.words == (word,)]
        return (alike[0], "name.surname") if alike else (None, "name.alone")
    candidates = [e for e in cast.by_last.get(word, ()) if _fits_part(e, mention) and (word != "house" or e.words == (word,))]
    if candidates:
        if len(candidates) > 1:
            candidates = _tell_apart(article, cast, candidates, mention, word)
        return (candidates[0], "name.surname") if len(candidates) == 1 else (None, "name.unsure")
    if written.isupper() and len(written) > 1 and (bodies := acronyms.get(word.replace(".", ""))):
        return bodies[0], "name.acronym"
    given = [e for e in cast.by_word.get(word, ()) if e.words[0] == word and _fits_part(e, mention) and len(e.words) > 1]
    if len(given) == 1 and _begins_with(cast, given[0], word, mention):
        return given[0], "name.given" if given[0].kind == "person" else "name.beginning"
    if len(word) > 4 and (near := _misspelt(cast, word, mention)):
        return near, "name.misspelt"
    return None, "name.alone"


def _begins_with(cast: Cast, entity: Entity, word: str, mention: Mention) -> bool:
    """Whether the first word alone can stand for the whole name: a given name, a titled one, "NBC" for "NBC News"."""
    lexicon = load_names()
    if word in lexicon.places or word in lexicon.demonyms:
        return False
    if entity.kind == "organization":
        return entity.words[-1] in lexicon.org_heads
    if entity.kind not in ("person", "unknown") or len(entity.words) > 3:
        return False
    known = entity.kind == "person" and (
        word in lexicon.given or bool(mention.titles) or bool(entity.roles) or entity.gender is not None
    )
    return known or len(cast.alone[word]) <= 3 * entity.full


def _habit(article: Article, cast: Cast, word: str) -> str | None:
    """The gender of the pronouns that follow a bare surname in its sentence, where the article agrees with itself."""
    if word not in cast.habits:
        votes: Counter[str] = Counter()
        lexicon = load_names()
        tokens = article.tokens
        for i in cast.alone.get(word, ()):
            for k in range(i + 1, min(i + 14, len(tokens))):
                if (gender := lexicon.pronouns.get(tokens[k].lower)) in ("male", "female"):
                    votes[gender] += 1
                if gender or tokens[k].text == "." or (tokens[k].text[0].isupper() and tokens[k].lower in lexicon.given):
                    break
        top = votes.most_common(2)
        cast.habits[word] = top[0][0] if top and (len(top) == 1 or top[0][1] >= 2 * top[1][1]) else None
    return cast.habits[word]


def _fits_part(entity: Entity, mention: Mention) -> bool:
    if mention.kind in ("person", "organization", "place", "group") and entity.kind not in (mention.kind, "unknown"):
        return False
    if mention.gender and entity.gender and mention.gender != entity.gender:
        return False
    return not (entity.kind == "place" and mention.kind == "unknown" and len(entity.words) > 1)


def _tell_apart(article: Article, cast: Cast, candidates: list[Entity], mention: Mention, word: str) -> list[Entity]:
    """Several entities end in the same surname: those that titles and the article's habit leave.

    News gives a namesake's full name again and again ("Bo Okafor", "her brother Bo") and calls by surname alone the one
    whom it introduced first; "Okafor … her" tells as well.
    """
    lexicon = load_names()
    persons = [e for e in candidates if e.kind == "person"] or candidates
    alone = [e for e in persons if len(e.words) == 1]
    if alone:  # earlier mentions of the bare surname have settled it
        return alone[:1]
    titled = {lexicon.short.get(t.rstrip("."), t.rstrip(".")) for t in mention.titles if t in lexicon.titles and t not in ("mr.", "mrs.", "ms.")}
    if titled and (fitting := [e for e in persons if titled & e.roles]):
        persons = fitting
    persons = [e for e in persons if not e.kin] or persons
    if len(persons) > 1 and not mention.gender:
        gender = _habit(article, cast, word)
        persons = [e for e in persons if not gender or e.gender in (gender, None)] or persons
    if len(persons) < 2:
        return persons
    ranked = sorted(persons, key=lambda e: -e.full)
    if ranked[0].full >= 2 * ranked[1].full and ranked[0].first < mention.first:
        return ranked[:1]
    early = min(persons, key=lambda e: e.first)
    near = range(mention.sentence - 2, mention.sentence + 1)
    if early.first > cast.alone[word][0] or any(s in near for e in persons if e is not early for s in e.fulls):
        return persons  # a namesake has just been named in full
    return [early]


def _misspelt(cast: Cast, word: str, mention: Mention) -> Entity | None:
    """The one person whose surname differs from `word` by one letter (added, lost, changed or two swapped)."""
    if mention.kind not in ("unknown", "person"):
        return None
    lexicon = load_names()
    if word in lexicon.given or word in lexicon.places or word in lexicon.demonyms:
        return None
    if not cast.by_start:
        for last in cast.by_last:
            cast.by_start.setdefault(last[:2], []).append(last)
            cast.by_start.setdefault(last[:1] + last[2:3], []).append(last)
    lasts = dict.fromkeys((*cast.by_start.get(word[:2], ()), *cast.by_start.get(word[:1] + word[2:3], ())))
    near = [e for x in lasts if one_edit(x, word) for e in cast.by_last[x] if e.kind == "person" and len(e.words) > 1]
    return near[0] if len(near) == 1 else None


def one_edit(a: str, b: str) -> bool:
    """Whether `a` and `b` differ by exactly one letter, or by two neighbours in the wrong order."""
    if a == b:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    short, long = sorted((a, b), key=len)
    return short[i:] == long[i + 1 :]


def _extend_from_headline(article: Article, cast: Cast) -> None:
    """Take a given name from a headline in capitals, where the text has the surname only."""
    lexicon = load_names()
    for sentence in article.sentences[:6]:
        if article.paragraphs[sentence.paragraph].role == "body":
            break
        for i in range(sentence.first, sentence.last - 1):
            a, b = article.tokens[i], article.tokens[i + 1]
            if a.lower in lexicon.given and b.text[0].isupper() and a.text[0].isupper():
                cast.headline.setdefault(b.lower, (a.lower, article.span(i, i + 2)))

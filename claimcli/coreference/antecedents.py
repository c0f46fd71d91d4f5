"""Antecedents that are no names: the phrase before "who" and "which", the last plural before "they"."""

from collections.abc import Mapping, Sequence

from claimcli.coreference.clusters import Clusters
from claimcli.coreference.entities import Entity
from claimcli.coreference.mentions import Mention
from claimcli.coreference.noun_phrases import RELATIVES, Phrase, core_end, is_plural, read_phrase
from claimcli.lexicon.names import load_names
from claimcli.text.article import Article
from claimcli.text.punctuation import POSSESSIVE_CLITICS, QUOTE_MARKS
from claimcli.text.tokens import Token

_CUTS = frozenset(["including", "which", "who", "whose", "where", "whom"])
_LINKS = frozenset(["of", "from", "in", "at", "for", "with", "on"])
_TIME_ARTICLES = frozenset(["this", "last", "next", "that", "each", "every"])
_TRAILING = frozenset(["alike", "respectively", "too", "also", "alone", "together", "last", "this", "next"])
_PERSONAL = frozenset(["who", "whom", "whose"])
_LONGEST = 14  # tokens of a phrase before a relative pronoun
_NEAR_ARTICLE = 9  # tokens in which its article stands
_SUBJECT_WEIGHT, _PER_SENTENCE = 1.6, 0.9  # as in discourse.py
_SENTENCES_BACK = 4


def description_end(article: Article, phrase: Phrase, last: int) -> int:
    """Where a description ends that a reader would give as a name: before a comma that adds something, not in a row."""
    tokens = article.tokens
    for k in range(phrase.core, last):
        if tokens[k].text in ("(", "—", "–", "--", "-", ":", ";"):
            return k
        if tokens[k].text == "," and k + 1 < last and _adds(tokens, k, last):
            return k
    while last > phrase.first + 1 and tokens[last - 1].lower in _TRAILING:
        last -= 1
    marks = sum(t.text in QUOTE_MARKS for t in tokens[phrase.first : last])
    closes = marks % 2 == 1 and last < len(tokens) and tokens[last].text in QUOTE_MARKS
    return last + 1 if closes else last


def _adds(tokens: Sequence[Token], comma: int, last: int) -> bool:
    """Whether what follows a comma adds to what stands before it: "six papers, including …", not "aides, and …"."""
    lexicon = load_names()
    word = tokens[comma + 1].lower
    sets = (_CUTS, lexicon.determiners, lexicon.prepositions, lexicon.verbs)
    if any(word in words for words in sets) or word.isdigit() or word.endswith("ing"):
        return True
    return not any(t.lower in ("and", "or") for t in tokens[comma:last])


def antecedent_of_relative(
    article: Article, at: int, mentions: Sequence[Mention], ends: Mapping[int, int], clusters: Clusters
) -> Entity | Phrase | None:
    """What the relative pronoun at token `at` takes up: a named entity, or a phrase. `ends`: mentions by their end.

    A "who" that has no person before it goes on with the first one of its sentence: "the Okafor who doubts the judge
    because of his past, who fights …".
    """
    first = article.sentences[article.sentence_of(at)].first
    if at > first and article.tokens[at - 1].lower in ("and", "but", "or"):  # "who backs it and who …"
        earlier = next((i for i in range(at - 2, first, -1) if article.tokens[i].lower in RELATIVES), 0)
        at = earlier or at
    found = _antecedent(article.tokens, first, at, mentions, ends, clusters)
    if article.tokens[at].lower == "who" and isinstance(found, Phrase) and not found.plural:
        if found.type in ("person", "group"):
            return found
        earlier = next((i for i in range(first + 1, found.first) if article.tokens[i].lower == "who"), 0)
        if earlier:
            return _antecedent(article.tokens, first, earlier, mentions, ends, clusters)
    return found


def _antecedent(
    tokens: Sequence[Token],
    first: int,
    at: int,
    mentions: Sequence[Mention],
    ends: Mapping[int, int],
    clusters: Clusters,
) -> Entity | Phrase | None:
    """The name that ends before token `at`, or that the phrase before it is in apposition to, or the phrase."""
    word = tokens[at].lower
    end = _end_before(tokens, first, at)
    if end <= first:
        return None
    named = clusters.of[ends[end]] if end in ends and mentions[ends[end]].role != "modifier" else None
    if named is not None and tokens[end - 1].text not in POSSESSIVE_CLITICS and _takes_up(word, named):
        return named
    start = _phrase_start(tokens, first, end)
    if start - 1 > first and tokens[start - 1].text in POSSESSIVE_CLITICS and start - 1 in ends:
        start = mentions[ends[start - 1]].outer  # "Okafor's former adviser, who"
    if start >= end or tokens[end - 1].lower in load_names().stops:
        return None
    if start - 1 > first and tokens[start - 1].text == "," and start - 1 in ends:
        owner = clusters.of[ends[start - 1]]
        kinds = ("person", "unknown") if word in _PERSONAL else ("organization", "unknown")
        if owner is not None and owner.kind in kinds:
            return owner
    phrase = read_phrase(tokens, start, end)
    while word in _PERSONAL and phrase.type not in ("person", "group") and tokens[start - 1].lower in _LINKS:
        start, before = _phrase_start(tokens, first, start - 1), start  # "some voters in the county who"
        if start < first or start >= before - 1:
            break
        phrase = read_phrase(tokens, start, end)
    return phrase


def _end_before(tokens: Sequence[Token], first: int, at: int) -> int:
    """Where the words before a relative end, without marks, a bracket, and the preposition of "of whom"."""
    end = at - 1 if at > first and tokens[at - 1].lower in _LINKS else at
    while end > first and tokens[end - 1].text in (",", "”", '"', "''", ")", "—", "-", "–"):
        if tokens[end - 1].text == ")":
            opening = (k for k in range(end - 1, max(first, end - 8), -1) if tokens[k].text == "(")
            end = next(opening, end - 1)
        else:
            end -= 1
    lexicon = load_names()
    if end - 2 > first and tokens[end - 1].lower in lexicon.small["times"] and tokens[end - 2].lower in _TIME_ARTICLES:
        return end - 2
    if end - 2 > first and tokens[end - 1].lower in lexicon.calendar and tokens[end - 2].lower in _LINKS:
        return end - 2
    return end


def _takes_up(word: str, entity: Entity) -> bool:
    """Whether a relative pronoun can take up an entity: "who" persons and groups, "which" anything but a person."""
    if word in _PERSONAL:
        return entity.kind in ("person", "group") or (entity.kind == "unknown" and len(entity.words) > 1)
    return entity.kind != "person"


def _phrase_start(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the noun phrase begins that ends before token `end`: at its article, or as far as it surely goes."""
    lexicon = load_names()
    start = _article_before(tokens, first, end)
    if start >= 0:
        return start
    endings = tuple(lexicon.small["adjective_endings"])
    i = end - 1
    while i > first and end - i < _LONGEST:
        before = tokens[i - 1]
        two = tokens[i - 2] if i - 2 >= first else None
        noun = two is not None and two.text[0].isalpha() and two.lower not in lexicon.stops
        plural = two is not None and is_plural(two.lower) and tokens[i].text[0].islower()
        if (before.lower in _LINKS and noun) or (before.lower == "and" and plural):
            i -= 2
        elif not before.text[0].isalnum() or before.lower in lexicon.stops or before.text in POSSESSIVE_CLITICS:
            break
        elif before.text[0].isupper() or before.text[0].isdigit() or before.lower.endswith(endings):
            i -= 1
        else:  # a noun before a noun, or a verb: one word is taken where a plural follows
            return i - 1 if i == end - 1 and is_plural(tokens[i].lower) else i
    return i


def _article_before(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where a phrase that ends before token `end` begins with its article, -1 where none is near."""
    lexicon = load_names()
    found = -1
    i = end - 1
    while i >= max(first, end - _NEAR_ARTICLE):
        word = tokens[i].lower
        if word in lexicon.determiners and word != "more":
            found = i - 1 if i > first and tokens[i - 1].lower in lexicon.determiners else i
            if found - 2 < first or tokens[found - 1].lower != "of" or tokens[found - 2].lower in lexicon.stops:
                return found
            found -= 2  # "dozens of the voters", "a member of the board"
            i = found
        elif word not in _LINKS and word != "and":
            plain = tokens[i].text[0].isalnum() or tokens[i].text in POSSESSIVE_CLITICS
            if not plain or (word in lexicon.stops and tokens[i].text not in POSSESSIVE_CLITICS):
                return found
        i -= 1
    return found


def plural_subject(article: Article, at: int) -> tuple[Phrase, float] | None:
    """The plural phrase that opens the nearest sentence before token `at`, or its own, and its weight as a subject."""
    tokens = article.tokens
    lexicon = load_names()
    sentence = article.sentence_of(at)
    for back in range(min(_SENTENCES_BACK, sentence + 1)):
        unit = article.sentences[sentence - back]
        first = unit.first
        while first < unit.last and (
            not tokens[first].text[0].isalnum() or tokens[first].lower in ("but", "and", "so")
        ):
            first += 1
        last = min(unit.last, first + 12, at)
        word = tokens[first].lower if first < last else ""
        if not word or word in lexicon.pronouns or word in lexicon.prepositions or word in RELATIVES:
            continue
        phrase = _opening_plural(tokens, first, last)
        if phrase is not None:
            return phrase, _SUBJECT_WEIGHT - _PER_SENTENCE * back
    return None


def _opening_plural(tokens: Sequence[Token], first: int, last: int) -> Phrase | None:
    """The plural phrase at `first`, up to its last plural noun before the verb: "Cedar voters | grumbled"."""
    core = core_end(tokens, first, last)
    for k in range(first, min(core, first + 6)):
        goes_on = k + 1 < core and (is_plural(tokens[k + 1].lower) or tokens[k + 1].text in POSSESSIVE_CLITICS)
        bare = tokens[k].lower in load_names().determiners and k > first  # "The most difficult is"
        if is_plural(tokens[k].lower) and not goes_on and not bare:
            phrase = read_phrase(tokens, first, k + 1)
            return phrase if k + 1 < last and phrase.type in ("group", None) else None
    return None

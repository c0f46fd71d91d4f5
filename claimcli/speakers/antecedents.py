"""Antecedents that are no names: the phrase before "who" and "which", the last plural before "they"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcli.lexicon.names import load_names
from claimcli.speakers.cast import Cast
from claimcli.speakers.entities import Entity
from claimcli.speakers.mentions import Mention
from claimcli.speakers.nouns import RELATIVES, Phrase, is_plural, read_phrase
from claimcli.text.article import Article
from claimcli.text.tokens import Token

_ADJECTIVE_ENDINGS = ("al", "ive", "ic", "an", "ous", "ful", "ish", "ary", "ent", "ant", "ed", "less", "ese", "y")
_CUTS = frozenset("including which who whose where whom".split())
_LINKS = frozenset("of from in at for with on".split())


def description_end(article: Article, phrase: Phrase, last: int) -> int:
    """Where a description ends that a reader would give as a name: before a comma that adds something, not in a row."""
    tokens = article.tokens
    lexicon = load_names()
    for k in range(phrase.core, last):
        token = tokens[k]
        if token.text in ("(", "—", "–", "--", "-", ":", ";") and k > phrase.first:
            return k
        if token.text == "," and k + 1 < last:
            after = tokens[k + 1].lower
            if (
                after in _CUTS or after in lexicon.determiners or after in lexicon.prepositions or after.isdigit() or after in lexicon.verbs
                or after.endswith("ing") or not any(t.lower in ("and", "or") for t in tokens[k:last])
            ):
                return k  # fmt: skip
    while last > phrase.core and tokens[last - 1].lower in ("alike", "respectively", "too", "also", "alone", "together"):
        last -= 1
    return last


def antecedent_of_relative(
    article: Article, at: int, mentions: Sequence[Mention], ends: Mapping[int, int], cast: Cast
) -> Entity | Phrase | None:
    """What the relative pronoun at token `at` takes up: a named entity, or a phrase."""
    tokens = article.tokens
    first = article.sentences[article.sentence_of(at)].first
    word = tokens[at].lower
    j = at
    while j > first and (tokens[j - 1].text in (",", "”", '"', "''", ")", "—", "-", "–") or (tokens[j - 1].lower in _LINKS and j == at)):
        if tokens[j - 1].text == ")":
            j = next((k for k in range(j - 1, max(first, j - 8), -1) if tokens[k].text == "("), j - 1)
        else:
            j -= 1
    if j <= first:
        return None
    k = ends.get(j) if tokens[j - 1].text not in ("'s", "’s") else None
    if k is not None and (entity := cast.of[k]) is not None and mentions[k].role != "modifier":
        personal = word in ("who", "whom", "whose")
        if not personal or entity.kind in ("person", "group") or (entity.kind == "unknown" and len(entity.words) > 1):
            if not (personal is False and entity.kind == "person"):
                return entity
    return _phrase_before(article, first, j, mentions, ends, cast, word)


def _phrase_before(
    article: Article, first: int, j: int, mentions: Sequence[Mention], ends: Mapping[int, int], cast: Cast, word: str
) -> Entity | Phrase | None:
    """The phrase that ends before token `j`, or the name that it stands in apposition to."""
    tokens = article.tokens
    start = _phrase_start(tokens, first, j)
    if start >= j:
        return None
    if start - 1 > first and tokens[start - 1].text == ",":
        k = ends.get(start - 1)
        if k is not None and (entity := cast.of[k]) is not None:
            if (word in ("who", "whom", "whose") and entity.kind in ("person", "unknown")) or (
                word in ("that", "which") and entity.kind in ("organization", "unknown")
            ):
                return entity
    phrase = read_phrase(tokens, start, j)
    if word == "who" and phrase.type not in ("person", "group") and not phrase.plural:
        earlier = next((i for i in range(start - 1, first, -1) if tokens[i].lower == "who"), 0)
        if earlier:  # "the Okafor who questions the judge because of his past, who fights …"
            return antecedent_of_relative(article, earlier, mentions, ends, cast)
    return None if tokens[j - 1].lower in load_names().stops else phrase


def _phrase_start(tokens: Sequence[Token], first: int, j: int) -> int:
    """Where the noun phrase begins that ends before token `j`."""
    lexicon = load_names()
    found = _determined_start(tokens, first, j)
    if found >= 0:
        return found
    i = j - 1
    while i > first and j - i < 14:
        before = tokens[i - 1]
        word = before.lower
        if word in _LINKS and i - 2 >= first and tokens[i - 2].text[0].isalpha() and tokens[i - 2].lower not in lexicon.stops:
            i -= 2
            continue
        if word == "and" and i - 2 >= first and is_plural(tokens[i - 2].lower) and tokens[i].text[0].islower():
            i -= 2
            continue
        if not before.text[0].isalnum() or word in lexicon.stops or before.text in ("'s", "’s"):
            break
        if not before.text[0].isupper() and not word.endswith(_ADJECTIVE_ENDINGS) and tokens[i].text[0].islower() and i != j - 1:
            break
        if not before.text[0].isupper() and not word.endswith(_ADJECTIVE_ENDINGS) and not is_plural(tokens[j - 1].lower):
            break
        i -= 1
    return i


def _determined_start(tokens: Sequence[Token], first: int, j: int) -> int:
    """Where a phrase that ends before token `j` begins with its article, -1 where none is near."""
    lexicon = load_names()
    for i in range(j - 1, max(first, j - 9) - 1, -1):
        word = tokens[i].lower
        if word in lexicon.determiners and word not in ("more",):
            if i > first and tokens[i - 1].lower in lexicon.determiners:
                i -= 1
            if i - 2 >= first and tokens[i - 1].lower == "of" and tokens[i - 2].text[0].isalpha() and tokens[i - 2].lower not in lexicon.stops:
                outer = _determined_start(tokens, first, i - 1)
                return outer if outer >= 0 else i - 2
            return i
        if word in _LINKS or word == "and":
            continue
        if not (tokens[i].text[0].isalnum() or tokens[i].text in ("'s", "’s")) or (word in lexicon.stops and word[0] not in "'’"):
            return -1
    return -1


def plural_subject(article: Article, at: int) -> tuple[Phrase, float] | None:
    """The plural phrase that opens the nearest sentence before token `at` (the same one too), with its weight."""
    tokens = article.tokens
    lexicon = load_names()
    sentence = article.sentence_of(at)
    for back in range(4):
        if sentence - back < 0:
            break
        unit = article.sentences[sentence - back]
        first = unit.first
        while first < unit.last and (not tokens[first].text[0].isalnum() or tokens[first].lower in ("but", "and", "or", "so", "yet")):
            first += 1
        last = min(unit.last, first + 12, at)
        if first >= last or tokens[first].lower in lexicon.pronouns or tokens[first].lower in lexicon.prepositions or tokens[first].lower in RELATIVES:
            continue
        phrase = read_phrase(tokens, first, last)
        if phrase.plural and phrase.core - phrase.first <= 6 and phrase.type in ("group", None) and phrase.core < last:
            return replace(phrase, last=phrase.core), 1.6 - 0.9 * back
    return None

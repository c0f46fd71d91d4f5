"""Mentions: every name in an article, what kind of thing it names, and its part in the sentence.

    "Vermont Sen. Amara Okafor, 55, told Harbour News"  ->  [Amara Okafor] person, titles (vermont, sen.), subject
                                                            [Harbour News] organization, object

A scan over capitalised words with word lists; a name is a slice of the text, titles are kept beside it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from claimcli.coreference.name_spans import is_compound, is_title_case, run_end
from claimcli.coreference.titles import is_common, roles_before, skip_qualifiers, skip_titles
from claimcli.lexicon.names import load_names
from claimcli.text.article import Article
from claimcli.text.punctuation import POSSESSIVES, QUOTE_MARKS
from claimcli.text.tokens import Token

BEHIND_NAMES = frozenset(["MP", "MEP", "MSP", "QC", "KC", "TD", "AM", "MLA", "MD", "PhD"])
_DATING = frozenset(
    "in since until till by from of on last next this during before after early mid late through".split()
)
_FINITE = frozenset("was were is are has have had does did do".split())  # no names, even with a capital
LATE_ADVERBS = frozenset(("just", "now", "also", "still", "again", "today"))  # "Ida Holm Just Announced"
_TOPICS = frozenset(("asked", "of", "about", "regarding"))
_TELLING = frozenset(("told", "telling", "tells"))
_BOUNDARY = frozenset(
    (",", ";", ":", "—", "–", "--", "-", "(", ")", "[", "]", "•", "*", "/", "...", "…", "?", "!", ".")
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at tokens `first` to `last` (exclusive); `outer` is where its titles begin.

    `kind`: person, organization, place, group, document or unknown. `role`: subject, object, asked ("Asked if Okafor
    …", "told Okafor"), modifier ("the Okafor plan"), possessor, or owner: a possessor that opens the sentence.
    `gender` is what title and given name tell.
    """

    first: int
    last: int
    outer: int
    kind: str
    titles: tuple[str, ...]
    role: str
    gender: str | None
    sentence: int
    initial: bool  # opens its sentence, where a capital tells nothing


def find_mentions(article: Article, sources: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """All names of the article in text order. One pass over its tokens.

    Of a headline in capitals only the token ranges in `sources` are read: there a capital tells nothing.
    """
    found = _scan(article, sources, frozenset())
    surnames = frozenset(w for m in found if m.last - m.first > 1 or m.titles if (w := _month(article.tokens, m)))
    return _scan(article, sources, surnames) if surnames else found


def _month(tokens: Sequence[Token], mention: Mention) -> str:
    """The surname of a name that is a month as well."""
    word = tokens[mention.last - 1].lower
    return word if word in load_names().small["months"] else ""


def _scan(article: Article, sources: Sequence[tuple[int, int]], months: frozenset[str]) -> list[Mention]:
    """The names of an article, where `months` are surnames as well."""
    found: list[Mention] = []
    ordered = sorted(set(sources))
    body = article.head.body_start
    for number, sentence in enumerate(article.sentences):
        role = article.paragraphs[sentence.paragraph].role
        first, last = sentence.first, sentence.last
        if role == "boilerplate":
            continue
        headline = role != "body" or number < 4 or article.tokens[last - 1].text[0].isalnum()
        if headline and is_title_case(article.tokens[first:last], body=role == "body"):
            at = bisect_left(ordered, (first, 0))
            while at < len(ordered) and ordered[at][0] < last:
                _read_sentence(article.tokens, number, ordered[at][0], min(ordered[at][1], last), months, found)
                at += 1
            continue
        while role == "body" and first < last and article.tokens[first].start < body:  # a dateline
            first += 1
        _read_sentence(article.tokens, number, first, last, months, found)
    return found


def _read_sentence(
    tokens: Sequence[Token], number: int, first: int, last: int, months: frozenset[str], found: list[Mention]
) -> None:
    """Add the names among tokens `first` to `last`, in sentence `number`, to `found`."""
    i = max(first, found[-1].last) if found else first
    while i < last:
        if not tokens[i].text[0].isupper():
            i += 1
            continue
        end = run_end(tokens, i, last)
        if mention := _read_run(tokens, number, i, end, first, last, months, found):
            found.append(mention)
        i = end


def _read_run(
    tokens: Sequence[Token],
    number: int,
    i: int,
    end: int,
    first: int,
    last: int,
    months: frozenset[str],
    found: Sequence[Mention],
) -> Mention | None:
    """The name in a run of capitalised words, without the titles before it; None when it holds none."""
    i, end = _trim_run(tokens, i, end, last, months)
    if i >= end or (end - i == 1 and is_common(tokens, i, first)):
        return None
    begin = skip_titles(tokens, i, end)
    if begin >= end:
        return None  # a title alone: "the Governor"
    titled = begin > i
    if not titled:
        begin = skip_qualifiers(tokens, i, end)
    left = roles_before(tokens, i, first)
    kind = _kind(tokens, begin, end, last)
    if titled or (left < i and kind != "organization"):
        kind = "person"
    elif kind == "unknown" and end - begin > 1 and begin > first and tokens[begin - 1].lower == "the":
        kind = "organization"  # "the Daily Herring"
    return Mention(
        begin,
        end,
        left,
        kind,
        tuple(t.lower for t in tokens[left:begin]),
        _part(tokens, left, end, first, last, found),
        _gender(tokens, left, begin, end) if kind in ("person", "unknown") else None,
        number,
        begin == first or tokens[begin - 1].text in QUOTE_MARKS,
    )


def _trim_run(tokens: Sequence[Token], i: int, end: int, last: int, months: frozenset[str]) -> tuple[int, int]:
    """A run without what begins a sentence or tells a date at its edges: "On Monday Okafor", "Okafor in May"."""
    lexicon = load_names()
    while (
        i < end
        and (tokens[i].lower in lexicon.openers or tokens[i].lower in lexicon.calendar)
        and not _names_a_month(tokens, i, months)
    ):
        i += 1
    i = _behind_finite(tokens, i, end)
    while end > i and not tokens[end - 1].text[0].isalpha():
        end -= 1
    while end > i and tokens[end - 1].lower in lexicon.calendar and not _is_surname(tokens, i, end, last, months):
        end -= 1
    while end - i > 2 and (tokens[end - 1].text in BEHIND_NAMES or tokens[end - 1].lower in LATE_ADVERBS):
        end -= 1
    party = end - i == 2 and tokens[end - 1].text in BEHIND_NAMES
    if party and (tokens[i].text.isupper() or tokens[i].lower in lexicon.demonyms):
        end = i  # "UKIP MEP" describes somebody
    return i, end


def _behind_finite(tokens: Sequence[Token], i: int, end: int) -> int:
    """Where a run begins behind a finite verb in it: "VOTE Was | Ida Lund right?"."""
    verbs = (k for k in range(end - 2, i, -1) if tokens[k].lower in _FINITE and not tokens[k].text.isupper())
    return next(verbs, i - 1) + 1


def _is_surname(tokens: Sequence[Token], i: int, end: int, last: int, months: frozenset[str]) -> bool:
    """Whether the month that ends a run is a surname: "Theresa May", "Mr March", not "since Okafor in May 2004"."""
    lexicon = load_names()
    word = tokens[end - 1].lower
    if word not in lexicon.small["months"] or (end < last and tokens[end].text[0].isdigit()):
        return False
    if end - i == 1:
        return _names_a_month(tokens, i, months)
    before = tokens[end - 2].lower
    return before in lexicon.given or before in lexicon.honorifics or word in months


def _names_a_month(tokens: Sequence[Token], i: int, months: frozenset[str]) -> bool:
    """Whether the word at `i`, a month, is the surname that the article has: "May said", not "in May", "May 5"."""
    if tokens[i].lower not in months:
        return False
    before = tokens[i - 1].lower if i else ""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    dated = after[:1].isdigit() or before[:1].isdigit() or before in _DATING
    return not dated


def _is_organization(tokens: Sequence[Token], begin: int, end: int) -> bool:
    heads = load_names().org_heads
    if tokens[end - 1].lower in heads:
        return True
    inner = ("of", "for", "&", "on")
    return any(tokens[k].lower in inner and tokens[k - 1].lower in heads for k in range(begin + 1, end))


def _kind(tokens: Sequence[Token], begin: int, end: int, last: int) -> str:
    """What the words of a name and what stands right behind it tell of its kind."""
    lexicon = load_names()
    head = tokens[begin].text
    words = [t.lower for t in tokens[begin:end]]
    several = len(words) > 1
    given = words[0] in lexicon.given
    if words[-1][-1] == "s" and (words[-1][:-1] in lexicon.demonyms or words[-1] in lexicon.demonyms) and not given:
        return "group"
    if not several and len(head) > 2 and head[-1] == "s" and head[:-1].isupper() and head[:-1].isalpha():
        return "group"  # "MPs"
    if several and words[-1] == "executive":
        return "organization"  # "the Scottish Executive"
    if all(w in lexicon.places or w in lexicon.demonyms for w in words):
        return "place"
    if _is_organization(tokens, begin, end):
        return "organization"
    if several and (words[-1] in lexicon.documents or words[-1] in lexicon.small["laws"]) and not given:
        return "document"
    if several and words[-1] in lexicon.place_heads and not (given and words[-1] in lexicon.small["place_surnames"]):
        return "place"
    if (several and (given or (len(head) == 2 and head[1] == "."))) or _person_follows(tokens, end, last):
        return "person"
    if not several and head.isupper() and head.isalpha() and 2 <= len(head) <= 6:
        return "organization"
    return "place" if several and words[0] in lexicon.small["place_beginnings"] else "unknown"


def _person_follows(tokens: Sequence[Token], end: int, last: int) -> bool:
    """An age or a party behind the name: "…, 55, said", "… (D-Ohio)"."""
    if end + 1 >= last:
        return False
    after, then = tokens[end].text, tokens[end + 1].text
    if after == ",":
        closed = end + 2 >= last or tokens[end + 2].text in (",", ".", ";")
        return then.isdigit() and 2 <= len(then) <= 3 and closed
    return after == "(" and then[0] in "RDI" and (len(then) == 1 or then[1] == "-")


def _gender(tokens: Sequence[Token], left: int, begin: int, end: int) -> str | None:
    genders = load_names().gender
    for k in range(begin - 1, left - 1, -1):
        if gender := genders.get(tokens[k].lower):
            return gender
    return genders.get(tokens[begin].lower) if end - begin > 1 else None


def _part(tokens: Sequence[Token], outer: int, end: int, first: int, last: int, found: Sequence[Mention]) -> str:
    """The part that a name plays in its sentence, from what stands beside it."""
    lexicon = load_names()
    if is_compound(tokens[end - 1]):
        return "modifier"
    if tokens[first].lower in _TOPICS and all(t.text != "," for t in tokens[first:end]):
        return "asked"  # "Asked if Okafor would go, he …", "Of Okafor, he said" is about another
    if end < last:
        after = tokens[end]
        if after.text in POSSESSIVES:
            return "owner" if outer <= first else "possessor"
        heads = (lexicon.roles, lexicon.org_common, lexicon.groups, lexicon.kin)
        if after.text[0].islower() and any(after.lower in words for words in heads):
            return "modifier"
        leads = tokens[outer - 1].lower if outer > first else ""
        if after.lower in lexicon.small["auxiliaries"] and leads not in lexicon.prepositions:
            return "subject"
    k = outer - 1
    while k >= first and (
        tokens[k].lower in lexicon.determiners
        or tokens[k].text in QUOTE_MARKS
        or tokens[k].lower in ("former", "even", "only", "both")
    ):
        k -= 1
    if k < first:
        return "subject"
    before = tokens[k]
    if before.lower in _TELLING:
        return "asked"
    previous = found[-1] if found and found[-1].first >= first else None
    if before.lower == "and" and previous is not None and previous.last in (k, k - 1):
        return previous.role
    if before.text == "," and k + 1 == outer:
        leads_up = _leads_up(tokens, first, k, found) and not (end < last and tokens[end].text == ",")
        return "subject" if leads_up else "object"
    if k == first and (before.lower in lexicon.adverbs or before.lower.endswith("ly")):
        return "subject"  # "Earlier Okafor"
    return "subject" if before.text in _BOUNDARY or before.lower in lexicon.small["clause_openers"] else "object"


def _leads_up(tokens: Sequence[Token], first: int, comma: int, found: Sequence[Mention]) -> bool:
    """Whether what stands before a comma only leads up to the subject: "On Tuesday, Okafor", "Asked why, Okafor"."""
    lexicon = load_names()
    word = tokens[first].lower
    if not (
        word in lexicon.prepositions
        or word in lexicon.openers
        or word.endswith(("ing", "ed", "ly"))
        or not word[0].isalpha()
    ):
        return False
    subjects = (m for m in found[-3:] if first <= m.first and m.last < comma and m.role == "subject")
    return not any(tokens[m.last].text != "," for m in subjects)

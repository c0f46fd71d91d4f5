"""What stands before a name and is not part of it: titles, roles, parties, places, and common nouns with a capital.

"House Speaker Amara Okafor"   "Texas Democrat Bo Lindqvist"   "party chairman Bo Lindqvist"   "Supporters of …"
"""

from collections.abc import Sequence

from claimcli.coreference.noun_phrases import is_role, type_of_head
from claimcli.lexicon.names import load_names
from claimcli.text.punctuation import POSSESSIVE_CLITICS, QUOTE_MARKS
from claimcli.text.tokens import Token

SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_ADVERBIAL = ("ally", "ingly", "edly", "ously", "ively", "ently", "antly", "ately")
_LONGEST = 8  # words of titles before a name


def skip_titles(tokens: Sequence[Token], i: int, end: int) -> int:
    """Where the name in the run `i` to `end` begins behind its titles: `i` without titles, `end` with titles only."""
    lexicon = load_names()
    at = _last_title(tokens, i, end)
    if at < 0 or (tokens[end - 1].lower in lexicon.org_heads and not _given_at(tokens, at + 1, end)):
        return i
    begin = at + 1
    if end - i > 1 and (_is_party(tokens, i, end) or _is_executive(tokens, i, end)):
        return i
    if begin < end and tokens[begin].lower in ("of", "for"):
        begin += 1
        while begin < end and _in_portfolio(tokens[begin].lower):
            begin += 1
        if begin == at + 2:  # a portfolio that no list has: "Director of Public Prosecutions", "MP for Cedar Falls"
            named = (k for k in range(begin, end - 1) if tokens[k].lower in lexicon.given)
            begin = next(named, end)
        elif tokens[begin - 1].lower in lexicon.places and begin == end - 1:
            begin = end  # "MP for Cedar Vale"
    if begin >= end:
        # a surname that is also a title: "Angus King"
        return i if at == end - 1 and at > i and not _only_titles(tokens, i, at) else end
    word = tokens[begin].lower
    if word in SUFFIXES or (word in lexicon.org_inner and word not in lexicon.small["particles"]):
        return i
    return begin


def _is_party(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a run that begins with what may be a title is the name of a party: "Liberal Democrats"."""
    lexicon = load_names()
    plural = tokens[end - 1].lower
    return plural.endswith("s") and (plural in lexicon.demonyms or plural[:-1] in lexicon.demonyms) and end - i == 2


def _is_executive(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a run is the government of a place that is called so: "Scottish Executive"."""
    lexicon = load_names()
    places = (lexicon.demonyms, lexicon.places)
    return tokens[end - 1].lower == "executive" and all(any(t.lower in p for p in places) for t in tokens[i : end - 1])


def _last_title(tokens: Sequence[Token], i: int, end: int) -> int:
    """The last title in a run, -1 when it has none; what is a given name as well counts as one: "Dean Okafor"."""
    lexicon = load_names()
    at = -1
    for k in range(i, min(end, i + _LONGEST)):
        word = tokens[k].lower
        free = word not in lexicon.given and (k == i or tokens[k - 1].lower not in lexicon.given)
        if word in lexicon.small["ranks"] and not tokens[k].text.isupper():
            continue
        before_given = k + 1 < end and tokens[k + 1].lower in lexicon.given
        if (word in lexicon.titles and (free or word in lexicon.honorifics)) or (before_given and is_role(word)):
            at = k
    return at


def _in_portfolio(word: str) -> bool:
    lexicon = load_names()
    return word in lexicon.portfolios or word in lexicon.org_inner or word in lexicon.places


def _only_titles(tokens: Sequence[Token], i: int, at: int) -> bool:
    """Whether the words before a title at the end of a run go with titles: "House Majority Leader"."""
    lexicon = load_names()
    go = (lexicon.before_title, lexicon.titles, lexicon.demonyms, lexicon.org_heads, lexicon.places)
    return all(any(t.lower in words for words in go) for t in tokens[i:at])


def _given_at(tokens: Sequence[Token], i: int, end: int) -> bool:
    return i + 1 < end and tokens[i].lower in load_names().given


def skip_qualifiers(tokens: Sequence[Token], i: int, end: int) -> int:
    """Past "Republican", "Texas Democrat", "CNN" before a given name."""
    lexicon = load_names()
    if tokens[end - 1].lower in lexicon.org_heads or end - i < 3:
        return i
    for k in range(i + 1, end - 1):
        before = tokens[k - 1]
        acronym = before.text.isupper() and len(before.text) > 2 and before.text[-1] != "."
        if tokens[k].lower in lexicon.given and (
            acronym or before.lower in lexicon.demonyms or before.lower in lexicon.places
        ):
            return k
    return i


def roles_before(tokens: Sequence[Token], i: int, first: int) -> int:
    """Where the words in lower case that describe the name at `i` begin ("party boss" Amara …); `i` when none do."""
    lexicon = load_names()
    before = tokens[i - 1]
    if i <= first or not before.text[0].islower() or not is_role(before.lower) or before.end == tokens[i].start:
        return i
    k = i - 1
    while k > first and i - k < _LONGEST and tokens[k - 1].text[0].isalpha():
        word = tokens[k - 1].lower
        if word in lexicon.stops or word in lexicon.determiners or word in lexicon.openers:
            break
        k -= 1
    return k


def is_common(tokens: Sequence[Token], i: int, first: int) -> bool:
    """A common noun with a capital: "Supporters of …" at the head of a sentence, "… County's Office"."""
    lexicon = load_names()
    word = tokens[i].lower
    if word in lexicon.demonyms:
        return True
    if word in lexicon.place_heads or (word in lexicon.fits and word in lexicon.org_common):
        return True  # "the Committee", "the County"
    if i > first and tokens[i - 1].text in POSSESSIVE_CLITICS:
        return word in lexicon.org_heads or word in lexicon.org_common or word in lexicon.titles
    if i == first or tokens[i - 1].text in QUOTE_MARKS:
        follows = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        if is_adverb(word):
            return True  # "Originally dubbed …"
        return follows == "of" or (type_of_head(word) is not None and word not in lexicon.given)
    return False


def is_adverb(word: str) -> bool:
    """Whether a word looks like an adverb, and is no given name ("Sally")."""
    return word.endswith(_ADVERBIAL) and word not in load_names().given

"""Sources: what kind of phrase a source span is, and which of its words say who speaks.

    "Montclair professor Amara Okafor"           the name that ends its core
    "One delegate, Bo Lindqvist,"                the name in apposition
    "Okafor's campaign manager"                  a description, not Okafor
    "Amara Okafor and Bo Lindqvist"              several speakers
    "he"   "who"   "I"                           pronouns
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcli.lexicon.names import load_names
from claimcli.speakers.mentions import Mention
from claimcli.speakers.nouns import Phrase, core_end, is_plural, read_phrase
from claimcli.text.article import Article
from claimcli.text.span import Span

_LEADING = frozenset("but and or so yet then even only just while when as that if because although though meanwhile from by".split())
_JOINERS = frozenset(("and", ",", "&", "or"))
_CLITICS = frozenset(("'s", "’s", "'", "’"))
# "the Harbour Times tabloid" is the Harbour Times; "the Okafor campaign" is not Okafor.
_CLASSES = frozenset("newspaper tabloid magazine daily website channel broadcaster blog broadsheet".split())
_NAMING = frozenset("called named dubbed titled".split())


@dataclass(frozen=True, slots=True)
class Source:
    """A source as read: `form` is empty, pronoun, relative, first, name, compound or description.

    `first` and `last` are its tokens without leading conjunctions; `heads` the mentions (by index) that name the
    speaker or speakers; `phrase` is there for descriptions.
    """

    form: str
    first: int = 0
    last: int = 0
    heads: tuple[int, ...] = ()
    phrase: Phrase | None = None
    word: str = ""
    spans: tuple[Span, ...] = field(default=())


def read_source(article: Article, spans: Sequence[Span], mentions: Sequence[Mention], starts: Sequence[int]) -> Source:
    """Read the source at `spans`; `starts` are the first tokens of `mentions`, which are in text order."""
    if not spans:
        return Source("empty")
    tokens = article.tokens
    first, last = article.token_range(spans[0])
    while first < last and (not tokens[first].text[0].isalnum() or (last - first > 1 and tokens[first].lower in _LEADING)):
        first += 1
    while last > first and not tokens[last - 1].text[0].isalnum() and tokens[last - 1].text not in _CLITICS:
        last -= 1
    if first >= last:
        return Source("empty")
    bare = last - 1 if last - first == 2 and tokens[last - 1].text in _CLITICS else last
    if bare - first == 1 and (form := _pronoun_form(tokens[first].lower)):
        return Source(form, first, bare, word=tokens[first].lower, spans=tuple(spans))
    inside = mentions_within(mentions, starts, first, last)
    heads = _head_mentions(article, first, last, mentions, inside)
    if len(heads) == 1 and mentions[heads[0]].kind == "group" and mentions[heads[0]].last < last and tokens[mentions[heads[0]].last].text != ",":
        heads = ()
    if heads:
        return Source("compound" if len(heads) > 1 else "name", first, last, heads, spans=tuple(spans))
    return Source("description", first, last, phrase=read_phrase(tokens, first, last), spans=tuple(spans))


def mentions_within(mentions: Sequence[Mention], starts: Sequence[int], first: int, last: int) -> range:
    """Indices of the mentions whose names stand between two tokens."""
    low = bisect_left(starts, first)
    high = low
    while high < len(mentions) and mentions[high].last <= last:
        high += 1
    return range(low, high)


def _pronoun_form(word: str) -> str:
    kind = load_names().pronouns.get(word, "")
    if kind in ("first", "second", "relative"):
        return kind
    return "pronoun" if kind else ""


def _head_mentions(article: Article, first: int, last: int, mentions: Sequence[Mention], inside: range) -> tuple[int, ...]:
    """The mentions that name who speaks in a source; () when it is a description."""
    tokens = article.tokens
    if not inside:
        return ()
    row = _row_of_names(article, first, last, mentions, inside)
    if len(row) > 1:
        return row
    if tokens[first].lower in ("he", "she", "they", "it", "we", "i", "you"):
        return ()  # "she and Okafor"
    core = _core_end(article, first, last, mentions, inside)
    if tokens[core - 1].lower in _CLASSES and mentions[inside[0]].last <= core - 1:
        k = max(k for k in inside if mentions[k].last <= core - 1)
        if mentions[k].last >= core - 2:
            return (k,)
    for k in inside:
        ends = mentions[k].last
        if ends == core or (ends == core - 1 and tokens[core - 1].text in _CLITICS):
            return (k,)
        if mentions[k].first == first and ends < core and tokens[ends].text == "(":
            return (k,)
    return _in_apposition(article, core, last, mentions, inside, is_plural(tokens[core - 1].lower))


def _row_of_names(article: Article, first: int, last: int, mentions: Sequence[Mention], inside: range) -> tuple[int, ...]:
    """The names of a row "A, B and C" that begins the source and joins with "and"; fewer than two when there is none."""
    tokens = article.tokens
    if mentions[inside[0]].outer > first:
        between = tokens[first : mentions[inside[0]].outer]
        if not all(t.lower in ("both", "the", "neither", "either") for t in between):
            return ()
    row = [inside[0]]
    joined = False
    for k in inside[1:]:
        gap = tokens[mentions[row[-1]].last : mentions[k].outer]
        if not gap or not all(t.lower in _JOINERS or t.lower in ("the", "both") for t in gap):
            break
        joined = joined or any(t.lower in ("and", "&", "or") for t in gap)
        row.append(k)
    if not joined or mentions[row[-1]].role in ("modifier",):
        return ()
    end = mentions[row[-1]].last
    if end < last and tokens[end].text[0].isalpha() and tokens[end].lower not in load_names().stops:
        return ()  # "Okafor and Lindqvist supporters"
    return tuple(row)


def _core_end(article: Article, first: int, last: int, mentions: Sequence[Mention], inside: range) -> int:
    """As `core_end`, but a preposition inside a name ("Department of Ports") ends nothing."""
    core = core_end(article.tokens, first, last)
    for k in inside:
        if mentions[k].first < core < mentions[k].last:
            return _core_end(article, mentions[k].last - 1, last, mentions, range(k + 1, inside.stop))
    return core


def _in_apposition(
    article: Article, core: int, last: int, mentions: Sequence[Mention], inside: range, plural: bool
) -> tuple[int, ...]:
    """Names that a description is given: ", Bo Lindqvist," behind it, or behind "called"."""
    tokens = article.tokens
    lexicon = load_names()
    for k in inside:
        mention = mentions[k]
        if mention.outer <= core:
            continue
        before = tokens[mention.outer - 1]
        if before.lower in _NAMING:
            return (k,)
        after = tokens[mention.last] if mention.last < last else None
        closed = after is None or after.text in (",", "(", "—") or after.lower in ("of", "who") or (plural and after.lower == "and")
        if before.text in (",", "—", ":") and closed and mention.kind in ("person", "unknown", "organization"):
            description = tokens[core : mention.outer - 1]
            if any(t.text == "," for t in description) or any(t.lower in lexicon.determiners for t in tokens[mention.outer : mention.first]):
                continue
            if plural:
                row = _row_of_names(article, mention.outer, last, mentions, range(k, inside.stop))
                return row if len(row) > 1 else ()
            return (k,)
    return ()

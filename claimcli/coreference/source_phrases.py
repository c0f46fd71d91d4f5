"""Sources: what kind of phrase a source is, and which of its words say who speaks.

"Montclair professor Amara Okafor"           the name that ends its core
"One delegate, Bo Lindqvist,"                the name in apposition
"Okafor's campaign manager"                  a description, not Okafor
"Amara Okafor and Bo Lindqvist"              several speakers
"he"   "who"   "I"                           pronouns
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from claimcli.attribution.types import Run
from claimcli.coreference.mentions import BEHIND_NAMES, LATE_ADVERBS, Mention
from claimcli.coreference.noun_phrases import Phrase, core_end, is_plural, read_phrase
from claimcli.lexicon.names import load_names
from claimcli.text.article import Article
from claimcli.text.punctuation import POSSESSIVES
from claimcli.text.tokens import Token

_SUBJECTS = frozenset(["he", "she", "they", "it", "we", "i", "you"])
_LEADERS = frozenset(["he", "she", "who", "which"])  # a source that begins so is no more than that
_BEFORE_ROW = frozenset(["both", "the", "neither", "either"])
_CLOSERS = frozenset(["of", "who"])
_JOINERS = frozenset(("and", ",", "&", "or"))
_LONGEST_REST = 6  # tokens of a name that a source has cut off
_PARTICIPLES = frozenset(["led", "held", "found", "made", "won", "lost", "run"])
_NAMING = frozenset(["called", "named", "dubbed", "titled"])


@dataclass(frozen=True, slots=True)
class Source:
    """A source as read: `form` is empty, pronoun, relative, first, name, compound or description.

    `first` and `last` are its tokens without leading conjunctions; `heads` the mentions (by index) that name the
    speaker or speakers; `phrase` is there for descriptions; `runs` are all of it, `content` is what is said.
    """

    form: str
    first: int = 0
    last: int = 0
    heads: tuple[int, ...] = ()
    phrase: Phrase | None = None
    word: str = ""
    runs: tuple[Run, ...] = ()
    content: tuple[Run, ...] = ()


def read_source(article: Article, runs: Sequence[Run], mentions: Sequence[Mention], starts: Sequence[int]) -> Source:
    """Read the source that `runs` hold; `starts` are the first tokens of `mentions`, which are in text order."""
    if not runs:
        return Source("empty")
    tokens, leading = article.tokens, load_names().small["leading"]
    first, last = runs[0]
    while first < last and (not _is_word(tokens[first]) or (last - first > 1 and tokens[first].lower in leading)):
        first += 1
    while last - first > 1 and tokens[last - 1].lower in LATE_ADVERBS and tokens[last - 1].text[0].isupper():
        last -= 1
    while last > first and not _is_word(tokens[last - 1]) and tokens[last - 1].text not in POSSESSIVES:
        last -= 1
    if first >= last:
        return Source("empty")
    bare = last - 1 if last - first == 2 and tokens[last - 1].text in POSSESSIVES else last
    if bare - first == 1 and (form := _pronoun_form(tokens[first].lower)):
        return Source(form, first, bare, word=tokens[first].lower, runs=tuple(runs))
    if tokens[first].lower in _LEADERS and tokens[first + 1].lower not in ("and", "or", "&"):
        form = _pronoun_form(tokens[first].lower)  # "who, as Lindqvist says,"
        return Source(form, first, first + 1, word=tokens[first].lower, runs=tuple(runs))
    first, last = _widen(mentions, starts, first, last)
    inside = mentions_within(mentions, starts, first, last)
    last = _without_predicate(tokens, first, last, mentions, inside)
    inside = mentions_within(mentions, starts, first, last)
    heads = _head_mentions(article, first, last, mentions, inside)
    if heads:
        return Source("compound" if len(heads) > 1 else "name", first, last, heads, runs=tuple(runs))
    phrase = read_phrase(tokens, first, last)
    if phrase.type == "person" and not phrase.plural and (name := _name_behind(tokens, last, mentions, starts)):
        return Source("name", first, last, name, runs=tuple(runs))
    return Source("description", first, last, phrase=phrase, word=tokens[first].lower, runs=tuple(runs))


def _is_word(token: Token) -> bool:
    return token.text[0].isalnum() or (token.text[0] == "@" and len(token.text) > 1)


def _name_behind(
    tokens: Sequence[Token], last: int, mentions: Sequence[Mention], starts: Sequence[int]
) -> tuple[int, ...]:
    """The name that a comma adds to a description which ends at `last`: "sighed his deputy | , Mira Castell."."""
    k = bisect_left(starts, last + 1)
    if k >= len(mentions) or mentions[k].outer != last + 1 or tokens[last].text != ",":
        return ()
    if mentions[k].kind != "person" and (mentions[k].kind != "unknown" or mentions[k].last - mentions[k].first < 2):
        return ()
    behind = [t.text for t in tokens[mentions[k].last : mentions[k].last + 2]]
    return (k,) if behind[:1] in (["."], [","]) and behind[1:] != ["and"] else ()


def _widen(mentions: Sequence[Mention], starts: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """The tokens of a source, with the rest of a name that it cuts: "Mrs | May", "Helixon, | Inc."."""
    k = bisect_left(starts, first) - 1
    if k >= 0 and mentions[k].last > first > mentions[k].first >= first - _LONGEST_REST:
        first = mentions[k].first
    k = bisect_left(starts, last) - 1
    if k >= 0 and last < mentions[k].last <= last + _LONGEST_REST:
        last = mentions[k].last
    k = bisect_left(starts, last)
    if k < len(mentions) and mentions[k].outer < last == mentions[k].first >= mentions[k].last - _LONGEST_REST:
        last = mentions[k].last  # a title alone: its name stands behind
    return first, last


def _without_predicate(
    tokens: Sequence[Token], first: int, last: int, mentions: Sequence[Mention], inside: range
) -> int:
    """Where a source ends that runs on into its sentence: "Mr Okafor earlier", "The pair then spent four days"."""
    lexicon = load_names()
    core = _core_end(tokens, first, last, mentions, inside)
    ended = next((k for k in range(first + 1, core) if tokens[k].lower in lexicon.adverbs), core)
    if ended >= last or ended <= first or not tokens[ended].text[0].islower():
        return last
    named = any(mentions[k].last > ended for k in inside)  # "One delegate not on the slate, Okafor,"
    word = tokens[ended].lower
    finite = word in lexicon.verbs and not word.endswith("ed") and word not in _PARTICIPLES
    runs_on = word in lexicon.adverbs or finite
    return ended if runs_on and not named else last


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


def _head_mentions(
    article: Article, first: int, last: int, mentions: Sequence[Mention], inside: range
) -> tuple[int, ...]:
    """The mentions that name who speaks in a source; () when it is a description."""
    tokens = article.tokens
    if not inside or tokens[first].lower in _SUBJECTS:  # "she and Okafor"
        return ()
    row = _row_of_names(tokens, first, last, mentions, inside)
    if len(row) > 1:
        return row
    core = _core_end(tokens, first, last, mentions, inside)
    named = [k for k in inside if mentions[k].last <= core]
    if named and tokens[core - 1].lower in load_names().small["classes"] and mentions[named[-1]].last >= core - 2:
        return (named[-1],)  # "the Harbour Times tabloid"
    for k in named:
        behind = tokens[mentions[k].last : core]
        while behind and behind[0].text in BEHIND_NAMES and mentions[k].kind in ("person", "unknown"):
            behind = behind[1:]
        if (
            not behind
            or (len(behind) == 1 and behind[0].text in POSSESSIVES)
            or (k == inside[0] and behind[0].text == "(")
            or (k == inside[0] and _holds_office(tokens, mentions[k], core, last))
            or (
                k == inside[0]
                and mentions[k].titles[-1:]
                and behind[0].text.islower()
                and behind[0].lower.endswith("ed")
            )
        ):
            return _unless_group(tokens, last, mentions, k)
    return _in_apposition(tokens, core, last, mentions, range(inside.start + len(named), inside.stop))


def _holds_office(tokens: Sequence[Token], mention: Mention, core: int, last: int) -> bool:
    """Whether an office follows a person's name without a comma: "Dr Mia Watts head of exploration"."""
    lexicon = load_names()
    head = tokens[core - 1].lower
    personal = mention.kind == "person" and (mention.last - mention.first > 1 or bool(mention.titles))
    office = head in lexicon.roles and head not in lexicon.unnamed and head not in lexicon.kin
    return personal and office and core < last and tokens[core].lower in ("of", "for", "at")


def _unless_group(tokens: Sequence[Token], last: int, mentions: Sequence[Mention], k: int) -> tuple[int, ...]:
    """The mention, except a group that is narrowed down behind its name: "Republicans in the Senate"."""
    end = mentions[k].last
    return () if mentions[k].kind == "group" and end < last and tokens[end].text != "," else (k,)


def _row_of_names(
    tokens: Sequence[Token], first: int, last: int, mentions: Sequence[Mention], inside: range
) -> tuple[int, ...]:
    """The names of a row "A, B and C" that begins the source, joined with "and"; fewer than two where it has none."""
    if any(t.lower not in _BEFORE_ROW for t in tokens[first : mentions[inside[0]].outer]):
        return ()
    row = [inside[0]]
    joined = False
    for k in inside[1:]:
        gap = [t.lower for t in tokens[mentions[row[-1]].last : mentions[k].outer]]
        if not gap or any(word not in _JOINERS and word not in _BEFORE_ROW for word in gap):
            break
        joined = joined or any(word in ("and", "&", "or") for word in gap)
        row.append(k)
    end = mentions[row[-1]].last
    goes_on = end < last and tokens[end].text[0].isalpha() and tokens[end].lower not in load_names().stops
    if not joined or goes_on or mentions[row[-1]].role == "modifier":
        return ()  # "Okafor and Lindqvist supporters"
    return tuple(row)


def _core_end(tokens: Sequence[Token], first: int, last: int, mentions: Sequence[Mention], inside: range) -> int:
    """As `core_end`, but a preposition inside a name ("Department of Ports") ends nothing."""
    core = core_end(tokens, first, last)
    for k in inside:
        if mentions[k].outer < core < mentions[k].last:
            core = core_end(tokens, mentions[k].last - 1, last)
    return core


def _in_apposition(
    tokens: Sequence[Token], core: int, last: int, mentions: Sequence[Mention], after: range
) -> tuple[int, ...]:
    """Names that a description is given: ", Bo Lindqvist," behind it, or behind "called"."""
    plural = is_plural(tokens[core - 1].lower)
    for k in after:
        mention = mentions[k]
        if mention.outer <= core:
            continue
        before = tokens[mention.outer - 1]
        if before.lower in _NAMING:
            return (k,)
        commas = sum(t.text == "," for t in tokens[core : mention.outer])
        if commas > 1:
            break
        if before.text in (",", "—", "–", "--", ":") and mention.kind in ("person", "unknown", "organization"):
            if plural:
                row = _row_of_names(tokens, mention.outer, last, mentions, range(k, after.stop))
                return row if len(row) > 1 else ()
            if (
                mention.last >= last
                or tokens[mention.last].text in (",", "(", "—", "–", "--")
                or tokens[mention.last].lower in _CLOSERS
                or tokens[mention.last].text in BEHIND_NAMES
            ):
                return (k,)
    return ()

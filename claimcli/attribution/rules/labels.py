"""Labels of transcripts: the words before a turn that name its speaker, in the forms in which transcripts write them.

TULL: …    Ms. PRIYA TULL (Eastfield): …    NORA TULL, ANCHOR: …    **Nora Tull:** …    [00:01:12] TULL: …
>> TULL: …    Q. …    A: …    and on a line of its own: Nora Tull - Corvane, Inc. - CEO    Priya Tull (Eastfield)
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from claimcli.lexicon.attribution import load_attribution_words
from claimcli.lexicon.names import load_names
from claimcli.text.article import Paragraph
from claimcli.text.punctuation import POSSESSIVE_CLITICS, QUOTE_MARKS
from claimcli.text.tokens import Token

_LONGEST_NAME = 6
_LONGEST_ADDITION = 12  # tokens in a bracket, or behind a comma
_LONGEST_HEADING = 16
_STOPPED = frozenset(("Q.", "A."))
_DASHES = frozenset(("-", "–", "—", "--"))
_STARS = frozenset(("*", "_"))
_TIME = re.compile(r"\d{1,2}(?::\d\d){1,2}(?:[.,]\d+)?")
_SMALL = frozenset("of the de la van von der al bin and for to".split())
_CALLED = frozenset(("operator", "moderator", "interviewer"))  # headings of a line without more


class Label(NamedTuple):
    """The words of a label: the tokens of the name, of its mark (none after "Q." and on a line of its own), and the
    first word behind it. `sure` where its form alone tells a speaker, `heading` where it is a line of its own."""

    name: range
    mark: range
    first: int
    sure: bool = False
    heading: bool = False


def read_label(tokens: Sequence[Token], paragraph: Paragraph) -> Label | None:
    """The label that opens a paragraph and the words behind it."""
    last = paragraph.last
    first, decorated = _skip_decoration(tokens, paragraph.first, last)
    if last - first < 2:
        return None
    if tokens[first].text in _STOPPED:
        return Label(range(first, first + 1), range(0), first + 1)
    end = _name_end(tokens, first, last)
    if end == first or end >= last - 1 or tokens[first].lower in load_attribution_words("labels", "no_speakers"):
        return None
    at = _skip_brackets(tokens, end, last)
    bracketed = at > end
    if at < last and tokens[at].text == ",":
        at = _skip_addition(tokens, at, last)
    while at < last and tokens[at].text in _STARS:
        at += 1
    if at >= last - 1 or tokens[at].text != ":":
        return None
    begin = at + 1
    while begin < last - 1 and tokens[begin].text in _STARS:
        begin += 1
    capitals = all(t.text.isupper() for t in tokens[first:end] if t.text[0].isalpha() and t.text[-1] != ".")
    titled = end - first > 1 and tokens[first].lower in load_names().honorifics
    sure = decorated or titled or (bracketed and end - first > 1) or (capitals and len(tokens[first].text) > 1)
    return Label(range(first, end), range(at, at + 1), begin, sure)


def read_heading(tokens: Sequence[Token], paragraph: Paragraph) -> Label | None:
    """The label that is a line of its own: a name with firm and post behind dashes, or with brackets."""
    first, last = paragraph.first, paragraph.last
    if not 1 <= last - first <= _LONGEST_HEADING or tokens[last - 1].text in (".", "?", "!", ":", ",", ";"):
        return None
    if last - first == 1:
        return Label(range(first, last), range(0), last, False, True) if tokens[first].lower in _CALLED else None
    end = _name_end(tokens, first, last)
    if tokens[first].lower == "the" and end < last and tokens[end].text == "(":
        close = _skip_brackets(tokens, end, last)  # "The Minister for Health (Graham Tilley)"
        return Label(range(end + 1, close - 1), range(0), last, True, True) if close == last else None
    if end - first < 2 or end >= last:
        return None
    if tokens[end].text == "(" and _skip_brackets(tokens, end, last) == last:
        return Label(range(first, end), range(0), last, True, True)
    spaced = tokens[end].text in _DASHES and tokens[end].start > tokens[end - 1].end
    posts = spaced and all(
        t.text[0].isupper() or t.lower in _SMALL or not t.text[0].isalpha() for t in tokens[end:last]
    )
    return Label(range(first, end), range(0), last, True, True) if posts and end + 1 < last else None


def _skip_decoration(tokens: Sequence[Token], first: int, last: int) -> tuple[int, bool]:
    """(where a label begins behind quotation mark, time stamp, ">>" and stars, whether there was more than a mark)."""
    decorated = False
    while first < last:
        token = tokens[first]
        if token.text in QUOTE_MARKS:
            first += 1
        elif token.text in _STARS or token.text == ">" or _TIME.fullmatch(token.text):
            first, decorated = first + 1, True
        elif token.text in ("[", "(") and first + 2 < last and _TIME.fullmatch(tokens[first + 1].text):
            first, decorated = first + 3, True
        else:
            break
    return first, decorated


def _name_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the capitalised words of a name end."""
    end = first
    while end < min(last, first + _LONGEST_NAME):
        token = tokens[end]
        small = end > first and token.lower in _SMALL and end + 1 < last and tokens[end + 1].text[0].isupper()
        joined = end > first and token.text == "-" and tokens[end - 1].end == token.start
        if not (token.text[0].isupper() or small or joined or (end > first and token.text in POSSESSIVE_CLITICS)):
            break
        end += 1
    return end


def _skip_brackets(tokens: Sequence[Token], at: int, last: int) -> int:
    """Behind the short brackets that open at `at`: "(Eastfield) (Lab)"; `at` where none does."""
    while at < last and tokens[at].text == "(":
        closing = (k for k in range(at + 1, min(last, at + _LONGEST_ADDITION)) if tokens[k].text == ")")
        close = next(closing, 0)
        if not close:
            break
        at = close + 1
    return at


def _skip_addition(tokens: Sequence[Token], comma: int, last: int) -> int:
    """The colon that ends what a comma adds: ", CHIEF ENGINEER:"; `comma` where it is no post in capitals."""
    for k in range(comma + 1, min(last, comma + _LONGEST_ADDITION)):
        token = tokens[k]
        if token.text == ":":
            return k
        if not (token.text[0].isupper() or token.lower in _SMALL or token.text in (",", "&", "-", "(", ")")):
            break
    return comma

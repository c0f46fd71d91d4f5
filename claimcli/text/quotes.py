"""Quotations: marks paired by one linear scan with a stack.

Pairing marks two by two fails on real news: one unclosed mark turns everything after it inside out. So a mark that can
only open opens, one that can only close closes, and a mark that could do either ('"', "''", "'") is decided by what
stands beside it: space before and a letter after opens. What is still open at the end of a paragraph is closed there
with `closed=False`; when the next paragraph opens with the same mark again, it continues the same quotation (the
convention of print: each paragraph of a long quotation reopens it and only the last one closes it).
"""

from collections.abc import Sequence
from typing import NamedTuple

from claimcli.text.punctuation import EITHER_MARKS, OPENING_MARKS, QUOTE_MARKS
from claimcli.text.tokens import Token

_SINGLE = frozenset("'‘’‚‹›")
# Which marks may close what a mark opened: writers mix curly with straight ones, and both with doubled apostrophes.
_MATCHES = {
    "“": frozenset(("”", '"', "“", "''")),
    "„": frozenset(("”", "“", '"')),
    "«": frozenset("»"),
    "»": frozenset("«"),  # »so«, as German prints it
    "”": frozenset("”"),  # ”so”, as Swedish does
    "‚": frozenset(("‘", "’")),
    "「": frozenset("」"),
    "『": frozenset("』"),
    "‹": frozenset("›"),
    "``": frozenset(("''", '"', "”")),
    "‘‘": frozenset(("’’", "''")),
    "‘": frozenset(("’", "'")),
    '"': frozenset(('"', "”", "''")),
    "''": frozenset(("''", '"', "’’")),
    "'": frozenset(("'", "’")),
    "＂": frozenset("＂"),
}
_FAR = 120  # tokens in which a single quotation closes
_DEPTH = 12  # open marks remembered: print nests three deep, so more are marks that no one closed
_ELISIONS = frozenset("em tis twas til cause bout n round".split())


class Quotation(NamedTuple):
    """A stretch between quotation marks.

    `open` and `close` are the token indices of the marks (`close` is one past the last token inside when no mark closes
    it); the words inside are tokens `open + 1` to `close`, exclusive.
    """

    open: int
    close: int
    depth: int  # 0 outermost, 1 a quotation in a quotation
    closed: bool
    continues: bool  # reopens the quotation that the paragraph before left open
    single: bool  # marked by single marks

    @property
    def end(self) -> int:
        """One past its last token, the closing mark with it."""
        return self.close + self.closed


def pair_marks(tokens: Sequence[Token], paragraphs: Sequence[tuple[int, int]]) -> list[Quotation]:
    """The quotations of `tokens`, in order of their opening marks; `paragraphs` are half-open token ranges."""
    found: list[Quotation] = []
    carried = ""  # the opening mark that the paragraph before left unclosed
    for first, last in paragraphs:
        carried = _pair_paragraph(tokens, first, last, carried, found)
    found.sort(key=lambda q: (q.open, -q.close))
    return _with_depths(found)


def _with_depths(quotations: Sequence[Quotation]) -> list[Quotation]:
    """`quotations`, in text order, each with the number of those around it."""
    out: list[Quotation] = []
    ends: list[int] = []
    for q in quotations:
        while ends and ends[-1] <= q.open:
            ends.pop()
        out.append(q._replace(depth=len(ends)))
        ends.append(q.close)
    return out


def _pair_paragraph(tokens: Sequence[Token], first: int, last: int, carried: str, found: list[Quotation]) -> str:
    """Pair the marks of one paragraph into `found`; the mark that stays open at its end, or ''."""
    stack: list[int] = []
    reopened = bool(carried) and first < last and tokens[first].text in (carried, "“", '"', "''")
    for i in range(first, last):
        mark = tokens[i].text
        if mark not in QUOTE_MARKS:
            continue
        role = _role(tokens, i, first, last, stack)
        if role == "open":
            if stack and tokens[stack[-1]].text == mark and mark not in _SINGLE:
                _close(stack, i, False, first, reopened, tokens, found)  # a new mark where the old never closed
            stack.append(i)
            del stack[:-_DEPTH]
        elif role == "close":
            depth = next((d for d in range(len(stack) - 1, -1, -1) if mark in _MATCHES[tokens[stack[d]].text]), None)
            if depth is not None:
                while len(stack) > depth + 1:  # inner marks that were never closed were no quotations
                    stack.pop()
                _close(stack, i, True, first, reopened, tokens, found)
    left = [i for i in stack if tokens[i].text not in _SINGLE]
    if not left:
        return ""
    del stack[stack.index(left[0]) + 1 :]
    _close(stack, last, False, first, reopened, tokens, found)
    return tokens[left[0]].text


def _close(
    stack: list[int],
    close: int,
    closed: bool,
    first: int,
    reopened: bool,
    tokens: Sequence[Token],
    found: list[Quotation],
) -> None:
    open_ = stack.pop()
    if close > open_ + 1:
        single = tokens[open_].text in _SINGLE
        found.append(Quotation(open_, close, 0, closed, reopened and open_ == first, single))


def _role(tokens: Sequence[Token], i: int, first: int, last: int, stack: list[int]) -> str:
    """'open', 'close', or '' for an apostrophe and for inch or minute marks."""
    token = tokens[i]
    mark = token.text
    tight_before = i > first and tokens[i - 1].end == token.start
    tight_after = i + 1 < last and tokens[i + 1].start == token.end
    if mark in OPENING_MARKS:
        joined = tight_after and tokens[i + 1].text[0].isalnum()
        if _is_turned(tokens, mark, stack, tight_before, joined):
            return "close"
        if mark == "‘" and (not tight_after or tokens[i + 1].lower in _ELISIONS):
            return ""
        if mark == "“" and tight_before and not joined and any(tokens[j].text in "„“" for j in stack):
            return "close"  # „so“, and “so“ where an editor turned the mark the wrong way
        return "open"
    if mark in EITHER_MARKS:
        return _role_of_straight(tokens, i, last, tight_before, tight_after, stack)
    if mark == "’":
        waiting = any(tokens[j].text in ("‘", "'") for j in stack)
        return _role_of_single(tokens, i, last, waiting and tight_before, tight_after)
    if mark in "»”" and not tight_before and tight_after and not any(mark in _MATCHES[tokens[j].text] for j in stack):
        return "open"
    return "close"


def _is_turned(tokens: Sequence[Token], mark: str, stack: list[int], tight_before: bool, joined: bool) -> bool:
    """Whether a mark that mostly opens closes what is open: »so«, ‚so‘."""
    opener = {"«": "»", "‘": "‚"}.get(mark, "")
    return bool(opener) and tight_before and not joined and any(tokens[j].text == opener for j in stack)


def _role_of_single(tokens: Sequence[Token], i: int, last: int, may_close: bool, tight_after: bool) -> str:
    """'close', or '' for an apostrophe: `'it is the lads' job'` closes at the last mark, not at the plural's."""
    if not may_close or (tight_after and tokens[i + 1].text[0].isalnum()):
        return ""
    if tokens[i - 1].lower.endswith("in") and _closes_later(tokens, i, last):
        return ""  # thinkin'
    if tokens[i - 1].lower[-1] == "s" and i + 1 < last and tokens[i + 1].text[0].islower():
        for j in range(i + 1, last):
            if tokens[j].text in ("'", "’", "‘"):
                return "" if tokens[j - 1].end == tokens[j].start else "close"
    return "close"


def _closes_later(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether a single mark further on stands behind a stop, as a closing one does."""
    marks = (j for j in range(i + 2, min(last, i + _FAR)) if tokens[j].text in ("'", "’"))
    return any(tokens[j - 1].text in (",", ".", "?", "!") and tokens[j - 1].end == tokens[j].start for j in marks)


def _role_of_straight(
    tokens: Sequence[Token], i: int, last: int, tight_before: bool, tight_after: bool, stack: list[int]
) -> str:
    mark = tokens[i].text
    waiting = any(mark in _MATCHES[tokens[j].text] for j in stack)
    before = tokens[i - 1].text if tight_before else " "
    after = tokens[i + 1].text if tight_after else " "
    if mark == "'":
        first_inside = bool(stack) and stack[-1] == i - 1  # "'Go' is a song," she said
        if (not tight_before or first_inside) and tight_after:
            return "" if tokens[i + 1].lower in _ELISIONS or after[0].isdigit() else "open"
        return _role_of_single(tokens, i, last, waiting and tight_before, tight_after)
    if not waiting and tight_before and before[-1].isdigit() and not tight_after and mark == '"':
        return ""  # 6' 2"
    opens_here = (not tight_before or before[-1] in "([{—–-/“‘'\"" or before == "--") and after != " "
    if waiting:
        # Tight to the word before it: it closes. Loose before and tight after while one is open: that one was
        # never closed, unless the open mark is of another kind (a quotation in a quotation).
        same = any(tokens[j].text == mark for j in stack)
        if opens_here and after[0] not in ".,;:!?)" and (not same or (not tight_before and tight_after)):
            return "open"
        return "close"
    return "open" if not (tight_before and not tight_after) else ""

"""A quotation taken apart: rows of words that must stand in the source, and what an editor left out or put in.

“The bridge … is safe, [the mayor] said”  ->  [The bridge] gap [is safe] insertion "the mayor" [said]
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcli.checking.folding import FoldedToken

EDGE_MARKS = frozenset(",.;:-")  # beside the edge of a quotation they belong to who quotes, not to who is quoted
INFLECTIONS = frozenset("s es d ed n en ing 's ies y".split())  # what brackets may put to a word's end
_REMARKS = frozenset("sic laughs laughter laughing applause crosstalk pause inaudible emphasis added".split())


@dataclass(frozen=True, slots=True)
class Part:
    """A row of tokens that must stand in the source as they are.

    `gap` says that an ellipsis stands before it, `inserted` what an editor put there in brackets; `capital` that its
    first letter may be another case, because it begins the quotation or an editor set it in brackets; `ending` is the
    row's last word where brackets changed its ending: only how it begins must agree.
    """

    tokens: tuple[FoldedToken, ...]
    gap: bool = False
    inserted: tuple[FoldedToken, ...] = ()
    capital: bool = False
    ending: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a quotation in order, and what an editor put in after the last. `edited` is False where the whole is
    one part as it stands."""

    parts: tuple[Part, ...]
    inserted: tuple[FoldedToken, ...] = ()
    edited: bool = False


@dataclass(slots=True)
class _Builder:
    """Parts as they are gathered; mutable while a quotation is read."""

    parts: list[Part] = field(default_factory=list)
    row: list[FoldedToken] = field(default_factory=list)
    gap: bool = False
    inserted: list[FoldedToken] = field(default_factory=list)
    capital: bool = True
    edited: bool = False

    def close(self, *, ending: bool = False) -> None:
        """End the row of words, if there is one, as a part."""
        row = trim_marks(self.row)
        if any(token.kind == "word" for token in row):
            self.parts.append(Part(tuple(row), self.gap, tuple(self.inserted), self.capital, ending))
            self.gap, self.inserted, self.capital = False, [], False
        self.row = []


def take_apart(tokens: Sequence[FoldedToken]) -> Parts:
    """The parts of a quotation. Brackets that are never closed are marks like others."""
    made = _Builder()
    i = 0
    while i < len(tokens):
        token = tokens[i]
        close = _closing(tokens, i) if token.form == "[" else 0
        if token.kind == "ellipsis":
            made.close()
            made.gap = made.capital = made.edited = True
        elif close:
            i = _read_bracket(tokens, i, close, made)
            continue
        else:
            made.row.append(token)
        i += 1
    made.close()
    return Parts(tuple(made.parts), tuple(made.inserted), made.edited)


def trim_marks(tokens: Sequence[FoldedToken]) -> list[FoldedToken]:
    """`tokens` without the commas, stops and dashes at both ends."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].form in EDGE_MARKS:
        start += 1
    while end > start and tokens[end - 1].form in EDGE_MARKS:
        end -= 1
    return list(tokens[start:end])


def _closing(tokens: Sequence[FoldedToken], i: int) -> int:
    """The index of the bracket that closes the one at `i`, 0 where none does nearby."""
    return next((k for k in range(i + 1, min(i + 40, len(tokens))) if tokens[k].form == "]"), 0)


def _read_bracket(tokens: Sequence[FoldedToken], i: int, close: int, made: _Builder) -> int:
    """Take in the brackets from `i` to `close`; the index after what was read."""
    inside = [token for token in tokens[i + 1 : close] if token.kind == "word"]
    made.edited = True
    after = tokens[close + 1] if close + 1 < len(tokens) else None
    tight_before = i > 0 and bool(made.row) and made.row[-1] is tokens[i - 1] and tokens[i - 1].end == tokens[i].start
    tight_after = after is not None and after.kind == "word" and after.start == tokens[close].end
    if tight_after and after is not None and len(inside) == 1 and len(inside[0].form) == 1 and not tight_before:
        made.close()  # "[T]he": one word whose first letter an editor set in the other case
        made.capital = True
        whole = inside[0].form + after.form
        made.row.append(FoldedToken(tokens[i].start, after.end, "word", whole, whole.casefold()))
        return close + 2
    if tight_before and tokens[i - 1].kind == "word" and len(inside) == 1 and inside[0].key in INFLECTIONS:
        made.close(ending=True)  # "want[ed]"
        return close + 1
    made.close()
    if {token.key for token in inside} <= _REMARKS:
        return close + 1
    made.inserted += inside
    if tight_before or tight_after:  # "[un]likely", "care[less]": what this makes of the word nobody can tell
        made.inserted.append(FoldedToken(tokens[i].start, tokens[close].end, "word", "[]", "not"))
    return close + 1

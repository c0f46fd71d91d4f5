"""A row of words of a quotation beside the row with the same keys in a source: what differs between the two."""

from collections.abc import Sequence
from typing import NamedTuple

from claimcli.checking.folding import Folded, FoldedToken
from claimcli.checking.records import DifferenceKind
from claimcli.checking.types import Difference
from claimcli.text.span import Span

JOIN = "join"  # where a source interrupts a quotation: a comma, a stop or nothing may stand there
_JOINED = frozenset(",.;-")


class Row(NamedTuple):
    """Where the row stands in the source, what differs, and whether it lies across a `JOIN`."""

    span: Span
    differences: tuple[Difference, ...]
    joined: bool


def compare_row(
    draft: Sequence[FoldedToken], text: str, source: Folded, first: int, *, capital: bool = False, ending: bool = False
) -> Row:
    """`draft`, tokens of a quotation in `text`, beside the words from number `first` on in `source`.

    `capital`: the first letter may be of another case. `ending`: the last word need only begin alike.
    """
    words = [i for i, token in enumerate(draft) if token.kind == "word"]
    places = source.words[first : first + len(words)]
    found: list[Difference] = []
    joined = False
    lead, tail = draft[: words[0]], draft[words[-1] + 1 :]
    for n, (i, k) in enumerate(zip(words, places, strict=True)):
        ours, theirs = draft[i], source.tokens[k]
        if n:
            between = draft[words[n - 1] + 1 : i], source.tokens[places[n - 1] + 1 : k]
            joined = joined or any(token.kind == JOIN for token in between[1])
            if not _marks_agree(*between):
                before = max(0, draft[words[n - 1]].start), source.tokens[places[n - 1]].start
                found.append(Difference("punctuation", text[before[0] : ours.end], source.text[before[1] : theirs.end]))
        if ours.form != theirs.form and not (ending and n == len(words) - 1):
            is_capital = capital and n == 0 and _differs_by_capital(ours.form, theirs.form)
            if not is_capital:
                kind: DifferenceKind = "case" if ours.form.casefold() == theirs.form.casefold() else "punctuation"
                found.append(Difference(kind, text[ours.start : ours.end], source.text[theirs.start : theirs.end]))
    start, end = places[0] - len(lead), places[-1] + 1 + len(tail)
    for marks, at in ((lead, start), (tail, end - len(tail))):
        theirs_there = source.tokens[max(0, at) : max(0, at + len(marks))]
        if [m.form for m in marks] != [m.form for m in theirs_there]:
            there = source.text[theirs_there[0].start : theirs_there[-1].end] if theirs_there else ""
            found.append(Difference("punctuation", text[marks[0].start : marks[-1].end], there))
    start, end = max(0, start), min(end, len(source.tokens))
    return Row(Span(source.tokens[start].start, source.tokens[end - 1].end), tuple(found), joined)


def _marks_agree(ours: Sequence[FoldedToken], theirs: Sequence[FoldedToken]) -> bool:
    forms = [token.form for token in ours]
    if not any(token.kind == JOIN for token in theirs):
        return forms == [token.form for token in theirs]
    kept = [token.form for token in theirs if token.kind != JOIN]
    return [form for form in forms if form not in _JOINED] == [form for form in kept if form not in _JOINED]


def _differs_by_capital(ours: str, theirs: str) -> bool:
    return ours[1:] == theirs[1:] and ours[:1].casefold() == theirs[:1].casefold()

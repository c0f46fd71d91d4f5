"""Articles in full, cut into the pieces that the page wraps: every letter of the text in one piece, in its order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from claimcli.models import Claim
from claimcli.report.places import Placed
from claimcli.report.wording import factuality_of
from claimcli.text.article import read_article


class Mark(NamedTuple):
    """One span of one part (source, cue, content) of a claim."""

    start: int
    end: int
    part: str
    placed: Placed


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks. `claims` have it in their content, the innermost last."""

    text: str
    claims: tuple[Placed, ...] = ()
    source: bool = False
    cue: bool = False
    opens: tuple[Placed, ...] = ()  # claims whose content begins here

    @property
    def look(self) -> str:
        """Classes for how the innermost claim is quoted (d, m, i) and whether it is factual (f) or not (n)."""
        if not self.claims:
            return ""
        claim = self.claims[-1].claim
        nested = " e" if len(self.claims) > 1 else ""
        return f"{claim.kind[0]} {'f' if factuality_of(claim) == 'factual' else 'n'}{nested}"

    @property
    def indices(self) -> str:
        """The indices of its claims, for the script of the page."""
        return " ".join(str(placed.index) for placed in self.claims)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, and the claims that begin in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Placed, ...]
    role: str = "body"  # title, boilerplate, body; context where the article itself is not at hand


def says_title(row: Row, title: str | None) -> bool:
    """Whether a paragraph is but the title, which stands above the article already."""
    words = "".join(piece.text for piece in row.pieces)
    return row.role == "title" and words.strip() == (title or "").strip()


def is_plain(row: Row) -> bool:
    """Whether nothing is marked in a paragraph."""
    return not row.notes and not any(piece.claims or piece.source or piece.cue for piece in row.pieces)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article as the page shows it."""

    document: str
    title: str | None
    date: str | None
    publisher: str | None
    whole: bool
    rows: tuple[Row, ...]
    headed: bool  # whether the title stands in `rows`, for what is marked in it
    placed: tuple[Placed, ...]
    duplicate_of: str | None = None
    warnings: tuple[str, ...] = ()


def build_rows(text: str, placed: Sequence[Placed]) -> tuple[Row, ...]:
    """The paragraphs of an article with its claims marked."""
    starts, roles = _find_paragraphs(text)
    marks = _collect_marks(placed, len(text))
    firsts = _find_firsts(placed, len(text))
    rows = []
    for (start, end), role in zip(pairwise(starts), roles, strict=True):
        inside = [mark for mark in marks if mark.start < end and mark.end > start]
        opening = {at: found for at, found in firsts.items() if start <= at < end}
        notes = [one for at in sorted(opening) for one in opening[at]]
        rows.append(Row(cut_pieces(text, start, end, inside, opening), tuple(notes), role))
    return tuple(rows)


def build_contexts(placed: Sequence[Placed]) -> tuple[Row, ...]:
    """What is left of an article that is not at hand: the sentences around its claims."""
    rows: list[tuple[str, list[Placed]]] = []
    for one in placed:
        context = one.claim.context or one.claim.text
        if rows and rows[-1][0] == context:
            rows[-1][1].append(one)
        else:
            rows.append((context, [one]))
    return tuple(_build_context(context, claims) for context, claims in rows)


def _build_context(context: str, placed: Sequence[Placed]) -> Row:
    """A context, in which the words of claims are looked for: their offsets refer to a text that is not here."""
    marks: list[Mark] = []
    opening: dict[int, list[Placed]] = {}
    for one in placed:
        found = [(context.find(words), len(words)) for words in one.claim.text.split(" … ") if words]
        spans = [(at, at + length) for at, length in found if at >= 0]
        marks += [Mark(start, end, "content", one) for start, end in spans]
        opening.setdefault(min((start for start, _ in spans), default=0), []).append(one)
    pieces = cut_pieces(context, 0, len(context), marks, opening)
    return Row(pieces, tuple(placed), "context")


def cut_pieces(
    text: str, start: int, end: int, marks: Sequence[Mark], opening: Mapping[int, Sequence[Placed]]
) -> tuple[Piece, ...]:
    """`text[start:end]` cut wherever a mark begins or ends."""
    edges = {start, end, *opening}
    for mark in marks:
        edges.update((max(start, mark.start), min(end, mark.end)))
    pieces = []
    for a, b in pairwise(sorted(edges)):
        over = [mark for mark in marks if mark.start <= a and mark.end >= b]
        content = sorted((m for m in over if m.part == "content"), key=lambda m: (m.start, -m.end))
        pieces.append(
            Piece(
                text=text[a:b],
                claims=tuple(dict.fromkeys(mark.placed for mark in content)),
                source=any(mark.part == "source" for mark in over),
                cue=any(mark.part == "cue" for mark in over),
                opens=tuple(opening.get(a, ())),
            )
        )
    return tuple(pieces)


def _find_paragraphs(text: str) -> tuple[list[int], list[str]]:
    """(where paragraphs begin, and where the last ends; the role of each): together they are the whole text."""
    article = read_article(text)
    starts = [article.tokens[p.first].start for p in article.paragraphs[1:]]
    if not article.paragraphs:
        return [0, len(text)], ["body"]
    return [0, *starts, len(text)], [paragraph.role for paragraph in article.paragraphs]


def _collect_marks(placed: Sequence[Placed], length: int) -> list[Mark]:
    marks = []
    for one in placed:
        for part, spans in _parts(one.claim):
            marks += [Mark(a, min(b, length), part, one) for a, b in spans if a < min(b, length)]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _parts(claim: Claim) -> tuple[tuple[str, tuple[tuple[int, int], ...]], ...]:
    return ("source", claim.source_spans), ("cue", claim.cue_spans), ("content", claim.content_spans)


def _find_firsts(placed: Sequence[Placed], length: int) -> dict[int, list[Placed]]:
    """The claims by where their content begins; of claims without a place within the text, by its beginning."""
    firsts: dict[int, list[Placed]] = {}
    for one in placed:
        at = min((a for a, b in one.claim.content_spans if a < min(b, length)), default=0)
        firsts.setdefault(at, []).append(one)
    return firsts

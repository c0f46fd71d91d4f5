"""Articles in full, cut into the pieces that the page wraps: every letter of the text in one piece, in its order."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from claimcli.models import Claim, DocumentReport
from claimcli.report.places import Placed
from claimcli.report.wording import factuality_of
from claimcli.text.article import read_article

_LONGEST_FACT, _MOST_FACTS = 60, 6  # letters of what an input said of its article besides, and how many such


class Mark(NamedTuple):
    """One span of one part (source, cue, content) of a claim."""

    start: int
    end: int
    part: str
    placed: Placed


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks. `claims` have it in their content, the innermost last."""

    start: int
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
    """Whether a paragraph, `row`, is but the `title`, which stands above the article already."""
    words = "".join(piece.text for piece in row.pieces)
    return words.strip() == (title or "").strip()


def is_plain(row: Row) -> bool:
    """Whether nothing is marked in a paragraph."""
    return not row.notes and not any(piece.claims or piece.source or piece.cue for piece in row.pieces)


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article as the page shows it; `head` is what is known of it besides, its own report or one of its claims."""

    document: str
    head: DocumentReport | Claim
    whole: bool
    rows: tuple[Row, ...]
    headed: bool  # whether the title stands in `rows`, for what is marked in it
    placed: tuple[Placed, ...]

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """(name, value) of what else its input said of it, as far as it is short."""
        pairs = ((name, str(value)) for name, value in self.head.meta.items() if isinstance(value, str | int | float))
        return tuple((name, value) for name, value in pairs if 0 < len(value) <= _LONGEST_FACT)[:_MOST_FACTS]

    @property
    def address(self) -> str:
        """Its address on the web; '' for none, and for one that is no place of the web."""
        url = getattr(self.head, "url", None) or ""
        return url if url.startswith(("https://", "http://")) else ""


def build_rows(text: str, placed: Sequence[Placed]) -> tuple[Row, ...]:
    """The paragraphs of an article with its claims marked.

    Args:
        text: of the article.
        placed: its claims.
    """
    starts, roles = _find_paragraphs(text)
    opening = _find_firsts(placed, len(text))
    pieces = cut_pieces(text, _collect_marks(placed, len(text)), opening, starts)
    ends = [*(bisect_left(pieces, start, key=lambda piece: piece.start) for start in starts[:-1]), len(pieces)]
    rows = []
    for (first, last), role in zip(pairwise(ends), roles, strict=True):
        own = pieces[first:last]
        rows.append(Row(tuple(own), tuple(one for piece in own for one in piece.opens), role))
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
    return Row(tuple(cut_pieces(context, dict.fromkeys(marks), opening)), tuple(placed), "context")


def cut_pieces(
    text: str, marks: Iterable[Mark], opening: Mapping[int, Sequence[Placed]], edges: Iterable[int] = ()
) -> list[Piece]:
    """The text cut wherever a mark begins or ends, a claim opens, or at one of `edges`.

    Args:
        text: that is cut.
        marks: the marked parts of claims.
        opening: claims by the offset at which they open.
        edges: further offsets to cut at.
    """
    begins: dict[int, list[Mark]] = defaultdict(list)
    ends: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        begins[mark.start].append(mark)
        ends[mark.end].append(mark)
    over: dict[Mark, None] = {}  # what the text at hand stands under, the innermost last
    pieces = []
    for start, end in pairwise(sorted({0, len(text), *edges, *opening, *begins, *ends})):
        for mark in ends.get(start, ()):
            del over[mark]
        over.update(dict.fromkeys(sorted(begins.get(start, ()), key=lambda mark: -mark.end)))
        content = (mark.placed for mark in over if mark.part == "content")
        parts = {mark.part for mark in over}
        opens = tuple(opening.get(start, ()))
        claims = tuple(dict.fromkeys(content))
        pieces.append(Piece(start, text[start:end], claims, "source" in parts, "cue" in parts, opens))
    return pieces


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
    return list(dict.fromkeys(marks))


def _parts(claim: Claim) -> tuple[tuple[str, tuple[tuple[int, int], ...]], ...]:
    return ("source", claim.source_spans), ("cue", claim.cue_spans), ("content", claim.content_spans)


def _find_firsts(placed: Sequence[Placed], length: int) -> dict[int, list[Placed]]:
    """The claims by where their content begins; of claims without a place within the text, by its beginning."""
    firsts: dict[int, list[Placed]] = {}
    for one in placed:
        at = min((a for a, b in one.claim.content_spans if a < min(b, length)), default=0)
        firsts.setdefault(at, []).append(one)
    return firsts

"""Who disputes whom: a square of numbers, and a small drawing with a line from each who disputes to whom they dispute.

Both count issues and not pairs: who denies one thing ten times disputes once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcli.models import Topic
from claimcli.writers.words import name_speaker

_MOST_ROWS = 10  # speakers of the square
_MOST_LINES = 14  # lines of the drawing
_ROW, _TOP, _WIDTH, _NAMES = 34, 26, 500, 150  # units of the drawing: a row, the head, all, a column of names
_GAP = 7  # units between two lines that meet at one name
_LETTERS = 18  # of a name in the drawing


@dataclass(frozen=True, slots=True)
class Dispute:
    """That `speaker` disputes (or questions) `answered`, in which issues."""

    speaker: str
    answered: str
    relation: str
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Square:
    """`cells[i][j]`: the issues in which speaker i disputes speaker j; `left_out` speakers had no room."""

    speakers: tuple[str, ...]
    cells: tuple[tuple[tuple[str, ...], ...], ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Label:
    """A name in the drawing: as much of it as there is room for, and whole."""

    y: int
    text: str
    whole: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the drawing: its path, how thick, and what it says."""

    path: str
    width: float
    relation: str
    says: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Names to the left dispute names to the right."""

    width: int
    height: int
    names: int
    left: tuple[Label, ...]
    right: tuple[Label, ...]
    lines: tuple[Line, ...]
    left_out: int


def find_disputes(topics: Iterable[Topic]) -> tuple[Dispute, ...]:
    """Who disputes and questions whom, most issues first."""
    issues: dict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    for topic in topics:
        for pair in topic.pairs:
            named = all(side.speaker or side.mention for side in (pair.claim, pair.counter))
            if named and pair.relation in ("disputes", "questions"):
                key = (name_speaker(pair.counter), name_speaker(pair.claim), str(pair.relation))
                issues[key][topic.topic_id] = None
    found = [Dispute(*key, tuple(ids)) for key, ids in issues.items()]
    return tuple(sorted(found, key=lambda d: (-len(d.issues), d.relation, d.speaker, d.answered)))


def build_square(disputes: Sequence[Dispute]) -> Square:
    """The square of those who are in most disputes."""
    cells = {(d.speaker, d.answered): d.issues for d in disputes if d.relation == "disputes"}
    totals: Counter[str] = Counter()
    for (speaker, answered), issues in cells.items():
        totals[speaker] += len(issues)
        totals[answered] += len(issues)
    order = sorted(totals, key=lambda name: (-totals[name], name))
    rows = order[:_MOST_ROWS]
    counts = tuple(tuple(cells.get((row, column), ()) for column in rows) for row in rows)
    return Square(tuple(rows), counts, len(order) - len(rows))


def draw_disputes(disputes: Sequence[Dispute]) -> Drawing:
    """The drawing of those with most issues; names stand in the order that crosses few lines."""
    shown = disputes[:_MOST_LINES]
    left = list(dict.fromkeys(d.speaker for d in shown))
    right = _order_right(shown, left)
    height = _ROW * max(len(left), len(right), 1)
    starts = _fan(_rows(left, height), [(d.speaker, right.index(d.answered)) for d in shown])
    ends = _fan(_rows(right, height), [(d.answered, left.index(d.speaker)) for d in shown])
    return Drawing(
        width=_WIDTH,
        height=_TOP + height,
        names=_NAMES,
        left=_label(_rows(left, height)),
        right=_label(_rows(right, height)),
        lines=tuple(_draw_line(d, start, end) for d, start, end in zip(shown, starts, ends, strict=True)),
        left_out=len(disputes) - len(shown),
    )


def _draw_line(dispute: Dispute, start: int, end: int) -> Line:
    left, right = _NAMES + 8, _WIDTH - _NAMES - 8
    bend = (left + right) // 2
    path = f"M{left} {start}C{bend} {start} {bend} {end} {right} {end}"
    says = f"{dispute.speaker} {dispute.relation} {dispute.answered}: {len(dispute.issues)}"
    return Line(path, min(1.5 + 0.5 * (len(dispute.issues) - 1), 5), dispute.relation, says)


def _order_right(shown: Sequence[Dispute], left: Sequence[str]) -> list[str]:
    """Those who are disputed, each near the middle of those who dispute them."""
    rows: dict[str, list[int]] = defaultdict(list)
    for d in shown:
        rows[d.answered].append(left.index(d.speaker))
    return sorted(rows, key=lambda name: sum(rows[name]) / len(rows[name]))


def _rows(names: Sequence[str], height: int) -> dict[str, int]:
    """How far down each name stands: spread evenly, so that the shorter column is as high as the longer."""
    return {name: _TOP + (2 * number + 1) * height // (2 * len(names)) for number, name in enumerate(names)}


def _fan(rows: dict[str, int], ends: Sequence[tuple[str, int]]) -> list[int]:
    """How far down each line meets its name: those that meet at one are set apart, in the order of where they go."""
    at: dict[str, list[int]] = defaultdict(list)
    for number, (name, _) in enumerate(ends):
        at[name].append(number)
    places = [0] * len(ends)
    for name, numbers in at.items():
        ordered = sorted(numbers, key=lambda n: ends[n][1])
        for k, number in enumerate(ordered):
            places[number] = rows[name] + round((k - (len(ordered) - 1) / 2) * min(_GAP, 20 / len(ordered)))
    return places


def _label(rows: dict[str, int]) -> tuple[Label, ...]:
    return tuple(Label(y, _shorten(name), name) for name, y in rows.items())


def _shorten(name: str) -> str:
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}…"

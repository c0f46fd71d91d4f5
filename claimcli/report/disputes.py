"""Who disputes whom: a square of numbers, and a small drawing with a line from each who disputes to whom they dispute.

Both count issues and not pairs: who denies one thing ten times disputes once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcli.models import Topic
from claimcli.writers.words import name_speaker

_MOST_ROWS = 12  # speakers of the square
_MOST_LINES = 14  # lines of the drawing
_ROW, _TOP, _WIDTH, _NAMES = 30, 34, 460, 150  # units of the drawing: a row, the head, all, a column of names
_LETTERS = 21  # of a name in the drawing


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
            if pair.relation in ("disputes", "questions"):
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
    middle_left, middle_right = _NAMES + 8, _WIDTH - _NAMES - 8
    bend = (middle_left + middle_right) // 2
    lines = []
    for d in shown:
        aside = 4 if d.relation == "questions" else -4  # the two relations of one pair run side by side
        start, end = _row(left.index(d.speaker)) + aside, _row(right.index(d.answered)) + aside
        path = f"M{middle_left} {start}C{bend} {start} {bend} {end} {middle_right} {end}"
        says = f"{d.speaker} {d.relation} {d.answered}: {len(d.issues)}"
        lines.append(Line(path, min(1.5 + 0.75 * (len(d.issues) - 1), 6), d.relation, says))
    height = _TOP + _ROW * max(len(left), len(right), 1)
    return Drawing(
        _WIDTH, height, _NAMES, _labels(left), _labels(right), tuple(lines), max(0, len(disputes) - len(shown))
    )


def _order_right(shown: Sequence[Dispute], left: Sequence[str]) -> list[str]:
    """Those who are disputed, each near the middle of those who dispute them."""
    rows: dict[str, list[int]] = defaultdict(list)
    for d in shown:
        rows[d.answered].append(left.index(d.speaker))
    return sorted(rows, key=lambda name: sum(rows[name]) / len(rows[name]))


def _row(number: int) -> int:
    return _TOP + _ROW * number + _ROW // 2


def _labels(names: Sequence[str]) -> tuple[Label, ...]:
    return tuple(Label(_row(number), _shorten(name), name) for number, name in enumerate(names))


def _shorten(name: str) -> str:
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}…"

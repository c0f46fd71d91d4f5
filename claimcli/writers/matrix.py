"""Who disputes whom, and how often: speakers against speakers."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TextIO

from claimcli.models import CompareReport, InputError
from claimcli.writers.output import on_terminal
from claimcli.writers.registry import WriteOptions
from claimcli.writers.safe import guard_json, show_line
from claimcli.writers.words import name_speaker

if TYPE_CHECKING:
    from rich.table import Table

_NAME_WIDTH = 18  # a square whose names have less room is no good to read


class Matrix(NamedTuple):
    """`counts[i][j]`: on how many issues speaker i answers speaker j in one of `relations`; most answers first."""

    relations: tuple[str, ...]
    speakers: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    errors: tuple[InputError, ...] = ()


def count_issues(report: CompareReport, relations: Sequence[str] = ("disputes",)) -> Matrix:
    """On how many issues who answers whom; who cannot be named stands under their description.

    Args:
        report: a comparison.
        relations: those that count.
    """
    answers = {
        (topic.topic_id, name_speaker(pair.counter), name_speaker(pair.claim))
        for topic in report.topics
        for pair in topic.pairs
        if pair.relation in relations
    }
    numbers = Counter((row, column) for _, row, column in answers)
    totals: Counter[str] = Counter()
    for (row, column), number in numbers.items():
        totals[row] += number
        totals[column] += number
    speakers = sorted(totals, key=lambda name: (-totals[name], name))
    counts = tuple(tuple(numbers[row, column] for column in speakers) for row in speakers)
    return Matrix(tuple(relations), tuple(speakers), counts, report.errors)


def write_matrix(matrix: Matrix, out: TextIO, _: WriteOptions) -> None:
    """A square on a terminal, elsewhere one pair of speakers a line."""
    if on_terminal(out):
        write_matrix_table(matrix, out)
    else:
        write_plain_matrix(matrix, out)


def write_matrix_json(matrix: Matrix, out: TextIO, _: WriteOptions) -> None:
    """The square as one object."""
    from claimcli.writers.data import write_object

    errors = [error.model_dump(mode="json") for error in matrix.errors]
    write_object(
        {
            "schema_version": "1",
            "relations": matrix.relations,
            "speakers": matrix.speakers,
            "matrix": matrix.counts,
            "errors": errors,
        },
        out,
    )


def write_matrix_csv(matrix: Matrix, out: TextIO, options: WriteOptions) -> None:
    """The square, with the names above and at the left."""
    from claimcli.writers.sheet import write_rows

    rows = [[name, *counts] for name, counts in zip(matrix.speakers, matrix.counts, strict=True)]
    write_rows(["speaker", *matrix.speakers], rows, out, options)


def write_plain_matrix(matrix: Matrix, out: TextIO) -> None:
    """One pair of speakers a line, the most frequent first, and how often."""
    what = " or ".join(matrix.relations)
    for number, row, column in _entries(matrix):
        out.write(f"{show_line(row)} {what} {show_line(column)}: {number}\n")


def write_matrix_jsonl(matrix: Matrix, out: TextIO, _: WriteOptions) -> None:
    """One pair of speakers a line, the most frequent first."""
    for number, row, column in _entries(matrix):
        value = {"speaker": row, "answers": column, "relations": matrix.relations, "count": number}
        out.write(guard_json(json.dumps(value, ensure_ascii=False)) + "\n")


def write_matrix_table(matrix: Matrix, out: TextIO) -> None:
    """A square table on a terminal: who answers at the left, whom above, by number; a list where it does not fit."""
    from rich.text import Text

    from claimcli.writers.screen import open_console

    console = open_console(out)
    what = " or ".join(matrix.relations)
    if not matrix.speakers:
        console.print(Text(f"nobody {what} anybody here", style="dim"))
        return
    console.print(
        Text.assemble((f"Who {what} whom", "bold"), ("   row: who, column: whom, number: on how many issues", "dim"))
    )
    console.print()
    room = console.width - 4 * len(matrix.speakers) - 6
    console.print(_square(matrix, room) if room >= _NAME_WIDTH else _list(matrix, what))


def _square(matrix: Matrix, room: int) -> "Table":
    """Counts of row against column; `room` is how wide the names may be."""
    from rich.text import Text

    from claimcli.writers.screen import new_grid

    table = new_grid()
    table.expand = False
    table.show_header = True
    table.add_column(justify="right", style="dim")
    table.add_column(overflow="fold", max_width=room)
    for number in range(1, len(matrix.speakers) + 1):
        table.add_column(str(number), justify="right", header_style="dim", no_wrap=True)
    for number, (name, counts) in enumerate(zip(matrix.speakers, matrix.counts, strict=True), 1):
        cells = [Text(str(count), style="bold") if count else Text("·", style="dim") for count in counts]
        table.add_row(str(number), Text(name), *cells)
    return table


def _list(matrix: Matrix, what: str) -> "Table":
    """The same as lines, the most frequent first."""
    from rich.text import Text

    from claimcli.writers.screen import new_grid

    table = new_grid()
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for number, row, column in _entries(matrix):
        table.add_row(str(number), Text.assemble((row, "bold"), f" {what} ", (column, "bold")))
    return table


def _entries(matrix: Matrix) -> list[tuple[int, str, str]]:
    found = [
        (number, matrix.speakers[i], matrix.speakers[j])
        for i, counts in enumerate(matrix.counts)
        for j, number in enumerate(counts)
        if number
    ]
    return sorted(found, key=lambda entry: (-entry[0], entry[1:]))

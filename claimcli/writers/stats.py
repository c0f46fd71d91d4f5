"""Counts of claims: tables with small bars on a terminal, lines in a pipe, JSON lines, and CSV."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from claimcli.models import Count, CountTable, StatsReport
from claimcli.writers.output import on_terminal
from claimcli.writers.registry import WriteOptions
from claimcli.writers.safe import show_line
from claimcli.writers.words import count

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

NONE = "(none)"  # what nobody wrote down
_WIDE = 60  # columns of a terminal from which there is room for bars
_BAR = 20  # columns of the longest bar
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_NUMBERS = ("claims", "share", "documents", "speakers", "direct")


def write_stats(report: StatsReport, out: TextIO, _: WriteOptions) -> None:
    """A table for each column on a terminal, elsewhere one count a line."""
    if on_terminal(out):
        _write_tables(report, out)
        return
    out.write(f"{summarise(report)}\n")
    for table in report.tables:
        out.write(f"\n# by {', '.join(table.by)}\n")
        out.writelines(f"{row.claims}\t{name_values(row)}\n" for row in table.rows)


def write_stats_csv(report: StatsReport, out: TextIO, options: WriteOptions) -> None:
    """One count a row. Of one table each column has its own, of several `by` and `value` say what was counted."""
    from claimcli.writers.sheet import write_rows

    if len(report.tables) == 1:
        (table,) = report.tables
        columns, rows = table.by, [(*row.values, *_numbers(row)) for row in table.rows]
    else:
        columns = ("by", "value")
        rows = [
            (", ".join(table.by), ", ".join(value or "" for value in row.values), *_numbers(row))
            for table in report.tables
            for row in table.rows
        ]
    write_rows([*columns, *_NUMBERS], rows, out, options)


def write_stats_jsonl(report: StatsReport, out: TextIO, _: WriteOptions) -> None:
    """One count a line: `by` is what it is counted by, `values` are the values."""
    import json

    from claimcli.writers.safe import guard_json

    for table in report.tables:
        for row in table.rows:
            line = json.dumps({"by": table.by, **row.model_dump(mode="json")}, ensure_ascii=False)
            out.write(guard_json(line) + "\n")


def summarise(report: StatsReport) -> str:
    """`27 claims in 2 articles by 8 speakers, 11% direct quotations`."""
    what = f"{count(report.claims, 'claim')} in {count(report.documents, 'article')}"
    return f"{what} by {count(report.speakers, 'speaker')}, {report.direct:.0%} direct quotations"


def name_values(row: Count) -> str:
    """The values of a row on one line."""
    return ", ".join(NONE if value is None else show_line(value) for value in row.values)


def _numbers(row: Count) -> Iterable[float]:
    return (row.claims, row.share, row.documents, row.speakers, row.direct)


def _write_tables(report: StatsReport, out: TextIO) -> None:
    from rich.text import Text

    from claimcli.writers.screen import open_console

    console = open_console(out)
    console.print(Text(summarise(report), style="bold"))
    for table in report.tables:
        console.print()
        console.print(_draw(table, console))
        if table.more:
            console.print(Text(f"and {table.more:,} more: --top {len(table.rows) + table.more} shows all", style="dim"))


def _draw(table: CountTable, console: "Console") -> "Table":
    from rich.text import Text

    from claimcli.writers.screen import new_grid

    grid = new_grid()
    grid.show_header = True
    grid.add_column(", ".join(table.by).capitalize(), ratio=1, overflow="fold", header_style="bold")
    wide = console.width >= _WIDE
    for title in ("Claims", "", "Share", "Articles", "Direct") if wide else ("Claims", "Share"):
        grid.add_column(title, justify="right" if title else "left", no_wrap=True, header_style="dim")
    most = max((row.claims for row in table.rows), default=1)
    for row in table.rows:
        name = Text(name_values(row), overflow="fold", style="dim italic" if None in row.values else "")
        bar = Text(_bar(row.claims / most, console.encoding.startswith("utf")), "cyan")
        numbers = (f"{row.claims:,}", bar, f"{row.share:.0%}", f"{row.documents:,}", f"{row.direct:.0%}")
        grid.add_row(name, *(numbers if wide else (numbers[0], numbers[2])))
    return grid


def _bar(part: float, blocks: bool) -> str:
    """A bar of at most `_BAR` columns, to an eighth of one where the terminal has such characters."""
    if not blocks:
        return ("#" * max(1, round(part * _BAR))).ljust(_BAR)
    whole, eighths = divmod(max(1, round(part * _BAR * 8)), 8)
    return ("█" * whole + _EIGHTHS[eighths].strip()).ljust(_BAR)

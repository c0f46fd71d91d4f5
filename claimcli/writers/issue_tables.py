"""One block for each issue on a terminal: what it is about, who says so, who denies or questions it, and where.

At most `limit` issues; without a limit, `DEFAULT_LIMIT`, no more than two screens, only those in dispute where there
are any. The last line says how many more there are.
"""

import shutil
from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from claimcli.models import Side
from claimcli.writers.issues import SIDES, Block, Statement, name_who
from claimcli.writers.places import break_place
from claimcli.writers.plain import place
from claimcli.writers.screen import open_console
from claimcli.writers.words import count, quote_claim

DEFAULT_LIMIT = 20
_SCREENS = 2
_STYLES: dict[Side, str] = {"for": "green", "against": "red", "doubts": "yellow", "open": "dim"}
_INDENT = 16  # where the words begin, after "questions it"
_WORDS_LINES = 2  # lines that the words of one statement may have


def write_issue_tables(blocks: Sequence[Block], out: TextIO, *, limit: int | None = None) -> None:
    """The blocks, one below the other."""
    console = open_console(out)
    if not blocks:
        console.print(Text("no claim here answers another", style="dim"))
        return
    shown, room = 0, None if limit is not None else _SCREENS * shutil.get_terminal_size().lines - 3
    for block in _select(blocks, limit):
        lines = [*_block_lines(block, console), Text()]
        if room is not None and shown and len(lines) > room:
            break
        for line in lines:
            console.print(line, no_wrap=True, crop=False, overflow="ignore")
        shown += 1
        room = None if room is None else room - len(lines)
    console.print(_footer(blocks, shown))


def _select(blocks: Sequence[Block], limit: int | None) -> Sequence[Block]:
    if limit is not None:
        return blocks[:limit]
    return ([block for block in blocks if _is_contested(block)] or blocks)[:DEFAULT_LIMIT]


def _is_contested(block: Block) -> bool:
    return any(side in ("against", "doubts") for side, _ in block.sides)


def _footer(blocks: Sequence[Block], shown: int) -> Text:
    found, contested = len(blocks), sum(map(_is_contested, blocks))
    if shown == found:
        return Text(count(found, "issue"), style="dim")
    if 0 < contested == shown:
        more = f"{count(found - shown, 'more issue')} that nobody is seen to dispute"
    else:
        undisputed = f", {found - contested:,} of them undisputed" if contested > shown and contested < found else ""
        more = f"{count(found - shown, 'more issue')}{undisputed}"
    return Text(f"{more}: --limit {found} shows all, --pairs each answer with its evidence", style="dim")


def _block_lines(block: Block, console: Console) -> Iterator[Text]:
    """The lines of one issue, none wider than the terminal."""
    for number, line in enumerate(_fold(block.title, console.width - 6, 2, console)):
        score = f"  {block.issue.score:.2f}" if number == 0 and _is_contested(block) else ""
        yield Text.assemble((line, "bold"), (score, "dim"))
    for side, statements in block.sides:
        if side == "open" and len(block.sides) > 1:
            continue
        told = statements[0].claim.text == block.issue.proposition
        yield from _statement_lines(side, statements[0], len(statements) - 1, console, told=told)


def _statement_lines(side: Side, statement: Statement, others: int, console: Console, *, told: bool) -> Iterator[Text]:
    """`denies it   Ada Lovelace   news/a.txt:9`, and below it the words and what they rest on; how many `others` there
    are on this side. The words are left out where the heading has `told` them."""
    room, margin = console.width - _INDENT, " " * _INDENT
    who = name_who(statement, side)
    where = place(statement.claim)
    beside = cell_len(who) + 2 + cell_len(where) <= room
    for number, name in enumerate(_fold(who, room, 2, console)):
        first = number == 0
        line = Text.assemble(((f"  {SIDES[side]}" if first else "").ljust(_INDENT), _STYLES[side]), (name, "bold"))
        yield line.append(f"  {where}", style="dim") if first and beside else line
    for words in [] if told else _fold(quote_claim(statement.claim), room, _WORDS_LINES, console):
        yield Text(margin + words)
    evidence = _fold(statement.evidence, room, 1, console) if statement.evidence else []
    more = [f"and {count(others, 'other statement')}"] if others else []
    for words in (*evidence, *([] if beside else break_place(where, room)), *more):
        yield Text(margin + words, style="dim")


def _fold(words: str, width: int, most: int, console: Console) -> list[str]:
    """`words` on at most `most` lines of `width` columns, with … where they do not fit; no word is cut in two that fits
    on a line."""
    lines = [line.plain.rstrip() for line in Text(words).wrap(console, width, overflow="fold")]
    if len(lines) <= most:
        return lines
    last = Text(lines[most - 1])
    while last.cell_len > width - 2:
        last = Text(last.plain.rpartition(" ")[0] or last.plain[:-1])
    return [*lines[: most - 1], f"{last.plain.rstrip(' ,;:')} …"]

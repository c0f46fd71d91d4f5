"""Claim and counterclaim side by side on a terminal, under the topic that they argue about."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Group
from rich.table import Table
from rich.text import Text

from claimcli.models import Claim, Pair, Relation, Topic
from claimcli.writers.places import break_place
from claimcli.writers.plain import place
from claimcli.writers.safe import show_line
from claimcli.writers.screen import RELATION_STYLES, new_grid, open_console, speaker_text
from claimcli.writers.words import answered, count, group_by_claim, quote_claim

_NOUNS: dict[Relation, str] = {
    "disputes": "dispute",
    "questions": "question",
    "supports": "support",
    "repeats": "repeat",
}


def write_pair_tables(topics: Sequence[Topic], out: TextIO) -> None:
    """For each topic a table: a claim on the left, its answers with their evidence on the right."""
    console = open_console(out)
    if not topics:
        console.print(Text("no claim here answers another", style="dim"))
    for number, topic in enumerate(topics):
        if number:
            console.print()
        console.print(_heading(topic))
        console.rule(style="dim", characters="─" if console.encoding.startswith("utf") else "-")
        console.print(_pair_table(topic.pairs, (console.width - 2) // 2))


def _heading(topic: Topic) -> Text:
    numbers = Counter(pair.relation for pair in topic.pairs)
    counts = ", ".join(count(numbers[relation], noun) for relation, noun in _NOUNS.items() if numbers[relation])
    return Text.assemble((show_line(topic.topic) or "untitled", "bold"), (f"   {counts}", "dim"), overflow="fold")


def _pair_table(pairs: Iterable[Pair], width: int) -> Table:
    """`width` is that of a column."""
    table = new_grid()
    table.padding = (0, 2, 1, 0)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for claim, answers in group_by_claim(pairs):
        for number, pair in enumerate(answers):
            table.add_row(_side(claim, width) if number == 0 else Text(), _answer(pair, width))
    return table


def _side(claim: Claim, width: int) -> Text:
    """Who, the words, and where they stand."""
    text = speaker_text(claim)
    text.append(f"\n{quote_claim(claim)}")
    return text.append("".join(f"\n{line}" for line in break_place(place(claim), width)), style="dim")


def _answer(pair: Pair, width: int) -> Group:
    """Which answer, its side, and what that rests on."""
    text = Text(overflow="fold").append(f"{answered(pair.relation)} ", style=RELATION_STYLES[pair.relation])
    text.append_text(_side(pair.counter, width))
    reasons = Table.grid(padding=(0, 1, 0, 0))
    for line in (f"{pair.tier} {pair.score:.2f}", *pair.evidence):
        reasons.add_row(Text("·", style="dim"), Text(show_line(line), style="dim", overflow="fold"))
    return Group(text, reasons)

"""Checked quotations for people: on a terminal with colour, in a pipe the same lines without.

drafts/bridge.md:5: differs: Maria Okafor: “The bridge might open in May,”
    modal: “might” for “will”
    The bridge [-will-] {+might+} open in May
    news/a.txt:3: Maria Okafor: “The bridge will open in May”
"""

from collections.abc import Iterator
from typing import TextIO

from claimcli.checking.records import CheckReport, QuotationCheck
from claimcli.writers.check_words import (
    before_passage,
    describe,
    describe_difference,
    place_of,
    place_of_passage,
    quoted,
    show_diff,
    summarise,
    who,
)
from claimcli.writers.output import on_terminal
from claimcli.writers.registry import WriteOptions
from claimcli.writers.safe import show_line

Piece = tuple[str, str]  # (what it is, text): what it is decides the colour
STYLES = {
    "exact": "green", "typography": "green", "edited": "green", "differs": "red", "wrong-speaker": "magenta",
    "not-found": "red", "unchecked": "yellow", "indirect": "blue", "suppressed": "dim", "place": "dim",
    "speaker": "bold", "source": "red", "draft": "green", "both": "", "note": "dim", "words": "",
}  # fmt: skip


def write_checks(report: CheckReport, out: TextIO, _: WriteOptions) -> None:
    """Every check in order, then the summary."""
    if on_terminal(out):
        _write_screen(report, out)
        return
    for check in report.checks:
        out.writelines("".join(text for _, text in line) + "\n" for line in _lines(check))
    out.write(summarise(report) + "\n")


def _write_screen(report: CheckReport, out: TextIO) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from claimcli.writers.screen import open_console

    console = open_console(out)
    for check in report.checks:
        for number, line in enumerate(_lines(check)):
            text = Text(overflow="fold")
            for what, words in line:
                text.append(words.lstrip(" ") if number and not text else words, style=STYLES[what])
            console.print(Padding(text, (0, 0, 0, 4 if number else 0)))
        console.print()
    console.print(Text(summarise(report), style="bold"))


def _lines(check: QuotationCheck) -> Iterator[list[Piece]]:
    """The lines of one check; the first stands at the left, the others are indented."""
    verdict = check.verdict or "indirect"
    yield [
        ("place", f"{place_of(check)}: "),
        (verdict, verdict),
        ("suppressed", f" (suppressed: {show_line(check.suppressed)})" if check.suppressed else ""),
        ("words", ": "),
        ("speaker", who(check.speaker, check.mention)),
        ("words", f": {quoted(check)}"),
    ]
    if check.verdict == "differs":
        for difference in check.differences:
            yield [("note", "    "), ("differs", describe_difference(difference))]
    elif check.verdict == "wrong-speaker":
        yield [("note", "    "), ("wrong-speaker", describe(check))]
    if check.diff and any(part.op != "both" for part in check.diff):
        yield [("note", "    "), *show_diff(check.diff)]
    if check.passage is not None and check.verdict not in ("exact", "typography"):
        yield _passage(check)
    told = describe(check)
    yield from ([("note", f"    note: {show_line(note)}")] for note in check.notes if show_line(note) not in told)


def _passage(check: QuotationCheck) -> list[Piece]:
    passage = check.passage
    assert passage is not None
    speaker = before_passage(passage)
    words = show_line(passage.text)
    score = f" ({check.score:.2f})" if check.verdict is None else ""
    return [("place", f"    {place_of_passage(passage)}{score}: "), ("speaker", speaker), ("words", f"“{words}”")]

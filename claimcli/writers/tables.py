"""Claims and speakers as tables on a terminal."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimcli.models import Claim, DocumentReport, SpeakerRecord
from claimcli.writers.safe import show_line
from claimcli.writers.screen import ACT_STYLES, heading_text, new_grid, open_console, speaker_text
from claimcli.writers.words import count, name_act, name_cue, name_span, number_of, quote_claim

_WIDE = 60  # columns from which every number has a column of its own


def write_claim_tables(documents: Iterable[DocumentReport], out: TextIO, *, explain: bool = False) -> None:
    """A table of claims for each document, under its title, as soon as it is there."""
    console = open_console(out)
    for number, document in enumerate(documents):
        if number:
            console.print()
        console.print(heading_text(document, console.width))
        console.print()
        if document.claims:
            console.print(_claim_table(document.claims, console, explain))
        else:
            console.print(Text("no claims", style="dim"))
        out.flush()


def _claim_table(claims: Sequence[Claim], console: Console, explain: bool) -> Table:
    narrow = console.width < _WIDE  # there the confidence stands below the line
    titles = (
        ("#", "Speaker", "Claim", "Act", "Line\nConf.") if narrow else ("#", "Speaker", "Claim", "Act", "Line", "Conf.")
    )
    table = new_grid()
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(width=16 if console.width < 100 else 24, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=True)
    for _ in titles[4:]:
        table.add_column(justify="right", style="dim", no_wrap=True)
    table.show_header = True
    for column, title in zip(table.columns, titles, strict=True):
        column.header = title
        column.header_style = "dim"
    for claim in claims:
        numbers = (str(claim.line), f"{claim.confidence:.2f}")
        cells = ("\n".join(numbers),) if narrow else numbers
        table.add_row(number_of(claim), _speaker_cell(claim), _claim_cell(claim, explain), _act_cell(claim), *cells)
    table.padding = (0, 2, 1, 0)
    return table


def _speaker_cell(claim: Claim) -> Text:
    """The name, and below it the cue: "insisted"; "he insisted" where the text calls the speaker something else."""
    text = speaker_text(claim)
    name, mention = claim.speaker or "", claim.mention or ""
    other = mention if name and mention not in name and name not in mention else ""
    said = " ".join(show_line(part) for part in (other, name_cue(claim)) if part)
    return text.append(f"\n{said}", style="dim") if said else text


def _claim_cell(claim: Claim, explain: bool) -> Text:
    text = Text(quote_claim(claim), overflow="fold")
    if explain:
        reasons = (f"rule: {claim.rule}", *claim.explanation)
        text.append("".join(f"\n{show_line(reason)}" for reason in reasons), style="dim")
    return text


def _act_cell(claim: Claim) -> Text:
    text = Text().append(name_act(claim), style=ACT_STYLES[claim.act])
    return text.append(f"\n{claim.kind}", style="dim")


def write_speaker_table(speakers: Sequence[SpeakerRecord], out: TextIO) -> None:
    """One speaker a row: name, type, how often and where, when, and as what."""
    console = open_console(out)
    table = new_grid()
    table.show_header = True
    for title, side in (("Speaker", "left"), ("Claims", "right"), ("In", "left"), ("As written", "left")):
        table.add_column(title, justify="right" if side == "right" else "left", header_style="dim", overflow="fold")
    table.columns[0].width = console.width // 3
    table.columns[3].ratio = 1
    for speaker in speakers:
        table.add_row(_name_cell(speaker), str(speaker.claims), _where_cell(speaker), _mentions_cell(speaker))
    console.print(table)
    console.print()
    console.print(Text(count(len(speakers), "speaker"), style="dim"))


def _name_cell(speaker: SpeakerRecord) -> Text:
    text = Text(overflow="fold").append(show_line(speaker.name), style="bold")
    about = " · ".join(part for part in (speaker.speaker_type, speaker.speaker_id) if part)
    return text.append(f"\n{show_line(about)}", style="dim") if about else text


def _where_cell(speaker: SpeakerRecord) -> Text:
    text = Text(count(len(speaker.documents), "document"), no_wrap=True)
    days = name_span(speaker.first_date, speaker.last_date)
    return text.append("\n" + days.replace(" – ", "\n"), style="dim") if days else text


def _mentions_cell(speaker: SpeakerRecord) -> Text:
    return Text("; ".join(show_line(mention) for mention in speaker.mentions), style="dim", overflow="fold")

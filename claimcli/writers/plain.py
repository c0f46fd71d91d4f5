"""Reports as plain lines, for pipes and files: no colour, no boxes, each line with its place in front, as grep does.

news/a.txt:9: Ada Lovelace (denied, deny, direct, 0.93): no such letter was ever sent
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from claimcli.models import Claim, DocumentReport, Pair, SpeakerRecord, Topic
from claimcli.writers.safe import show_line, show_name
from claimcli.writers.words import (
    answered,
    count,
    group_by_claim,
    name_act,
    name_cue,
    name_span,
    name_speaker,
    quote_claim,
)

if TYPE_CHECKING:
    from claimcli.writers.issues import Block


def write_plain_claims(documents: Iterable[DocumentReport], out: TextIO, *, explain: bool = False) -> None:
    """One claim a line; with `explain`, the reasons on indented lines below it."""
    for document in documents:
        for claim in document.claims:
            out.write(claim_line(claim) + "\n")
            if explain:
                out.writelines(f"    {show_line(reason)}\n" for reason in (f"rule: {claim.rule}", *claim.explanation))
        out.flush()


def claim_line(claim: Claim) -> str:
    """`path:line: Speaker (cue, act, kind, confidence): words`."""
    how = ", ".join(part for part in (name_cue(claim), name_act(claim), claim.kind, f"{claim.confidence:.2f}") if part)
    return f"{place(claim)}: {name_speaker(claim)} ({how}): {quote_claim(claim)}"


def place(claim: Claim) -> str:
    """`path:line`, as editors and terminals open it."""
    return f"{show_name(claim.document)}:{claim.line}"


def write_plain_pairs(topics: Iterable[Topic], out: TextIO) -> None:
    """Under each topic the claim on a line, and below it, each on a line of its own, its answers and their evidence."""
    for number, topic in enumerate(topics):
        out.write(("\n" if number else "") + f"# {show_line(topic.topic)}\n")
        for claim, pairs in group_by_claim(topic.pairs):
            out.write(f"{place(claim)}: {name_speaker(claim)}: {quote_claim(claim)}\n")
            for pair in pairs:
                out.write(_answer_line(pair) + "\n")
                out.writelines(f"        {show_line(line)}\n" for line in pair.evidence)


def write_plain_issues(blocks: "Iterable[Block]", out: TextIO) -> None:
    """Under each proposition one statement a line: place, side, speaker, words; below it what it rests on."""
    from claimcli.writers.issues import SIDES, name_who

    for number, block in enumerate(blocks):
        out.write(("\n" if number else "") + f"# {block.title}\n")
        for side, statements in block.sides:
            for statement in statements:
                who = name_who(statement, side)
                out.write(f"{place(statement.claim)}: {SIDES[side]}: {who}: {quote_claim(statement.claim)}\n")
                if statement.evidence:
                    out.write(f"    {statement.evidence}\n")


def _answer_line(pair: Pair) -> str:
    how = f"{answered(pair.relation)} {name_speaker(pair.counter)} ({pair.tier}, {pair.score:.2f})"
    return f"    {place(pair.counter)}: {how}: {quote_claim(pair.counter)}"


def write_plain_speakers(speakers: Iterable[SpeakerRecord], out: TextIO) -> None:
    """One speaker a line: name, type, number of claims and documents, dates, and how the articles call them."""
    for speaker in speakers:
        about = ", ".join(show_line(part) for part in (speaker.speaker_type, speaker.speaker_id) if part)
        where = f"{count(speaker.claims, 'claim')} in {count(len(speaker.documents), 'document')}"
        days = name_span(speaker.first_date, speaker.last_date)
        mentions = "; ".join(show_line(mention) for mention in speaker.mentions)
        out.write(show_line(speaker.name) + (f" ({about})" if about else "") + f": {where}")
        out.write((f", {days}" if days else "") + (f": {mentions}" if mentions else "") + "\n")

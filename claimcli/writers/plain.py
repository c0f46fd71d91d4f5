"""Reports as plain lines, for pipes and files: no colour, no boxes, each line with its place in front, as grep does.

news/a.txt:9: Ada Lovelace (deny, direct, 0.93): no such letter was ever sent
"""

from collections.abc import Iterable
from typing import TextIO

from claimcli.models import Claim, DocumentReport, Pair, SpeakerRecord, Topic
from claimcli.writers.safe import show_line, show_name
from claimcli.writers.words import answered, group_by_claim, name_span, name_speaker, quote_claim


def write_plain_claims(documents: Iterable[DocumentReport], out: TextIO, *, explain: bool = False) -> None:
    """One claim a line; with `explain`, the reasons on indented lines below it."""
    for document in documents:
        for claim in document.claims:
            out.write(claim_line(claim) + "\n")
            if explain:
                out.writelines(f"    {show_line(reason)}\n" for reason in (f"rule: {claim.rule}", *claim.explanation))
        out.flush()


def claim_line(claim: Claim) -> str:
    """`path:line: Speaker (act, kind, confidence): words`."""
    negated = "not " if claim.negated else ""
    how = f"{negated}{claim.act}, {claim.kind}, {claim.confidence:.2f}"
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


def _answer_line(pair: Pair) -> str:
    how = f"{answered(pair.relation)} {name_speaker(pair.counter)} ({pair.tier}, {pair.score:.2f})"
    return f"    {place(pair.counter)}: {how}: {quote_claim(pair.counter)}"


def write_plain_speakers(speakers: Iterable[SpeakerRecord], out: TextIO) -> None:
    """One speaker a line, with tabs between name, type, claims, documents, dates and mentions, for cut and sort."""
    for speaker in speakers:
        mentions = "; ".join(show_line(mention) for mention in speaker.mentions)
        fields = [
            show_line(speaker.name), speaker.speaker_type or "", str(speaker.claims), str(len(speaker.documents)),
            name_span(speaker.first_date, speaker.last_date), mentions,
        ]  # fmt: skip
        out.write("\t".join(fields) + "\n")

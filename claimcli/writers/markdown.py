"""Claims, issues and speakers as Markdown (CommonMark, tables as on GitHub), for notes, wikis and merge requests."""

from typing import TextIO

from claimcli.models import Claim, CompareReport, SpeakersReport
from claimcli.writers.claims import Extraction
from claimcli.writers.plain import place
from claimcli.writers.registry import WriteOptions
from claimcli.writers.safe import escape_markdown
from claimcli.writers.words import count, name_cue, name_span, name_speaker, quote_claim


def write_claims(extraction: Extraction, out: TextIO, options: WriteOptions) -> None:
    """A heading for each article, below it one claim a point."""
    for number, report in enumerate(extraction.reports()):
        about = [escape_markdown(part) for part in (report.publisher, report.date, report.document) if part]
        title = escape_markdown(report.title or report.document)
        out.write(("\n" if number else "") + f"## {title}\n\n{' · '.join(about)}\n\n")
        for claim in report.claims:
            out.write(f"- {_describe(claim)}\n")
            if options.explain:
                out.writelines(f"  - {escape_markdown(reason)}\n" for reason in claim.explanation)
        if not report.claims:
            out.write("No claims.\n")
        out.flush()


def write_speakers(report: SpeakersReport, out: TextIO, _: WriteOptions) -> None:
    """A table, one speaker a row."""
    out.write("| Speaker | Type | Claims | Documents | Dates | As written |\n|---|---|---:|---:|---|---|\n")
    for speaker in report.speakers:
        kind = " ".join(part for part in (speaker.speaker_type, speaker.speaker_id) if part)
        days, mentions = name_span(speaker.first_date, speaker.last_date), "; ".join(speaker.mentions)
        cells = (speaker.name, kind, str(speaker.claims), str(len(speaker.documents)), days, mentions)
        out.write(f"| {' | '.join(escape_markdown(cell) for cell in cells)} |\n")


def _describe(claim: Claim) -> str:
    """`**Ada Lovelace** (denied, line 9): words`."""
    how = ", ".join(part for part in (name_cue(claim), f"line {claim.line}") if part)
    return f"**{escape_markdown(name_speaker(claim))}** ({escape_markdown(how)}): {escape_markdown(quote_claim(claim))}"


def write_comparison(report: CompareReport, out: TextIO, options: WriteOptions) -> None:
    """A heading for each issue, below it who says so, denies and questions it; with `options.pairs` each pair."""
    if options.pairs:
        _write_pairs(report, out)
        return
    from claimcli.writers.issues import SIDES, build_blocks, name_who

    for number, block in enumerate(build_blocks(report)):
        out.write(("\n" if number else "") + f"## {escape_markdown(block.title)}\n\n")
        for side, statements in block.sides:
            for statement in statements:
                who = escape_markdown(name_who(statement, side))
                words, where = escape_markdown(quote_claim(statement.claim)), escape_markdown(place(statement.claim))
                out.write(f"- {SIDES[side]}: **{who}**: {words} – {where}\n")
                if statement.evidence:
                    out.write(f"  - {escape_markdown(statement.evidence)}\n")
    _say_nothing(report, out)


def _write_pairs(report: CompareReport, out: TextIO) -> None:
    from claimcli.writers.words import answered, group_by_claim

    for number, topic in enumerate(report.topics):
        out.write(("\n" if number else "") + f"## {escape_markdown(topic.topic) or 'Untitled'}\n\n")
        for claim, pairs in group_by_claim(topic.pairs):
            out.write(f"- {_describe_place(claim)}\n")
            for pair in pairs:
                out.write(f"  - {answered(pair.relation)} {_describe_place(pair.counter)}\n")
                out.writelines(f"    - {escape_markdown(line)}\n" for line in pair.evidence)
    _say_nothing(report, out)


def _say_nothing(report: CompareReport, out: TextIO) -> None:
    if not report.topics and not report.issues:
        out.write(f"No answers among {count(len(report.claims), 'claim')}.\n")


def _describe_place(claim: Claim) -> str:
    return f"{_describe(claim)} – {escape_markdown(claim.document)}"

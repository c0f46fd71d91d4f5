"""How a checked quotation is put into words for people, the same in every format."""

from collections.abc import Iterator

from claimcli.checking.records import VERDICTS, CheckReport, Difference, DiffPart, Passage, QuotationCheck
from claimcli.writers.safe import show_line, show_name
from claimcli.writers.words import count

_MEANS = {
    "exact": "stands in a source as it is",
    "typography": "stands in a source, set with other marks",
    "edited": "stands in a source, edited as house styles allow",
    "differs": "differs from the source",
    "wrong-speaker": "somebody else said it",
    "not-found": "nothing like it is in the sources",
    "unchecked": "could not be checked",
}
_NOTHING = {"order": "the parts stand in another order", "passage": "the parts do not stand together in the source"}


def place_of(check: QuotationCheck) -> str:
    """`draft.md:12`."""
    return f"{show_name(check.document)}:{check.line}"


def place_of_passage(passage: Passage) -> str:
    """`interview.txt:9`, with the page or the time where the source has them."""
    place = f"{show_name(passage.document)}:{passage.line}"
    if passage.page is not None:
        place += f", page {passage.page}"
    if passage.start is not None:
        minutes, seconds = divmod(int(passage.start), 60)
        hours, minutes = divmod(minutes, 60)
        place += f", {hours}:{minutes:02}:{seconds:02}"
    return place


def who(speaker: str | None, mention: str | None) -> str:
    """The name of `speaker`; of one without a name the `mention`, in the words of the text."""
    if speaker:
        return show_line(speaker)
    return f"unnamed “{show_line(mention)}”" if mention else "unnamed"


def before_passage(passage: Passage) -> str:
    """`Ada Lovelace: `, who says a passage; empty where nobody is said to."""
    return f"{who(passage.speaker, passage.mention)}: " if passage.speaker or passage.mention else ""


def quoted(check: QuotationCheck) -> str:
    """The words of a quotation in quotation marks; of an indirect claim as they are."""
    words = show_line(check.text)
    return words if check.verdict is None else f"“{words}”"


def describe(check: QuotationCheck) -> str:
    """What is the matter, in one sentence."""
    passage = check.passage
    if check.verdict == "wrong-speaker" and passage is not None:
        there = place_of_passage(passage)
        how = next((note for note in check.notes if "spliced from" in note or "quotes somebody" in note), "")
        return f"{show_line(how)} ({there})" if how else f"said by {who(passage.speaker, passage.mention)} in {there}"
    if check.verdict == "differs" and passage is not None:
        return f"{'; '.join(map(describe_difference, check.differences))} ({place_of_passage(passage)})"
    return _MEANS.get(check.verdict or "", "nearest in the sources")


def describe_difference(difference: Difference) -> str:
    """One difference: `modal: “might” for “will”`."""
    draft, source = show_line(difference.draft), show_line(difference.source)
    if difference.kind in _NOTHING:
        return _NOTHING[difference.kind]
    if difference.kind == "speaker":
        return f"speaker: {source} there, {draft or 'nobody'} here"
    if not draft:
        return f"{difference.kind}: “{source}” is left out"
    return f"{difference.kind}: “{draft}” for “{source}”" if source else f"{difference.kind}: “{draft}” is put in"


def show_diff(diff: tuple[DiffPart, ...]) -> Iterator[tuple[str, str]]:
    """(op, words) of a diff, the words of one side in the brackets of wdiff: [-source-] {+draft+}."""
    signs = {"both": ("", ""), "source": ("[-", "-]"), "draft": ("{+", "+}")}
    for number, part in enumerate(diff):
        opening, closing = signs[part.op]
        text = show_line(part.text)
        tight = not number or (part.op == "both" and text[:1] in ",.;:!?)%]")
        yield part.op, ("" if tight else " ") + f"{opening}{text}{closing}"


def summarise(report: CheckReport) -> str:
    """`7 quotations: 4 exact, 1 edited, 2 differs; 2 findings`."""
    total = sum(report.counts.values())
    parts = ", ".join(f"{report.counts[verdict]} {verdict}" for verdict in VERDICTS if report.counts.get(verdict))
    suppressed = sum(check.suppressed is not None for check in report.checks)
    let = f", {suppressed} suppressed" if suppressed else ""
    line = f"{count(total, 'quotation')} against {count(report.sources, 'source')}"
    return f"{line}{': ' if parts else ''}{parts}; {count(report.findings, 'finding')}{let}"

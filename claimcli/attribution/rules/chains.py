"""Claims of one speaker in one sentence: where one ends and the next begins.

The mayor insisted that the bridge was safe, adding it "will stand".     <- two claims
After pointing out that "trust is low," Ms Reyes added that it must grow.  <- the first is hers as well
"""

from dataclasses import replace

from claimcli.attribution.features.token_table import CLOSING_MARK
from claimcli.attribution.features.word_classes import WordClass
from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.rule import Example, Rule

PARTICIPLE = "participle-chain"
OPENING = "opening-participle"
CARRY_ON = frozenset("say stress deny concede demand blame praise".split())  # kinds of participles that begin a claim
CONFIDENCE = 0.6
LEAST = 3  # words that a claim behind a participle has


def apply_chains(draft: Draft) -> list[Finding]:
    """`draft.shown` with contents cut before a participle of saying, whose claim is of the same source."""
    shown = {f.cue[0]: f for f in draft.shown if f.cue}
    out: list[Finding] = []
    carried: dict[int, Finding] = {}
    begun: set[int] = set()  # participles that have a claim by now: two claims may hold the same one
    for finding in draft.shown:
        place = _participle(draft, finding) if finding.source and finding.cue else None
        if place is None:
            out.append(finding)
            continue
        out.append(replace(finding, content=tuple(i for i in finding.content if i < place - 1)))
        reasons = ("a participle of saying behind a comma carries the speaker on",)
        if known := shown.get(place):
            carried[place] = replace(known, source=finding.source, rule=PARTICIPLE, reasons=known.reasons + reasons)
        elif place not in begun and len(rest := _words_behind(draft, finding, place)) >= LEAST:
            begun.add(place)
            out.append(Finding(finding.source, (place,), rest, CONFIDENCE, PARTICIPLE, reasons))
    return [carried.get(f.cue[0], f) if f.cue else f for f in out]


def _participle(draft: Draft, finding: Finding) -> int | None:
    """Place of the first participle of saying behind a comma in the content or right after it."""
    table, first = draft.table, finding.content[0]
    last = min(finding.content[-1] + 3, draft.article.sentences[table.sentence[finding.cue[0]]].last)
    for place in range(max(first + 2, finding.cue[-1] + 2), last):
        comma = place - 1
        if (
            table.words[comma] == ","
            and table.classes[place] == WordClass.PARTICIPLE_ING
            and table.kinds[place] in CARRY_ON
        ):
            inside = comma in finding.content or comma == finding.content[-1] + 1
            if inside and table.quote[comma] < 0 and table.quote[place] < 0:
                return place
    return None


def _words_behind(draft: Draft, finding: Finding, place: int) -> Tokens:
    """The content of the participle at `place`: what the claim held of it, else what the linker thought of, unsure."""
    held = tuple(i for i in finding.content if i > place)
    if held:
        return held
    return next((f.content for f in draft.hidden if f.cue and f.cue[0] == place and f.content[:1] > (place,)), ())


def apply_openings(draft: Draft) -> list[Finding]:
    """`draft.shown` with the sentence's subject given to opening participles, and their contents cut before it."""
    return [_open(draft, finding) for finding in draft.shown]


def _open(draft: Draft, finding: Finding) -> Finding:
    table = draft.table
    if finding.source or not finding.cue or table.classes[finding.cue[0]] != WordClass.PARTICIPLE_ING:
        return finding
    following = next((f for f in draft.shown if _follows(draft, finding, f)), None)
    if following is None:
        return finding
    content: Tokens = tuple(i for i in finding.content if i < following.source[0])
    reason = "an opening participle has the subject of the clause that follows"
    return replace(finding, source=following.source, content=content, rule=OPENING, reasons=(*finding.reasons, reason))


def _follows(draft: Draft, finding: Finding, other: Finding) -> bool:
    """Whether `other` is the main clause behind an opening participle: a comma, its source, its cue."""
    if not other.source or not other.cue or not finding.cue[-1] < other.source[0] <= other.cue[0]:
        return False
    table, before = draft.table, other.source[0] - 1
    comma = table.words[before] == "," or (table.place[before] == CLOSING_MARK and table.words[before - 1] == ",")
    same = table.sentence[finding.cue[0]] == table.sentence[other.source[0]]
    return comma and same and any(i < other.source[0] for i in finding.content)


CHAINS: Rule = Rule(
    id=PARTICIPLE,
    reason="a participle of saying behind a comma carries the speaker on",
    apply=apply_chains,
    fires=(
        Example(
            "Mara Venn insisted that the bridge was safe, stressing that it had been rebuilt twice.",
            (("Mara Venn", "insisted", "that the bridge was safe, stressing that it had been rebuilt twice."),),
        ),
    ),
    silent=(
        Example(
            "Venn said the crew was fired, leaving nobody on watch.",
            (("Venn", "said", "the crew was fired, leaving nobody on watch."),),
        ),
    ),
)

OPENINGS: Rule = Rule(
    id=OPENING,
    reason="an opening participle has the subject of the clause that follows",
    apply=apply_openings,
    fires=(
        Example(
            "After noting that “trust is low,” Ines Marl added that it must grow.",
            (("", "noting", "that “trust is low,” Ines Marl added that"), ("Ines Marl", "added", "that it must grow.")),
        ),
    ),
    silent=(
        Example(
            "Noting that trust is low. Ines Marl added that it must grow.",
            (("", "Noting", "that trust is low"), ("Ines Marl", "added", "that it must grow.")),
        ),
    ),
)

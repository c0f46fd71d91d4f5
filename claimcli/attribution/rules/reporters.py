"""A reporter in parenthesis: "Lavrov, the news agency Ardent reported, insisted that …" is a claim of Lavrov's.

The clause between the commas says who passes the claim on, not who made it: `reported_by`.
"""

from collections.abc import Sequence
from dataclasses import replace

from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.features.word_classes import (
    AUXILIARIES,
    INFLECTED_FORMS,
    NAME_WORDS,
    PAUSES,
    WordClass,
    any_of,
)
from claimcli.attribution.finding import HIDDEN, Draft, Finding, Tokens
from claimcli.attribution.rules.rule import Example, Rule

_LEADING = any_of(WordClass.COORDINATION, WordClass.OPENING_MARK)
_CLAUSAL = AUXILIARIES | PAUSES
_VERBAL = any_of(
    WordClass.PARTICIPLE_ED,
    WordClass.PLURAL_OR_VERB,
    WordClass.PARTICIPLE_ING,
    WordClass.WORD,
    WordClass.HAVE,
    WordClass.ADVERB,
)
RULE = "parenthetical-reporter"
ACCORDING = "reported-according"
_ACCORDING_REASON = "whom “According to” opens with says it; a reporting clause in commas passes it on"
_REPORTING = frozenset(("say", "show", "tweet"))
_PLAIN = frozenset("said say wrote write found report".split())  # forms that end in neither -ed nor -s
_SAYING = _REPORTING | {"stress", "deny", "concede", "ask", "demand", "manner"}
_LONGEST_ASIDE = 9
_LONGEST_SOURCE = 12
_BETWEEN = 2  # words between the second comma and the cue: "later insisted"
# Classes that a subject begins with: "the agency", "she", "Ardent", "officials"
_SUBJECTS = NAME_WORDS | any_of(
    WordClass.DETERMINER, WordClass.SUBJECT_PRONOUN, WordClass.OTHER_PRONOUN, WordClass.PLURAL_OR_VERB, WordClass.NUMBER
)
_NO_SUBJECTS = frozenset(
    """who whom whose which instead still however meanwhile also then now later earlier today yesterday late early back
    last next once""".split()
)


def apply_reporters(draft: Draft) -> list[Finding]:
    """`draft.shown` with such claims given to the subject before the first comma, and the reporter's own taken out."""
    by_end = {f.cue[-1]: f for f in draft.shown if f.cue}
    given: dict[Tokens, Finding] = {}
    absorbed: set[Tokens] = set()
    for finding in (*draft.shown, *_of_saying(draft)):
        aside = _aside_before(draft, finding)
        if aside is None:
            continue
        inner = [f for i in aside if (f := by_end.get(i)) and f.cue != finding.cue]
        if claim := _give(draft, aside, finding, inner):
            given[finding.cue] = claim
            absorbed.update(f.cue for f in inner if _swallows(f, claim) and not _is_according(draft, aside))
    kept = [given.pop(f.cue, f) for f in draft.shown if f.cue not in absorbed or f.cue in given]
    return [*kept, *given.values()]


def _of_saying(draft: Draft) -> list[Finding]:
    """The cues of saying that were too unlikely to be shown: behind an aside they often are."""
    return [f for f in draft.hidden if any(draft.table.kinds[i] in _SAYING for i in f.cue)]


def _give(draft: Draft, aside: range, finding: Finding, inner: Sequence[Finding]) -> Finding | None:
    """`finding` as the claim of the subject before `aside`; a hidden one takes its words from the reporter's claim."""
    source, cue = _subject(draft, aside.start), tuple(i for i in finding.cue if i >= aside.stop)
    hidden = finding.rule == HIDDEN
    words = finding.content
    if hidden:
        words = next((f.content for f in inner if cue and cue[0] in f.content), ())
    content = tuple(i for i in words if i not in aside and i not in source and not (hidden and cue and i <= cue[-1]))
    if not source or not content or not cue:
        return None
    confidence = max(f.confidence for f in inner) if hidden else finding.confidence
    reason = "a reporting clause stands in commas between source and cue"
    reporter = _reporter(draft, aside)
    return Finding(source, cue, content, confidence, RULE, (*finding.reasons, reason), reporter)


def _aside_before(draft: Draft, finding: Finding) -> range | None:
    """The clause in commas right before the cue, its commas included, when it is "X reported" or "according to X"."""
    words, table = draft.table.words, draft.table
    if not finding.cue:
        return None
    outer = next((i for i in reversed(finding.cue) if table.words[i] == ","), None)
    start = finding.cue[0] if outer is None else outer + 1
    first = draft.article.sentences[table.sentence[start]].first
    closing = next((i for i in range(start - 1, max(first, start - 2 - _BETWEEN), -1) if words[i] == ","), None)
    if closing is None or any(table.quote[i] >= 0 for i in range(closing, start)):
        return None
    opening = next(
        (i for i in range(closing - 1, max(first, closing - 1 - _LONGEST_ASIDE), -1) if words[i] == ","), None
    )
    if opening is None or closing - opening < 3 or any(table.quote[i] >= 0 for i in range(opening, closing)):
        return None
    verb = closing - 1
    reported = (
        table.kinds[verb] in _REPORTING
        and (table.classes[verb] in INFLECTED_FORMS or table.lowers[verb] in _PLAIN)
        and _may_open_subject(table, opening + 1)
    )
    according = _is_according(draft, range(opening, closing))
    finite = table.classes[start] != WordClass.PARTICIPLE_ING  # ", recalling how …" hangs on the reporter
    return range(opening, closing + 1) if finite and (reported or according) else None


def _subject(draft: Draft, comma: int) -> Tokens:
    """The noun phrase from the sentence's beginning to `comma`; empty for an opening phrase ("In May,")."""
    table = draft.table
    first = draft.article.sentences[table.sentence[comma]].first
    while first < comma and table.classes[first] in _LEADING:
        first += 1
    phrase = range(first, comma)
    if not phrase or len(phrase) > _LONGEST_SOURCE or not _may_open_subject(table, first):
        return ()
    if any(table.quote[i] >= 0 or table.classes[i] in _CLAUSAL for i in phrase):
        return ()
    return tuple(phrase)


def _may_open_subject(table: TokenTable, i: int) -> bool:
    lower = table.lowers[i]
    return table.classes[i] in _SUBJECTS and lower not in _NO_SUBJECTS and not lower.endswith("ly")


def _is_according(draft: Draft, aside: range) -> bool:
    """Whether the aside is ", according to X,": that is a claim of X as well, which stays."""
    return draft.table.lowers[aside.start + 1 : aside.start + 3] == ["according", "to"]


def _reporter(draft: Draft, aside: range) -> Tokens:
    if _is_according(draft, aside):
        return tuple(range(aside.start + 3, aside.stop - 1))
    last = aside.stop - 1
    while (
        last > aside.start + 2
        and draft.table.kinds[last - 1] in _REPORTING | {""}
        and draft.table.classes[last - 1] in _VERBAL
    ):
        last -= 1
    return tuple(range(aside.start + 1, last))


def _swallows(inner: Finding, outer: Finding) -> bool:
    """Whether the reporter's claim is but the outer clause, or its subject."""
    if set(inner.content) <= set(outer.source):
        return True
    clause = set(outer.cue) | set(outer.content)
    return 2 * len(clause.intersection(inner.content)) > len(clause)


def apply_according(draft: Draft) -> list[Finding]:
    """`draft.shown` where "According to X, the Herald reported, …" is a claim of X that the Herald passes on."""
    table = draft.table
    beside: dict[int, list[Finding]] = {}  # by sentence
    for f in draft.shown:
        if f.cue:
            beside.setdefault(table.sentence[f.cue[0]], []).append(f)
    changed: dict[int, Finding | None] = {}
    for finding in draft.shown:
        outer = _opening_according(draft, finding)
        near = beside[table.sentence[outer.cue[0]]] if outer is not None else []
        inner = next((f for f in near if f is not finding and _reports(draft, f, finding)), None)
        if outer is None or inner is None:
            continue
        gone = {*inner.cue, *inner.source, *outer.cue, *outer.source}
        content = tuple(i for i in sorted({*finding.content, *inner.content}) if i not in gone)
        while content and table.words[content[0]] == ",":
            content = content[1:]
        while content and table.words[content[-1]] == ",":
            content = content[:-1]
        if content:
            claim = replace(outer, content=content, reported_by=inner.source, rule=ACCORDING)
            claim = replace(claim, reasons=(*claim.reasons, _ACCORDING_REASON))
            changed |= {id(finding): claim, id(inner): None}
    kept = (changed.get(id(f), f) for f in draft.shown)
    return [f for f in kept if f is not None]


def _opening_according(draft: Draft, finding: Finding) -> Finding | None:
    """The claim of an "According to X" that opens its sentence, with "to" in its cue; None for another."""
    table, cue = draft.table, finding.cue
    if not cue or table.lowers[cue[0]] != "according" or not finding.source:
        return None
    if draft.article.sentences[table.sentence[cue[0]]].first != cue[0] or table.lowers[cue[0] + 1] != "to":
        return None
    source = tuple(i for i in finding.source if i > cue[0] + 1)
    end = next((k for k, i in enumerate(source) if table.words[i] == ","), len(source))
    return replace(finding, cue=(cue[0], cue[0] + 1), source=source[:end]) if source[:end] else None


def _reports(draft: Draft, finding: Finding, according: Finding) -> bool:
    """Whether a claim is that of ", the Herald reported" in the sentence that "According to" opens."""
    table = draft.table
    if (
        len(finding.cue) != 1
        or not finding.source
        or table.sentence[finding.cue[0]] != table.sentence[according.cue[0]]
    ):
        return False
    verb, source = finding.cue[0], finding.source
    beside = table.words[source[0] - 1] == "," and (verb + 1 >= len(table.words) or table.words[verb + 1] in ",.")
    return beside and table.kinds[verb] in _REPORTING and source[-1] < verb and source[0] > according.source[-1]


ACCORDING_TO: Rule = Rule(
    id=ACCORDING,
    reason=_ACCORDING_REASON,
    apply=apply_according,
    fires=(
        Example(
            "According to police, the Harbor Wire reported, the locks would hold.",
            (
                ("police", "According to", "the Harbor Wire reported, the locks would hold"),
                ("the Harbor Wire", "reported", "the locks would hold"),
            ),
        ),
    ),
    silent=(
        Example(
            "According to police, Petrak said, it would hold.",
            (("police", "According to", "it would hold"),),
        ),
    ),
)

REPORTERS: Rule = Rule(
    id=RULE,
    reason="a reporting clause stands in commas between source and cue",
    apply=apply_reporters,
    fires=(
        Example(
            "Orlan Petrak, the Harbor Wire reported, insisted that the locks would hold.",
            (
                ("the Harbor Wire", "reported", "Orlan Petrak … insisted that the locks would hold."),
                ("the Harbor Wire", "insisted", "that the locks would hold."),
            ),
        ),
    ),
    silent=(
        Example("Petrak, the harbor master, insisted it would hold.", (("Petrak", "insisted", "it would hold."),)),
    ),
)

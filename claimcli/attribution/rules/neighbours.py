"""Two clauses with a speaker each: "Tull called it safe but her lawyer, Bo Lisk, told us it leaked".

The verb's own subject is the nearest one, behind "but"; what the first one says ends before that.
"""

from dataclasses import replace

from claimcli.attribution.features.word_classes import AUXILIARIES, INFLECTED_FORMS, WordClass, any_of
from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.clauses import PHRASE, phrase_before, sentence_bounds
from claimcli.attribution.rules.rule import Example, Rule

NEAREST = "nearest-subject"
NEXT = "before-next-source"
_NEAREST_REASON = "behind “but” the verb has a subject of its own"
_NEXT_REASON = "behind “but” the next speaker begins"
_CONTRASTS = frozenset(("but", "while", "yet", "although", "though", "whereas"))
_SAYING = frozenset(("say", "stress", "deny", "concede", "manner"))
_APPOSED = PHRASE - any_of(WordClass.PARTICIPLE_ED, WordClass.ADVERB)
_REACH = 8  # tokens between the joint and the next source


def apply_nearest(draft: Draft) -> list[Finding]:
    """`draft.shown` with verbs of saying given to their own subject, where another clause stands before it."""
    return [_with_own_subject(draft, f) for f in draft.shown]


def _with_own_subject(draft: Draft, finding: Finding) -> Finding:
    table, cue, source = draft.table, finding.cue, finding.source
    if not cue or not source or source[0] > cue[0] or table.kinds[cue[-1]] not in _SAYING:
        return finding
    if table.classes[cue[0]] == WordClass.PARTICIPLE_ING or table.quote[cue[0]] >= 0:
        return finding
    first, _ = sentence_bounds(draft, cue[0])
    own = phrase_before(draft, cue[0], first)
    joint = own[0] - 1 if own else -1
    if any(table.classes[i] == WordClass.PARTICIPLE_ED for i in own) or table.classes[cue[0]] == WordClass.TO:
        return finding  # "but declined to say"
    if joint <= source[0] or table.lowers[joint] not in _CONTRASTS or table.quote[joint] >= 0:
        return finding
    if not any(table.classes[i] in AUXILIARIES | INFLECTED_FORMS for i in range(source[0] + 1, joint)):
        return finding
    if {*own} == {*source} or any(i in finding.content for i in own):
        return finding
    return replace(finding, source=own, rule=NEAREST, reasons=(*finding.reasons, _NEAREST_REASON))


def apply_next(draft: Draft) -> list[Finding]:
    """`draft.shown` with contents that end before the phrase in which the next claim's source stands."""
    starts = sorted((f.source[0], f.cue[0]) for f in draft.shown if f.source and f.cue and f.source[-1] < f.cue[0])
    return [_without_next(draft, f, starts) for f in draft.shown]


def _without_next(draft: Draft, finding: Finding, starts: list[tuple[int, int]]) -> Finding:
    content, table = finding.content, draft.table
    if not content or not finding.cue or finding.cue[0] > content[0]:
        return finding
    end = content[-1] + 1
    for source, cue in starts:
        if not content[0] < source <= end + 1 or (cue <= content[-1] and table.kinds[cue] not in _SAYING):
            continue
        joint = _joint_before(draft, source, content[0])
        if joint > content[0] + 1 and table.sentence[joint] == table.sentence[source]:
            rest: Tokens = tuple(i for i in content if i < joint)
            while rest and table.words[rest[-1]] == ",":
                rest = rest[:-1]
            if rest and len(rest) < len(content):
                return replace(finding, content=rest, rule=NEXT, reasons=(*finding.reasons, _NEXT_REASON))
    return finding


def _joint_before(draft: Draft, source: int, first: int) -> int:
    """The "but" before the phrase that leads up to a source, -1 where another clause stands between."""
    table = draft.table
    for i in range(source - 1, max(first, source - _REACH), -1):
        if table.quote[i] >= 0:
            return -1
        if table.lowers[i] in _CONTRASTS:
            return i
        if table.words[i] != "," and table.classes[i] not in _APPOSED:
            return -1
    return -1


NEAREST_SUBJECTS: Rule = Rule(
    id=NEAREST,
    reason=_NEAREST_REASON,
    apply=apply_nearest,
    fires=(
        Example(
            "The divers have left the locks but police say they may return.",
            (("The divers", "say", "they may return"),),
        ),
    ),
    silent=(
        Example("The divers have left but say they may return.", (("The divers", "say", "they may return"),)),
        Example("Police say the divers may return.", (("Police", "say", "the divers may return"),)),
    ),
)

NEXT_SOURCES: Rule = Rule(
    id=NEXT,
    reason=_NEXT_REASON,
    apply=apply_next,
    fires=(
        Example(
            "Police claimed Tull was there but her lawyer, Bo Lisk, told the court she was not.",
            (
                ("Police", "claimed", "Tull was there but her lawyer"),
                ("Bo Lisk", "told", "she was not"),
            ),
        ),
    ),
    silent=(
        Example(
            "Police claimed Tull was there but left early.",
            (("Police", "claimed", "Tull was there but left early"),),
        ),
    ),
)

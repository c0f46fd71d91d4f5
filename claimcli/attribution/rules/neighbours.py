"""Two clauses with a speaker each: "Tull called it safe but her lawyer, Bo Lisk, told us it leaked".

The verb's own subject is the nearest one, behind "but"; what the first one says ends before that.
"""

from bisect import bisect_left
from dataclasses import replace

from claimcli.attribution.features.word_classes import (
    AUXILIARIES,
    CLAUSE_VERBS,
    INFLECTED_FORMS,
    NAME_WORDS,
    WordClass,
    any_of,
)
from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.clauses import PHRASE, phrase_before, phrase_behind, sentence_bounds
from claimcli.attribution.rules.rule import Example, Rule

CLAUSE = "source-clause"
NEAREST = "nearest-subject"
NEXT = "before-next-source"
_NEAREST_REASON = "behind “but” the verb has a subject of its own"
_NEXT_REASON = "behind “but” the next speaker begins"
_CLAUSE_REASON = "the source ran over a verb: the subject is what stands behind its clause, or before the verb"
_OPENERS = frozenset(("that", "after", "when", "because", "before", "since", "until"))
_RELATIVES = frozenset(("who", "which", "that"))
_NOUNS = NAME_WORDS | any_of(WordClass.WORD, WordClass.NOUN)
_SUBJECTS = NAME_WORDS | any_of(WordClass.DETERMINER)
_OBJECTS = frozenset(("the", "a", "an", "his", "her", "its", "their"))
_PAST = frozenset(("won", "lost", "beat", "took", "gave", "bought", "sold"))
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
    if not any(table.classes[i] in CLAUSE_VERBS for i in range(source[0] + 1, joint)):
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
    for source, cue in starts[bisect_left(starts, (content[0] + 1, 0)) : bisect_left(starts, (end + 2, 0))]:
        if source <= content[0] or (cue <= content[-1] and table.kinds[cue] not in _SAYING):
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


def apply_clauses(draft: Draft) -> list[Finding]:
    """`draft.shown` with sources that ran over a verb cut to the subject: "The Wire reports that | Tull" said it."""
    return [_cut_clause(draft, f) for f in draft.shown]


def _cut_clause(draft: Draft, finding: Finding) -> Finding:
    table, source, cue = draft.table, finding.source, finding.cue
    if len(source) < 4 or not cue or source[0] > cue[0] or source[-1] - source[0] >= len(source):
        return finding
    if table.quote[source[0]] >= 0 or "," in table.words[source[0] : source[-1]]:
        return finding
    own = _behind_opener(draft, source) or _before_verb(draft, source)
    if not own:
        return finding
    return replace(finding, source=own, rule=CLAUSE, reasons=(*finding.reasons, _CLAUSE_REASON))


def _behind_opener(draft: Draft, source: Tokens) -> Tokens:
    """The subject behind the last "that" or "after" of a source which holds a verb before it."""
    table = draft.table
    at = next((i for i in reversed(source) if table.lowers[i] in _OPENERS), -1)
    before = [i for i in source if i < at]
    if any(table.lowers[i] in _RELATIVES for i in before):
        return ()  # "the polling that was done before the vote"
    verb = len(before) > 1 and (
        table.classes[before[-1]] in INFLECTED_FORMS or any(table.classes[i] in AUXILIARIES for i in before[1:])
    )
    own = phrase_behind(draft, at + 1, source[-1] + 1) if verb else ()
    named = any(table.classes[i] in NAME_WORDS or table.classes[i] == WordClass.SUBJECT_PRONOUN for i in own[:3])
    return own if named and own[-1] == source[-1] else ()


def _before_verb(draft: Draft, source: Tokens) -> Tokens:
    """The subject before a verb and its object: "the firm | employs 7,600 workers"."""
    table = draft.table
    for i in source[1:-2]:
        subject = table.classes[i - 1] in _NOUNS and table.classes[source[0]] in _SUBJECTS
        verb = table.classes[i] == WordClass.PLURAL_OR_VERB or table.lowers[i] in _PAST
        objects = table.classes[i + 1] == WordClass.NUMBER or table.lowers[i + 1] in _OBJECTS
        if subject and verb and objects and table.words[i].islower():
            return tuple(k for k in source if k < i)
    return ()


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

SOURCE_CLAUSES: Rule = Rule(
    id=CLAUSE,
    reason=_CLAUSE_REASON,
    apply=apply_clauses,
    fires=(
        Example(
            "The Harbor Wire reports that Tull told a court she was there.",
            (("The Harbor Wire reports that Tull", "told", "she was there"),),
        ),
        Example(
            "The firm employs 7,600 workers and insists it is safe.",
            (("The firm employs 7,600 workers", "insists", "it is safe"),),
        ),
    ),
    silent=(
        Example(
            "The engineer who built the lock says it is safe.",
            (("The engineer who built the lock", "says", "it is safe"),),
        ),
        Example(
            "A report published this week says it is safe.",
            (("A report published this week", "says", "it is safe"),),
        ),
    ),
)

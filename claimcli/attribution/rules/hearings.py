"""What a court is told: "The inquest heard that the alarm had failed" is said before it, by nobody who is named.

The inquest hears and does not speak: it is the addressee. "The court heard evidence" gives no words.
"""

from collections.abc import Iterator
from dataclasses import replace

from claimcli.attribution.features.word_classes import CLAUSE_VERBS, WordClass
from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.clauses import phrase_before, phrase_behind, sentence_bounds
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.lexicon.attribution import load_attribution_words

RULE = "told-in-court"
CONFIDENCE = 0.7
_REASON = "what a court or an inquest heard was said before it, by somebody who is not named"
_HEARER_REASON = "who hears it does not say it"
_OPENING = frozenset(("that", "how"))
_LEAST = 3  # words of the clause


def apply_hearings(draft: Draft) -> list[Finding]:
    """`draft.shown` with a claim for each clause that a hearing heard, in place of what was found by the same verb."""
    found = list(_hearings(draft))
    cues = {i for f in found for i in f.cue}
    return [_without_hearer(draft, f) for f in draft.shown if cues.isdisjoint(f.cue)] + found


def _without_hearer(draft: Draft, finding: Finding) -> Finding:
    """A claim of "Lund heard that her seat was gone" with Lund as the one who is told, and nobody who says it."""
    table, cue, content = draft.table, finding.cue, finding.content
    hears = len(cue) == 1 and table.lowers[cue[0]] in ("heard", "hears")
    if not hears or not finding.source or finding.source[0] > cue[0] or table.lowers[content[0]] != "that":
        return finding
    if content[0] != cue[0] + 1:
        return finding
    return replace(finding, source=(), addressee=finding.source, rule=RULE, reasons=(*finding.reasons, _HEARER_REASON))


def _hearings(draft: Draft) -> Iterator[Finding]:
    table = draft.table
    hearers = load_attribution_words("hearings", "hearers")
    for i, word in enumerate(table.lowers):
        if word != "heard" or table.quote[i] >= 0:
            continue
        first, last = sentence_bounds(draft, i)
        hearer = phrase_before(draft, i, first)
        if not hearer or table.lowers[hearer[-1]] not in hearers:
            continue
        content = _behind(draft, i, last) or _before(draft, hearer[0], i, first, last)
        if content:
            yield Finding((), (i,), content, CONFIDENCE, RULE, (_REASON,), addressee=hearer)


def _behind(draft: Draft, verb: int, last: int) -> Tokens:
    """The clause behind "heard", with "that" or "how", or with a subject and its verb."""
    table, first = draft.table, verb + 1
    if last - first < _LEAST:
        return ()
    if table.lowers[first] in _OPENING:
        return tuple(range(first, last))
    subject = phrase_behind(draft, first, last, of=False)
    at = first + len(subject)
    finite = subject and at < last and table.classes[at] in CLAUSE_VERBS
    return tuple(range(first, last)) if finite and table.classes[first] != WordClass.ADVERB else ()


def _before(draft: Draft, subject: int, verb: int, first: int, last: int) -> Tokens:
    """The clause before ", the court heard"."""
    table = draft.table
    ends = verb + 1 == last or table.words[verb + 1] == ","
    if not ends or subject - first < _LEAST or table.words[subject - 1] != ",":
        return ()
    clause = range(first, subject - 1)
    return tuple(clause) if any(table.classes[i] in CLAUSE_VERBS for i in clause) else ()


HEARINGS: Rule = Rule(
    id=RULE,
    reason=_REASON,
    apply=apply_hearings,
    fires=(
        Example("The inquest heard that the lamp had failed."),
        Example("The lamp had failed, the court heard."),
        Example("Mara Tull heard that the lamp had failed.", (("Mara Tull", "heard", "that the lamp had failed"),)),
        Example("Harbor Crown Court heard Tull had driven home."),
    ),
    silent=(
        Example("The inquest heard evidence from three divers."),
        Example("Mara Tull saw that the lamp had failed.", (("Mara Tull", "saw", "that the lamp had failed"),)),
        Example("The court heard arguments, and the judge left."),
    ),
)

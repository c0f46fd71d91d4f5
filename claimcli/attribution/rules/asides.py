"""A reporting clause inside the sentence that it reports: "The pressure – engineers say – had doubled."

What stands before it and what stands behind are one content.
"""

from dataclasses import replace

from claimcli.attribution.features.word_classes import (
    AUXILIARIES,
    FINITE_FORMS,
    NAME_WORDS,
    NAMES_OR_PLURALS,
    PAUSES,
    WordClass,
    any_of,
)
from claimcli.attribution.finding import Draft, Finding
from claimcli.attribution.rules.clauses import phrase_behind, sentence_bounds
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.text.punctuation import DASHES

_CLAUSAL = AUXILIARIES | PAUSES | any_of(WordClass.THAT, WordClass.QUESTION_OR_CONJUNCTION)
_SUBJECTS = NAME_WORDS | any_of(WordClass.DETERMINER, WordClass.OTHER_PRONOUN, WordClass.PLURAL_OR_VERB)
RULE = "reporting-aside"
CONFIDENCE = 0.75
_REASON = "the clause around an aside in dashes, brackets or commas is what it reports"
_LONGEST = 10
_SAYING = frozenset(("say", "manner", "stress", "show"))


def apply_asides(draft: Draft) -> list[Finding]:
    """`draft.shown` with the whole sentence around such an aside as its content."""
    by_cue = {i: f for f in draft.shown for i in f.cue}
    gone: set[tuple[int, ...]] = set()
    found: list[Finding] = []
    for first, last in _asides(draft):
        inside = range(first + 1, last)
        source_cue = _accorded(draft, inside) or _reporting(draft, inside)
        if source_cue is None:
            continue
        source, cue = source_cue
        begin, end = sentence_bounds(draft, first)
        content = (*range(begin, first), *range(last + 1, end))
        old = [by_cue[i] for i in inside if i in by_cue]
        if any(draft.table.quote[i] >= 0 for i in (first, last)) or not _is_open(draft, begin, first, last, end):
            continue
        if any(draft.table.quote[i] >= 0 for i in content) and draft.table.words[first] == ",":
            continue
        score = max((f.confidence for f in old), default=CONFIDENCE)
        gone.update(f.cue for f in old)
        base = old[0] if old else Finding((), (), content, score, RULE)
        found.append(
            replace(
                base,
                source=source,
                cue=cue,
                content=content,
                confidence=score,
                rule=RULE,
                reasons=(*base.reasons, _REASON),
            )
        )
    return [*(f for f in draft.shown if not f.cue or f.cue not in gone), *found]


def _asides(draft: Draft) -> list[tuple[int, int]]:
    """(opening mark, closing mark) of what stands in dashes, brackets or commas inside a sentence."""
    table, found = draft.table, []
    n = len(table.words)
    for i in range(1, n - 3):
        mark = table.words[i]
        if table.quote[i] >= 0 or not (mark in DASHES or mark in "(,"):
            continue
        closers = {")"} if mark == "(" else {","} if mark == "," else DASHES
        for j in range(i + 2, min(n - 1, i + _LONGEST)):
            if table.sentence[j] != table.sentence[i] or table.quote[j] >= 0:
                break
            if table.words[j] in closers:
                found.append((i, j))
                break
    return found


def _reporting(draft: Draft, inside: range) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """(source, cue) of "engineers say", "so the treasury says"."""
    table, last = draft.table, inside[-1]
    if table.kinds[last] not in _SAYING or table.classes[last] not in FINITE_FORMS or len(inside) < 2:
        return None
    start = inside[0] + (table.lowers[inside[0]] in ("so", "as", "or", "at", "least"))
    source = tuple(range(start, last))
    if not source or any(table.classes[i] in _CLAUSAL for i in source):
        return None
    return (source, (last,)) if _is_subject(draft, source) else None


def _accorded(draft: Draft, inside: range) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """(source, cue) of "according to the treasury"."""
    table = draft.table
    if len(inside) < 3 or table.lowers[inside[0]] != "according" or table.lowers[inside[1]] != "to":
        return None
    return tuple(inside[2:]), tuple(inside[:2])


def _is_subject(draft: Draft, source: tuple[int, ...]) -> bool:
    table = draft.table
    if len(source) == 1:
        return table.classes[source[0]] in NAMES_OR_PLURALS or table.lowers[source[0]] in ("he", "she", "they")
    phrase = phrase_behind(draft, source[0], source[-1] + 1)
    return len(phrase) == len(source) and table.classes[source[0]] in _SUBJECTS


def _is_open(draft: Draft, begin: int, first: int, last: int, end: int) -> bool:
    """Whether what stands before goes on behind: in commas only where the clause's first verb follows."""
    table = draft.table
    if first <= begin or last + 1 >= end:
        return False
    if table.words[first] != ",":
        return True
    if any(table.classes[i] in AUXILIARIES or table.words[i] in ",;:" for i in range(begin, first)):
        return False
    return table.classes[last + 1] in AUXILIARIES


ASIDES: Rule = Rule(
    id=RULE,
    reason=_REASON,
    apply=apply_asides,
    fires=(
        Example(
            "The pressure – engineers say – had doubled within a minute.",
            (("engineers", "say", "had doubled within a minute"),),
        ),
        Example("The bill (according to the treasury) would cost two billion."),
    ),
    silent=(
        Example("The pressure – which grew – had doubled, Tull said.", (("Tull", "said", "had doubled"),)),
        Example("On Monday, Tull said, the locks failed.", (("Tull", "said", "On Monday … the locks failed"),)),
    ),
)

"""Sentences that name who says it at their end: "House prices could fall by a tenth, predicts analyst Tom Weir."""

from dataclasses import replace

from claimcli.attribution.features.word_classes import AUXILIARIES, INFLECTED_FORMS, NAME_WORDS, WordClass, any_of
from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.clauses import sentence_bounds
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.lexicon.attribution import load_attribution_words

_PLAIN_WORDS = any_of(WordClass.PLURAL_OR_VERB, WordClass.WORD)
_VERBAL = AUXILIARIES | any_of(WordClass.NEGATION)
_SUBORDINATE = any_of(WordClass.PARTICIPLE_ING, WordClass.QUESTION_OR_CONJUNCTION)
_SETTING = any_of(WordClass.QUESTION_OR_CONJUNCTION, WordClass.PREPOSITION)
RULE = "inverted-clause"
CONFIDENCE = 0.8
_REASON = "a verb behind the sentence's last comma has its subject behind it"
# Of words that the subject begins with.
_FIRST = NAME_WORDS | any_of(
    WordClass.DETERMINER, WordClass.OTHER_PRONOUN, WordClass.PLURAL_OR_VERB, WordClass.WORD, WordClass.NUMBER
)
_LONGEST_SOURCE = 22
_LEAST = 3  # words of the clause before


def apply_inverted(draft: Draft) -> list[Finding]:
    """`draft.shown` with such claims, in place of what was found by the same verb or in the same subject."""
    by_cue = {i: f for f in draft.shown for i in f.cue}
    by_source = {f.source: f for f in draft.shown if f.source}
    gone: set[Tokens] = set()
    found_here: list[Finding] = []
    for sentence in draft.article.sentences:
        found = _read(draft, sentence.first)
        if found is None:
            continue
        verb = found.cue[0]
        old = [f for f in (by_cue.get(verb), by_source.get(found.content)) if f is not None]
        if any(f.source and f.source[0] > verb and set(f.content) <= set(found.content) for f in old):
            continue  # it was found so
        score = max((f.confidence for f in old), default=CONFIDENCE)
        gone.update(f.cue for f in old)
        found_here.append(replace(found, confidence=max(score, CONFIDENCE)))
    return [*(f for f in draft.shown if not f.cue or f.cue not in gone), *found_here]


def _read(draft: Draft, token: int) -> Finding | None:
    table = draft.table
    first, last = sentence_bounds(draft, token)
    verbs = load_attribution_words("inverting", "verbs")
    at = next(
        (
            i
            for i in range(last - 2, first + _LEAST, -1)
            if table.lowers[i] in verbs and table.words[i - 1] == "," and table.quote[i] < 0
        ),
        -1,
    )
    if at < 0 or last - at > _LONGEST_SOURCE or any(table.quote[i] >= 0 for i in range(first, last)):
        return None
    end = _end_of_subject(draft, at + 1, last)
    source: Tokens = tuple(range(at + 1, end))
    if not _is_subject(draft, source) or not _is_clause(draft, first, at - 1):
        return None
    return Finding(source, (at,), (*range(first, at - 1), *range(end + 1, last)), CONFIDENCE, RULE, (_REASON,))


def _end_of_subject(draft: Draft, first: int, last: int) -> int:
    """Where the subject ends: at a comma behind which the clause goes on (", said Mr King, so many firms were …")."""
    table = draft.table
    comma = next((i for i in range(first + 1, last) if table.words[i] == ","), last)
    rest = range(comma + 1, last)
    relative = comma + 1 < last and table.lowers[comma + 1] in ("who", "which", "whose")
    return comma if not relative and any(table.classes[i] in AUXILIARIES for i in rest) else last


def _is_subject(draft: Draft, source: Tokens) -> bool:
    """A noun phrase to the sentence's end: it has a capitalised word, or begins with an article, and no finite verb."""
    table = draft.table
    opens = source[:5]
    if table.classes[source[0]] not in _FIRST or table.lowers[source[0]] in ("that", "to", "it", "them", "him", "her"):
        return False
    if table.classes[source[0]] in _PLAIN_WORDS and not any(table.classes[i] in NAME_WORDS for i in opens):
        return len(source) <= 3 and table.classes[source[-1]] == WordClass.PLURAL_OR_VERB
    verbal = [i for i in opens if table.classes[i] in _VERBAL or table.lowers[i] == "that"]
    return not verbal


def _is_clause(draft: Draft, first: int, last: int) -> bool:
    """Whether a whole clause stands there: one with a finite verb before its first comma."""
    table = draft.table
    words = range(first, last)
    if table.classes[first] in _SUBORDINATE and table.lowers[first] not in ("what", "when", "while"):
        return False
    comma = next((i for i in words if table.words[i] == ","), last)
    if table.classes[first] in _SETTING:  # "If it rains, the locks will leak, predicts …"
        comma = last
    finite = any(
        table.classes[i] in AUXILIARIES or (table.classes[i] in INFLECTED_FORMS and i > first + 1)
        for i in range(first, comma)
    )
    return finite and len(words) >= _LEAST


INVERTED: Rule = Rule(
    id=RULE,
    reason=_REASON,
    apply=apply_inverted,
    fires=(
        Example(
            "The locks will leak by May, predicts the Harbor Institute.",
            (("The locks will leak by May", "predicts", "the Harbor Institute"),),
        ),
        Example("The locks could fail by May, reckons engineer Mara Tull."),
    ),
    silent=(
        Example("The locks will leak, Tull says.", (("Tull", "says", "The locks will leak"),)),
        Example("Tull studied the locks for a year, found the leak and left."),
    ),
)

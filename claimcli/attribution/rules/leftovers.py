"""Quoted speech that no claim holds, with a speaker and a verb right at its mark: `"Go!" Trask barked.`

The linker does not see all of these: a capital behind `?"` begins a sentence for it, and rare verbs are no cues.
"""

from collections.abc import Mapping
from dataclasses import replace

from claimcli.attribution.features.token_table import OPENING_MARK
from claimcli.attribution.features.word_classes import (
    DETERMINERS_OR_PRONOUNS,
    INFLECTED_FORMS,
    NAME_WORDS,
    WordClass,
    any_of,
)
from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.quoted import extent, paragraph_of, reads_like_speech
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.attribution.runs import runs_of
from claimcli.text.quotes import Quotation

RULE = "said-quotation"
CONFIDENCE = 0.9
_SUBJECT_PRONOUNS = frozenset("he she they i we".split())
_LONGEST_NAME = 5
_LONGEST_APPOSITION = 15
_SAYING = frozenset(("say", "manner", "ask", "tweet"))
_BETWEEN = frozenset("also then further later once again had has".split())  # "Trask then asked"
_MARKS_BEFORE = frozenset((",", ":"))
# Not "of", "the", "and", which titles write small
_WORDS = NAME_WORDS | any_of(
    WordClass.WORD,
    WordClass.PARTICIPLE_ED,
    WordClass.PLURAL_OR_VERB,
    WordClass.PARTICIPLE_ING,
    WordClass.ADVERB,
    WordClass.NOUN,
    WordClass.NUMBER,
)
_TITLE_SHARE = 0.7  # of capitals among the words of what is a name in quotation marks ("Meet the Voters")


def apply_leftovers(draft: Draft) -> list[Finding]:
    """`draft.shown` with a claim for each such quotation, or with the quotation in the claim of that very cue."""
    article, table = draft.article, draft.table
    shown = list(draft.shown)
    held = {i for f in shown for i in f.content}
    by_cue = {i: number for number, f in enumerate(shown) for i in f.cue}
    for number, q in enumerate(article.quotations):
        if q.depth or not q.closed or q.open in held or not reads_like_speech(table, number, q) or _is_title(draft, q):
            continue
        if found := _behind(draft, q) or _before(draft, q):
            _claim(draft, shown, by_cue, q, *found)
    return shown


def _claim(
    draft: Draft, shown: list[Finding], by_cue: Mapping[int, int], q: Quotation, source: Tokens, cue: Tokens
) -> None:
    """Put the quotation where it belongs among `shown`: content without quotation marks at this cue was a mistake."""
    reason = "a speaker and a verb stand right at the quotation's mark"
    whole = tuple(extent(q))
    number = by_cue.get(cue[0])
    if number is None:
        shown.append(Finding(source, cue, whole, CONFIDENCE, RULE, (reason,)))
        return
    finding = shown[number]
    content = sorted({*whole, *(i for run in runs_of(finding.content) if _is_speech(draft, run) for i in range(*run))})
    confidence = max(CONFIDENCE, finding.confidence)
    shown[number] = replace(
        finding,
        source=source,
        content=tuple(content),
        confidence=confidence,
        rule=RULE,
        reasons=(*finding.reasons, reason),
    )


def _is_speech(draft: Draft, run: tuple[int, int]) -> bool:
    """Whether a run of the content is a quotation that begins a sentence: `"Why?" he asked. "Because it is there?"`"""
    first = run[0]
    return (
        draft.table.place[first] == OPENING_MARK and draft.article.sentences[draft.table.sentence[first]].first == first
    )


def _is_title(draft: Draft, q: Quotation) -> bool:
    if draft.table.words[q.close - 1] in "?!":
        return False
    words = [i for i in range(q.open + 1, q.close) if draft.table.classes[i] in _WORDS]
    capitals = sum(draft.table.words[i][0].isupper() for i in words)
    return not words or (len(words) > 1 and capitals > _TITLE_SHARE * len(words))


def _behind(draft: Draft, q: Quotation) -> tuple[Tokens, Tokens] | None:
    """(source, cue) of `"Go," barked Trask` and `"Go!" Trask barked`, where the quotation begins its sentence."""
    table, first = draft.table, q.close + 1
    last = draft.article.paragraphs[paragraph_of(draft.article, q.close)].last
    begins = draft.article.sentences[table.sentence[q.open]].first == q.open
    if table.words[q.close - 1] not in (",", "?", "!") or first + 1 >= last or not begins:
        return None
    if _is_verb(draft, first):
        name = _name_from(draft, first + 1, last)
        return (name, (first,)) if name else None
    name = _name_from(draft, first, last) or _role_from(draft, first, last)
    name = _with_apposition(draft, name, last)
    verb = first + len(name)
    if name and verb + 1 < last and draft.table.lowers[verb] in _BETWEEN:
        verb += 1
    return (name, (verb,)) if name and verb < last and _is_verb(draft, verb) else None


def _before(draft: Draft, q: Quotation) -> tuple[Tokens, Tokens] | None:
    """(source, cue) of `Trask barked, "Go."` with the name at the sentence's beginning."""
    table, mark = draft.table, q.open - 1
    first = draft.article.sentences[table.sentence[q.open]].first
    if mark <= first or table.words[mark] not in _MARKS_BEFORE or not _is_verb(draft, mark - 1):
        return None
    name = _name_from(draft, first, mark)
    return (name, (mark - 1,)) if name and first + len(name) == mark - 1 else None


def _is_verb(draft: Draft, i: int) -> bool:
    return draft.table.classes[i] in INFLECTED_FORMS or draft.table.kinds[i] in _SAYING


def _with_apposition(draft: Draft, name: Tokens, last: int) -> Tokens:
    """`name` with what stands in commas between it and a verb of saying: "Miller, a retired welder, said"."""
    table = draft.table
    comma = name[-1] + 1 if name else last
    if comma >= last or table.words[comma] != ",":
        return name
    closing = next(
        (i for i in range(comma + 2, min(last - 1, comma + _LONGEST_APPOSITION)) if table.words[i] == ","), comma
    )
    return tuple(range(name[0], closing + 1)) if closing > comma and table.kinds[closing + 1] in _SAYING else name


def _role_from(draft: Draft, first: int, last: int) -> Tokens:
    """A short description before a verb of saying: "the 43-year-old asked"."""
    if draft.table.classes[first] not in DETERMINERS_OR_PRONOUNS:
        return ()
    verb = next(
        (i for i in range(first + 2, min(last, first + _LONGEST_NAME + 1)) if draft.table.kinds[i] in _SAYING), first
    )
    return tuple(range(first, verb))


def _name_from(draft: Draft, first: int, last: int) -> Tokens:
    """The pronoun or the capitalised words that begin at `first`."""
    if draft.table.lowers[first] in _SUBJECT_PRONOUNS:
        return (first,)
    end = first
    while end < min(last, first + _LONGEST_NAME) and draft.table.classes[end] in NAME_WORDS:
        end += 1
    return tuple(range(first, end))


LEFTOVERS: Rule = Rule(
    id=RULE,
    reason="a speaker and a verb stand right at the quotation's mark",
    apply=apply_leftovers,
    fires=(Example("“Go back to the pier,” barked Tull."),),
    silent=(
        Example("“Songs of the Sea,” Tull noted, sold out."),
        Example("They called it “late.” Tull left."),
    ),
)

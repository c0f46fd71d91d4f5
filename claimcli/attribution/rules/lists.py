"""Contents that stop inside a list: `Marl cited the flood of May, the fire at the mill and the strike.`

Or inside a row of adjectives, before their noun: `Oduya urged a general, peaceful strike.`
"""

from dataclasses import replace

from claimcli.attribution.features.word_classes import AUXILIARIES, NOUN_PHRASE_WORDS, WordClass, any_of
from claimcli.attribution.finding import Draft, Finding
from claimcli.attribution.rules.rule import Example, Rule

LISTED = "whole-list"
_ADJECTIVES = ("al", "ive", "ous", "ful", "ic", "ble", "less", "ent", "ant", "ary")  # endings
_DETERMINERS = ("a", "an", "the", "its", "their", "his", "her")
_CUE = 6  # band of words of which more than about half are cues
_VERBAL = AUXILIARIES | any_of(WordClass.SUBJECT_PRONOUN)  # classes of words that a further clause would have
# And of those that a further item begins with
_ITEMS = NOUN_PHRASE_WORDS | any_of(WordClass.OPENING_MARK, WordClass.STRAIGHT_MARK)


def apply_lists(draft: Draft) -> list[Finding]:
    """`draft.shown` with contents that stop inside a list taken to its end."""
    whole = [_extend(draft, f, _end_of_phrase(draft, f)) for f in draft.shown]
    return [_extend(draft, f, _end_of_list(draft, f)) for f in whole]


def _end_of_sentence(draft: Draft, finding: Finding) -> int:
    """One past the last word of the content's sentence, without its stop."""
    last = draft.article.sentences[draft.table.sentence[finding.content[-1]]].last
    return last - 1 if draft.table.classes[last - 1] == WordClass.STOP else last


def _end_of_list(draft: Draft, finding: Finding) -> int:
    """Where the list ends: at its sentence's end, when only further items stand before it, with an "and" or "or"."""
    table, comma = draft.table, finding.content[-1] + 1
    end = _end_of_sentence(draft, finding)
    if comma + 1 >= end or table.words[comma] != "," or table.classes[comma + 1] not in _ITEMS:
        return comma
    rest = range(comma + 1, end)
    joined = any(table.lowers[i] in ("and", "or") for i in rest)
    clause = any(table.classes[i] in _VERBAL or table.lowers[i] in ("who", "which", "that") for i in rest)
    quoted = any(table.quote[i] >= 0 for i in (comma, finding.content[-1]))
    return comma if clause or quoted or not joined or finding.cue[0] > comma else end


def _end_of_phrase(draft: Draft, finding: Finding) -> int:
    """Where the noun phrase ends whose adjectives the content stops between: at the next comma or its sentence's end,
    if neither a clause nor another cue begins before."""
    table, content = draft.table, finding.content
    comma = content[-1] + 1
    last = _end_of_sentence(draft, finding)
    if comma + 1 >= last or table.words[comma] != "," or finding.cue[0] > comma:
        return comma
    opens = content[-2:-1] == (comma - 2,) and table.lowers[comma - 2] in _DETERMINERS
    both = all(table.words[i].islower() and table.words[i].endswith(_ADJECTIVES) for i in (comma - 1, comma + 1))
    end = next((i for i in range(comma + 1, last) if table.words[i] in ",;"), last)
    clause = any(table.classes[i] in _VERBAL or table.bands[i] >= _CUE for i in range(comma + 1, end))
    return end if opens and both and not clause else comma


def _extend(draft: Draft, finding: Finding, end: int) -> Finding:
    """`finding` with its content up to `end`, unless another claim's cue stands on the way."""
    more = range(finding.content[-1] + 1, end)
    if not more or any(i in more for f in draft.shown if f.cue != finding.cue for i in (*f.cue, *f.source)):
        return finding
    reason = "its list or its noun goes on behind the comma"
    return replace(finding, content=(*finding.content, *more), rule=LISTED, reasons=(*finding.reasons, reason))


LISTS: Rule = Rule(
    id=LISTED,
    reason="its list or its noun goes on behind the comma",
    apply=apply_lists,
    fires=(
        Example(
            "Ada Marl cited the flood of May, the fire at the mill and the strike.",
            (("Ada Marl", "cited", "the flood of May"),),
        ),
    ),
    silent=(
        Example(
            "Ada Marl cited the flood of May, which had taken the mill and the yard.",
            (("Ada Marl", "cited", "the flood of May"),),
        ),
    ),
)

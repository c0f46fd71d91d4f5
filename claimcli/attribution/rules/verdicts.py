"""A quotation that a noun attributes: `"It will hold," was the verdict of Ms Oduya.`"""

from collections.abc import Iterator

from claimcli.attribution.features.token_table import OPENING_MARK
from claimcli.attribution.features.word_classes import (
    DETERMINERS_OR_PRONOUNS,
    NAME_WORDS,
    NOUN_PHRASE_WORDS,
    WordClass,
    any_of,
)
from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.clauses import phrase_behind, sentence_bounds
from claimcli.attribution.rules.quoted import extent
from claimcli.attribution.rules.rule import Example, Rule

_PARTICIPLES = any_of(WordClass.PARTICIPLE_ED, WordClass.PARTICIPLE_ING)
RULE = "quoted-verdict"
CONFIDENCE = 0.85
_REASON = "a noun of saying names whose words the quotation gives"
_IN_WORDS = frozenset((("in", "the", "words", "of"), ("in", "the", "phrase", "of")))
_LINKS = frozenset("was is were came comes".split())
_OWNERS = frozenset("by from of".split())
# "Ms Oduya", "the mayor", "officials"
_OPENINGS = NAME_WORDS | any_of(
    WordClass.DETERMINER, WordClass.OTHER_PRONOUN, WordClass.PLURAL_OR_VERB, WordClass.NUMBER
)
_LONGEST_NOUN = 5  # words from the link to "by": "was the first comment by"
_LONGEST_SOURCE = 12


def apply_verdicts(draft: Draft) -> list[Finding]:
    """`draft.shown` with a claim for each such quotation, in the place of what had its noun for a cue."""
    shown = list(draft.shown)
    for q in draft.article.quotations:
        found = _verdict(draft, q.close + 1) if q.closed and not q.depth else None
        if found:
            source, cue = found
            shown = [f for f in shown if not set(f.cue) & set(cue)]
            shown.append(Finding(source, cue, tuple(extent(q)), CONFIDENCE, RULE, (_REASON,)))
    return [*shown, *_in_words(draft, {i for f in shown for i in f.content})]


def _in_words(draft: Draft, held: set[int]) -> Iterator[Finding]:
    """ "It was, in the words of the mayor, “a long night.”" """
    table = draft.table
    for i, word in enumerate(table.lowers):
        if word != "in" or tuple(table.lowers[i : i + 4]) not in _IN_WORDS or table.quote[i] >= 0:
            continue
        _, last = sentence_bounds(draft, i)
        source = phrase_behind(draft, i + 4, last)
        mark = i + 4 + len(source)
        mark += mark < last and table.words[mark] == ","
        if not source or mark >= len(table.words) or table.place[mark] != OPENING_MARK or mark in held:
            continue
        whole = tuple(extent(draft.article.quotations[table.quote[mark]]))
        yield Finding(source, tuple(range(i, i + 4)), whole, CONFIDENCE, RULE, (_REASON,))


def _verdict(draft: Draft, first: int) -> tuple[Tokens, Tokens] | None:
    """(source, cue) of "was the verdict of X" at `first`."""
    table = draft.table
    if first >= len(table.words) or table.lowers[first] not in _LINKS:
        return None
    last = draft.article.sentences[table.sentence[first]].last
    by = next((i for i in range(first + 2, min(last, first + 1 + _LONGEST_NOUN)) if table.lowers[i] in _OWNERS), None)
    if (
        by is None
        or not table.kinds[by - 1]
        or table.classes[by - 1] in _PARTICIPLES
        or table.classes[first + 1] not in DETERMINERS_OR_PRONOUNS
    ):
        return None
    if by + 1 >= last or table.classes[by + 1] not in _OPENINGS:  # "was her first comment by telephone"
        return None
    end = by + 1
    while end < min(last, by + 1 + _LONGEST_SOURCE) and table.classes[end] in NOUN_PHRASE_WORDS:
        end += 1
    return tuple(range(by + 1, end)), tuple(range(first, by + 1))


VERDICTS: Rule = Rule(
    id=RULE,
    reason="a noun of saying names whose words the quotation gives",
    apply=apply_verdicts,
    fires=(
        Example("“It will hold,” was the verdict of Ada Oduya."),
        Example("It was, in the words of Ada Oduya, “a long night with short tempers.”"),
    ),
    silent=(
        Example("“Meet the Voters” was a film by Ada Oduya."),
        Example("“Soon,” was her comment by telephone."),
    ),
)

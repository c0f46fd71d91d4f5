"""A quotation that a noun attributes: `"It will hold," was the verdict of Ms Oduya.`"""

from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.quoted import extent
from claimcli.attribution.rules.rule import Example, Rule

RULE = "quoted-verdict"
CONFIDENCE = 0.85
_LINKS = frozenset("was is were came comes".split())
_OWNERS = frozenset("by from of".split())
_NOUN_PHRASE = frozenset("XADws0n")
_OPENINGS = frozenset("XADps0")  # "Ms Oduya", "the mayor", "officials"
_LONGEST_NOUN = 5  # words from the link to "by": "was the first comment by"
_LONGEST_SOURCE = 12


def apply_verdicts(draft: Draft) -> list[Finding]:
    """`draft.shown` with a claim for each such quotation, in the place of what had its noun for a cue."""
    shown = list(draft.shown)
    for q in draft.article.quotations:
        found = _verdict(draft, q.close + 1) if q.closed and not q.depth else None
        if found:
            source, cue = found
            reason = "a noun of saying names whose words the quotation gives"
            shown = [f for f in shown if not set(f.cue) & set(cue)]
            shown.append(Finding(source, cue, tuple(extent(q)), CONFIDENCE, RULE, (reason,)))
    return shown


def _verdict(draft: Draft, first: int) -> tuple[Tokens, Tokens] | None:
    """(source, cue) of "was the verdict of X" at `first`."""
    table = draft.table
    if first >= len(table.words) or table.lowers[first] not in _LINKS:
        return None
    last = draft.article.sentences[table.sentence[first]].last
    by = next((i for i in range(first + 2, min(last, first + 1 + _LONGEST_NOUN)) if table.lowers[i] in _OWNERS), None)
    if by is None or not table.kinds[by - 1] or table.classes[by - 1] in "eg" or table.classes[first + 1] not in "Dp":
        return None
    if by + 1 >= last or table.classes[by + 1] not in _OPENINGS:  # "was her first comment by telephone"
        return None
    end = by + 1
    while end < min(last, by + 1 + _LONGEST_SOURCE) and table.classes[end] in _NOUN_PHRASE:
        end += 1
    return tuple(range(by + 1, end)), tuple(range(first, by + 1))


VERDICTS = Rule(
    id=RULE,
    reason="a noun of saying names whose words the quotation gives",
    apply=apply_verdicts,
    fires=(Example("“It will hold,” was the verdict of Ada Oduya."),),
    silent=(
        Example("“Meet the Voters” was a film by Ada Oduya."),
        Example("“Soon,” was her comment by telephone."),
    ),
)

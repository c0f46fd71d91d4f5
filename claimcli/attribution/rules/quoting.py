"""Words quoted by somebody else: "The agency quoted Lund as saying …", "Lund was quoted by the Herald as saying …".

The speaker is who is quoted; who quotes passes it on (`reported_by`).
"""

from collections.abc import Iterator
from dataclasses import replace

from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.clauses import passive_auxiliary, phrase_before, phrase_behind, sentence_bounds
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.lexicon.attribution import load_attribution_words

RULE = "quoted-as-saying"
CONFIDENCE = 0.8
_REASON = "who is quoted as saying it speaks, who quotes passes it on"
_LONGEST = 14  # tokens between "quoted" and "as saying"


def apply_quoting(draft: Draft) -> list[Finding]:
    """`draft.shown` with the claims of whom somebody quotes, in place of what was found with the same words."""
    shown = list(draft.shown)
    for verb, saying in _quotings(draft):
        found = _read(draft, verb, saying)
        if found is None:
            continue
        taken = set(found.cue)
        old = [f for f in shown if taken.intersection(f.cue)]
        shown = [f for f in shown if f not in old]
        confidence = max((f.confidence for f in old), default=CONFIDENCE)
        shown.append(replace(found, confidence=confidence))
    return shown


def _quotings(draft: Draft) -> Iterator[tuple[int, int]]:
    """(the verb, "saying") of each "quoted … as saying" outside quotations."""
    table, verbs = draft.table, load_attribution_words("quoting", "verbs")
    for i, word in enumerate(table.lowers):
        if word not in verbs or table.quote[i] >= 0:
            continue
        _, last = sentence_bounds(draft, i)
        for j in range(i + 1, min(last - 1, i + _LONGEST)):
            if table.lowers[j] == "as" and table.lowers[j + 1] in ("saying", "telling", "having"):
                yield i, j + 1
                break


def _read(draft: Draft, verb: int, saying: int) -> Finding | None:
    table = draft.table
    first, last = sentence_bounds(draft, verb)
    start = passive_auxiliary(draft, verb, first)
    behind = saying + 1
    if start > first:
        source = phrase_before(draft, start, first)
        reporter: Tokens = ()
        by = next((i for i in (*range(verb + 1, saying), behind) if i < last and table.lowers[i] == "by"), -1)
        if by >= 0:
            reporter = phrase_behind(draft, by + 1, last)
            behind = max(behind, by + 1 + len(reporter))
        cue = tuple(i for i in range(start, saying + 1) if i < by or by < 0 or i > by + len(reporter))
    else:
        source, reporter = tuple(range(verb + 1, saying - 1)), phrase_before(draft, verb, first)
        cue = (verb, saying - 1, saying)
    content = _content(draft, first, behind, last, (*source, *reporter, *cue))
    if not source or not content:
        return None
    return Finding(source, cue, content, CONFIDENCE, RULE, (_REASON,), reporter)


def _content(draft: Draft, first: int, behind: int, last: int, parts: Tokens) -> Tokens:
    """What stands behind "as saying", else the quotation that opens the sentence."""
    table = draft.table
    while behind < last and table.words[behind] in (",", ":"):
        behind += 1
    before = [i for i in range(first, min(parts)) if table.quote[i] >= 0]
    if before and before[-1] == min(parts) - 1:
        return tuple(before)
    if behind < last:
        end = draft.article.sentences[table.sentence[last - 1]].last
        closes = table.quote[end - 1] >= 0
        return tuple(range(behind, end if closes else last))
    return tuple(before)


QUOTING: Rule = Rule(
    id=RULE,
    reason=_REASON,
    apply=apply_quoting,
    fires=(
        Example(
            "The harbor agency quoted Mara Tull as saying the locks had failed.",
            (("The harbor agency", "quoted", "Mara Tull as saying the locks had failed."),),
        ),
        Example("Mara Tull was quoted by the Wire as saying that the locks had failed."),
    ),
    silent=(
        Example("Mara Tull quoted a poem.", (("Mara Tull", "quoted", "a poem"),)),
        Example("“It leaks,” Tull said, quoting a sailor.", (("Tull", "said", "“It leaks,”"),)),
    ),
)

"""A claim that a passive rejects: "The claim that the lock was safe was rejected by the ministry as nonsense".

The subject is what the ministry denies; what "as" adds is in its words, too.
"""

from collections.abc import Iterator

from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.clauses import passive_auxiliary, phrase_behind, sentence_bounds
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.lexicon.attribution import load_attribution_words

RULE = "passive-rejection"
CONFIDENCE = 0.7
_REASON = "a claim is the subject of a passive of rejecting, and “by” names who rejects it"
_LONGEST = 30  # words of the subject
_LONGEST_HEAD = 6  # words before "claim": "the latest of the party's claims"


def apply_rejections(draft: Draft) -> list[Finding]:
    """`draft.shown` with such rejections, in place of what was found by the same verb."""
    found = list(_rejections(draft))
    cues = {i for f in found for i in f.cue}
    return [*(f for f in draft.shown if cues.isdisjoint(f.cue)), *found]


def _rejections(draft: Draft) -> Iterator[Finding]:
    table = draft.table
    verbs = load_attribution_words("rejections", "participles")
    if verbs.isdisjoint(table.lowers):
        return
    for i, word in enumerate(table.lowers):
        if word not in verbs or table.quote[i] >= 0 or table.lowers[i + 1 : i + 2] != ["by"]:
            continue
        first, last = sentence_bounds(draft, i)
        start = passive_auxiliary(draft, i, first)
        agent = phrase_behind(draft, i + 2, last)
        subject = _subject(draft, first, start)
        if start < 0 or not agent or not subject:
            continue
        as_what = _as(draft, i + 2 + len(agent), last)
        cue = (*range(start, i + 1), i + 1)
        yield Finding(agent, cue, (*subject, *as_what), CONFIDENCE, RULE, (_REASON,))


def _subject(draft: Draft, first: int, end: int) -> Tokens:
    """The words from the sentence's beginning to the verb, when they begin with "the claim", "reports that …"."""
    table = draft.table
    claims = load_attribution_words("rejections", "claims")
    if end < 0 or end - first > _LONGEST or any(table.words[i] == ";" for i in range(first, end)):
        return ()
    while first < end and table.lowers[first] in ("but", "and", "however", ","):
        first += 1
    head = next((i for i in range(first, min(end, first + _LONGEST_HEAD)) if table.lowers[i] in claims), -1)
    if head < 0 or any(table.words[i] == "," for i in range(first, head)):
        return ()
    clause = head + 1 == end or table.lowers[head + 1] in ("that", "of", "by", "about", "from", ",", "in")
    return tuple(range(first, end)) if clause else ()


def _as(draft: Draft, at: int, last: int) -> Tokens:
    """What "as" adds behind the agent: "as nonsense"."""
    table = draft.table
    if at + 1 >= last or table.lowers[at] != "as":
        return ()
    end = next((i for i in range(at, last) if table.words[i] in (",", ";") and table.quote[i] < 0), last)
    return tuple(range(at, end))


REJECTIONS: Rule = Rule(
    id=RULE,
    reason=_REASON,
    apply=apply_rejections,
    fires=(
        Example("The claim that the lock was safe was rejected by the harbor office."),
        Example("The claims have been dismissed by Mara Tull as nonsense."),
    ),
    silent=(
        Example("The plan was rejected by the council."),
        Example("The claim was rejected on Monday."),
    ),
)

"""A quotation belongs to whom the cue right beside it names: `"We will win," Tull said. "Never!" Lisk shouted.`"""

from dataclasses import replace

from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.rule import Example, Rule

RULE = "own-quotation"
_REASON = "the quotation at its end has a cue and a speaker of its own"


def apply_owners(draft: Draft) -> list[Finding]:
    """`draft.shown` with contents that end in another claim's quotation cut before it."""
    own = {f.content: f for f in draft.shown if f.source and f.cue and _is_beside(draft, f)}
    by_quote = {draft.table.quote[content[0]]: f for content, f in own.items()}
    return [_cut(draft, finding, by_quote) for finding in draft.shown]


def _is_beside(draft: Draft, finding: Finding) -> bool:
    """Whether the content is one quotation that opens its sentence, with source and cue right behind."""
    table, content = draft.table, finding.content
    quotes = {table.quote[i] for i in content}
    if len(quotes) != 1 or -1 in quotes:
        return False
    first = min(finding.source[0], finding.cue[0])
    return first == content[-1] + 1 and content[-1] - content[0] == len(content) - 1


def _cut(draft: Draft, finding: Finding, by_quote: dict[int, Finding]) -> Finding:
    last = draft.table.quote[finding.content[-1]]
    owner = by_quote.get(last)
    if owner is None or owner.cue == finding.cue or not finding.cue or owner.cue[0] < finding.cue[0]:
        return finding
    rest: Tokens = tuple(i for i in finding.content if draft.table.quote[i] != last)
    if not rest or finding.content[-1] > min(owner.source[0], owner.cue[0]):
        return finding
    return replace(finding, content=rest, rule=RULE, reasons=(*finding.reasons, _REASON))


OWNERS: Rule = Rule(
    id=RULE,
    reason=_REASON,
    apply=apply_owners,
    fires=(
        Example(
            "“We will win,” Tull said. “Never!” Lisk shouted.",
            (("Tull", "said", "“We will win,” … “Never!”"), ("Lisk", "shouted", "“Never!”")),
        ),
    ),
    silent=(
        Example(
            "“We will win,” Tull said. “Never again,” she added.",
            (("Tull", "said", "“We will win,”"), ("she", "added", "“Never again,”")),
        ),
    ),
)

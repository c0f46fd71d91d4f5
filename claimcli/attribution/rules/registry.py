"""The rules of the attribution stage, in their order. A new rule is a module with its `Rule`, and a line here."""

from collections.abc import Sequence

from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.finding import Draft, Finding
from claimcli.attribution.rules import (
    asides,
    blocks,
    chains,
    continued,
    deeds,
    edges,
    headlines,
    hearings,
    idioms,
    interviews,
    inverted,
    leftovers,
    lists,
    neighbours,
    owners,
    passives,
    quoting,
    rejections,
    reporters,
    signatures,
    turns,
    uncued,
    verdicts,
)
from claimcli.attribution.rules.rule import Rule
from claimcli.text.article import Article

# Turns first, since they settle whole paragraphs; what joins a claim by its place alone comes after what has a cue.
RULES: tuple[Rule, ...] = (
    turns.TURNS,
    interviews.INTERVIEWS,
    signatures.SIGNATURES,
    blocks.POSTS,
    edges.SOURCE_EDGES,
    edges.CONTENT_EDGES,
    neighbours.SOURCE_CLAUSES,
    neighbours.NEAREST_SUBJECTS,
    neighbours.NEXT_SOURCES,
    idioms.IDIOMS,
    quoting.QUOTING,
    passives.PASSIVES,
    rejections.REJECTIONS,
    hearings.HEARINGS,
    inverted.INVERTED,
    owners.OWNERS,
    deeds.DEEDS,
    asides.ASIDES,
    reporters.REPORTERS,
    reporters.ACCORDING_TO,
    verdicts.VERDICTS,
    chains.CHAINS,
    chains.OPENINGS,
    lists.LISTS,
    continued.BLOCKS,
    continued.CONTINUATIONS,
    leftovers.LEFTOVERS,
    continued.FOLLOWERS,
    continued.PARAGRAPHS_BELOW,
    blocks.BLOCKS_BELOW,
    uncued.UNCUED,
    headlines.HEADLINE,
)


def apply_rules(
    article: Article, table: TokenTable, shown: Sequence[Finding], hidden: Sequence[Finding]
) -> list[Finding]:
    """Apply all rules, one after the other.

    Args:
        article: what the claims were found in.
        table: its token table.
        shown: the claims found so far.
        hidden: cues that were too unlikely to be shown; a rule may wake one.

    Returns:
        `shown` after all rules, in text order of the cues.
    """
    findings = list(shown)
    for rule in RULES:
        findings = rule.apply(Draft(article, table, findings, list(hidden)))
    return sorted(findings, key=lambda f: (f.cue or f.content)[0])

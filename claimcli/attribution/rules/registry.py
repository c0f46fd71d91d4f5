"""The rules of the attribution stage, in their order."""

from collections.abc import Callable, Sequence

from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.finding import Draft, Finding
from claimcli.attribution.rules.chains import apply_chains, apply_openings
from claimcli.attribution.rules.continued import (
    apply_blocks,
    apply_continuations,
    apply_followers,
    apply_paragraphs_below,
)
from claimcli.attribution.rules.headlines import apply_headline
from claimcli.attribution.rules.leftovers import apply_leftovers
from claimcli.attribution.rules.lists import apply_lists
from claimcli.attribution.rules.reporters import apply_reporters
from claimcli.attribution.rules.signatures import apply_signatures
from claimcli.attribution.rules.turns import apply_turns
from claimcli.attribution.rules.verdicts import apply_verdicts
from claimcli.text.article import Article

Rule = Callable[[Draft], list[Finding]]
# Turns first, since they settle whole paragraphs; what joins a claim by its place alone comes after what has a cue.
RULES: tuple[Rule, ...] = (
    apply_turns,
    apply_signatures,
    apply_reporters,
    apply_verdicts,
    apply_chains,
    apply_openings,
    apply_lists,
    apply_blocks,
    apply_continuations,
    apply_leftovers,
    apply_followers,
    apply_paragraphs_below,
    apply_headline,
)


def apply_rules(
    article: Article, table: TokenTable, shown: Sequence[Finding], hidden: Sequence[Finding]
) -> list[Finding]:
    """`shown` after all rules, in text order of the cues; `hidden` are cues that were too unlikely to be shown."""
    findings = list(shown)
    for rule in RULES:
        findings = rule(Draft(article, table, findings, list(hidden)))
    return sorted(findings, key=lambda f: (f.cue or f.content)[0])

"""Findings written as words, for tests of the rules: they need no trained weights."""

from collections.abc import Callable

from claimcli.attribution.features.cue_shares import CueWords
from claimcli.attribution.features.token_table import build_token_table
from claimcli.attribution.finding import HIDDEN, LINKED, Draft, Finding, Tokens, to_attribution
from claimcli.attribution.rules.rule import Parts
from claimcli.text.article import Article, read_article

Result = tuple[str, str, str, str]  # the same, and the rule


def draft_of(text: str, *shown: Parts, hidden: tuple[Parts, ...] = ()) -> Draft:
    """A draft of `text` in which these claims were found, and those were too unlikely to be shown."""
    article = read_article(text)
    table = build_token_table(article, CueWords({}, {}))
    found = [_finding(article, parts, LINKED) for parts in shown]
    return Draft(article, table, found, [_finding(article, parts, HIDDEN) for parts in hidden])


def apply(
    rule: Callable[[Draft], list[Finding]], text: str, *shown: Parts, hidden: tuple[Parts, ...] = ()
) -> list[Result]:
    """What a rule's function leaves, in words."""
    draft = draft_of(text, *shown, hidden=hidden)
    return [in_words(draft.article, finding) for finding in rule(draft)]


def in_words(article: Article, finding: Finding) -> Result:
    """(source, cue, content, rule)."""
    attribution = to_attribution(article, finding)
    parts = (attribution.source, attribution.cue, attribution.content)
    source, cue, content = (" … ".join(article.span(*run).of(article.text) for run in runs) for runs in parts)
    return source, cue, content, finding.rule


def _finding(article: Article, parts: Parts, rule: str) -> Finding:
    source, cue, content = (_tokens(article, words) for words in parts)
    return Finding(source, cue, content, 0.8, rule)


def _tokens(article: Article, words: str) -> Tokens:
    found: list[int] = []
    for piece in filter(None, words.split(" … ")):
        start = article.text.index(piece)
        first, end = article.token_at(start), start + len(piece)
        found += [i for i in range(first, len(article.tokens)) if article.tokens[i].end <= end]
    return tuple(found)

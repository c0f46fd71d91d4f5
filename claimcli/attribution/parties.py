"""Whom a claim is said to, and whom it is aimed at: "told reporters that …", "accused the council of …"."""

from dataclasses import replace

from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.features.word_classes import NAMES_OR_PLURALS, WordClass, any_of
from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.clauses import phrase_behind, sentence_bounds
from claimcli.lexicon.attribution import load_attribution_words
from claimcli.text.article import Article

_NO_PARTY = any_of(WordClass.NUMBER, WordClass.ADVERB, WordClass.PARTICIPLE_ING, WordClass.PARTICIPLE_ED)
_OBJECTS = frozenset("him her them me us you himself herself themselves".split())


def with_parties(article: Article, table: TokenTable, finding: Finding) -> Finding:
    """`finding` with its addressee or target, where its verb has one and no rule has named it.

    Args:
        article: the text that it stands in.
        table: its token table.
        finding: the claim; what is said stays as it is.
    """
    if finding.addressee or finding.target or not finding.cue:
        return finding
    telling, blaming = load_attribution_words("parties", "telling"), load_attribution_words("parties", "blaming")
    verb = next((i for i in reversed(finding.cue) if table.lowers[i] in telling or table.lowers[i] in blaming), -1)
    if verb < 0 or (finding.source and finding.source[0] > verb and finding.source[0] - verb < 3):
        return finding
    if any(table.lowers[i] in load_attribution_words("parties", "be") for i in finding.cue if i < verb):
        return finding  # a passive: whom it is aimed at stands before
    behind = verb + 1
    if table.lowers[verb] in blaming and table.lowers[behind : behind + 1] in (["for"], ["of"]):
        behind += 1  # "praise for the mayor"
    party = _phrase(Draft(article, table, [], []), behind)
    if not party:
        return finding
    return replace(finding, addressee=party) if table.lowers[verb] in telling else replace(finding, target=party)


def _phrase(draft: Draft, first: int) -> Tokens:
    """The person or thing that begins at `first`: a pronoun, or a noun phrase without what time and place add to it."""
    table = draft.table
    if first >= len(table.lowers):
        return ()
    if table.lowers[first] in _OBJECTS:
        return (first,)
    _, last = sentence_bounds(draft, first)
    phrase = phrase_behind(draft, first, last)
    if not phrase or (table.classes[first] in _NO_PARTY and table.classes[phrase[-1]] not in NAMES_OR_PLURALS):
        return ()
    return phrase

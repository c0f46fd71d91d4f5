"""The attribution stage as a list of steps: an article in, its attributions out.

table (what every feature looks up) -> scores of the tagger -> cue candidates -> a link for each -> the best of them
-> what rules make of these
"""

from collections.abc import Sequence

from claimcli.attribution.confidence import cue_logit, is_worth_linking, judge
from claimcli.attribution.engines import LIGHT, load_engine
from claimcli.attribution.factuality import read_factuality
from claimcli.attribution.features.token_table import build_token_table
from claimcli.attribution.finding import HIDDEN, LINKED, Finding, keep_parts_apart, to_attribution
from claimcli.attribution.linking.linker import Link, Linker, bare_link
from claimcli.attribution.parties import with_parties
from claimcli.attribution.rules.registry import apply_rules
from claimcli.attribution.selection import choose_links, is_shown
from claimcli.attribution.tagging.cues import find_cues
from claimcli.attribution.types import Attribution
from claimcli.text.article import Article


def find_attributions(article: Article, engine: str = LIGHT) -> list[Attribution]:
    """The attributions of an article, in text order of their cues.

    Args:
        article: the text with its tokens, sentences and quotations.
        engine: "light" or "accurate".

    Raises:
        EngineMissing: The packages of the engine are not installed.
    """
    model = load_engine(engine)
    table = build_token_table(article, model.cue_words)
    tags = model.tagger.tag(article, table)
    linker = Linker(model.linker, article, table, tags)
    cues = find_cues(tags.rows, table)
    weights = [cue_logit(table, cue, model.confidence) for cue in cues]
    links = [
        linker.link(cue) if is_worth_linking(table, cue, weight, model.min_cue_logit) else bare_link(cue)
        for cue, weight in zip(cues, weights, strict=True)
    ]
    judged = [
        (judge(article, table, link, model.confidence, weight), link)
        for link, weight in zip(links, weights, strict=True)
        if has_words(article, link.content)
    ]
    chosen = [(score, link) for score, link in choose_links(judged) if is_shown(table, link, score)]
    shown = {link.cue for _, link in chosen}
    hidden = [_finding(link, link.cue.score, HIDDEN) for link in links if link.cue not in shown]
    found = apply_rules(article, table, [_finding(link, score, LINKED) for score, link in chosen], hidden)
    return [
        to_attribution(article, with_parties(article, table, finding), read_factuality(article, table, finding))
        for finding in map(keep_parts_apart, found)
        if has_words(article, finding.content)
    ]


def has_words(article: Article, content: Sequence[int]) -> bool:
    """Whether a letter or digit is among these tokens: a lone dash or mark is no claim."""
    return any(c.isalnum() for i in content for c in article.tokens[i].text)


def _finding(link: Link, score: float, rule: str) -> Finding:
    reasons = (f"cue {link.cue.score:.2f}", f"content {link.content_score:.2f}", f"source {link.source_score:.2f}")
    return Finding(link.source, tuple(range(link.cue.first, link.cue.last)), link.content, score, rule, reasons)

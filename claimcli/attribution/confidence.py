"""How likely a link is to be right: a logistic regression over what the tagger and the linker thought, and the words.

It is the one model that sees a whole candidate: cue, source and content with their order, length, first words and
marks. Its output is the claim's confidence.
"""

from bisect import bisect_right
from collections.abc import Mapping
from math import exp

from claimcli.attribution.features.token_table import TokenTable, distance
from claimcli.attribution.linking.linker import Link
from claimcli.attribution.tagging.cues import Cue
from claimcli.attribution.thresholds import BESIDE_QUOTATION
from claimcli.text.article import Article
from claimcli.text.stems import cue_stem

_CUE_STEPS = (0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.88, 0.94, 0.97, 0.99)
_STEPS = (0.5, 0.65, 0.75, 0.85, 0.92, 0.97)


def cue_evidence(table: TokenTable, cue: Cue) -> list[str]:
    """The features that the cue alone decides: how sure the tagger is, its words, what stands beside it."""
    n = len(table.words)
    sure = _step(cue.score, _CUE_STEPS)
    head, kind = table.lowers[cue.head], table.kinds[cue.head]
    after, beside = (table.lowers[cue.last], table.classes[cue.last]) if cue.last < n else ("$", "$")
    before = table.classes[cue.first - 1] if cue.first else "^"
    words = " ".join(table.lowers[cue.first : cue.last])
    return [
        "bias",
        f"u{sure}",
        f"h{head}",
        f"ha{cue_stem(head)} {after if len(after) < 6 else beside}",
        f"va{kind} {beside}",
        f"vu{kind} {sure // 3}",
        f"w{words}",
        f"a{after}",
        f"k{before}{table.classes[cue.head]}{beside}",
        f"l{cue.last - cue.first}{_nesting(table, cue)}",
    ]


def evidence(article: Article, table: TokenTable, link: Link) -> list[str]:
    """The features of the regression: each holds or not."""
    return [*cue_evidence(table, link.cue), *link_evidence(article, table, link)]


def link_evidence(article: Article, table: TokenTable, link: Link) -> list[str]:
    """The features that source and content decide, by themselves or with the cue."""
    quoted = sum(table.quote[i] >= 0 for i in link.content) / len(link.content)
    quote = "d" if quoted > 0.9 else "m" if quoted else "i"
    return [
        *_cue_and_content(article, table, link, quote),
        *_content_evidence(table, link, quote),
        *_source_evidence(table, link),
    ]


def _cue_and_content(article: Article, table: TokenTable, link: Link, quote: str) -> list[str]:
    """Whether such a cue has such a content; `quote` is "d", "m" or "i" as the content is direct, mixed, indirect."""
    cue, first, last = link.cue, link.content[0], link.content[-1]
    sure, nested, head = _step(cue.score, _CUE_STEPS), _nesting(table, cue), table.lowers[cue.head]
    role = article.paragraphs[article.sentences[table.sentence[cue.head]].paragraph].role
    gap = distance(first - cue.last) if first >= cue.last else -distance(cue.first - last - 1)
    return [
        f"u{sure}{quote}{nested}",
        f"u{sure}c{_step(link.content_score, _STEPS)}",
        f"hs{cue_stem(head)}{quote}",
        f"v{table.kinds[cue.head]}{quote}",
        f"g{gap}",
        f"r{role}{quote}",
    ]


def _content_evidence(table: TokenTable, link: Link, quote: str) -> list[str]:
    """How sure the linker is of the content, how it begins and ends."""
    n, order = len(table.words), _order(link)
    first, last = link.content[0], link.content[-1]
    begins = table.classes[first]
    stop = table.classes[last + 1] if last + 1 < n else "$"
    return [
        f"c{_step(link.content_score, _STEPS)}{quote}",
        f"p{_step(link.content_peak, _STEPS)}",
        f"m{_step(link.margin, (0.3, 0.45, 0.6, 0.75, 0.9))}{quote}",
        f"o{order}{quote}",
        f"o{order}{begins}",
        f"z{distance(len(link.content))}{quote}",
        f"b{table.lowers[first]}",
        f"bq{begins}{quote}{_nesting(table, link.cue)}",
        f"e{stop}{table.classes[last]}{quote}",
        f"q{table.endings[table.quote[first]]}{order}" if table.quote[first] >= 0 else f"q-{order}",
    ]


def _source_evidence(table: TokenTable, link: Link) -> list[str]:
    """How sure the linker is of the source, and what it is."""
    source = link.source
    sure = _step(link.source_score, _STEPS) if source else 9
    named = table.classes[source[-1]] + table.classes[source[0]] if source else "none"
    return [
        f"s{sure}",
        f"S{_step(link.source_share, (0.3, 0.5, 0.7, 0.9))}{bool(source)}",
        f"s{sure}{_order(link)}",
        f"n{named}",
        f"nl{table.lowers[source[-1]]}" if source else "nl",
        f"nz{distance(len(source))}",
    ]


def _order(link: Link) -> str:
    """The parts of a link in their order: S source, U cue, C content."""
    source = ((link.source[0], "S"),) if link.source else ()
    return "".join(name for _, name in sorted(((link.content[0], "C"), (link.cue.first, "U"), *source)))


def _nesting(table: TokenTable, cue: Cue) -> str:
    return "n" if table.quote[cue.head] >= 0 else "-"


def cue_logit(table: TokenTable, cue: Cue, weights: Mapping[str, float]) -> float:
    """What the cue alone adds to the log odds of a claim."""
    return sum([weights.get(name, 0.0) for name in cue_evidence(table, cue)])


def is_worth_linking(table: TokenTable, cue: Cue, weight: float, min_cue_logit: float) -> bool:
    """Whether a cue of that weight may come to a claim that is shown, or a quotation is beside it: the others are not
    worth a look at what stands around them."""
    return (
        weight > min_cue_logit
        or min(table.closed_before[cue.first], table.opens_after[cue.last - 1]) <= BESIDE_QUOTATION
    )


def judge(article: Article, table: TokenTable, link: Link, weights: Mapping[str, float], of_cue: float) -> float:
    """Probability, 0..1, that the link is a claim as a person would mark it; `of_cue` is its cue's weight."""
    if not weights:
        return link.cue.score
    total = of_cue + sum([weights.get(name, 0.0) for name in link_evidence(article, table, link)])
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _step(value: float, steps: tuple[float, ...]) -> int:
    return bisect_right(steps, value)

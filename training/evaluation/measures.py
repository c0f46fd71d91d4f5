"""Judges what an engine finds against annotated articles: a claim is right when half of its letters are.

The measures by themselves (F1 of claims, with sources, by kind of speech) are those of the bench, which calls the
command as a user does; here is what it does not print: how often a confidence is right, and how newsrooms, years and
kinds differ.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimcli.api import extract_text
from claimcli.models import Claim
from claimcli.text.span import Span
from training.corpus import Annotated, Gold, letter_counts, overlap, tokens_of

RIGHT = 0.5


class Judged(NamedTuple):
    """A claim with whether its content and its source are right."""

    claim: Claim
    right: bool
    source_right: bool


class Outcome(NamedTuple):
    """One article's claims, judged, and its gold with what was found of it."""

    item: Annotated
    claims: list[Judged]
    found: set[str]


def judge_article(item: Annotated, engine: str) -> Outcome:
    """Extract the article's claims and match them to its gold."""
    article = item.article
    claims = extract_text(article.text, article.document, engine).claims
    sizes = letter_counts(article)
    contents = [tokens_of(article, c.content_spans) for c in claims]
    pairs = sorted(
        (-shared, k, j)
        for k, content in enumerate(contents)
        for j, gold in enumerate(item.gold)
        if (shared := overlap(content, gold.content, sizes)) >= RIGHT
    )
    match: dict[int, Gold] = {}
    used: set[int] = set()
    for _, k, j in pairs:
        if k not in match and j not in used:
            match[k] = item.gold[j]
            used.add(j)
    judged = [Judged(c, k in match, k in match and _source_right(item, c, match[k])) for k, c in enumerate(claims)]
    return Outcome(item, judged, {gold.id for gold in match.values()})


def _source_right(item: Annotated, claim: Claim, gold: Gold) -> bool:
    source = {i for s in claim.source_spans for i in range(*item.article.token_range(Span(*s)))}
    return bool(source & set(gold.source)) or (not source and not gold.source)


def reliability(outcomes: Iterable[Outcome], bins: int = 10) -> list[tuple[int, float, float]]:
    """(claims, mean confidence, share right) for each bin of confidence; empty bins are left out."""
    rows: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for outcome in outcomes:
        for claim, right, _ in outcome.claims:
            rows[min(bins - 1, int(claim.confidence * bins))].append((claim.confidence, right))
    return [
        (len(pairs), sum(c for c, _ in pairs) / len(pairs), sum(r for _, r in pairs) / len(pairs))
        for _, pairs in sorted(rows.items())
    ]


def curve(outcomes: Sequence[Outcome]) -> list[tuple[float, float, float]]:
    """(least confidence, precision, recall over all attributions), from 0.3 to 0.95."""
    gold = sum(len(o.item.gold) for o in outcomes)
    points = []
    for least in [x / 100 for x in range(30, 100, 5)]:
        kept = [right for o in outcomes for claim, right, _ in o.claims if claim.confidence >= least]
        if kept:
            points.append((least, sum(kept) / len(kept), sum(kept) / gold))
    return points

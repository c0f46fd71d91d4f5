"""The quotations of a draft: the quoted words of its claims, and long quotations that nobody is said to have said."""

from collections.abc import Sequence

from claimcli.checking.folding import Folded, fold
from claimcli.checking.parts import take_apart, trim_marks
from claimcli.checking.types import Quotation
from claimcli.models import Claim
from claimcli.text.article import Article
from claimcli.text.span import Span

UNATTRIBUTED = 6  # words of a quotation in no claim for which it is checked: shorter ones are titles and scare quotes


def find_quotations(claims: Sequence[Claim], article: Article | None = None) -> list[Quotation]:
    """Every quotation of a draft in text order, once each, with the claim that is surest about it.

    Args:
        claims: those of the draft.
        article: the draft as read; without it only what stands in claims is found.
    """
    best: dict[Span, tuple[str, Claim]] = {}
    for claim in claims:
        spans = claim.quote_spans or tuple((n, n) for n in range(len(claim.quotes)))
        for words, span in zip(claim.quotes, spans, strict=False):
            at = Span(*span)
            known = best.get(at)
            if known is None or _rank(claim) > _rank(known[1]):
                best[at] = (words, claim)
    found = [
        make_quotation(words, span, article.line_of(span.start) if article else claim.line, claim)
        for span, (words, claim) in best.items()
    ]
    if article is not None:
        found += _unattributed(article, claims)
    return sorted(found, key=lambda quotation: quotation.span)


def make_quotation(text: str, span: Span, line: int, claim: Claim | None) -> Quotation:
    """A quotation out of its words as written, without its quotation marks.

    Args:
        text: what the span is of.
        span: the words, without their quotation marks.
        line: on which it begins.
        claim: what is known of it, if anything.
    """
    folded: Folded = fold(text)
    tokens = tuple(trim_marks(folded.tokens))
    return Quotation(text, span, line, claim, folded, tokens, take_apart(tokens))


def _rank(claim: Claim) -> tuple[bool, float]:
    return claim.speaker is not None, claim.confidence


def _unattributed(article: Article, claims: Sequence[Claim]) -> list[Quotation]:
    """The long quotations that lie in no claim."""
    taken = [span for claim in claims for span in (*claim.content_spans, *claim.quote_spans)]
    found = []
    for q in article.quotations:
        if q.depth or q.close <= q.open + 1 or not q.closed:
            continue
        span = Span(article.tokens[q.open + 1].start, article.tokens[q.close - 1].end)
        if any(start < span.end and span.start < end for start, end in taken):
            continue
        quotation = make_quotation(span.of(article.text), span, article.line_of(span.start), None)
        if len(quotation.keys) >= UNATTRIBUTED:
            found.append(quotation)
    return found

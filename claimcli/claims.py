"""Claim records: an attribution and its speaker become the flat record of the output contract."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby
from pathlib import PurePath

from claimcli.attribution.acts import derive_act
from claimcli.attribution.types import Attribution
from claimcli.coreference.types import Speaker
from claimcli.models import Claim, Kind
from claimcli.text.article import Article
from claimcli.text.span import Span

JOINT = " … "


def build_claims(
    article: Article, attributions: Sequence[Attribution], speakers: Sequence[Speaker], key: str | None = None
) -> tuple[Claim, ...]:
    """One claim for each attribution, numbered in text order; `key` (default: the document's stem) begins their ids."""
    order = sorted(range(len(attributions)), key=lambda i: (attributions[i].content, attributions[i].cue))
    key = key or PurePath(article.document).stem or article.document
    quotations = _outer_quotations(article)
    return tuple(
        _build(article, attributions[i], speakers[i], f"{key}#{number}", quotations)
        for number, i in enumerate(order, 1)
    )


def _build(
    article: Article, attribution: Attribution, speaker: Speaker, identity: str, quotations: Sequence[tuple[Span, Span]]
) -> Claim:
    text = article.text
    cue = _slices(text, attribution.cue)
    act, _ = derive_act(cue)
    first = article.token_at(attribution.content[0].start)
    number = article.sentence_of(first)
    quoted = list(attribution.content) if attribution.verbatim else _quoted(attribution.content, quotations)
    return Claim(
        id=identity,
        document=article.document,
        title=article.head.title,
        date=article.head.date,
        publisher=article.head.publisher,
        speaker=" ".join(speaker.name.split()) if speaker.name else None,
        speaker_type=speaker.type,
        mention=_slices(text, attribution.source) or None,
        cue=cue,
        act=act,
        negated=attribution.factuality == "negated",
        factuality=attribution.factuality,
        part="title" if article.paragraphs[article.sentences[number].paragraph].role == "title" else "body",
        text=_slices(text, attribution.content),
        kind=_kind(text, attribution.content, quoted),
        quotes=tuple(span.of(text) for span in quoted),
        reported_by=_slices(text, attribution.reported_by) or None,
        context=_context(article, attribution),
        line=article.line_of(attribution.content[0].start),
        paragraph=article.sentences[number].paragraph + 1,
        sentence=number + 1,
        confidence=round(attribution.confidence, 3),
        rule=attribution.rule,
        source_spans=attribution.source,
        cue_spans=attribution.cue,
        content_spans=attribution.content,
        quote_spans=tuple(quoted),
        explanation=(
            *attribution.reasons,
            *((f"speaker: {speaker.sieve}: {speaker.reason}",) if speaker.reason else ()),
        ),
    )


def _slices(text: str, spans: Sequence[Span]) -> str:
    return JOINT.join(span.of(text) for span in spans)


def _outer_quotations(article: Article) -> list[tuple[Span, Span]]:
    """(with its marks, without them) for each outermost quotation that has words in it."""
    tokens = article.tokens
    found = []
    for q in article.quotations:
        if q.depth == 0:
            outer = Span(tokens[q.open].start, tokens[q.close if q.closed else q.close - 1].end)
            found.append((outer, Span(tokens[q.open + 1].start, tokens[q.close - 1].end)))
    return found


def _quoted(content: Sequence[Span], quotations: Sequence[tuple[Span, Span]]) -> list[Span]:
    """The parts of the content that stand between quotation marks which the content itself holds."""
    found = []
    for span in content:
        first = bisect_right(quotations, span.start, key=lambda pair: pair[0].end)
        for number in range(first, len(quotations)):
            outer, inner = quotations[number]
            if outer.start >= span.end:
                break
            holds_a_mark = span.start <= outer.start or outer.end <= span.end
            start, end = max(span.start, inner.start), min(span.end, inner.end)
            if holds_a_mark and start < end:
                found.append(Span(start, end))
    return found


def _kind(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> Kind:
    """direct when at least nine letters in ten are quoted (a lone "that" before the quotation does not count)."""
    inside = sum(_letters(span.of(text)) for span in quoted)
    if not inside:
        return "indirect"
    total = sum(_letters(_without_that(text, span)) for span in content)
    return "direct" if inside >= 0.9 * total else "mixed"


def _letters(words: str) -> int:
    """The number of letters and digits."""
    return sum(map(str.isalnum, words))


def _without_that(text: str, span: Span) -> str:
    words = span.of(text)
    return words[5:] if words[:5].lower() == "that " else words


def _context(article: Article, attribution: Attribution) -> str:
    """The sentences that source, cue and content touch; runs of neighbours whole, gaps marked."""
    numbers: set[int] = set()
    for span in (*attribution.source, *attribution.cue, *attribution.content):
        first, last = article.token_range(span)
        numbers.update(range(article.sentence_of(first), article.sentence_of(max(first, last - 1)) + 1))
    runs = []
    for _, run in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        runs.append(article.span(article.sentences[members[0]].first, article.sentences[members[-1]].last))
    return _slices(article.text, runs)

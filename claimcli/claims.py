"""Claim records: an attribution and its speaker become the flat record of the output contract, and tokens offsets."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby
from pathlib import PurePath

from claimcli.attribution.acts import read_act
from claimcli.attribution.types import Attribution, Run
from claimcli.coreference.types import Speaker
from claimcli.models import Claim, Kind, Party
from claimcli.text.article import Article
from claimcli.text.bounds import MAX_CLAIMS, MAX_CONTEXT, MAX_LABEL, cut_context, cut_label
from claimcli.text.span import Span

JOINT = " … "


def list_parties(attributions: Sequence[Attribution]) -> list[tuple[Run, ...]]:
    """Whom the attributions are said to or aimed at, each once, as runs of tokens."""
    return list(dict.fromkeys(runs for a in attributions for runs in (a.addressee, a.target) if runs))


def build_claims(
    article: Article, attributions: Sequence[Attribution], speakers: Sequence[Speaker], key: str | None = None
) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """One claim for each attribution, and warnings of what a bound left out.

    Args:
        article: where they stand.
        attributions: in any order; claims are numbered in text order.
        speakers: one for each attribution, then one for each of `list_parties`, where these were named too.
        key: begins the ids; the document's stem unless given.
    """
    parties = {
        runs: _party(article, runs, who)
        for runs, who in zip(list_parties(attributions), speakers[len(attributions) :], strict=False)
    }
    order = sorted(range(len(attributions)), key=lambda i: (attributions[i].content, attributions[i].cue))
    key = key or PurePath(article.document).stem or article.document
    quotations = _outer_quotations(article)
    claims = []
    shortened = 0
    for number, i in enumerate(order[:MAX_CLAIMS], 1):
        context = _find_context(article, attributions[i])
        shown = cut_context(context, _spans(article, _parts_of(attributions[i])))
        shortened += shown != context
        words = _slices(article.text, [_whole_words(article, span) for span in shown])
        claim = _build(article, attributions[i], speakers[i], f"{key}#{number}", quotations, words)
        named = {name: parties.get(getattr(attributions[i], name)) for name in ("addressee", "target")}
        claims.append(claim.model_copy(update=named))
    names = {name for who in speakers for name in (who.name,) if name and len(name) > MAX_LABEL}
    return tuple(claims), _warn_bounds(len(order), shortened, len(names))


def _warn_bounds(number: int, shortened: int, names: int) -> tuple[str, ...]:
    warnings = []
    if names:
        who = f"{names:,} speakers have names" if names > 1 else "a speaker has a name"
        warnings.append(f"{who} of more than {MAX_LABEL} characters, of which the first are given")
    if number > MAX_CLAIMS:
        warnings.append(f"{number:,} claims, of which the first {MAX_CLAIMS:,} are given; split it to have all")
    if shortened:
        warnings.append(
            f"the context of {shortened:,} claims is longer than {MAX_CONTEXT:,} characters: only what is near is given"
        )
    return tuple(warnings)


def _party(article: Article, runs: tuple[Run, ...], who: Speaker) -> Party:
    spans = _spans(article, runs)
    name = cut_label(" ".join(who.name.split())) if who.name else None
    return Party(mention=_slices(article.text, spans), name=name, spans=spans)


def _build(
    article: Article,
    attribution: Attribution,
    speaker: Speaker,
    identity: str,
    quotations: Sequence[tuple[Span, Span]],
    context: str,
) -> Claim:
    text = article.text
    source, cue, content, reported_by = _read_parts(article, attribution)
    words = _slices(text, cue)
    quoted = content if attribution.verbatim else _quoted(content, quotations)
    kind = _kind(text, content, quoted)
    sentence = article.sentence_of(attribution.content[0][0])
    paragraph = article.sentences[sentence].paragraph
    return Claim(
        id=identity,
        document=article.document,
        title=article.head.title,
        date=article.head.date,
        publisher=article.head.publisher,
        speaker=cut_label(" ".join(speaker.name.split())) if speaker.name else None,
        speaker_type=speaker.type,
        mention=_slices(text, source) or None,
        cue=words,
        act=read_act(words, _in_one_line(text, quoted or content), direct=kind == "direct"),
        negated=attribution.factuality == "negated",
        factuality=attribution.factuality,
        part="title" if article.paragraphs[paragraph].role == "title" else "body",
        text=_slices(text, content),
        kind=kind,
        quotes=tuple(span.of(text) for span in quoted),
        reported_by=_slices(text, reported_by) or None,
        context=context,
        line=article.line_of(content[0].start),
        paragraph=paragraph + 1,
        sentence=sentence + 1,
        confidence=round(attribution.confidence, 3),
        rule=attribution.rule,
        source_spans=source,
        cue_spans=cue,
        content_spans=content,
        quote_spans=quoted,
        explanation=_explain(attribution, speaker),
    )


def _in_one_line(text: str, spans: Sequence[Span]) -> str:
    """The words of `spans` with one space between two, wherever lines end or marks of emphasis stood."""
    return " ".join(" ".join(span.of(text) for span in spans).split())


def _explain(attribution: Attribution, speaker: Speaker) -> tuple[str, ...]:
    """Why there is this claim, and why its speaker has this name."""
    named = (f"speaker: {speaker.sieve}: {speaker.reason}",) if speaker.reason else ()
    return (*attribution.reasons, *named)


def _read_parts(article: Article, attribution: Attribution) -> tuple[tuple[Span, ...], ...]:
    """The spans of source, cue, content, and of who passes it on."""
    parts = (attribution.source, attribution.cue, attribution.content, attribution.reported_by)
    return tuple(_spans(article, runs) for runs in parts)


def _spans(article: Article, runs: Sequence[Run]) -> tuple[Span, ...]:
    """Runs of tokens as offsets of the text."""
    return tuple([article.span(first, last) for first, last in runs])


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


def _quoted(content: Sequence[Span], quotations: Sequence[tuple[Span, Span]]) -> tuple[Span, ...]:
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
    return tuple(found)


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


def _find_context(article: Article, attribution: Attribution) -> list[Span]:
    """The sentences that source, cue and content touch; runs of neighbours whole."""
    numbers: set[int] = set()
    for first, last in _parts_of(attribution):
        numbers.update(range(article.sentence_of(first), article.sentence_of(last - 1) + 1))
    runs = []
    for _, run in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        runs.append(article.span(article.sentences[members[0]].first, article.sentences[members[-1]].last))
    return runs


def _parts_of(attribution: Attribution) -> tuple[Run, ...]:
    return (*attribution.source, *attribution.cue, *attribution.content)


def _whole_words(article: Article, span: Span) -> Span:
    """`span` without the words at its edges that it cuts, where a bound made it."""
    first, last = article.token_range(span)
    first += article.tokens[first].start < span.start
    last -= article.tokens[last - 1].end > span.end
    return article.span(first, last) if first < last else span

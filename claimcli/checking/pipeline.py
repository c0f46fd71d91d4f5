"""The check of drafts against sources, as a list of steps.

sources --SourceIndex.add--> index
draft --find_quotations--> [Quotation] --judge--> [Judgement] --make_check--> [QuotationCheck]
      --find_nearest_sentence--> for indirect claims, which get no verdict
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from claimcli.checking.folding import fold_keys
from claimcli.checking.index import SourceIndex
from claimcli.checking.indirect import find_nearest_sentence
from claimcli.checking.quotations import find_quotations, make_quotation
from claimcli.checking.records import Difference, Passage, QuotationCheck
from claimcli.checking.sense import negated_before
from claimcli.checking.speakers import ReadClaims, SourceSpeaker, SourceSpeakers
from claimcli.checking.types import Place, Quotation
from claimcli.checking.verdicts import Judgement, judge
from claimcli.checking.word_diff import diff_words
from claimcli.models import Claim
from claimcli.readers.types import ArticleText
from claimcli.text.article import Article
from claimcli.text.span import Span

JOINT = " … "
_DIFFS = ("differs", "edited", "wrong-speaker")


@dataclass(frozen=True, slots=True)
class Sources:
    """What drafts are checked against; `complete` is False where one could not be read."""

    index: SourceIndex
    speakers: SourceSpeakers
    complete: bool = True


def check_draft(claims: Sequence[Claim], article: Article | None, sources: Sources) -> Iterator[QuotationCheck]:
    """Every quotation of a draft with its verdict, and every indirect claim with what comes nearest, in text order.

    Args:
        claims: those of the draft.
        article: the draft itself.
        sources: what it is checked against.
    """
    document = article.document if article else claims[0].document if claims else ""
    checks = [
        _make_check(
            quotation,
            judge(quotation, sources.index, sources.speakers, complete=sources.complete),
            sources,
            document,
            article,
        )
        for quotation in find_quotations(claims, article)
    ]
    checks += [_check_indirect(claim, sources) for claim in claims if claim.kind == "indirect"]
    yield from sorted(checks, key=lambda check: (check.spans[0] if check.spans else (0, 0), check.line))


def _make_check(
    quotation: Quotation, found: Judgement, sources: Sources, document: str, article: Article | None
) -> QuotationCheck:
    claim, place = quotation.claim, found.place
    text = article.text if article else ""
    return QuotationCheck(
        id=claim.id if claim else "",
        document=document,
        line=quotation.line,
        column=quotation.span.start - text.rfind("\n", 0, quotation.span.start) if article else 1,
        spans=(quotation.span,) if article or (claim and claim.quote_spans) else (),
        text=quotation.text,
        kind=claim.kind if claim else "direct",
        speaker=claim.speaker if claim else None,
        mention=claim.mention if claim else None,
        verdict=found.verdict,
        score=place.score if place else 0.0,
        speaker_match=found.speaker.status,
        passage=_make_passage(place, found.speaker, sources) if place else None,
        differences=tuple(Difference(**d._asdict()) for d in place.differences) if place else (),
        diff=diff_words(quotation, place, sources.index) if place and found.verdict in _DIFFS else (),
        notes=_notes(quotation, found, sources),
        fingerprint=_fingerprint(document, quotation.text, claim, found.verdict),
    )


def _make_passage(place: Place, speaker: SourceSpeaker, sources: Sources) -> Passage:
    source = sources.index.sources[place.number]
    claim = speaker.claim
    at = place.whole.start
    pages, times = source.article.pages, source.article.times
    time = times[max(0, bisect_right([t[0] for t in times], at) - 1)] if times else None
    return Passage(
        document=source.document,
        line=source.text.count("\n", 0, at) + 1,
        page=max(1, bisect_right(pages, at)) if pages else None,
        start=time[1] if time else None,
        end=time[2] if time else None,
        spans=place.spans,
        text=JOINT.join(span.of(source.text) for span in sorted(place.spans)),
        speaker=claim.speaker if claim else None,
        speaker_type=claim.speaker_type if claim else None,
        mention=claim.mention if claim else None,
        kind=claim.kind if claim else None,
    )


def _notes(quotation: Quotation, found: Judgement, sources: Sources) -> tuple[str, ...]:
    notes = [*found.notes]
    if found.speaker.note:
        notes.append(found.speaker.note)
    if found.speaker.spliced:
        notes.append(f"spliced from {' and '.join(found.speaker.spliced)}")
    if found.place and found.verdict in ("exact", "typography", "edited"):
        word = negated_before(sources.index.folded(found.place.number), found.place.whole.start)
        notes += [f"the source has “{word}” just before it"] if word else []
    return tuple(dict.fromkeys(notes))


def _check_indirect(claim: Claim, sources: Sources) -> QuotationCheck:
    place = find_nearest_sentence(claim.text, sources.index)
    speaker = SourceSpeaker("unknown")
    if place is not None:
        span = claim.content_spans[0] if claim.content_spans else (0, 0)
        speaker = sources.speakers.judge(make_quotation(claim.text, Span(*span), claim.line, claim), place)
    return QuotationCheck(
        id=claim.id,
        document=claim.document,
        line=claim.line,
        spans=claim.content_spans,
        text=claim.text,
        kind=claim.kind,
        speaker=claim.speaker,
        mention=claim.mention,
        score=place.score if place else 0.0,
        speaker_match=speaker.status,
        passage=_make_passage(place, speaker, sources) if place else None,
        fingerprint=_fingerprint(claim.document, claim.text, claim, ""),
    )


def _fingerprint(document: str, text: str, claim: Claim | None, verdict: str) -> str:
    """A name for a finding that stays when other lines of the draft change."""
    speaker = (claim.speaker or claim.mention or "") if claim else ""
    return sha256("\0".join((document, fold_keys(text), speaker, verdict)).encode()).hexdigest()[:16]


def read_sources(articles: Iterable[ArticleText], read_claims: ReadClaims, *, complete: bool = True) -> Sources:
    """An index of sources.

    Args:
        articles: as readers give them.
        read_claims: finds the claims of one when they are needed.
        complete: whether all sources could be read; without it what is nowhere found may still be in one.
    """
    index = SourceIndex()
    for article in articles:
        index.add(article)
    return Sources(index, SourceSpeakers(index, read_claims), complete)

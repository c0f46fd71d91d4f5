"""Whose words a passage of a source is, and whether that is whom the draft names."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from claimcli.checking.index import SourceIndex
from claimcli.checking.records import SpeakerMatch
from claimcli.checking.types import Place, Quotation
from claimcli.models import Claim
from claimcli.readers.types import ArticleText
from claimcli.speakers.same import same_speaker
from claimcli.text.article import Article, read_article
from claimcli.text.span import Span

ReadClaims = Callable[[ArticleText], Sequence[Claim]]
_PREFERRED: tuple[SpeakerMatch, ...] = ("same", "different", "unknown")
_MOST = 0.9  # of a passage that lies in a claim, for the passage to be that claim's
_SOME = 3  # words of a passage in a claim, for the claim to have a part in it


class SourceSpeaker(NamedTuple):
    """Who says a passage: `status` compares with the draft – same, different, unknown; `claim` is the source's."""

    status: SpeakerMatch
    claim: Claim | None = None
    note: str = ""
    spliced: tuple[str, ...] = ()


@dataclass(slots=True)
class SourceSpeakers:
    """The claims of the sources, found when they are first asked for."""

    index: SourceIndex
    read_claims: ReadClaims
    _claims: dict[int, tuple[Claim, ...]] = field(default_factory=dict)
    _articles: dict[int, Article] = field(default_factory=dict)

    def claims_of(self, number: int) -> tuple[Claim, ...]:
        """The claims of source `number` of the index."""
        source = self.index.sources[number]
        if source.number not in self._claims:
            self._claims[source.number] = tuple(self.read_claims(source.article))
        return self._claims[source.number]

    def judge(self, quotation: Quotation, place: Place) -> SourceSpeaker:
        """Who says what stands at `place`, beside whom the draft says it is.

        Args:
            quotation: whom the draft names is beside it.
            place: a passage of a source.
        """
        text = self.index.sources[place.number].text
        claims = self.claims_of(place.number)
        if len(place.spans) == 1:
            covering = _covering(text, claims, place.whole)
            if covering:
                return self._compare(quotation, covering, place)
            groups = _sharing(text, claims, place.whole)
        else:
            groups = [_covering(text, claims, span) or _overlapping(claims, span) for span in place.spans]
        return self._compare_groups(quotation, groups, place, bool(claims))

    def _compare(self, quotation: Quotation, claims: Sequence[Claim], place: Place) -> SourceSpeaker:
        text = self.index.sources[place.number].text
        by_status: dict[SpeakerMatch, Claim] = {}
        for claim in sorted(claims, key=lambda claim: -claim.confidence):
            by_status.setdefault(self._status(quotation, claim), claim)
        for status in _PREFERRED:
            if status in by_status:
                claim = by_status[status]
                inner = self._inner_quotation(place, claim, quotation) if status == "same" else None
                if inner:
                    return SourceSpeaker(
                        "different", claim, f"{claim.speaker or claim.mention} quotes somebody else there"
                    )
                return SourceSpeaker(status, claim, _speech_note(text, claim, place.whole))
        return SourceSpeaker("unknown")

    def _compare_groups(
        self, quotation: Quotation, groups: Sequence[Sequence[Claim]], place: Place, has_claims: bool
    ) -> SourceSpeaker:
        """One group of claims for each part: spliced where two parts have two speakers."""
        told = [group for group in groups if group]
        if not told:
            note = "nobody is said to have said it there" if has_claims else ""
            return SourceSpeaker("unknown", None, note)
        for n, group in enumerate(told):
            for other in told[n + 1 :]:
                if all(same_speaker(a, b) is False for a in group for b in other):
                    return SourceSpeaker("different", group[0], "", (_name(group[0]), _name(other[0])))
        if len(place.spans) > 1 and len(told) < len(groups):
            outside = [span for span, group in zip(place.spans, groups, strict=True) if not group]
            if any(not self._is_quoted(place.number, span) for span in outside):
                note = "a part of it is the source's own words"
                return SourceSpeaker("different", told[0][0], note, (_name(told[0][0]), "the source itself"))
        speakers = [self._compare(quotation, group, place) for group in told]
        return min(speakers, key=lambda speaker: ("different", "same", "unknown").index(speaker.status))

    def _status(self, quotation: Quotation, claim: Claim) -> SpeakerMatch:
        if quotation.claim is None:
            return "unknown"
        same = same_speaker(quotation.claim, claim)
        if same is False and _are_person_and_organization(quotation.claim, claim):
            texts = (claim.mention or "", claim.context, quotation.claim.mention or "", quotation.claim.context)
            if _stand_together(quotation.claim.speaker or "", claim.speaker or "", texts):
                return "unknown"
        return "unknown" if same is None else "same" if same else "different"

    def _is_quoted(self, number: int, span: Span) -> bool:
        article = self._article(number)
        first, last = article.token_range(span)
        return any(q.open < first and last <= q.end for q in article.quotations)

    def _inner_quotation(self, place: Place, claim: Claim, quotation: Quotation) -> bool:
        """Whether the passage is somebody else's, quoted inside the claim: “He told me ‘it is safe’,” she said."""
        if len(quotation.keys) < _SOME:
            return False
        article = self._article(place.number)
        first, last = article.token_range(place.whole)
        for q in article.quotations:
            if q.depth and q.open < first and last <= q.close:
                before = [token.lower for token in article.tokens[max(0, q.open - 5) : q.open]]
                return not {"i", "we", "my", "our"} & set(before)
        return False

    def _article(self, number: int) -> Article:
        source = self.index.sources[number]
        if source.number not in self._articles:
            if len(self._articles) > 64:
                self._articles.clear()
            self._articles[source.number] = structure(source.article)
        return self._articles[source.number]


def structure(source: ArticleText) -> Article:
    """The parts of an article as a reader gives it."""
    return read_article(source.text, source.document, start=source.body_start, paragraph_starts=source.paragraphs)


def _covering(text: str, claims: Iterable[Claim], span: Span) -> list[Claim]:
    """The claims that `span` lies in, the shortest first."""
    size = max(1, span.end - span.start)
    found = [claim for claim in claims if _shared(claim, span) >= _MOST * size]
    return sorted(found, key=lambda claim: sum(end - start for start, end in claim.content_spans))


def _overlapping(claims: Iterable[Claim], span: Span) -> list[Claim]:
    return [claim for claim in claims if _shared(claim, span) * 2 > span.end - span.start]


def _sharing(text: str, claims: Iterable[Claim], span: Span) -> list[list[Claim]]:
    """The claims that some words of `span` lie in, those of the same words together."""
    groups: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        for start, end in claim.content_spans:
            start, end = max(start, span.start), min(end, span.end)
            if len(text[start:end].split()) >= _SOME:
                groups.setdefault((start, end), []).append(claim)
    return list(groups.values())


def _shared(claim: Claim, span: Span) -> int:
    spans = claim.content_spans
    if not spans:
        return 0
    inside = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in spans)
    if len(spans) > 1 and inside and spans[0][0] <= span.start and span.end <= spans[-1][1]:
        # what interrupts a quotation, "he said", is no part of the passage
        inside += sum(max(0, min(b[0], span.end) - max(a[1], span.start)) for a, b in pairwise(spans))
    return inside


def _speech_note(text: str, claim: Claim, span: Span) -> str:
    if claim.kind == "indirect":
        return "the source gives these words as indirect speech"
    quoted = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in claim.quote_spans)
    if claim.quote_spans and quoted * 2 < span.end - span.start:
        return "the source has only a part of these words in quotation marks"
    return ""


def _are_person_and_organization(one: Claim, other: Claim) -> bool:
    types = {one.speaker_type, other.speaker_type}
    return bool(types & {"organization", "group", "document"}) and bool(types & {"person", None})


def _stand_together(one: str, other: str, texts: Iterable[str]) -> bool:
    """Whether two names stand together in one text: those of a spokesman and of whom he speaks for."""
    last, organization = one.split()[-1:], other.split()[-1:]
    return any(last and organization and last[0] in text and organization[0] in text for text in texts)


def _name(claim: Claim) -> str:
    return claim.speaker or claim.mention or "somebody unnamed"

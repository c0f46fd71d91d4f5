"""What an input says of its article goes to the article's claims: page, time, the other columns of its row."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from claimcli.models import Claim, Party
from claimcli.readers.types import ArticleText
from claimcli.text.bounds import cut_meta
from claimcli.text.entities import Unescaped
from claimcli.text.span import Span

_SPANS = ("source_spans", "cue_spans", "content_spans", "quote_spans")


def place_claims(claims: Sequence[Claim], source: ArticleText) -> tuple[Claim, ...]:
    """The claims with the page they stand on, the seconds in which they are said, and what the input says besides.

    Args:
        claims: as they were found in the text.
        source: the article as it was read.
    """
    if not (source.pages or source.times or source.meta or source.duplicate_of):
        return tuple(claims)
    shared: dict[str, Any] = {"meta": cut_meta(source.meta), "duplicate_of": source.duplicate_of}
    return tuple(claim.model_copy(update={**shared, **_find_place(claim, source)}) for claim in claims)


def restore_spans(claims: Sequence[Claim], unescaped: Unescaped) -> tuple[Claim, ...]:
    """The claims with offsets into the text as it was read.

    Args:
        claims: those of a text whose entities were resolved.
        unescaped: that text, which knows where they stood.
    """

    def restored(spans: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        return unescaped.restore([Span(*span) for span in spans])

    def party(of: Party | None) -> Party | None:
        return of and of.model_copy(update={"spans": restored(of.spans)})

    return tuple(
        claim.model_copy(
            update={name: restored(getattr(claim, name)) for name in _SPANS}
            | {"addressee": party(claim.addressee), "target": party(claim.target)}
        )
        for claim in claims
    )


def _find_place(claim: Claim, source: ArticleText) -> dict[str, Any]:
    if not claim.content_spans:
        return {}
    first, last = claim.content_spans[0][0], claim.content_spans[-1][1] - 1
    place: dict[str, Any] = {}
    if source.pages:
        place["page"] = max(1, bisect_right(source.pages, first))
    if source.times:
        starts = [time[0] for time in source.times]
        place["start"] = source.times[max(0, bisect_right(starts, first) - 1)][1]
        place["end"] = source.times[max(0, bisect_right(starts, last) - 1)][2]
    return place

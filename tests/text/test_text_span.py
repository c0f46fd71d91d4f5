"""Spans: half-open stretches of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcli.text.span import Span, cover, trim

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(min(pair), max(pair)))


@pytest.mark.parametrize(
    ("one", "two", "holds", "meets"),
    [
        (Span(0, 5), Span(1, 3), True, True),
        (Span(0, 5), Span(0, 5), True, True),
        (Span(0, 5), Span(3, 8), False, True),
        (Span(0, 5), Span(5, 8), False, False),  # they touch and share nothing
        (Span(1, 3), Span(0, 5), False, True),
    ],
)
def test_holds_and_meets(one: Span, two: Span, holds: bool, meets: bool) -> None:
    assert (one.holds(two), one.meets(two), two.meets(one)) == (holds, meets, meets)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("  It rains.\r\n", "It rains."), ("It", "It"), (" \n\t ", ""), ("", "")],
)
def test_trim(text: str, kept: str) -> None:
    assert trim(text, Span(0, len(text))).of(text) == kept


@given(st.lists(SPANS, min_size=1, max_size=6))
def test_cover_holds_them_all_and_no_more(spans: list[Span]) -> None:
    whole = cover(spans)
    assert all(whole.holds(span) for span in spans)
    assert whole.start in {s.start for s in spans} and whole.end in {s.end for s in spans}


def test_cover_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError):
        cover([])

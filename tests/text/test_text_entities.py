"""Entities in plain text: read as what they mean, at places of the text as it is."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcli.api import extract_text
from claimcli.text.entities import unescape
from claimcli.text.span import Span

PIECES = st.lists(
    st.sampled_from(
        ["&ldquo;", "&#8221;", "&amp;", "&nbsp;", "&", ";", "AT&T", "&unknown;", "&#10;", "a", " b", "é", "😀"]
    )
)


@given(PIECES, st.data())
def test_spans_hit_the_text_as_read(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    found = unescape(text)
    if found is None:
        return
    start = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(start, len(found.text)))
    (span,) = found.restore([Span(start, end)])
    assert unescape(text[span.start : span.end]) is not None or text[span.start : span.end] == found.text[start:end]
    resolved = unescape(text[span.start : span.end])
    assert (resolved.text if resolved else text[span.start : span.end]) == found.text[start:end]


@pytest.mark.parametrize("text", ["", "AT&T said", "a & b", "&nothing;", "&#10;", "&#0;", "x &lt"])
def test_what_is_no_entity_stays(text: str) -> None:
    assert unescape(text) is None


def test_claims_of_a_text_with_entities() -> None:
    text = "&ldquo;We won&#39;t sell,&rdquo; said Ada Lovelace &amp; Sons.\n\nBo Lund said &#8220;no&#8221;."
    report = extract_text(text, "a.txt")
    assert [(claim.text, claim.line) for claim in report.claims] == [("“We won't sell,”", 1), ("“no”", 3)]
    for claim in report.claims:
        (start, end), *_ = claim.content_spans
        assert html.unescape(text[start:end]) == claim.text


def test_nothing_is_resolved_twice() -> None:
    report = extract_text("Ada Lovelace said the sign was “&amp;quot;” and nothing else.", "a.txt")
    assert any("&quot;" in claim.text for claim in report.claims)

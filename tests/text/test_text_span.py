"""Spans: half-open stretches of the text."""

import pytest

from claimcli.text.span import Span, trim


@pytest.mark.parametrize(
    ("text", "kept"),
    [("  It rains.\r\n", "It rains."), ("It", "It"), (" \n\t ", ""), ("", "")],
)
def test_trim(text: str, kept: str) -> None:
    assert trim(text, Span(0, len(text))).of(text) == kept

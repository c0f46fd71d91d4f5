"""A stretch of text, as offsets into the text as read."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open `[start, end)` in Unicode code points of the decoded text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]


def trim(text: str, span: Span, edges: str = " \t\r\n") -> Span:
    """`span` without the characters of `edges` at its two ends; empty at its start when nothing is left.

    Args:
        text: what the span is of.
        span: that may shrink.
        edges: characters that may go.
    """
    start, end = span
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return Span(start, end)

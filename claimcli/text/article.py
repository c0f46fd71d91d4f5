"""An article as the later stages see it: head, paragraphs, sentences, tokens and quotations.

Nothing is cleaned: every part is an offset into the text as read.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

import regex

from claimcli.text.bounds import tell_lines
from claimcli.text.head import Head, read_head
from claimcli.text.layout import cut_paragraphs, find_paragraphs
from claimcli.text.quotes import Quotation, pair_marks
from claimcli.text.sentences import split_sentences
from claimcli.text.span import Span
from claimcli.text.tokens import Token, tokenize

# UTF-8 that somebody once read as Windows-1252: "Itâ€™s", "cafÃ©", "Â£5".
_MOJIBAKE = regex.compile(r"â€[\p{Sc}™œ˜“”¦¢\x80-\x9f]|Ã[\xa0-\xbf]|Â[\xa0-\xbf]")


class Sentence(NamedTuple):
    """Tokens `first` to `last` (exclusive) of the article, in paragraph number `paragraph` (0-based)."""

    first: int
    last: int
    paragraph: int


class Paragraph(NamedTuple):
    """Tokens `first` to `last` (exclusive); `line` is 1-based; `role` is title, boilerplate or body."""

    first: int
    last: int
    line: int
    role: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text, read once. All indices in it are token indices, all `Span`s are code points."""

    document: str
    text: str
    head: Head
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[Quotation, ...]
    warnings: tuple[str, ...] = ()
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)
    _sentence_firsts: list[int] = field(default_factory=list, repr=False, compare=False)
    _line_starts: list[int] = field(default_factory=list, repr=False, compare=False)

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens `first` to `last` (exclusive, at least one)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def token_at(self, offset: int) -> int:
        """Index of the token that holds `offset`, or of the last one that starts before it (0 when none does)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def token_range(self, span: Span) -> tuple[int, int]:
        """Half-open range of the tokens that `span` touches."""
        first = self.token_at(span.start)
        if first < len(self.tokens) and self.tokens[first].end <= span.start:
            first += 1
        last = bisect_right(self._starts, span.end - 1)
        return first, max(first, last)

    def sentence_of(self, token: int) -> int:
        """Index of the sentence that holds a token."""
        return max(0, bisect_right(self._sentence_firsts, token) - 1)

    def line_of(self, offset: int) -> int:
        """1-based line number of an offset."""
        return bisect_right(self._line_starts, offset)


def read_article(
    text: str,
    document: str = "<text>",
    *,
    start: int = 0,
    title: str | None = None,
    paragraph_starts: Sequence[int] | None = None,
) -> Article:
    """Split a text into the parts of an article. Never fails: odd input becomes warnings on the result.

    Args:
        text: all of it, which offsets refer to.
        document: its name.
        start: the offset at which the article begins; what stands before are header lines.
        title: what its input says it is called, whether or not it stands in the text.
        paragraph_starts: the offsets at which its paragraphs begin, where the input says so.
    """
    tokens = tokenize(text, start)
    starts = [t.start for t in tokens]
    line_starts = [0, *accumulate([len(line) + 1 for line in text.split("\n")[:-1]])]
    ranges = (
        find_paragraphs(text, tokens, starts) if paragraph_starts is None else cut_paragraphs(starts, paragraph_starts)
    )
    head = read_head(text, [Span(tokens[a].start, tokens[b - 1].end) for a, b in ranges], title)
    paragraphs = tuple(
        Paragraph(a, b, bisect_right(line_starts, tokens[a].start), head.role_of(number))
        for number, (a, b) in enumerate(ranges)
    )
    sentences = tuple(
        Sentence(first, last, number)
        for number, (a, b) in enumerate(ranges)
        for first, last in split_sentences(tokens, a, b)
    )
    quotations = pair_marks(tokens, ranges)
    return Article(
        document=document,
        text=text,
        head=head,
        tokens=tuple(tokens),
        sentences=sentences,
        paragraphs=paragraphs,
        quotations=tuple(quotations),
        warnings=_warnings(text, tokens, quotations, line_starts),
        _starts=starts,
        _sentence_firsts=[s.first for s in sentences],
        _line_starts=line_starts,
    )


def _warnings(
    text: str, tokens: Sequence[Token], quotations: Sequence[Quotation], line_starts: list[int]
) -> tuple[str, ...]:
    if not tokens:
        return ("the text has no words",)
    unclosed = [q for k, q in enumerate(quotations) if not q.closed and not _continued(quotations, k)]
    lines = sorted({bisect_right(line_starts, tokens[q.open].start) for q in unclosed})
    garbled = sorted({bisect_right(line_starts, found.start()) for found in _MOJIBAKE.finditer(text)})
    return (
        *tell_lines(lines, "a quotation mark is never closed"),
        *tell_lines(
            garbled, "characters look decoded wrongly (“â€™” for “’”); name the encoding of the file, or repair it"
        ),
    )


def _continued(quotations: Sequence[Quotation], k: int) -> bool:
    return any(q.continues for q in quotations[k + 1 : k + 4])

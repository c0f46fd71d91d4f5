"""Articles as a whole: paragraphs, lines, look-ups by offset, warnings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcli.text.article import Article, read_article
from claimcli.text.span import Span

WRAPPED = """The bridge over the Tamsel reopened on
Monday after eleven weeks of repairs to
its cables, and the mayor walked across
it with a brass band behind him.

“I have waited for this,” said the baker,
whose shop stands at the far end and who
had sold nothing since the closure but
rolls to the welders. “I have waited and
baked, and baked and waited, and here it
is.”
"""


def paragraphs(article: Article) -> list[str]:
    return [article.span(p.first, p.last).of(article.text) for p in article.paragraphs]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_line_is_a_paragraph_unless_the_text_is_hard_wrapped(newline: str) -> None:
    plain = "Bridge reopens\nIt rained. It poured.\n\nShe left.\n".replace("\n", newline)
    assert paragraphs(read_article(plain)) == ["Bridge reopens", "It rained. It poured.", "She left."]
    wrapped = read_article(WRAPPED.replace("\n", newline))
    assert len(wrapped.paragraphs) == 2
    assert [(q.closed, wrapped.span(q.open + 1, q.close).of(wrapped.text).split()[0]) for q in wrapped.quotations] == [
        (True, "I"),
        (True, "I"),
    ]


def test_short_lines_of_a_list_are_not_hard_wrapped_text() -> None:
    names = ("Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Oak", "Pine", "Yew")
    text = "Results\n\n" + "\n".join(f"{name} won {k} seats." for k, name in enumerate(names))
    assert len(read_article(text).paragraphs) == 11


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_are_counted_from_one(newline: str) -> None:
    text = newline.join(["", "Title here", "", "It rained. It poured.", "She left."])
    article = read_article(text)
    assert [p.line for p in article.paragraphs] == [2, 4, 5]
    assert article.line_of(text.index("poured")) == 4
    assert article.line_of(0) == 1


def test_an_empty_text_is_an_empty_article() -> None:
    for text in ("", "\n \r\n\t", "\x00\u200b"):
        article = read_article(text)
        assert (article.tokens, article.sentences, article.paragraphs, article.quotations) == ((), (), (), ())
        assert article.warnings == ("the text has no words",)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("“It rains,” she said.", []),
        ("She left.\n“It rains, she said.\nHe left.", [2]),
        ("She left.\n“It rains.\n“It pours,” she said.", []),
        ('"It rains, she said.\n\n\nHe left. "It pours.', [1, 4]),
    ],
)
def test_unclosed_marks_are_warnings(text: str, lines: list[int]) -> None:
    assert read_article(text).warnings == tuple(f"line {n}: a quotation mark is never closed" for n in lines)


def test_tokens_by_offset() -> None:
    article = read_article("It rains,  she said.")
    assert [article.tokens[article.token_at(i)].text for i in (0, 1, 2, 3, 8, 9, 11, 19)] == [
        "It", "It", "It", "rains", ",", ",", "she", "."
    ]  # fmt: skip
    assert article.token_range(Span(3, 9)) == (1, 3)
    assert article.token_range(Span(9, 11)) == (3, 3)  # white space only: no token
    assert article.token_range(Span(4, 5)) == (1, 2)
    assert article.span(1, 3) == Span(3, 9)


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "‘", "''", "It rains", "Ann Vale", "By Ann Vale", "said", "according to",
     "Mr.", "U.S.", ".",
     ",", ":", "—", " ", " ", "\n", "\n\n", "\r\n", "\r", "May 3, 2019", "(NWA)", "Q:", "\x00",
     "\u2028", "\ufeff", "😀", "é"]
)  # fmt: skip
ANY_TEXT = st.text(max_size=100) | st.lists(PIECES, max_size=60).map("".join)


@given(ANY_TEXT)
def test_reading_never_fails_and_the_parts_cover_the_tokens(text: str) -> None:
    article = read_article(text)
    every = list(range(len(article.tokens)))
    assert [i for p in article.paragraphs for i in range(p.first, p.last)] == every
    assert [i for s in article.sentences for i in range(s.first, s.last)] == every
    for s in article.sentences:
        paragraph = article.paragraphs[s.paragraph]
        assert paragraph.first <= s.first < s.last <= paragraph.last
    assert 0 <= article.head.body_start <= len(text)
    assert article.head.title_span is None or article.head.title == article.head.title_span.of(text)


@given(ANY_TEXT)
def test_look_ups_agree_with_the_lists(text: str) -> None:
    article = read_article(text)
    for number, sentence in enumerate(article.sentences):
        assert all(article.sentence_of(i) == number for i in range(sentence.first, sentence.last))
    for i, token in enumerate(article.tokens):
        assert article.token_at(token.start) == article.token_at(token.end - 1) == i
        assert article.token_range(Span(token.start, token.end)) == (i, i + 1)
        assert article.line_of(token.start) == text.count("\n", 0, token.start) + 1


@given(ANY_TEXT)
def test_the_same_text_gives_the_same_article(text: str) -> None:
    assert read_article(text) == read_article(text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("â€œIt is over,â€\x9d said Ada Moor.\n\nItâ€™s late.", ["line 1", "line 3"]),
        ("The cafÃ© took Â£5.", ["line 1"]),
        ("The café took £5. “It’s late,” she said.", []),
    ],
)
def test_characters_that_were_decoded_wrongly_are_announced(text: str, lines: list[str]) -> None:
    warnings = [warning for warning in read_article(text).warnings if "decoded wrongly" in warning]
    assert [warning.partition(":")[0] for warning in warnings] == lines

"""Which line breaks end a paragraph: wrapped text at any width, and what must not be joined."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcli.text.article import read_article
from claimcli.text.layout import cut_paragraphs

PARAGRAPHS = (
    "Harbour fees to rise in spring",
    "The director of the port said she was sorry for every passenger as the council prepared to vote on the plan, which may "
    "come before Easter. She told the paper that the quays had been neglected for years but nobody should fear for the line.",
    "Ferry owner Karl Ostrow said the port was in danger of killing the only business it had. He asked the council to wait for "
    "the report of the auditor, which is to be published in the first week of the month.",
    "“We pay more than any other port on this coast, and we get rust for it,” he told reporters who had come to see the quay "
    "and the two boats that lie there since the storm of last winter tore them from their moorings.",
)


def paragraphs(text: str) -> list[str]:
    article = read_article(text)
    spans = [(article.tokens[p.first].start, article.tokens[p.last - 1].end) for p in article.paragraphs]
    return [" ".join(text[start:end].split()) for start, end in spans]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@given(width=st.integers(45, 100))
def test_text_wrapped_at_any_width_is_joined(gap: str, newline: str, width: int) -> None:
    lines = [textwrap.fill(part, width) for part in PARAGRAPHS]
    # A last line that happens to be full looks like any other where no blank line follows it.
    full = any(
        len(one.rsplit("\n", 1)[-1]) + 2 + len(two.split(" ", 1)[0]) > width
        for one, two in zip(PARAGRAPHS and lines, lines[1:], strict=False)
    )
    if gap == "\n\n" or not full:
        assert paragraphs(gap.join(lines).replace("\n", newline)) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),  # a paragraph a line
        "The tide comes in,\nthe tide goes out,\nand no one asks\nthe sea about\nthe boats it took\nin its long arms,\nsaid she.",
        "- first point of the list\n- second point, which is\n- third point of it\n- the fourth and last",
        "MAYOR: We won.\nLEE: You lost.\nMAYOR: no we did not.\nLEE: but you did.",
        "Mayor denies knowing of warnings\nBank chief admits error\nsmith told to quit\nPolice hunt man after stabbing",
    ],
)
def test_verse_lists_turns_and_lines_stay(text: str) -> None:
    assert len(paragraphs(text)) == text.count("\n") + 1


def test_an_indent_begins_a_paragraph_of_wrapped_text() -> None:
    lines = [textwrap.fill(part, 64, initial_indent="   ") for part in PARAGRAPHS[1:]]
    assert paragraphs("\n".join(lines)) == list(PARAGRAPHS[1:])


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The bridge is safe.The mayor said so.", 2),
        ("“It is safe.”The mayor said so.", 2),
        ("He uses Node.js and Booking.Com in the U.S. today.", 1),
        ("She wrote to info@example.Org and to St.Ives.", 1),
    ],
)
def test_a_lost_space_ends_a_sentence(text: str, sentences: int) -> None:
    assert len(read_article(text).sentences) == sentences


def test_paragraphs_at_known_offsets() -> None:
    assert cut_paragraphs([0, 4, 9, 12], [9, 0, 11, 40]) == [(0, 2), (2, 3), (3, 4)]
    assert cut_paragraphs([], [3]) == []

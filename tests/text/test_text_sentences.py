"""Sentences: which stops end one. In the tables ` | ` stands where a sentence ends and the next begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcli.text.sentences import split_sentences
from claimcli.text.tokens import tokenize


def sentences(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[tokens[a].start : tokens[b - 1].end] for a, b in split_sentences(tokens, 0, len(tokens))]


@pytest.mark.parametrize(
    "marked",
    [
        "It rained. | It stopped. | Why? | Nobody knows!",
        # titles and initials never end a sentence
        "Mr. Vane left. | Mrs. Ito stayed.",
        "George W. Bunting lost. | J. R. Pike won.",
        "Gov. Ana Reyes and Sen. Tom Pike met.",
        "The St. Brendan’s ward is full.",
        # abbreviations that may end one
        "He flew to the U.S. on Friday.",
        "He flew to the U.S. | He came back.",
        "It began at 3 p.m. and ended late.",
        "It began at 3 p.m. | The hall was full.",
        "She works for Acme Inc. in Reno.",
        "She works for Acme Inc. | She likes it.",
        "The U.S. Senate met. | The U.S. Army marched.",
        "The suspect, Ray Dunn Jr. of Salem, Mass., was freed.",
        # quotation marks close with the sentence
        "“It rained.” | She left.",
        '"It rained." | She left.',
        "''It rained.'' | She left.",
        "‘It rained.’ | She left.",
        "“It rained,” she said. | “It stopped.”",
        "She said, “It rained.” | Then it stopped.",
        "“He flew to the U.S.” | She left.",
        # a small letter after the mark goes on
        "“Why?” he asked. | “Because!” she cried.",
        "“It rained!” shouted the vicar.",
        # brackets
        "(It rained.) | She left.",
        "It rained (hard). | She left.",
        # ellipsis
        "It rained … and rained.",
        "It rained... | Then it stopped.",
        "Well...maybe.",
        # numbers
        "It rose 3.5 percent. | 200 people came.",
        "It cost $3.50. | $4 was too much.",
        "It is No. 4 on the list. | It was third.",
        # what only looks like an end
        "Visit example.org today.",
        "It closed on Jan. 5 and reopened on Feb. 10.",
        "She is Capt. Mary Ellen Dodd.",
        "Smith v. Jones was decided. | It stands.",
        # no stop at all
        "No stop here",
        "Dam: it is safe; trust me",
        # stops in a row
        "What?! | Yes. | No!!!",
    ],
)
def test_sentences(marked: str) -> None:
    expected = marked.split(" | ")
    assert sentences(" ".join(expected)) == expected


PIECES = st.sampled_from(
    ["He left", "she said", "U.S.", "Mr.", "p.m.", ".", "?", "!", "...", "…", "“", "”", '"', "’", "(", ")", " ", " ",
     "A", "b", "4", "—"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_sentences_cover_the_tokens(text: str) -> None:
    tokens = tokenize(text)
    found = split_sentences(tokens, 0, len(tokens))
    assert [i for a, b in found for i in range(a, b)] == list(range(len(tokens)))
    assert all(a < b for a, b in found)

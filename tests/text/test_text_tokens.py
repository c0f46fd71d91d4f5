"""Tokens: what is one, where it stands, and which full stops belong to a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcli.text.punctuation import QUOTE_MARKS
from claimcli.text.tokens import tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # clitics come off, contractions of "not" stay
        ("Trump's aides won't say.", "Trump 's aides won't say ."),
        ("They’re late, she’ll wait", "They ’re late , she ’ll wait"),
        ("rock'n'roll o'clock O’Brien", "rock'n'roll o'clock O’Brien"),
        ("O’Brien’s dog", "O’Brien ’s dog"),
        # plurals' apostrophes are tokens of their own, so that quotes.py may look at them
        ("the growers’ leader", "the growers ’ leader"),
        ("the growers' leader", "the growers ' leader"),
        # abbreviations keep their stop
        ("Mr. Vane met Dr. Okoro", "Mr. Vane met Dr. Okoro"),
        ("in the U.S. and at 3 a.m. sharp", "in the U.S. and at 3 a.m. sharp"),
        ("Sen. J. R. Pike", "Sen. J. R. Pike"),
        ("J.R.R. Pike", "J.R.R. Pike"),
        ("Acme Inc. of Reno, Nev., said", "Acme Inc. of Reno , Nev. , said"),
        ("No. 4 is no. Yes.", "No. 4 is no . Yes ."),
        ("So did I. He left", "So did I . He left"),
        ("Plan A... or plan B..", "Plan A ... or plan B .."),
        ("cars, vans, etc...", "cars , vans , etc ..."),
        # numbers
        ("It cost $1,204.50, or 3.5% more", "It cost $1,204.50 , or 3.5% more"),
        ("£2m in 1998-99", "£2m in 1998-99"),
        ("the 21st century, 10:30", "the 21st century , 10:30"),
        ("It ended in 2014.", "It ended in 2014 ."),
        ("from 1990s", "from 1990s"),
        # compounds
        ("a 34-year-old AT&T man", "a 34 - year-old AT&T man"),
        ("and/or", "and/or"),
        ("anti‑war", "anti‑war"),
        # marks
        ("“Yes,” she said", "“ Yes , ” she said"),
        ("''Yes,'' she said", "'' Yes , '' she said"),
        ("``Yes,'' she said", "`` Yes , '' she said"),
        # three in a row: the inner mark stands inside, at either end
        ("''He said, 'Go,''' she said", "'' He said , ' Go , ' '' she said"),
        ("'''Go' is a song,'' she said", "'' ' Go ' is a song , '' she said"),
        ("« Oui », dit-elle", "« Oui » , dit-elle"),
        ("word—word -- word – word", "word — word -- word – word"),
        ("well... yes… no", "well ... yes … no"),
        ('"‘Yes,’" he said', '" ‘ Yes , ’ " he said'),
        ("(NWA) - [sic]", "( NWA ) - [ sic ]"),
        # handles and addresses
        ("@old_salt tweeted #TeamGoat", "@old_salt tweeted #TeamGoat"),
        ("see https://example.org/a?b=c for more", "see https://example.org/a?b=c for more"),
        ("mail press@example.org", "mail press@example.org"),
        # letters of any script, with their combining marks
        ("Ödön Škrtel naïve", "Ödön Škrtel naïve"),
        ("e\u0301te\u0301", "e\u0301te\u0301"),
        ("Лавров сказал", "Лавров сказал"),
        # control and format characters decide nothing
        ("a\u200b b\x07c", "a b c"),
        ("", ""),
        (" \t\r\n", ""),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert words(text) == expected.split()


def test_offsets_are_code_points() -> None:
    text = "😀 “Да,” said 𝒜lice"
    assert [(t.start, t.end) for t in tokenize(text)] == [(0, 1), (2, 3), (3, 5), (5, 6), (6, 7), (8, 12), (13, 18)]


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "‘", "''", "``", "«", "»", "said", "Mr.", "U.S.", "Ann", "’s", ".", ",",
     "\n", "\r\n", " ",
     "—", "--", "3.5%", "$", "@", "#", "é", "e\u0301", "\u200b", "\x00", "\u2028", "😀", "İ", "ß", "ﬁ",
     "http://", "www."]
)  # fmt: skip
ANY_TEXT = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))


@given(ANY_TEXT)
def test_tokens_stand_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        assert token.text == text[token.start : token.end]
        assert token.lower == token.text.lower()
        assert not any(c.isspace() for c in token.text)
        end = token.end


@given(ANY_TEXT)
def test_no_letter_is_lost(text: str) -> None:
    held = {i for token in tokenize(text) for i in range(token.start, token.end)}
    assert [c for i, c in enumerate(text) if i not in held and c.isalnum()] == []


@given(ANY_TEXT)
def test_curly_and_straight_double_marks_are_always_tokens_of_their_own(text: str) -> None:
    starts = {token.start: token.text for token in tokenize(text) if token.text in QUOTE_MARKS}
    assert all(i in starts for i, c in enumerate(text) if c in "“”")

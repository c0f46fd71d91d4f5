"""Time grows with the length of the text, not with its square, on patterns that defeat careless matching.

Measured by `growth`: a text eight times as long against the text; no time is asserted by itself.
"""

import re
from collections.abc import Callable
from functools import partial
from itertools import product

import pytest

from claimcli.api import extract_text
from claimcli.text.article import read_article
from tests.growth import EXPONENT, assert_linear, growth, process_seconds

# A § stands for a name that the text has not had yet.
HOSTILE = {
    "openers": "“ ",
    "openers tight": "“word ",
    "single openers": "‘word ",
    "single openers and straight": '‘word "word ',
    "openers that other marks close": "‘word » ",
    "straight marks": '" ',
    "straight marks tight": '"word ',
    "doubled apostrophes": "''word ",
    "plural apostrophes": "the lads’ ",
    "plural straight apostrophes in a quotation": "'the lads' job ",
    "guillemets": "«word ",
    "mixed marks": "“a ‘b 'c \"d ''e «f ",
    "capitals": "Ann Vale ",
    "capitals and commas": "Ann Vale, ",
    "initials": "A. B. ",
    "abbreviations": "U.S. Mr. p.m. ",
    "stops": ". ",
    "stops tight": ".",
    "ellipses": "... … ",
    "stops and marks": '." ',
    "hyphens": "word-",
    "apostrophes in a word": "o'",
    "digits and commas": "1,",
    "brackets": "( ",
    "cues": "said ",
    "cues and commas": "said, ",
    "cues and that": "said that ",
    "multi-word cues": "according to ",
    "colons": "Ann: ",
    "colons on lines": "Ann: word\n",
    "dashes": "— ",
    "lines": "\n",
    "short paragraphs": "He said.\n\n",
    "reopened paragraphs": "“It rains.\n\n",
    "white space": " ",
    "addresses": "http://",
    "letters": "a",
    "combining marks": "e\u0301",
    "one quotation each": "“It rains,” said Ann Vale. ",
    "he said": "He said she said ",
    "a new name each": "Ann § said it rains. ",
    "new names and pronouns": "§ § said it rains. He said no. ",
    "new roles": "§ §, the chief of §, said it rains.\n\n“No,” she said.\n\n",
}
CUES = ("cues and commas", "cues and that")


def seconds(work: Callable[[str], object], pattern: str, size: int) -> float:
    """Time of `work` on `size` characters of the pattern."""
    text = write_out(pattern, size)
    return process_seconds(lambda: work(text), runs=3)


def write_out(pattern: str, size: int) -> str:
    """`size` characters of `pattern` again and again, with names for its §."""
    if "§" not in pattern:
        return (pattern * (size // len(pattern) + 1))[:size]
    names = ("".join(letters).capitalize() for letters in product("aeioubdfgklmnprst", repeat=5))
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(re.sub("§", lambda _: next(names), pattern))
        length += len(parts[-1])
    return "".join(parts)[:size]


@pytest.mark.parametrize("name", HOSTILE)
def test_reading_grows_with_the_text(name: str) -> None:
    assert_linear(partial(seconds, read_article, HOSTILE[name]), 2_000)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in CUES])
def test_extraction_grows_with_the_text(engine: str, name: str) -> None:
    extract_text("He said it.", "<text>", engine)  # the weights are loaded once, and not measured
    work = partial(extract_text, document="<text>", engine=engine)
    assert_linear(partial(seconds, work, HOSTILE[name]), 500)


@pytest.mark.parametrize("name", CUES)
def test_extraction_from_nothing_but_cues_grows_with_the_text(engine: str, name: str) -> None:
    """Each of them is looked at with its surroundings, so growth is linear only from a few hundred words on."""
    work = partial(extract_text, document="<text>", engine=engine)
    assert_linear(partial(seconds, work, HOSTILE[name]), 2_000, longer=2)


def test_a_square_would_be_seen() -> None:
    def square(text: str) -> int:
        return sum(i % 7 for _ in text for i in range(0, len(text), 200))

    assert growth(partial(seconds, square, "a"), 2_000) > 8**EXPONENT

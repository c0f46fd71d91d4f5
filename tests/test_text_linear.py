"""Time grows with the length of the text, not with its square, on patterns that defeat careless matching.

Process time of the text of twice the length is set against that of the text, both as the least of several runs: a
square would give 4, and the bound is 3.5 only to be deaf to noise. Sizes are doubled until a run takes long enough to
measure, so a fast machine measures longer texts, not shorter times.
"""

import time
from collections.abc import Callable

import pytest

from claimcli import extract
from claimcli.text.article import read_article

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
    "stops and marks": ".\" ",
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
}


def ratio(work: Callable[[str], object], pattern: str, size: int, enough: float) -> float:
    """Time for twice `size` characters over time for `size`, where `size` is doubled until a run takes `enough`."""
    while (once := _least(work, pattern, size, 2)) < enough and size < 4_000_000:
        size *= 2
    return _least(work, pattern, 2 * size, 2) / max(once, 1e-9)


def _least(work: Callable[[str], object], pattern: str, size: int, runs: int) -> float:
    text = (pattern * (size // len(pattern) + 1))[:size]
    times = []
    for _ in range(runs):
        begin = time.process_time()
        work(text)
        times.append(time.process_time() - begin)
    return min(times)


def assert_linear(work: Callable[[str], object], pattern: str, size: int, enough: float) -> None:
    """Fails when three measurements in a row look like more than linear growth."""
    ratios = []
    for _ in range(3):
        ratios.append(ratio(work, pattern, size, enough))
        if ratios[-1] < 3.5:
            return
    raise AssertionError(f"twice the text took {ratios} times as long")


@pytest.mark.parametrize("name", HOSTILE)
def test_reading_grows_with_the_text(name: str) -> None:
    assert_linear(read_article, HOSTILE[name], 8_000, 0.05)


@pytest.mark.parametrize("name", HOSTILE)
def test_extraction_grows_with_the_text(name: str) -> None:
    assert_linear(extract, HOSTILE[name], 1_000, 0.1)

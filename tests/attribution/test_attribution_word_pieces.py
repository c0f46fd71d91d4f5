"""Windows of the accurate engine: every token in exactly one, none longer than the network can read."""

from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimcli.attribution.features.cue_shares import CueWords
from claimcli.attribution.features.token_table import build_token_table
from claimcli.attribution.tagging.word_pieces import LENGTH, Marks, cut_windows
from claimcli.text.article import read_article

SENTENCES = st.lists(st.tuples(st.integers(0, 230), st.sampled_from([". ", ".\n\n", "! "])), min_size=1, max_size=8)


def split_word(word: str) -> tuple[int, ...]:
    """One piece for each letter, so that the text alone says how long a window is."""
    return tuple(range(1, len(word) + 1))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SENTENCES, st.integers(12, 40) | st.just(LENGTH), st.sampled_from(["the dam ", "reservoirs ", "a "]))
@example([(0, ". "), (230, ". ")], LENGTH, "reservoirs ")
@example([(1, ". "), (230, ". "), (1, ". ")], 16, "reservoirs ")
def test_windows_always_fit(sentences: list[tuple[int, str]], length: int, words: str) -> None:
    """A short sentence before one that fills a window by itself once gave a window that was too long."""
    text = "".join("No " + words * count + end for count, end in sentences)
    article = read_article(text)
    table = build_token_table(article, CueWords({}, {}))
    windows = list(cut_windows(article, table, split_word, Marks(101, 102), length))
    assert all(len(window.pieces) == len(window.codes) <= length for window in windows)
    assert [window.first for window in windows] == [0, *(window.last for window in windows[:-1])]
    assert windows[-1].last == len(article.tokens)
    for window in windows:
        assert len(window.starts) == window.last - window.first
        assert all(a < b for a, b in pairwise(window.starts))

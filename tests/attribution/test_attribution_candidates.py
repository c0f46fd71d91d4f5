"""Which candidates for a content are looked at: each once, however it might be written."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimcli.attribution.features.cue_shares import CueWords
from claimcli.attribution.features.token_table import build_token_table
from claimcli.attribution.ranking.contents import LIMIT, ContentCandidate, content_candidates
from claimcli.attribution.tagging.cues import Cue
from claimcli.text.article import Article, read_article

WORDS = ["dam", "that", "which", "and", "held", ",", ".", "?", "“", "”", "\n"]


def candidates_of(text: str, cue: int, content: range) -> tuple[Article, list[ContentCandidate]]:
    """The candidates for the cue at a token, where the linker thinks `content` its content."""
    article = read_article(text)
    table = build_token_table(article, CueWords({}, {}))
    probability = {i: 0.9 if i in content else 0.1 for i in range(len(article.tokens)) if i != cue}
    return article, content_candidates(
        article, table, Cue(cue, cue + 1, cue, 0.9), content, sorted(probability), probability
    )


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        pytest.param(
            "She said that the dam, which leaks, will hold.", 1, range(2, 10),
            {"that the dam , which leaks , will hold", "that the dam , which leaks", "that the dam"},
            id="clause edges, the full stop left out",
        ),
        pytest.param(
            "She said that the dam will hold.", 1, range(2, 7),
            {"that the dam will hold"},
            id="the linker's own, without its full stop",
        ),
        pytest.param(
            "She said that the dam will hold.", 1, range(0),
            {"that the dam will hold"},
            id="where the linker saw nothing, what follows the cue",
        ),
        pytest.param(
            "“It leaks,” she said, and it will hold.", 6, range(4),
            {"“ It leaks ,", "“ It leaks , ”"},
            id="a quotation before the cue, whole",
        ),
    ],
)  # fmt: skip
def test_readings_are_the_own_one_and_its_neighbours(text: str, cue: int, content: range, expected: set[str]) -> None:
    article, candidates = candidates_of(text, cue, content)
    found = {
        " … ".join(" ".join(t.text for t in article.tokens[a:b]) for a, b in candidate) for candidate in candidates
    }
    assert expected <= found
    assert not any(candidate.endswith(" .") for candidate in found)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20), st.integers(0, 20), st.data())
def test_no_two_readings_are_alike(words: list[str], at: int, data: st.DataObject) -> None:
    assume(not any(a == b == "." for a, b in pairwise(words)))  # of several stops one is left out
    text = " ".join([*words[:at], "said", *words[at:]])
    tokens = read_article(text).tokens
    cue = [t.text for t in tokens].index("said")
    places = [i for i, t in enumerate(tokens) if i != cue]
    content = data.draw(st.sets(st.sampled_from(places)) if places else st.just(set()))
    _, candidates = candidates_of(text, cue, sorted(content))
    assert len(candidates) <= LIMIT
    shown = [
        tuple((a, b - (tokens[b - 1].text == "." and b - a > 1)) for a, b in candidate) for candidate in candidates
    ]
    assert len(set(shown)) == len(shown)
    for candidate in candidates:
        assert candidate == tuple(sorted(candidate)) and candidate
        assert not any(a <= cue < b for a, b in candidate)

"""The index of comparison: whom a term brings together, and that its lists stay short."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcli.comparison.candidates import find_similar
from claimcli.comparison.index import POSTED, Index
from claimcli.comparison.proposition import Proposition, read_propositions
from claimcli.models import Claim


def read(*said: tuple[str, str | None]) -> list[Proposition]:
    """Propositions of one document each, out of (content, date)."""
    return read_propositions(
        [Claim(document=f"{n:04}", cue="said", text=text, date=date) for n, (text, date) in enumerate(said)]
    )


def test_a_rare_term_brings_claims_together_whenever_they_were_said() -> None:
    index = Index(read(("a submarine sank", "2010-01-05"), ("the submarine is safe", "2020-08-09"), ("taxes", None)))
    assert set(index.find_sharing(0)) == {0, 1}


def test_a_common_term_brings_together_claims_of_about_the_same_time_or_of_none() -> None:
    many = [(f"the submarine {n}", "2010-01-05") for n in range(POSTED + 1)]
    index = Index(read(("a submarine sank", "2010-01-20"), ("one submarine", "2020-08-09"), ("submarine", None), *many))
    assert 1 not in index.find_sharing(0)
    assert {2, 3} <= index.find_sharing(0).keys()
    assert {0, 1} <= index.find_sharing(2).keys()


def test_a_common_term_brings_a_claim_together_with_those_that_it_tells_most_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("claimcli.comparison.index.POSTED", 3)
    more = "barley copper donkey kettle".split()
    index = Index(read(*((" ".join(["submarine", *more[:n]]), None) for n in range(5))))
    assert set(index.find_sharing(0)) == {0, 1, 2}
    assert {0, 1, 2} <= index.find_sharing(4).keys()


@pytest.mark.parametrize("date", ["soon", "", "2010-13-45"])
def test_a_date_that_is_none_keeps_nothing_apart(date: str) -> None:
    assert set(Index(read(("a submarine", date), ("the submarine", "2020-08-09"))).find_sharing(0)) == {0, 1}


WORDS = st.sampled_from("submarine kettle ladder orchard ferry the of".split())


@given(st.lists(st.lists(WORDS, max_size=5), max_size=9))
@settings(max_examples=60, deadline=None)
def test_candidates_are_ordered_pairs_and_found_from_either_side(drawn: list[list[str]]) -> None:
    propositions = read(*((" ".join(words), None) for words in drawn))
    pairs = list(find_similar(propositions))
    assert all(i < j for i, j in pairs)
    assert len(pairs) == len(set(pairs))
    index = Index(propositions)
    for i, j in pairs:
        assert j in index.find_sharing(i)
        assert i in index.find_sharing(j)

"""The index of comparison: whom a term brings together, and that its lists stay short."""

from collections.abc import Callable

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


def sharing(propositions: list[Proposition], number: int) -> set[int]:
    """The claims that the index brings together with claim `number`."""
    index = Index(propositions)
    (entry,) = (k for k, entry in enumerate(index.entries) if number in entry.members)
    return {i for k in index.find_sharing(entry) for i in index.entries[k].members}


def test_a_rare_term_brings_claims_together_whenever_they_were_said() -> None:
    said = read(("a submarine sank", "2010-01-05"), ("the submarine is safe", "2020-08-09"), ("taxes", None))
    assert sharing(said, 0) == {0, 1}


def test_a_common_term_brings_together_claims_of_about_the_same_time_or_of_none() -> None:
    many = [(f"the submarine {n + 100}", "2010-01-05") for n in range(POSTED + 1)]
    said = read(("a submarine", "2010-01-20"), ("one submarine", "2020-08-09"), ("submarine", None), *many)
    assert 1 not in sharing(said, 0)
    assert 2 in sharing(said, 0)
    assert {0, 1} <= sharing(said, 2)


def test_a_common_term_brings_a_claim_together_with_those_that_it_tells_most_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("claimcli.comparison.index.POSTED", 3)
    more = "barley copper donkey kettle".split()
    said = read(*((" ".join(["submarine", *more[:n]]), None) for n in range(5)))
    assert sharing(said, 0) == {0, 1, 2}
    assert {0, 1, 2} <= sharing(said, 4)


def test_claims_of_one_content_are_one_entry() -> None:
    index = Index(read(("a submarine sank", None), ("Submarine sank", None), ("a submarine sank", "2010-01-05")))
    assert sorted(entry.members for entry in index.entries) == [[0, 1], [2]]


@pytest.mark.parametrize("date", ["soon", "", "2010-13-45"])
def test_a_date_that_is_none_keeps_nothing_apart(date: str) -> None:
    assert sharing(read(("a submarine", date), ("the submarine", "2020-08-09")), 0) == {0, 1}


# Numbers of papers above every bound of the index, so that doubling them shows what pairs grow with.
MANY = 5 * POSTED
STORIES = [
    pytest.param(lambda n: f"the ferry company hid the {n + 100} repairs of the harbour submarine", id="all alike"),
    pytest.param(lambda _: "the harbour submarine sank", id="one text that all print"),
    pytest.param(lambda n: f"the ferry of Orm {n // 4 + 100} hides a ladder in the orchard", id="four papers a story"),
    pytest.param(
        lambda n: f"the minister of kettle{n} county denied the orchard plan", id="a common word and a rare one"
    ),
]


@pytest.mark.parametrize("write", STORIES)
def test_candidates_grow_with_the_papers_and_not_with_their_square(write: Callable[[int], str]) -> None:
    once, twice = (
        sum(1 for _ in find_similar(read(*((write(n), None) for n in range(papers))))) for papers in (MANY, 2 * MANY)
    )
    assert once > 0
    assert twice <= 2.2 * once  # 4 would be all pairs


@pytest.mark.parametrize("write", STORIES)
def test_what_one_term_brings_together_grows_with_the_papers(write: Callable[[int], str]) -> None:
    def count(papers: int) -> int:
        index = Index(read(*((write(n), None) for n in range(papers))))
        return sum(len(index.find_sharing(k)) for k in range(len(index.entries)))

    assert count(2 * MANY) <= 2.2 * count(MANY)


def test_candidates_of_one_long_paper_grow_with_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcli.comparison.candidates.NEIGHBOURS", 20)

    def count(claims: int) -> int:
        said = [Claim(document="a", id=f"{n:05}", cue="said", text=f"the submarine {n + 100}") for n in range(claims)]
        return sum(1 for _ in find_similar(read_propositions(said)))

    assert count(200) <= 2.2 * count(100)


def test_other_stories_however_many_change_no_candidate() -> None:
    said = [("the submarine hides kettles", None), ("kettles are hidden in a submarine", None)]
    other = [(f"the ferry {n} carries ladders to the orchard", None) for n in range(2 * POSTED)]
    alone, together = (
        {(propositions[i].claim.text, propositions[j].claim.text) for i, j in find_similar(propositions)}
        for propositions in (read(*said), read(*said, *other))
    )
    assert alone
    assert {pair for pair in together if "submarine" in "".join(pair)} == alone


WORDS = st.sampled_from("submarine kettle ladder orchard ferry the of".split())


@given(st.lists(st.lists(WORDS, max_size=5), max_size=9))
@settings(max_examples=60, deadline=None)
def test_candidates_are_ordered_pairs_and_found_from_either_side(drawn: list[list[str]]) -> None:
    propositions = read(*((" ".join(words), None) for words in drawn))
    pairs = list(find_similar(propositions))
    assert all(i < j for i, j in pairs)
    assert len(pairs) == len(set(pairs))
    for i, j in pairs:
        assert j in sharing(propositions, i)
        assert i in sharing(propositions, j)

"""Groups of features: what the decoder sums is what training names."""

from hypothesis import given
from hypothesis import strategies as st

from claimcli.attribution.features.templates import Group, Named, Scorer, Seen, names_of

LETTERS = st.sampled_from("abc")
WEIGHTS = {"1a": 2, "1b": -3, "sum3": 5, "0a": 7, "0A": 19, "-2c": 11, "2b": 13, "name c": 17}


def letter(side: int, text: str) -> list[str]:
    return [f"{side}{text}", f"sum{side + len(text)}"]


def seen(text: str) -> list[tuple[str, int]]:
    return [(text, 2), (text.upper(), 0)]


def groups_of(text: list[str]) -> list[Group | Seen | Named]:
    keys = [(n % 3, c) for n, c in enumerate(text)]
    return [Group(letter, keys), Seen(seen, (-2, 0, 1), text), Named([f"name {c}" for c in text])]


@given(st.lists(LETTERS, max_size=8), st.lists(LETTERS, max_size=8))
def test_totals_are_the_weights_of_the_names(first: list[str], second: list[str]) -> None:
    scorer = Scorer(WEIGHTS)
    for text in (first, second, first):  # what was remembered of one text serves the next
        expected = [sum(WEIGHTS.get(name, 0) for name in row) for row in names_of(groups_of(text))]
        assert scorer.totals(groups_of(text)) == expected


def test_a_word_is_seen_from_the_places_around_it() -> None:
    rows = names_of([Seen(seen, (-1, 0, 1), ["a", "b", "c"])])
    assert rows == [["-1b", "0a", "0A"], ["-1c", "0b", "0B", "1a"], ["0c", "0C", "1b"]]

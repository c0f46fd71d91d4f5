"""The decoder against sums over all label sequences, the packing of weights, and the file they are kept in."""

import random
from itertools import pairwise, product
from math import exp

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcli.attribution.crf.decoder import SCALE, Chain, compile_decoder, pack_row, unpack_row
from claimcli.attribution.crf.passes import Passes
from claimcli.attribution.crf.weights_file import Packed, pack, unpack
from claimcli.attribution.engines import load_engine
from claimcli.attribution.model import read_model
from claimcli.attribution.tagging.labels import LABELS

WEIGHT = st.integers(-8 * SCALE, 8 * SCALE)
HUGE = st.integers(-100 * SCALE, 100 * SCALE)  # beyond what the decoder has in its table


@st.composite
def chains_with_rows(
    draw: st.DrawFn, weights: st.SearchStrategy[int] = WEIGHT, widest: int = 3, longest: int = 4
) -> tuple[Chain, list[list[int]]]:
    width = draw(st.integers(2, widest))
    transitions = tuple(tuple(draw(st.lists(WEIGHT, min_size=width, max_size=width))) for _ in range(width))
    rows = draw(st.lists(st.lists(weights, min_size=width, max_size=width), min_size=1, max_size=longest))
    return Chain(tuple("ABCDEFG"[:width]), {}, transitions), rows


@given(st.one_of(chains_with_rows(), chains_with_rows(widest=2, longest=10), chains_with_rows(weights=HUGE)))
def test_marginals_are_the_sums_over_all_sequences(case: tuple[Chain, list[list[int]]]) -> None:
    chain, rows = case
    found = chain.marginals([pack_row(row) for row in rows])
    width = len(chain.labels)
    expected = [[0.0] * width for _ in rows]
    for labels in product(range(width), repeat=len(rows)):
        score = sum(row[j] for row, j in zip(rows, labels, strict=True))
        score += sum(chain.transitions[a][b] for a, b in pairwise(labels))
        for t, j in enumerate(labels):
            expected[t][j] += exp(score / SCALE)
    for ours, theirs in zip(found, expected, strict=True):
        assert ours == pytest.approx([x / sum(theirs) for x in theirs], abs=2e-3)


LARGE = st.integers(-59 * SCALE, 59 * SCALE)  # within it, so that only scaling keeps the products within floats


@settings(suppress_health_check=[HealthCheck.too_slow])  # three hundred rows take their time on a busy machine
@given(st.one_of(st.lists(st.tuples(w, w), min_size=300, max_size=300) for w in (HUGE, LARGE)))
def test_a_long_sequence_of_far_weights_stays_within_floats(rows: list[tuple[int, int]]) -> None:
    found = Chain(("A", "B"), {}, ((0, 0), (0, 0))).marginals([pack_row(row) for row in rows])
    for (a, b), row in zip(rows, found, strict=True):
        assert row == pytest.approx((1 / (1 + exp((b - a) / SCALE)), 1 / (1 + exp((a - b) / SCALE))), abs=1e-6)


def test_a_long_sequence_is_decoded_in_windows_that_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rows are those of one window over all, to the tenth digit, and can be read by place, by slice and in turn."""
    dice = random.Random(1)
    chain = Chain(("A", "B", "C"), {}, ((64, -64, 0), (0, 128, -32), (-64, 0, 64)))
    sums = [pack_row([dice.randint(-200, 200) for _ in range(3)]) for _ in range(1000)]
    whole = chain.marginals(sums)
    monkeypatch.setattr("claimcli.attribution.crf.decoder._WINDOW", 170)
    rows = chain.marginals(sums)
    assert rows != whole and len(rows) == 1000
    assert [list(row) for row in rows] == [pytest.approx(row, abs=1e-10) for row in whole]
    assert [rows[0], *rows[1:999], rows[-1]] == list(rows)


def test_a_label_that_only_follows_itself_divides_nothing_by_zero() -> None:
    chain = Chain(("A", "B"), {}, ((0, -12 * SCALE), (-12 * SCALE, 0)))
    assert chain.marginals([pack_row([5 * SCALE, -5 * SCALE])] * 200)[-1] == pytest.approx((1.0, 0.0))


@given(chains_with_rows(st.integers(-30 * SCALE, 30 * SCALE), widest=7, longest=12), st.booleans())
def test_what_is_compiled_gives_the_same_numbers(case: tuple[Chain, list[list[int]]], ruled_out: bool) -> None:
    chain, rows = case
    table = [[exp(w / SCALE) for w in row] for row in chain.transitions]
    if ruled_out:  # an inside without its begin
        table[0][-1] = exp(-12)
    factor = [exp(n / SCALE) for n in range(-30 * SCALE, 30 * SCALE + 1)]
    fields = [tuple([w + 30 * SCALE for w in row]) for row in rows]
    assert Passes(table).decode(fields, factor) == compile_decoder(table)(fields, factor)


@given(st.lists(st.lists(st.integers(-(2**15), 2**15 - 1), min_size=5, max_size=5), min_size=1, max_size=60))
def test_packed_rows_add_up_label_by_label(rows: list[list[int]]) -> None:
    total = sum(pack_row(row) for row in rows)
    assert unpack_row(total, 5) == tuple(map(sum, zip(*rows, strict=True)))


def test_no_tokens_have_no_marginals() -> None:
    assert Chain(("A", "B"), {}, ((0, 0), (0, 0))).marginals([]) == []


@given(
    st.dictionaries(
        st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1),
        st.tuples(WEIGHT, WEIGHT),
        min_size=1,
    )
)
def test_a_packed_model_comes_back_as_it_was(weights: dict[str, tuple[int, int]]) -> None:
    chain = Chain(("A", "B"), {name: pack_row(row) for name, row in weights.items()}, ((1, -2), (0, 3)))
    packed = Packed({"flat": chain}, {"shares": {"say": 0.125, "ask": -3.0}}, {"note": "x"})
    data = pack(packed)
    assert unpack(data) == packed
    assert pack(unpack(data)) == data


@pytest.mark.parametrize("data", [b"", b"not a model", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a weights file"):
        read_model(data)


def test_the_shipped_model_is_whole_and_small() -> None:
    from importlib.resources import files

    data = files("claimcli.attribution").joinpath("weights/light.bin").read_bytes()
    assert len(data) <= 1_000_000
    model = load_engine()
    assert model.confidence and model.linker.of_content.weights and model.linker.of_source.weights
    assert model.linker.chain.labels[0] == LABELS[0]
    assert model.cue_words.share("said") > 0.8 > 0.2 > model.cue_words.share("table")

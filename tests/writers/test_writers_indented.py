"""JSON with an indent, and with spans on one line."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcli.writers.indented import indent


def values(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[Any]:
    leaves = st.none() | st.booleans() | numbers | st.floats(allow_nan=False) | st.text()
    return st.recursive(leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner))


@given(values(st.integers()))
def test_what_is_written_is_read_again(value: Any) -> None:
    assert json.loads(indent(value)) == value


@given(values(st.integers(max_value=-1)))
def test_without_spans_it_is_what_json_writes(value: Any) -> None:
    assert indent(value) == json.dumps(value, ensure_ascii=False, indent=2)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([3, 8], "[3, 8]"),
        ([[3, 8], [9, 12]], "[[3, 8], [9, 12]]"),
        ({"spans": [(0, 1)]}, '{\n  "spans": [[0, 1]]\n}'),
        ([1, 2, 3], "[\n  1,\n  2,\n  3\n]"),
        ([True, False], "[\n  true,\n  false\n]"),
        ([[3, 8], "[3, 8]"], '[\n  [3, 8],\n  "[3, 8]"\n]'),
        ({1: []}, '{\n  "1": []\n}'),
    ],
)
def test_spans_stand_on_one_line(value: Any, text: str) -> None:
    assert indent(value) == text

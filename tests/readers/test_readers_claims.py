"""Claims that were written before, by us or by other programs, and records that are none."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcli.models import Claim
from claimcli.readers.claims import read_claims
from claimcli.readers.json_values import read_values
from claimcli.readers.problems import BadInputError

ONE = {"document": "a.txt", "text": "yes"}


def read(content: str | list[Any]) -> tuple[list[Claim], list[tuple[int | None, str]]]:
    text = content if isinstance(content, str) else "\n".join(json.dumps(record) for record in content)
    claims, errors = read_claims("in.jsonl", text.encode("utf-8"))
    assert all(error.document == "in.jsonl" for error in errors)
    return list(claims), [(error.line, error.message) for error in errors]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(ONE) + "\n",
        json.dumps(ONE),
        json.dumps(ONE, indent=2),
        json.dumps([ONE]),
        "\ufeff" + json.dumps(ONE),
        json.dumps({"documents": [{"document": "a.txt", "claims": [ONE]}], "errors": []}),
        json.dumps({"documents": [{"document": "a.txt", "claims": [{"text": "yes"}]}]}),
        json.dumps({"topics": [], "claims": [ONE]}, indent=1),
    ],
)
def test_all_shapes_give_the_same_claim(content: str) -> None:
    claims, errors = read(content)
    assert errors == []
    assert [(claim.id, claim.document, claim.text) for claim in claims] == [("a#1", "a.txt", "yes")]


def test_what_jq_prints_over_several_lines_is_read() -> None:
    claims, errors = read("\n".join(json.dumps({**ONE, "text": word}, indent=2) for word in ("one", "two")))
    assert ([claim.text for claim in claims], errors) == (["one", "two"], [])


def test_only_line_feeds_separate_lines() -> None:
    record = json.dumps({**ONE, "text": "a\u2028b\u2029c\x85d\x0be"}, ensure_ascii=False)
    claims, errors = read(f"{record}\n{record}\nbroken\n")
    assert [claim.text for claim in claims] == ["a\u2028b\u2029c\x85d\x0be"] * 2
    assert [line for line, _ in errors] == [3]


@pytest.mark.parametrize(
    ("content", "line", "said", "kept"),
    [
        ('{"document": "a", "text": "x"}\nnonsense\n{"document": "b", "text": "y"}', 2, "broken JSON", 2),
        ('{"document": "a", "text": "x"\n{"document": "b", "text": "y"}', 1, "broken JSON", 1),
        ('{"document": "a", "text": "x\n{"document": "b", "text": "y"}', 1, "broken JSON", 1),
        ('{"document": "a", "text": "x"}\n{"document": "b", "tex', 2, "broken JSON", 1),
        ('{"document": "a", "text": "x"}\n{"document": "b",\n\n', 2, "broken JSON", 1),
        ('{\n  "document": "a",\n  "text": x\n}\n{"document": "b", "text": "y"}', 3, "broken JSON", 1),
        ('\n\n{"document": "a"}', 3, 'no "text"', 0),
        ('{"text": "a"}', 1, 'no "document"', 0),
        ('{"document": "a", "text": null}', 1, '"text"', 0),
        ('{"document": "a", "text": "x", "kind": "spoken"}', 1, '"kind"', 0),
        ('{"document": "a", "text": "x", "content_spans": [[5, 2]]}', 1, "start <= end", 0),
        ('{"document": "a", "text": "x", "confidence": NaN}', 1, "NaN", 0),
        ('{"document": "a", "text": "\\ud83d"}\n{"document": "b", "text": "\\ud83d\\ude00"}', 1, "surrogate", 1),
        ('{"document": "a", "text": "x", "n": ' + "[" * 100_000 + "]" * 100_000 + "}", 1, "nested too deeply", 0),
        ('{"document": "a", "text": "x", "n": ' + "9" * 10_000 + "}", 1, "broken JSON", 0),
        ('{"documents": [{"document": "a", "claims": [{"text": "x"}, 5]}]}', 1, "not a claim", 1),
        ('"just a string"', 1, "not a claim", 0),
        ('{"document": "a", "text": "x"} trailing', 1, "broken JSON", 1),
    ],
)  # fmt: skip
def test_a_broken_record_is_named_and_the_others_are_kept(content: str, line: int, said: str, kept: int) -> None:
    claims, errors = read(content)
    assert len(claims) == kept
    assert len(errors) == 1
    assert errors[0][0] == line
    assert said in errors[0][1] and ";" in errors[0][1] and "\n" not in errors[0][1]


def test_claims_that_are_no_utf8() -> None:
    claims, errors = read_claims("in.jsonl", b'{"document": "a",\n "text": "caf\xe9"}')
    assert claims == () and [(error.line, "not UTF-8" in error.message) for error in errors] == [(2, True)]


def test_null_stands_for_missing() -> None:
    record = dict.fromkeys(Claim.model_fields) | ONE
    (claim,), errors = read([record])
    assert errors == []
    assert claim == Claim(id="a#1", document="a.txt", text="yes")


@pytest.mark.parametrize(
    ("record", "act", "negated"),
    [
        ({"cue": "denied"}, "deny", False),
        ({"cue": "did not say"}, "assert", True),
        ({"cue": "denied", "act": "concede"}, "concede", False),
        ({"cue": "did not say", "act": "assert", "negated": False}, "assert", False),
        ({"cue": ""}, "assert", False),
        ({}, "assert", False),
    ],
)
def test_act_and_negation_come_from_the_cue_where_absent(record: dict[str, Any], act: str, negated: bool) -> None:
    (claim,), _ = read([{**ONE, **record}])
    assert (claim.act, claim.negated) == (act, negated)


def test_order_and_numbers_come_from_the_spans() -> None:
    records = [
        {**ONE, "text": "second", "content_spans": [[50, 60]]},
        {"document": "dir/b.txt", "text": "no spans", "id": "b#1"},
        {**ONE, "text": "first", "content_spans": [[5, 9], [70, 80]]},
        {"document": "dir/b.txt", "text": "none either"},
    ]
    claims, _ = read(records)
    assert [(claim.id, claim.text) for claim in claims] == [
        ("a#1", "first"), ("a#2", "second"), ("b#1", "no spans"), ("b#2", "none either"),
    ]  # fmt: skip


def test_unknown_keys_pass_through() -> None:
    (claim,), _ = read([{**ONE, "checked_by": ["us"], "nested": {"a": None}}])
    assert claim.model_dump()["checked_by"] == ["us"]
    assert claim.model_dump()["nested"] == {"a": None}


@given(st.text(alphabet='{}[]",:\\ud8\n\r \t01e-+ntrfal\u2028x', max_size=60))
def test_any_text_gives_values_or_errors_and_ends(text: str) -> None:
    for found in read_values(text):
        assert isinstance(found, BadInputError) or 1 <= found[0] <= text.count("\n") + 1


@given(
    st.lists(
        st.dictionaries(st.text(max_size=5), st.text(max_size=9) | st.none() | st.integers(), max_size=3), max_size=5
    )
)
def test_what_was_written_is_read(records: list[dict[str, Any]]) -> None:
    for indent in (None, 2):
        text = "\n".join(json.dumps(record, ensure_ascii=False, indent=indent) for record in records)
        assert [found[1] for found in read_values(text) if not isinstance(found, BadInputError)] == records

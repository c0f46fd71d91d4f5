"""Records: what no record may hold is refused when it is made, not when it is written."""

import pytest
from pydantic import ValidationError

from claimcli.models import Claim, CompareReport, DocumentReport, InputError, SpeakerRecord


@pytest.mark.parametrize(
    "spans",
    [
        [["5", 3]],
        [["3", "5"]],
        [[3, "5"]],
        [[3.5, 5]],
        [[True, 5]],
        [[None, 5]],
        [[5, 3]],
        [[-1, 3]],
        [[1]],
        [[1, 2, 3]],
        ["12"],
        "12",
        [{"start": 1, "end": 2}],
    ],
)
@pytest.mark.parametrize("field", ["source_spans", "cue_spans", "content_spans", "quote_spans"])
def test_spans_that_no_text_can_have(field: str, spans: object) -> None:
    with pytest.raises(ValidationError):
        Claim.model_validate({"document": "a", "text": "b", field: spans})


def test_a_claim_that_was_taken_can_be_written_and_read_again() -> None:
    claim = Claim.model_validate({"document": "a", "text": "b", "content_spans": [[0, 0], (1, 10**30)], "other": [1]})
    assert Claim.model_validate_json(claim.model_dump_json()) == claim


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
@pytest.mark.parametrize("field", ["start", "end", "confidence"])
def test_numbers_that_json_does_not_know(field: str, number: float) -> None:
    with pytest.raises(ValidationError):
        Claim.model_validate({"document": "a", "text": "b", field: number})


HALF = "it rains \ud83d"


@pytest.mark.parametrize(
    "values",
    [
        {"text": HALF},
        {"document": HALF},
        {"quotes": [HALF]},
        {"explanation": ("fine", HALF)},
        {"meta": {"desk": HALF}},
        {"meta": {HALF: 1}},
        {"another": [{"deep": [HALF]}]},
        {"addressee": {"mention": HALF}},
    ],
)
def test_half_a_surrogate_pair_is_refused_in_any_string(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="half of a surrogate pair"):
        Claim.model_validate({"document": "a", "text": "b", **values})


def test_other_records_refuse_it_too() -> None:
    for make in (
        lambda: DocumentReport(document=HALF),
        lambda: SpeakerRecord(name=HALF),
        lambda: CompareReport(generator=HALF),
    ):
        with pytest.raises(ValidationError, match="half of a surrogate pair"):
            make()


def test_an_error_may_name_what_no_utf8_can_carry() -> None:
    error = InputError(document=HALF, message=f"no column {HALF}")
    assert "\\ud8" in error.message
    error.model_dump_json()


def test_what_utf8_can_carry_is_taken() -> None:
    text = "\U0001f642 \uffff \u200b \x00 e\u0301 \U0010ffff"
    assert Claim.model_validate_json(Claim(document=text, text=text).model_dump_json()).text == text


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"act": "believe"}, True),
        ({"act": "concede"}, True),
        ({"act": "deny"}, False),
        ({"act": "retract"}, False),
        ({"negated": True}, False),
        ({"factuality": "hypothetical"}, False),
    ],
)
def test_posture_tells_whether_the_same_words_say_the_same(changes: dict[str, object], same: bool) -> None:
    said = Claim(document="a", text="it leaks")
    assert (said.model_copy(update=changes).posture == said.posture) is same

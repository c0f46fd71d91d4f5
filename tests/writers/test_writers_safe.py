"""Text from articles, made harmless for what it is shown in."""

import csv
import io
import json
import unicodedata

import pytest
from cli_samples import HOSTILE, HOSTILE_SHOWN
from hypothesis import given
from hypothesis import strategies as st

from claimcli.writers.safe import guard_cell, guard_json, label_dot, label_mermaid, show_line, show_lines, show_name

UNSEEN = "\u200b\u2060\u2063\ufeff\U000e0001\U000e0041\U000e007f"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def drives_terminal(text: str) -> list[str]:
    return [c for c in text if unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") or c in BIDI or c in UNSEEN]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain — “text” é 中 🙂", "plain — “text” é 中 🙂"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b2J\x7f\x00", "\\x9b2J\\x7f\\x00"),
        ("a\u202eb\u2066c\u200f", "a\\u202eb\\u2066c\\u200f"),
        ("a\u2028b", "a\\u2028b"),
        ("two\r\n  lines\tand", "two lines and"),
        ("[sic] :smile: [/x]", "[sic] :smile: [/x]"),
        ("half \ud83d", "half \\ud83d"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("not\u200bsafe\u2060", "not\\u200bsafe\\u2060"),
        ("a\U000e0041b", "a\\U000e0041b"),
    ],
)
def test_a_line_for_the_terminal(text: str, shown: str) -> None:
    assert show_line(text) == shown


def test_lines_keep_their_breaks_and_names_keep_nothing_invisible() -> None:
    assert show_lines("a\r\nb\rc\n\td\x1b") == "a\nb\nc\n\td\\x1b"
    assert show_name("a\nb\tc\rd\x1b") == "a\\nb\\tc\\rd\\x1b"


@given(st.text())
def test_nothing_harmful_is_left(text: str) -> None:
    assert drives_terminal(show_line(text)) == []
    assert drives_terminal(show_name(text)) == []
    assert [c for c in drives_terminal(show_lines(text)) if c not in "\n\t"] == []


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_json_keeps_its_value(text: str) -> None:
    guarded = guard_json(json.dumps([text], ensure_ascii=False))
    assert json.loads(guarded) == [text]
    assert drives_terminal(guarded) == []


@pytest.mark.parametrize("text", ["</script><script>", "<!--", "\U000e0041", "\u200b", "<a>", "half \\\\u003c"])
def test_json_can_stand_in_a_web_page(text: str) -> None:
    guarded = guard_json(json.dumps([text], ensure_ascii=False))
    assert json.loads(guarded) == [text]
    assert "</" not in guarded and "<!--" not in guarded and guarded.isascii()


BEFORE_A_FORMULA = [
    "",
    " ",
    "\n",
    "\t",
    "\r",
    "\u00a0",
    "\u2003",
    "\u3000",
    "\u200b",
    "\ufeff",
    "\u200d",
    "\u00ad",
    "\x00",
]


@pytest.mark.parametrize("start", [*"=+-@＝＋－＠", *(f"{before}=" for before in BEFORE_A_FORMULA)])
def test_formulas_are_disarmed(start: str) -> None:
    assert guard_cell(f"{start}cmd|' /C calc'!A0").startswith("'")


@pytest.mark.parametrize("before", BEFORE_A_FORMULA)
@pytest.mark.parametrize("border", ";\n\t")
def test_formulas_are_disarmed_behind_the_border_of_another_reader(border: str, before: str) -> None:
    guarded = guard_cell(f"a{border}{before}=1+1")
    assert "'=" in guarded or f"{border}'" in guarded


@pytest.mark.parametrize("cell", ["a = b", "a; b=1", "[1; 2]", "“-5 degrees”", "", "3"])
def test_other_cells_are_left_alone(cell: str) -> None:
    assert guard_cell(cell) == cell


@given(st.text())
def test_a_cell_never_begins_a_formula(text: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerow([guard_cell(text)])
    (row,) = csv.reader(io.StringIO(out.getvalue(), newline="")) if text else ([""],)
    assert row[0].strip(" \n")[:1] not in tuple("=+-@\t\r＝＋－＠") or row[0] == ""


@given(st.text())
def test_labels_stay_inside_their_quotation_marks(text: str) -> None:
    mermaid, dot = label_mermaid(text, text), label_dot(text, text)
    assert mermaid.count('"') == 2 and "<" not in mermaid.replace("<br/>", "")
    assert not set(mermaid) & set("%{}")
    inner = dot[1:-1].replace("\\\\", "")
    assert inner.count('"') == inner.count('\\"')
    assert "\n" not in mermaid + dot


def test_the_hostile_sample_is_shown_as_it_is() -> None:
    assert all(part in show_line(HOSTILE) for part in HOSTILE_SHOWN)

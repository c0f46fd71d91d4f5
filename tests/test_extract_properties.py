"""What holds of extraction whatever text and engine: exact places, records that survive JSON, the same bytes."""

import json
import random

import pytest
from fuzz.checks import check_report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quality.cases import Case, read_cases

from claimcli.api import extract_text
from claimcli.models import DocumentReport

NOISE = st.sampled_from(
    ["", "", "", "", "", "“", "”", '"', "'", "’", "‘", "''", "``", "«", " ", "\n", "\n\n", "\r\n", "\r", "\t",
     "\x00", "\u200b",
     "\u2028", "\ufeff", "\x1b[31m", "[sic]", "😀", "e\u0301", "İ", "ß", "—", " - ", "…", "(", ")", ",", ".",
     ":", "3.5%", "#tag"]
)  # fmt: skip
SOURCE = st.sampled_from(
    ["Ann Vale", "Mr. Pike", "Governor Tom Pike, a vet,", "Pike’s aide", "he", "She", "they", "who",
     "the ministry", "NATO",
     "@ann", "Officials in the U.S.", "A report", "I", ""]
)  # fmt: skip
CUE = st.sampled_from(
    ["said", "says", "said that", "told reporters", "told reporters that", "denied", "did not say", "called", "wants",
     "accused", "claiming that", "and added:", "according to", "is confident that", ":", "—", "asked whether", ""]
)  # fmt: skip
CONTENT = st.sampled_from(
    ["It rains", "the dam is safe", "“It rains.”", '"It rains," he said, "and pours"', "''It rains''",
     "‘It’s wet,’", "it “leaks”",
     "to resign", "the plan “a trick”", "“A one.\n\n“A two,”", "that it would act", "no", "“", ""]
)  # fmt: skip
SENTENCE = st.one_of(
    st.tuples(SOURCE, CUE, CONTENT),
    st.tuples(CONTENT, SOURCE, CUE),
    st.tuples(CONTENT, CUE, SOURCE),
    st.tuples(CUE, SOURCE, CONTENT),
).flatmap(lambda parts: st.tuples(NOISE, *(st.just(part) for part in parts), NOISE).map(" ".join))
END = st.sampled_from([". ", ".\n\n", ", ", ".\r\n", "; ", "? ", " and ", "\n"])
NEWS = st.lists(st.tuples(SENTENCE, END).map("".join), min_size=1, max_size=12).map("".join)
CASES = read_cases()
EFFORT = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@EFFORT
@given(NEWS | st.text(max_size=100))
def test_any_text_gives_claims_whose_places_are_exact(engine: str, text: str) -> None:
    check_report(text, extract_text(text, "story.txt", engine))


def test_two_readings_of_one_word_leave_it_in_one_part(engine: str) -> None:
    text = '"It rains," a spokesman for Pike did not say "we"\n'  # “did” went into the source and into the cue
    report = extract_text(text, "story.txt", engine)
    check_report(text, report)
    assert report.claims


@EFFORT
@given(NEWS)
def test_reports_survive_json(engine: str, text: str) -> None:
    report = extract_text(text, "story.txt", engine)
    dumped = report.model_dump_json()
    assert DocumentReport.model_validate_json(dumped) == report
    assert DocumentReport.model_validate(json.loads(dumped)).model_dump_json() == dumped


@EFFORT
@given(NEWS)
def test_the_same_text_gives_the_same_bytes(engine: str, text: str) -> None:
    assert (
        extract_text(text, "<text>", engine).model_dump_json() == extract_text(text, "<text>", engine).model_dump_json()
    )


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_articles_keep_the_contract(engine: str, case: Case) -> None:
    check_report(case.text, extract_text(case.text, "story.txt", engine))


@pytest.mark.parametrize("case", CASES[::6], ids=[case.id for case in CASES[::6]])
def test_line_endings_change_no_claim(engine: str, case: Case) -> None:
    """CRLF moves the offsets and nothing else."""
    unix, windows = (
        extract_text(case.text, "<text>", engine),
        extract_text(case.text.replace("\n", "\r\n"), "<text>", engine),
    )
    assert [(c.mention, c.cue, c.kind, c.speaker, c.line, c.confidence) for c in unix.claims] == [
        (c.mention, c.cue, c.kind, c.speaker, c.line, c.confidence) for c in windows.claims
    ]
    assert [c.text for c in unix.claims] == [c.text.replace("\r\n", "\n") for c in windows.claims]


@pytest.mark.parametrize("case", CASES[::4], ids=[case.id for case in CASES[::4]])
def test_a_damaged_article_keeps_the_contract(engine: str, case: Case) -> None:
    """Marks lost, words swapped, the end cut off: what a bad copy does to an article."""
    dice = random.Random(case.id)
    for _ in range(6):
        letters = [c for c in case.text if not (c in "“”\"'‘’\n." and dice.random() < 0.2)]
        cut = dice.randrange(1, len(letters) + 1)
        text = "".join(letters[:cut])
        check_report(text, extract_text(text, "story.txt", engine))


def test_what_one_text_holds_does_not_depend_on_those_read_before(engine: str) -> None:
    """No state is carried from article to article."""
    texts = [case.text for case in CASES[:12]]
    alone = [extract_text(text, "<text>", engine).model_dump_json() for text in texts]
    assert [extract_text(text, "<text>", engine).model_dump_json() for text in reversed(texts)] == alone[::-1]

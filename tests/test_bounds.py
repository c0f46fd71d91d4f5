"""What is read and written has bounds, and past each of them a warning says so."""

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Process

from claimcli import compare, extract
from claimcli.models import Claim, CompareReport, DocumentReport, SpeakersReport
from claimcli.readers.claims import read_claims
from claimcli.text import bounds
from claimcli.text.span import Span

Run = Callable[..., Process]
PARTICIPLES = "Ann Vale said that it rains, " + "claiming it rains, adding it pours, noting it snows, " * 400
HE_SAID = "Ann Vale said that the dam is safe and he said it rains, and she denied that, " * 250


def written(report: DocumentReport) -> int:
    """Characters of JSON."""
    return len(report.model_dump_json())


@pytest.mark.parametrize("text", [PARTICIPLES, HE_SAID], ids=["participles", "clauses"])
def test_an_endless_sentence_is_not_written_out_with_each_claim(engine: str, text: str) -> None:
    """Twice the sentence is twice the output, where it was four times."""
    short, long = (extract(text=text[:size], engine=engine) for size in (8_000, 16_000))
    assert written(long) < 2.5 * written(short)
    assert written(long) < 100 * 16_000
    assert all(any(span_is_in(text, claim, span) for span in claim.content_spans) for claim in long.claims)
    assert any("the context of" in warning for warning in long.warnings)
    assert not any("the context of" in warning for warning in extract(text=text[:1_500], engine=engine).warnings)


def span_is_in(text: str, claim: Claim, span: tuple[int, int]) -> bool:
    return text[span[0] : span[1]] in claim.context


def test_a_context_keeps_whole_words_around_its_claim() -> None:
    text = "reservoirs " * 300 + "and Ann Vale said that the dam is safe, " + "reservoirs " * 300
    (claim,) = [claim for claim in extract(text=text).claims if claim.cue == "said"][:1]
    assert "Ann Vale said that the dam is safe" in claim.context
    assert set(claim.context.replace(",", "").split()) <= {*text.replace(",", "").split(), "…"}
    assert len(claim.context) < 8 * bounds.AROUND


@pytest.mark.parametrize(
    ("context", "parts", "kept"),
    [
        ([Span(0, 1_500)], [Span(5, 9)], [Span(0, 1_500)]),
        ([Span(0, 2_001)], [Span(5, 9)], [Span(0, 129)]),
        (
            [Span(0, 9_000)],
            [Span(8_000, 8_100), Span(300, 400), Span(600, 800)],
            [Span(180, 920), Span(7_880, 8_220)],
        ),
        ([Span(0, 1_500), Span(3_000, 4_500)], [Span(1_400, 1_410), Span(3_000, 3_010)], None),
    ],
)
def test_what_is_kept_of_a_context(context: list[Span], parts: list[Span], kept: list[Span] | None) -> None:
    wanted = kept or [Span(1_280, 1_500), Span(3_000, 3_130)]
    assert bounds.cut_context(context, parts) == wanted


def test_a_sentence_of_many_claims_stays_within_the_bound_of_a_report() -> None:
    """Each of them carries the sentence."""
    text = '"It rains," he said, "and pours" claiming that who ' * 38 + "."
    report = extract(text=text)
    assert len(report.claims) > 60
    assert written(report) <= 100 * len(text) + 20_000


def test_a_text_that_is_too_long_is_cut_at_a_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_CHARACTERS", 1_000)
    text = "“It rains,” said Ann Vale.\n\n" * 100
    report = extract(text=text)
    assert 0 < len(report.claims) < 40
    assert report.warnings == ("2,800 characters, of which the first 979 are read; split it to have all",)
    assert report.claims == extract(text=text[:979]).claims
    assert extract(text=text[:1_000]).warnings == ()


def test_no_more_claims_than_a_document_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcli.claims.MAX_CLAIMS", 7)
    report = extract(text="“It rains,” said Ann Vale.\n\n" * 9)
    assert len(report.claims) == 7
    assert report.warnings == ("9 claims, of which the first 7 are given; split it to have all",)


def test_a_title_and_a_name_are_no_longer_than_they_may_be() -> None:
    body = "\n\n“It rains,” said Ann Vale. The mayor of the town said on Friday that the dam is safe. She said no more."
    report = extract(text="T" * 100_000 + body * 20)
    assert report.title is not None and len(report.title) == bounds.MAX_LABEL + 1
    assert report.warnings == ("the title has 100,000 characters, of which the first 500 are given",)
    assert written(report) < 100_000
    name = "Ann " + "Vale" * 1_000
    named = extract(text=f"{name} said it rains. He said no.")
    assert all(len(claim.speaker or "") <= 501 for claim in named.claims) and named.claims[0].speaker
    assert named.warnings == ("a speaker has a name of more than 500 characters, of which the first are given",)


def test_what_was_cut_is_told_on_standard_error(claimcli: Run, tmp_path: Path) -> None:
    row = {"id": "1", "title": "t" * 600, "outlet": "o" * 700, "desk": "news", "note": "n" * 3_000}
    (tmp_path / "in.jsonl").write_text(json.dumps({**row, "text": "Vale said no."}) + "\n", encoding="utf-8")
    done = claimcli("extract", "in.jsonl", "--json", cwd=tmp_path)
    (document,) = json.loads(done.stdout)["documents"]
    assert document["meta"] == {"id": "1", "desk": "news"}
    assert document["warnings"] == [
        "the title has 600 characters, of which the first 500 are given",
        "the publisher has 700 characters, of which the first 500 are given",
        'what else the input says has more than 2,000 characters: "note" left out',
    ]
    assert all(warning in done.stderr for warning in document["warnings"])


def test_what_a_document_says_once_is_not_copied_without_bound() -> None:
    claims = [{"text": "it rains"}] * 50
    documents = [{"document": "a", "title": "t" * 1_000_000, "claims": claims}]
    found, errors = read_claims("in.json", json.dumps({"documents": documents}).encode())
    assert len(found) == 50 and not errors
    assert {len(claim.title or "") for claim in found} == {bounds.MAX_LABEL + 1}


def test_columns_are_not_copied_without_bound(tmp_path: Path) -> None:
    row = {"id": "1", "text": "“It rains,” said Ann Vale.\n" * 40, "note": "n" * 100_000, "desk": "news"}
    (tmp_path / "in.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert written(extract(tmp_path / "in.jsonl")) < 100_000


def test_many_warnings_are_told_as_one(claimcli: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“It rains.\n\nNo more of it is said today by anybody.\n\n" * 200, encoding="utf-8")
    report = extract(tmp_path / "a.txt")
    assert len(report.warnings) == bounds.MAX_WARNINGS + 1
    assert report.warnings[-1].endswith("in 180 more lines")


def test_many_broken_records_are_told_as_one() -> None:
    claims, errors = read_claims("in.jsonl", b'{"text": 1}\n' * 5_000 + b'{"document": "a", "text": "b"}\n')
    assert len(claims) == 1
    assert len(errors) == bounds.MAX_ERRORS + 1 and errors[-1].message.startswith("4,900 more")


@pytest.mark.parametrize("command", ["compare", "speakers"])
def test_warnings_are_in_every_report(claimcli: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "a.txt").write_text("“We won, said Ada Lovelace.\n", encoding="utf-8")
    done = claimcli(command, "a.txt", "--json", cwd=tmp_path)
    report = json.loads(done.stdout)
    assert report["warnings"] == [{"document": "a.txt", "message": "line 1: a quotation mark is never closed"}]
    assert "a quotation mark is never closed" in done.stderr
    (CompareReport if command == "compare" else SpeakersReport).model_validate(report)


def test_the_library_gives_warnings_too() -> None:
    (warning,) = compare(["“We won, said Ada Lovelace.\n"]).warnings
    assert (warning.document, warning.message) == ("<text 1>", "line 1: a quotation mark is never closed")


def test_memory_grows_with_the_text_and_not_with_its_square(engine: str) -> None:
    """The most that is held at once, of four times the text: 4 where it is linear, 16 where it is not."""
    words = "“It rains,” said Ann Vale. He said no.\n\n"

    def most(size: int) -> int:
        tracemalloc.start()
        extract(text=(words * size)[:size], engine=engine)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    extract(text=(words * 4_000)[:4_000], engine=engine)  # what is kept between articles is there already
    assert most(4_000) < 6 * most(1_000)

"""The functions of the library: one source or many, text or path, and what a mistaken call is told."""

import subprocess
import sys
from pathlib import Path

import pytest

import claimcli
from claimcli import check, compare, extract
from claimcli.models import DocumentReport, ExtractReport

TEXT = "“We won,” said Ada Lovelace. Bo Lund denied that anybody had won."


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "news" / "b.csv").write_text(f'id,body\n1,"{TEXT}"\n2,"“No,” said Cy Dahl."\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "news"


def test_a_path_as_a_string_a_path_and_a_text_give_the_same_claims(news: Path) -> None:
    said = [(claim.speaker, claim.text, claim.content_spans) for claim in extract(TEXT).claims]
    assert [speaker for speaker, _, _ in said] == ["Ada Lovelace", "Bo Lund"]
    for report in (
        extract("news/a.txt"),
        extract(news / "a.txt"),
        extract(text=TEXT),
        extract(text=TEXT, document="x"),
    ):
        assert isinstance(report, DocumentReport)
        assert [(claim.speaker, claim.text, claim.content_spans) for claim in report.claims] == said
    assert extract("news/a.txt").document == "news/a.txt"
    assert extract("news/a.txt").claims[0].id == "a#1"
    assert extract(news / "a.txt", document="mine").claims[0].document == "mine"


def test_the_library_reads_a_file_as_the_command_does(news: Path) -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "claimcli", "extract", "news", "--json", "-q", "--explain"],
        capture_output=True,
        check=True,
    ).stdout
    by_command = ExtractReport.model_validate_json(shown)
    by_library = extract(["news"])
    assert by_library.documents == by_command.documents


def test_a_list_gives_one_report_with_errors(news: Path) -> None:
    report = extract(["news/a.txt", news / "b.csv", "news/gone.txt"])
    assert [document.document for document in report.documents] == ["news/a.txt", f"{news}/b.csv#1", f"{news}/b.csv#2"]
    assert [error.document for error in report.errors] == ["news/gone.txt"]
    assert report.documents[1].duplicate_of == "news/a.txt"


def test_compare_takes_one_or_many_of_anything(news: Path) -> None:
    reports = extract(["news"])
    for sources in ("news", Path("news"), ["news/a.txt", "news/b.csv"], reports, list(reports.documents)):
        assert {claim.speaker for claim in compare(sources).claims} == {"Ada Lovelace", "Bo Lund", "Cy Dahl"}
    assert len(compare(TEXT).claims) == 2
    assert compare(extract(TEXT).claims[0]).claims[0].speaker == "Ada Lovelace"
    assert [error.document for error in compare(["news/gone.txt"]).errors] == ["news/gone.txt"]


def test_check_takes_paths_and_texts(news: Path) -> None:
    report = check("Ada Lovelace said: “We won.”", against="news/a.txt")
    assert [found.verdict for found in report.checks] == [
        found.verdict for found in check([TEXT], against=[TEXT]).checks
    ][:1]


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda: extract(), TypeError, "nothing"),
        (lambda: extract(5), TypeError, "type int"),
        (lambda: extract(b"She said."), TypeError, "type bytes"),
        (lambda: extract(""), ValueError, "empty"),
        (lambda: extract(text=" \n"), ValueError, "empty"),
        (lambda: extract(text=b"x"), TypeError, "takes a string"),
        (lambda: extract("news/a.txt", text="x"), TypeError, "not both"),
        (lambda: extract("news/gone.txt"), FileNotFoundError, "gone"),
        (lambda: extract(Path("gone")), FileNotFoundError, "gone"),
        (lambda: extract("news"), IsADirectoryError, "in a list"),
        (lambda: extract("news/b.csv"), ValueError, "in a list"),
        (lambda: extract(["She said yes."]), ValueError, "no such file"),
        (lambda: extract([5]), TypeError, "type int in a list"),
        (lambda: extract(["news/a.txt"], document="x"), TypeError, "names one article"),
        (lambda: extract(text="half \ud83d"), ValueError, "surrogate"),
        (lambda: compare(5), TypeError, "type int"),
        (lambda: compare([5]), TypeError, "type int"),
        (lambda: compare([""]), ValueError, "empty"),
    ],
)  # fmt: skip
def test_a_mistaken_call_is_told_how_to_call(news: Path, call: object, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        call()  # type: ignore[operator]


def test_what_the_package_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {name for name in dir(claimcli) if not name.startswith("_")} == set(claimcli.__all__) - {"__version__"}
    code = (
        "import sys, claimcli; print('pydantic' in sys.modules, callable(claimcli.extract), 'pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True"]
    with pytest.raises(AttributeError, match="nothing"):
        claimcli.nothing  # noqa: B018

"""Several processes give what one gives: every outcome, in the order of the input, faults and all."""

import importlib
import json
import multiprocessing
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Process

from claimcli.attribution.engines import LIGHT
from claimcli.cli.batch import Analysed, analyse_all
from claimcli.models import DocumentReport, InputError
from claimcli.readers.inputs import ArticleText, ClaimBatch

Run = Callable[..., Process]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for number in range(12):
        text = f"Mayor Ada Lind said that bridge {number} was safe.\n" * (12 - number)  # the first takes longest
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "05.txt").write_bytes(b"\xff\xfe\x00")
    return tmp_path


def test_two_processes_print_what_one_prints(claimcli: Run, news: Path, engine: str) -> None:
    options = ("extract", ".", "missing.txt", "--json", "--engine", engine)
    one, two = claimcli(*options, cwd=news), claimcli(*options, "--jobs", "2", cwd=news)
    assert one.returncode == two.returncode == 1
    assert one.stdout == two.stdout and one.stderr == two.stderr
    assert one.stdout.count("bridge 11 was safe") > 0


def test_any_number_of_processes_prints_what_one_prints(claimcli: Run, tmp_path: Path) -> None:
    """Also where the first articles are read before there are any, as they are by default."""
    rows = [
        json.dumps(
            {"id": number, "text": f"Mayor Ada Lind said that bridge {number} was safe.\n" * (1 + number % 9 * 3)}
        )
        for number in range(100)
    ]
    rows[70] = "{broken"
    (tmp_path / "news.jsonl").write_text("\n".join(rows), encoding="utf-8")
    options = ("extract", "news.jsonl", "--format", "jsonl")
    one = claimcli(*options, "--jobs", "1", cwd=tmp_path)
    assert one.stdout.count("\n") > 700
    for jobs in ((), ("--jobs", "16")):
        some = claimcli(*options, *jobs, cwd=tmp_path)
        assert (some.stdout, some.stderr, some.returncode) == (one.stdout, one.stderr, 1)


def test_compare_and_speakers_take_jobs(claimcli: Run, news: Path) -> None:
    for command in ("compare", "speakers"):
        one, two = (claimcli(command, ".", "--json", "--jobs", jobs, cwd=news) for jobs in ("1", "3"))
        assert one.stdout == two.stdout


def test_no_jobs_is_wrong_usage(claimcli: Run, news: Path) -> None:
    assert claimcli("extract", ".", "--jobs", "0", cwd=news).returncode == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_costs_one_article(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    if jobs > 1 and multiprocessing.get_start_method() != "fork":
        pytest.skip("the fault is planted here, and a process that starts afresh does not have it")
    pipeline = importlib.import_module("claimcli.extraction")
    inner = pipeline.extract_article

    def extract_article(article: ArticleText, engine: str) -> DocumentReport:
        if article.document == "b":
            raise RuntimeError("boom")
        return inner(article, engine)

    monkeypatch.setattr(pipeline, "extract_article", extract_article)
    inputs = [
        ArticleText("a", "“Go,” said Bo Lund."),
        ArticleText("b", "“Stay,” said Bo Lund."),
        ClaimBatch("claims", ()),
        ArticleText("c", "Nothing was said."),
        InputError(document="d", message="missing"),
    ]
    outcomes = list(analyse_all(inputs, LIGHT, jobs))
    assert [type(outcome) for outcome in outcomes] == [Analysed, InputError, ClaimBatch, Analysed, InputError]
    assert isinstance(outcomes[1], InputError)
    assert (outcomes[1].document, "boom" in outcomes[1].message) == ("b", True)

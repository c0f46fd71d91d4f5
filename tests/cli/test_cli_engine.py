"""The choice of engine: who read the articles is in the JSON, and an engine that is not installed says how it is."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from conftest import Process

import claimcli
from claimcli import compare, extract
from claimcli.attribution.engines import ENGINES, load_engine
from claimcli.attribution.model import read_model
from claimcli.cli.options import EngineName

Run = Callable[..., Process]
TEXT = "“The harbour must close by May,” said Ada Lovelace.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def without_packages(tmp_path: Path) -> dict[str, str]:
    """An environment in which onnxruntime cannot be imported, whether it is installed or not."""
    (tmp_path / "onnxruntime.py").write_text("raise ImportError(f'No module named {__name__!r}')\n", encoding="utf-8")
    path = os.environ.get("PYTHONPATH")
    return {"PYTHONPATH": f"{tmp_path}{os.pathsep}{path}" if path else str(tmp_path)}


def test_the_choices_are_the_engines() -> None:
    assert get_args(EngineName) == ENGINES


@pytest.mark.parametrize("command", ["extract", "compare", "speakers"])
def test_the_json_says_which_engine_and_which_weights(claimcli: Run, news: Path, command: str, engine: str) -> None:
    report = json.loads(claimcli(command, "a.txt", "--json", "--engine", engine, cwd=news).stdout)
    assert report["engine"] == {"name": engine, "weights": load_engine(engine).weights}
    assert report["engine"]["weights"]
    assert [document["engine"] for document in report.get("documents", [])] in ([], [report["engine"]])


def test_no_engine_where_no_article_was_read(claimcli: Run, news: Path) -> None:
    claim = b'{"document": "memo", "text": "The bridge is safe"}'
    for command in ("compare", "speakers"):
        assert json.loads(claimcli(command, "-", "--json", stdin=claim).stdout)["engine"] is None
    (news / "empty.txt").write_bytes(b"")
    assert json.loads(claimcli("extract", "empty.txt", "--json", cwd=news).stdout)["engine"] is None


def test_the_library_takes_an_engine(engine: str) -> None:
    report = extract(TEXT, engine=engine)
    assert report.engine is not None and report.engine.name == engine
    assert compare([TEXT], engine=engine).engine == report.engine
    assert compare(report.claims).engine is None


def test_weights_are_called_by_their_file_and_what_is_in_it() -> None:
    data = (Path(claimcli.__file__).parent / "attribution" / "weights" / "light.bin").read_bytes()
    assert read_model(data, "mine.bin").weights.startswith("mine.bin ")
    assert read_model(data, "mine.bin").weights.split()[1] == load_engine().weights.split()[1]


@pytest.mark.parametrize("command", ["extract", "compare", "speakers", "show"])
def test_an_engine_that_is_not_installed(
    claimcli: Run, news: Path, without_packages: dict[str, str], command: str
) -> None:
    for arguments, changes in ((["--engine", "accurate"], {}), ([], {"CLAIMCLI_ENGINE": "accurate"})):
        done = claimcli(command, "a.txt", *arguments, cwd=news, env={**without_packages, **changes})
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1 and 'pip install "claimcli[accurate]"' in done.stderr
        assert "./models/accurate-en" in done.stderr and "onnxruntime" in done.stderr


def test_weights_that_are_none(claimcli: Run, news: Path, engine: str) -> None:
    (news / "weights").write_bytes(b"none")
    for named in ("weights", "missing"):
        done = claimcli("extract", "a.txt", "--engine", engine, cwd=news, env={"CLAIMCLI_WEIGHTS": named})
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert f"CLAIMCLI_WEIGHTS names '{named}'" in done.stderr and engine in done.stderr


def test_the_option_goes_before_the_environment(claimcli: Run, news: Path, without_packages: dict[str, str]) -> None:
    changes = {**without_packages, "CLAIMCLI_ENGINE": "accurate"}
    done = claimcli("extract", "a.txt", "--engine", "light", "--json", cwd=news, env=changes)
    assert json.loads(done.stdout)["engine"]["name"] == "light"


def test_claims_need_no_engine(claimcli: Run, without_packages: dict[str, str]) -> None:
    claim = b'{"document": "memo", "text": "The bridge is safe"}'
    assert claimcli("compare", "-", "--engine", "accurate", stdin=claim, env=without_packages).returncode == 0


def test_an_engine_that_nobody_knows(claimcli: Run, news: Path) -> None:
    done = claimcli("extract", "a.txt", cwd=news, env={"CLAIMCLI_ENGINE": "fast"})
    assert done.returncode == 2 and "CLAIMCLI_ENGINE" in done.stderr
    with pytest.raises(ValueError, match="light and accurate"):
        extract(TEXT, engine="fast")

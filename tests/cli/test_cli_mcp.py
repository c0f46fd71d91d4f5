"""The server for assistants, asked by the client of the package itself."""

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Process, clean_environment

from claimcli.assistant.server import Tools
from claimcli.assistant.workspace import OutsideError, Workspace

TEXT = "“The bridge is safe,” said Maria Okafor. Engineer Tomas Lindqvist denied that the bridge is safe.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("“Nobody may know,” said Ada Lovelace.\n", encoding="utf-8")
    return news


def ask(folder: Path, *calls: tuple[str, dict[str, Any]]) -> list[tuple[bool, Any]]:
    """(whether it failed, the answer) of each call to a server of its own process."""
    mcp = pytest.importorskip("mcp")
    stdio = pytest.importorskip("mcp.client.stdio")

    async def talk() -> list[tuple[bool, Any]]:
        arguments = ["-m", "claimcli", "mcp", str(folder)]
        server = stdio.StdioServerParameters(command=sys.executable, args=arguments, env=clean_environment())
        async with mcp.Client(stdio.stdio_client(server)) as client:
            tools = await client.list_tools()
            answers: list[tuple[bool, Any]] = [(False, sorted(tool.name for tool in tools.tools))]
            for name, given in calls:
                result = await client.call_tool(name, given)
                text = "".join(part.text for part in result.content)
                answers.append((bool(result.is_error), text if result.is_error else json.loads(text)))
            return answers

    return asyncio.run(talk())


def test_an_assistant_asks_who_said_what(folder: Path) -> None:
    (_, tools), (_, claims), (_, issues), (_, checked), (failed, why) = ask(
        folder,
        ("extract", {"paths": ["a.txt"], "speaker": "Okafor"}),
        ("compare", {"texts": [TEXT]}),
        ("check", {"draft": "“The bridge is not safe,” said Maria Okafor.", "paths": ["."]}),
        ("extract", {"paths": ["../secret.txt"]}),
    )
    assert tools == ["check", "compare", "extract"]
    assert [(claim["speaker"], claim["document"]) for claim in claims["claims"]] == [("Maria Okafor", "a.txt")]
    assert {"found", "errors", "issues"} == set(issues)
    assert checked["findings"] == 1 and checked["checks"][0]["verdict"] in ("differs", "not-found")
    assert failed and "outside the folder" in why


@pytest.mark.parametrize(
    "path", ["../secret.txt", "/etc/passwd", "link.txt", "linked", "a.txt/../../secret.txt", "\0", "-"]
)
def test_nothing_outside_the_folder_is_read(folder: Path, path: str) -> None:
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "linked").symlink_to(folder.parent)
    extract = Tools(Workspace(folder)).extract
    try:
        answer = extract(paths=[path])
    except OutsideError:
        return
    assert answer["claims"] == [] and answer["errors"]


def test_a_folder_with_a_link_out_of_it(folder: Path) -> None:
    (folder / "b").mkdir()
    (folder / "b" / "link.txt").symlink_to(folder.parent / "secret.txt")
    extract = Tools(Workspace(folder)).extract
    try:
        shown = json.dumps(extract(paths=["."]))
    except OutsideError:
        return
    assert "Nobody may know" not in shown and str(folder) not in shown


def test_a_text_that_looks_like_a_path_is_a_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    tools = Tools(Workspace(folder))
    secret = str(folder.parent / "secret.txt")
    assert tools.extract(texts=[secret])["claims"] == []
    assert "Nobody may know" not in json.dumps(tools.check(draft=secret, texts=[secret]))
    assert "Nobody may know" not in json.dumps(tools.compare(texts=[secret, secret]))


def test_without_a_folder_only_texts(folder: Path) -> None:
    tools = Tools(Workspace())
    assert tools.extract(texts=[TEXT])["found"] == 2
    with pytest.raises(OutsideError):
        tools.compare(paths=[str(folder)])
    with pytest.raises(ValueError, match="give texts or paths"):
        tools.extract()


def test_answers_are_bounded() -> None:
    extract = Tools(Workspace()).extract
    answer = extract(texts=[TEXT * 200], limit=10_000)
    assert len(answer["claims"]) == 200 < answer["found"]
    assert not [key for key in answer["claims"][0] if key.endswith("_spans")]


def test_a_missing_package_or_folder_is_one_line(claimcli: Callable[..., Process], tmp_path: Path) -> None:
    (tmp_path / "mcp.py").write_text("raise ImportError('none here')\n", encoding="utf-8")
    done = claimcli("mcp", env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 2 and 'pip install "claimcli[mcp]"' in " ".join(done.stderr.split())
    done = claimcli("mcp", tmp_path / "nowhere")
    assert done.returncode == 2 and "no folder" in done.stderr

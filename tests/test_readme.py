"""README.md says what is so: its examples print what it says, and every command and option is in it.

Examples are run on a terminal of 80 columns without styles. After a change to what they print, `make readme` (this
file, run as a program) puts the new output in; look at it before you commit it.
"""

import doctest
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import COMMAND, ROOT, run_in_terminal

from claimcli.cli.app import app

README = ROOT / "README.md"
STYLES = re.compile(r"\x1b\[[0-9;]*m")  # jq colours what it prints on any terminal
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def read_examples(text: str) -> list[tuple[str, str]]:
    """(command, what it prints) of each `$` line in the console blocks."""
    found = []
    for block in BLOCK.findall(text):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = example.partition("\n")
            found.append((command, output))
    return found


def run_example(command: str, folder: Path) -> str:
    """What a command of the README prints on a terminal, run beside the seeds; without the line on standard error that
    says what was read, which comes before, after or, behind `head`, not at all. What a command in a pipe says on
    standard error stands first: on the terminal it may come in the middle of a line of the pipe's last command."""
    told = folder / "told"
    told.write_bytes(b"")
    path = f"{make_command(folder)}{os.pathsep}{os.environ['PATH']}"
    environment = {"TERM": "dumb", "PATH": path, "PYTHONPATH": str(ROOT), "TOLD": str(told)}
    _, shown = run_in_terminal(["/bin/sh", "-c", command], cwd=make_place(folder), env=environment)
    shown = told.read_text(encoding="utf-8") + shown
    lines = STYLES.sub("", shown).rstrip("\n").split("\n")
    lines = [line for line in lines if not line.startswith("claimcli: read ")]
    return "\n".join(line.rstrip() for line in lines) + "\n" if shown else ""


def make_command(folder: Path) -> Path:
    """A folder with a `claimcli` that is the one under test."""
    script = folder / "bin" / "claimcli"
    if not script.exists():
        script.parent.mkdir()
        script.write_text(
            f'#!/bin/sh\n[ -t 1 ] || exec 2>>"${{TOLD:-/dev/stderr}}"\nexec {" ".join(COMMAND)} "$@"\n',
            encoding="utf-8",
        )
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return script.parent


def make_place(folder: Path) -> Path:
    """A folder that holds the seeds, as a checkout does."""
    place = folder / "checkout"
    if not place.exists():
        place.mkdir()
        shutil.copytree(ROOT / "seeds", place / "seeds")
    return place


def lacks_tool(command: str) -> str | None:
    """The name of a tool that a command needs and this machine has not."""
    words = shlex.split(command)
    tools = [word for before, word in pairwise(["|", *words]) if before == "|"]
    return next((word for word in tools if word != "claimcli" and shutil.which(word) is None), None)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.mark.parametrize(("command", "output"), read_examples(README.read_text(encoding="utf-8")))
def test_an_example_prints_what_it_says(command: str, output: str, folder: Path) -> None:
    if tool := lacks_tool(command):
        pytest.skip(f"{tool} is not here")
    assert run_example(command, folder) == output, "if the new output is right, run: make readme"


def test_the_python_examples_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    outcome = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert outcome.attempted >= 5 and outcome.failed == 0


def commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    return {"": group, **group.commands}


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_is_in_the_readme(name: str) -> None:
    text = README.read_text(encoding="utf-8")
    assert f"`claimcli {name}".rstrip() in text
    text += "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs").glob("*.md"))  # the details
    options = [option for parameter in commands()[name].params for option in parameter.opts if option.startswith("-")]
    assert [option for option in options if not re.search(rf"(`|claimcli ){option}\b", text)] == []


def test_every_example_script_runs(folder: Path) -> None:
    environment = {
        **os.environ,
        "PATH": f"{make_command(folder)}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    seeds = sorted(str(path) for path in (ROOT / "seeds").glob("*.txt"))
    arguments = {
        "opponents.py": [str(ROOT / "seeds"), "Tillerson", "Lavrov"],
        "only_here.sh": seeds,
        "check_offsets.py": [],
    }
    claims = subprocess.run([*COMMAND, "extract", *seeds, "--format", "jsonl"], capture_output=True, check=True).stdout
    elsewhere = ("pandas", "polars", "duckdb", "spacy")  # run by docs/test_docs_data_frames.py
    found = (path for path in (ROOT / "examples").iterdir() if path.suffix in (".sh", ".py"))
    scripts = sorted(path for path in found if not path.name.startswith(elsewhere))
    assert len(scripts) >= 5
    for script in scripts:
        if "jq" in script.read_text(encoding="utf-8") and shutil.which("jq") is None:
            continue
        program = [sys.executable, str(script)] if script.suffix == ".py" else ["/bin/sh", str(script)]
        command = [*program, *arguments.get(script.name, [str(ROOT / "seeds")])]
        done = subprocess.run(command, input=claims, capture_output=True, env=environment, check=False)
        said = [line for line in done.stderr.splitlines() if not line.startswith(b"claimcli: read ")]
        assert (done.returncode, said) == (0, []), script.name
        assert done.stdout, script.name


def rewrite() -> None:
    """Put into the README what its examples print now."""
    with tempfile.TemporaryDirectory() as name:
        text = README.read_text(encoding="utf-8")
        for block in BLOCK.findall(text):
            examples = read_examples(f"```console\n{block}```")
            new = "".join(f"$ {command}\n{run_example(command, Path(name))}" for command, _ in examples)
            text = text.replace(f"```console\n{block}```", f"```console\n{new}```")
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    rewrite()

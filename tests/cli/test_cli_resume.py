"""`extract --resume`: a run that was ended at any moment goes on, and its output is that of a run that was not."""

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import COMMAND, Process, clean_environment

Run = Callable[..., Process]
FORMATS = ("jsonl", "csv", "parquet")
PEOPLE = ("Ada Lind", "Bo Berg", "Cai Dahl", "Dee Ek")


def write_news(folder: Path, articles: int, first: int = 0) -> None:
    """A table of articles, of which every third says nothing, and two have one name."""
    rows = []
    for number in range(first, first + articles):
        said = "".join(f"Mayor {name} said that bridge {number} was safe.\n\n" for name in PEOPLE[: number % 5])
        rows.append(
            {
                "id": number,
                "text": f"Nothing happened on day {number}.\n" if number % 3 == 0 else said + f"Day {number}.\n",
            }
        )
    (folder / f"news{first}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def read(path: Path) -> object:
    if path.suffix == ".parquet":
        return pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()
    return path.read_bytes()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    write_news(tmp_path, 30)
    return tmp_path


@pytest.mark.parametrize("style", FORMATS)
def test_it_writes_what_extract_writes(claimcli: Run, news: Path, style: str) -> None:
    if style == "parquet":
        pytest.importorskip("pyarrow")
    assert claimcli("extract", "news0.jsonl", "-o", f"whole.{style}", cwd=news).returncode == 0
    done = claimcli("extract", "news0.jsonl", "-o", f"out.{style}", "--resume", cwd=news)
    assert (done.returncode, done.stderr) == (0, "")
    assert read(news / f"out.{style}") == read(news / f"whole.{style}")
    again = claimcli("extract", "news0.jsonl", "-o", f"out.{style}", "--resume", cwd=news)
    assert (again.returncode, again.stderr) == (0, "claimcli: 30 articles done before; going on with the rest\n")
    assert read(news / f"out.{style}") == read(news / f"whole.{style}")
    assert not list(news.glob("*rows*"))


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
@pytest.mark.parametrize("style", FORMATS)
def test_killed_at_any_moment_and_gone_on_with_it_is_the_same(claimcli: Run, tmp_path: Path, style: str) -> None:
    if style == "parquet":
        pytest.importorskip("pyarrow")
    write_news(tmp_path, 300)
    assert claimcli("extract", "news0.jsonl", "-o", f"whole.{style}", cwd=tmp_path).returncode == 0
    output, chance = tmp_path / f"out.{style}", random.Random(style)
    command = [*COMMAND, "extract", "news0.jsonl", "-o", str(output), "--resume", "--jobs", "2"]
    growing = tmp_path / "out.parquet.resume-rows" if style == "parquet" else output
    stood: list[int] = []
    for _ in range(8):
        process = subprocess.Popen(command, cwd=tmp_path, env=clean_environment(), stderr=subprocess.DEVNULL)
        before = growing.stat().st_size if growing.exists() else 0
        while process.poll() is None and (not growing.exists() or growing.stat().st_size <= before):
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        stood.append(growing.stat().st_size if growing.exists() else -1)
    assert any(0 < size < 300_000 for size in stood), "it was killed on the way"
    done = claimcli("extract", "news0.jsonl", "-o", str(output), "--resume", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert read(output) == read(tmp_path / f"whole.{style}")


@pytest.mark.parametrize("cut", [1, 7, 100, 2000])
@pytest.mark.parametrize("style", ["jsonl", "csv"])
def test_a_record_that_was_half_written_is_replaced(claimcli: Run, news: Path, style: str, cut: int) -> None:
    """The system went down: the output has less than its ledger says, or more, or a line of the ledger is broken."""
    output, ledger = news / f"out.{style}", news / f"out.{style}.resume"
    command = ("extract", "news0.jsonl", "-o", output, "--resume")
    assert claimcli(*command, cwd=news).returncode == 0
    whole, lines = output.read_bytes(), ledger.read_bytes()
    for damaged, told in [(whole[:-cut], lines), (whole, lines[:-cut]), (whole + b'{"id": "x' * cut, lines)]:
        output.write_bytes(damaged)
        ledger.write_bytes(told)
        done = claimcli(*command, cwd=news)
        assert done.returncode == 0, done.stderr
        assert output.read_bytes() == whole
        assert ledger.read_bytes() == lines


@pytest.mark.parametrize("style", FORMATS)
def test_further_articles_come_behind(claimcli: Run, news: Path, style: str) -> None:
    if style == "parquet":
        pytest.importorskip("pyarrow")
    write_news(news, 10, first=30)
    assert claimcli("extract", "news0.jsonl", "-o", f"out.{style}", "--resume", cwd=news).returncode == 0
    both = ("news0.jsonl", "news30.jsonl")
    done = claimcli("extract", *both, "-o", f"out.{style}", "--resume", cwd=news)
    assert (done.returncode, done.stderr) == (0, "claimcli: 30 articles done before; going on with the rest\n")
    assert claimcli("extract", *both, "-o", f"whole.{style}", cwd=news).returncode == 0
    assert read(news / f"out.{style}") == read(news / f"whole.{style}")


def test_a_parquet_file_that_was_just_put_there_is_not_doubled(claimcli: Run, news: Path) -> None:
    """The run was ended before its ledger said so, and before its rows were taken away."""
    pytest.importorskip("pyarrow")
    command = ("extract", "news0.jsonl", "-o", "out.parquet", "--resume")
    assert claimcli(*command, cwd=news).returncode == 0
    whole, ledger = read(news / "out.parquet"), news / "out.parquet.resume"
    ledger.write_bytes(b"".join(ledger.read_bytes().splitlines(keepends=True)[:-1]))
    (news / "out.parquet.resume-rows").write_bytes(b"{}\n" * 100)
    assert claimcli(*command, cwd=news).returncode == 0
    assert read(news / "out.parquet") == whole
    assert not (news / "out.parquet.resume-rows").exists()


def test_what_failed_is_tried_again(claimcli: Run, news: Path) -> None:
    command = ("extract", "a.txt", "b.txt", "-o", "out.jsonl", "--resume")
    (news / "b.txt").write_text("Mayor Ada Lind said that bridge 3 was safe.\n", encoding="utf-8")
    assert claimcli(*command, cwd=news).returncode == 1
    (news / "a.txt").write_text("Mayor Bo Berg said that bridge 4 was safe.\n", encoding="utf-8")
    done = claimcli(*command, cwd=news)
    assert (done.returncode, done.stderr) == (0, "claimcli: 1 article done before; going on with the rest\n")
    documents = [json.loads(line)["document"] for line in (news / "out.jsonl").read_text("utf-8").splitlines()]
    assert documents == ["b.txt", "a.txt"]


@pytest.mark.parametrize(
    ("options", "differs"),
    [
        (("--min-confidence", "0.5"), "min_confidence was 0.0 and is 0.5"),
        (("--explain",), "explain was False and is True"),
        (("--speaker", "Lind"), "speakers was [] and is ['Lind']"),
        (("--meta", "desk"), "meta was [] and is ['desk']"),
        (("--id", "{hash}"), "id was None and is '{hash}'"),
        (("--encoding", "cp1252"), "encoding was 'auto' and is 'cp1252'"),
        (("--format", "csv"), "format was 'jsonl' and is 'csv'"),
    ],
)
def test_other_options_are_refused(claimcli: Run, news: Path, options: tuple[str, ...], differs: str) -> None:
    command = ("extract", "news0.jsonl", "-o", "out.jsonl", "--resume")
    assert claimcli(*command, cwd=news).returncode == 0
    before = (news / "out.jsonl").read_bytes()
    done = claimcli(*command, *options, cwd=news)
    assert done.returncode == 2
    assert differs in " ".join(done.stderr.replace("│", " ").split())
    assert (news / "out.jsonl").read_bytes() == before
    assert claimcli(*command, *options, "--force", cwd=news).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name one with --output"),
        (("-o", "out.sqlite"), "formats are jsonl, csv and parquet"),
        (("-o", "there.jsonl"), "was not begun with --resume"),
        (("-o", "news0.jsonl"), "one of the inputs"),
        (("-o", "changed.jsonl"), "is not as --resume left it"),
        (("-o", "odd.jsonl"), "is no ledger of --resume"),
    ],
)
def test_what_cannot_be_gone_on_with_is_refused(
    claimcli: Run, news: Path, arguments: tuple[str, ...], said: str
) -> None:
    (news / "there.jsonl").write_text("mine\n", encoding="utf-8")
    (news / "odd.jsonl.resume").write_text("[]\n", encoding="utf-8")
    assert claimcli("extract", "news0.jsonl", "-o", "changed.jsonl", "--resume", cwd=news).returncode == 0
    (news / "changed.jsonl").write_text("mine\n" * 100_000, encoding="utf-8")
    done = (
        claimcli("extract", "news0.jsonl", "--format", "jsonl", "--resume", cwd=news)
        if not arguments
        else claimcli("extract", "news0.jsonl", *arguments, "--resume", cwd=news)
    )
    assert done.returncode == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert (news / "there.jsonl").read_text("utf-8") == "mine\n"


@pytest.mark.skipif(os.name != "posix", reason="the lock is POSIX's")
def test_two_runs_do_not_write_one_file(claimcli: Run, news: Path) -> None:
    os.mkfifo(news / "slow.txt")
    command = ("extract", "slow.txt", "-o", "out.jsonl", "--resume")
    process = subprocess.Popen([*COMMAND, *command], cwd=news, env=clean_environment())
    while not (news / "out.jsonl.resume").exists() or not (news / "out.jsonl.resume").stat().st_size:
        time.sleep(0.02)
    second = claimcli("extract", "news0.jsonl", "-o", "out.jsonl", "--resume", cwd=news)
    (news / "slow.txt").write_text("Mayor Ada Lind said that bridge 3 was safe.\n", encoding="utf-8")
    assert process.wait() == 0
    assert second.returncode == 2
    assert "another run is writing" in " ".join(second.stderr.replace("│", " ").split())
    assert (news / "out.jsonl").read_text("utf-8").count("\n") == 1

"""Articles read by several processes: one that dies costs its article, and none outlives the one that started them."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from conftest import COMMAND, Process, clean_environment, heeding_signals

from claimcli.cli.batch import FEW, count_cores
from claimcli.cli.workers import Died, Workers

Run = Callable[..., Process]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
ARTICLE = "“The harbour must close by May,” said Ada Lovelace.\n"


def work(item: object) -> object:
    """Twice the item; 13 kills the process, 17 ends it, 23 is a fault."""
    if item == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if item == 17:
        os._exit(3)
    if item == 23:
        raise ValueError("no 23, please")
    return 2 * item if isinstance(item, int) else item


def outcomes(items: list[object], jobs: int) -> Iterator[tuple[object, object]]:
    workers = Workers(jobs, work, lambda problem: None)
    try:
        yield from workers.map(items, lambda item: isinstance(item, int))
    finally:
        workers.end()


@pytest.mark.parametrize("jobs", [2, 3])
@pytest.mark.parametrize("deadly", [[], [13], [13, 13, 13, 13, 13], [17, 13, 17]])
def test_one_outcome_for_each_item_in_their_order(jobs: int, deadly: list[int]) -> None:
    items: list[object] = [1, "pass", *deadly, 2, *range(30, 50), "last", *deadly]
    found = list(outcomes(items, jobs))
    assert [item for item, _ in found] == items
    ends = {13: Died("was ended by SIGKILL"), 17: Died("ended with exit code 3")}
    wanted = [ends[item] if item in (13, 17) else 2 * item if isinstance(item, int) else item for item in items]
    assert [outcome for _, outcome in found] == wanted


def test_a_fault_of_the_work_is_raised_here() -> None:
    with pytest.raises(ValueError, match="no 23, please"):
        list(outcomes([1, 23, 2], 2))


def test_items_are_read_only_a_little_ahead() -> None:
    read: list[int] = []

    def items() -> Iterator[int]:
        for number in range(30, 230):
            read.append(number)
            yield number

    workers = Workers(2, work, lambda problem: None)
    for item, _ in workers.map(items(), lambda item: True):
        assert len(read) - (item - 30) <= 10, "a slow reader of the output must not fill the memory"
    workers.end()


def test_where_no_process_can_be_had_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    refused: list[OSError] = []

    def refuse(work: object) -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr("claimcli.cli.workers._start", refuse)
    workers = Workers(4, work, refused.append)
    assert [outcome for _, outcome in workers.map(range(3), lambda item: True)] == [0, 2, 4]
    assert refused and refused[0].strerror == "Too many open files"


def start(*arguments: str | Path, cwd: Path) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    command = [*COMMAND, *map(str, arguments)]
    with heeding_signals():
        return subprocess.Popen(command, cwd=cwd, stdout=pipe, stderr=pipe, env=clean_environment())


def processes_of(parent: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(pid) for pid in found.stdout.split()]


def is_gone(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state == "Z"  # dead, and nobody has asked how


def are_gone(pids: list[int]) -> bool:
    return all(map(is_gone, pids))


def wait_until(is_so: Callable[[], bool]) -> bool:
    for _ in range(400):
        if is_so():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Four articles; whoever reads the third, a pipe, waits until it is written."""
    for name in ("a.txt", "b.txt", "d.txt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    os.mkfifo(tmp_path / "c.txt")
    return tmp_path


ALL = ("a.txt", "b.txt", "c.txt", "d.txt")
needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found through /proc")


@needs_proc
def test_a_killed_process_of_a_run_is_replaced(news: Path) -> None:
    with start("extract", *ALL, "--jobs", "2", "--format", "jsonl", cwd=news) as process:
        assert process.stdout is not None and process.stderr is not None
        assert wait_until(lambda: len(processes_of(process.pid)) == 2)
        for pid in processes_of(process.pid):
            os.kill(pid, signal.SIGKILL)
        (news / "c.txt").write_bytes(ARTICLE.encode())
        written, errors = process.communicate()
    named = errors.decode().count("the process that read it was ended by SIGKILL")
    assert written.count(b"\n") + named == 4 and written.count(b"\n") >= 2, "each article done, or named"
    assert process.returncode == (1 if named else 0)


@needs_proc
@pytest.mark.parametrize("many", [False, True])
def test_processes_are_started_from_a_few_articles_on(news: Path, many: bool) -> None:
    """As many as cores, without being told to; a little is read by the process that is there."""
    for number in range(8 * count_cores()):
        (news / f"b{number:03}.txt").write_text(ARTICLE, encoding="utf-8")
    if many:
        (news / "a.txt").write_text(ARTICLE * (1 + FEW // len(ARTICLE)), encoding="utf-8")
    names = sorted(path.name for path in news.iterdir())
    with start("speakers", *names, "--json", cwd=news) as process:
        wanted = count_cores() if many and count_cores() > 1 else 0
        assert wait_until(lambda: len(processes_of(process.pid)) == wanted)
        (news / "c.txt").write_bytes(ARTICLE.encode())
        process.communicate()
    assert process.returncode == 0


def test_nothing_is_held_back_while_the_next_article_is_not_there(tmp_path: Path) -> None:
    """Whoever writes our input a row at a time has the claims of each when the next one is there."""
    row = b'{"id": "%d", "text": "Mayor Ada Lind said that the harbour was safe."}\n'
    command = [*COMMAND, "extract", "-", "--format", "jsonl", "--jobs", "2"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tmp_path, stdin=pipe, stdout=pipe, env=clean_environment()) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(b"".join(row % number for number in range(120)))  # the first 8 KB tell the format
        process.stdin.flush()
        for number in range(125):
            if number >= 119:
                process.stdin.write(row % (number + 1))
                process.stdin.flush()
            assert json.loads(process.stdout.readline())["document"] == f"<stdin>#{number}"
        process.stdin.close()
    assert process.returncode == 0


@needs_proc
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_no_process_outlives_the_run(news: Path, name: str) -> None:
    """Whoever reads the output sees its end, and no draft of an output file is left."""
    (news / "out.json").write_text("old", encoding="utf-8")
    for output in ((), ("--output", "out.json", "--force")):
        with start("extract", *ALL, "--jobs", "2", "--json", *output, cwd=news) as process:
            assert process.stdout is not None and process.stderr is not None
            assert wait_until(lambda: len(processes_of(process.pid)) == 2)
            workers = processes_of(process.pid)
            process.send_signal(getattr(signal, name))
            assert process.stdout.read() == b""
            assert process.stderr.read() == b""
            assert process.wait() == (-9 if name == "SIGKILL" else 128 + getattr(signal, name))
        assert wait_until(partial(are_gone, workers))
        assert sorted(path.name for path in news.iterdir()) == [*ALL, "out.json"]
        assert (news / "out.json").read_text(encoding="utf-8") == "old"


def test_few_file_handles(claimcli: Run, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(ARTICLE, encoding="utf-8")
    whole = claimcli("extract", tmp_path, "--format", "jsonl").stdout
    for handles in (12, 20, 40):
        shell = ["sh", "-c", f'ulimit -n {handles}; exec "$@"', "sh", *COMMAND]
        arguments = ["extract", str(tmp_path), "--format", "jsonl", "--jobs", "16"]
        done = subprocess.run([*shell, *arguments], capture_output=True, env=clean_environment(), check=False)
        assert (done.returncode, done.stdout.decode()) == (0, whole), done.stderr.decode()

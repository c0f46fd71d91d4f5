"""Output that is whole or not there: what may be replaced, what stands in the way, what is left at the end."""

import os
import random
import signal
import stat
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import COMMAND, Process, clean_environment

from claimcli.writers import whole_file
from claimcli.writers.output import OutputError, open_output
from claimcli.writers.whole_file import write_whole

Run = Callable[..., Process]
ARTICLE = "“The harbour must close by May,” said Ada Lovelace.\n"
posix = pytest.mark.skipif(os.name != "posix", reason="modes, links and signals are POSIX")
by_root = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "old.json").write_text("old", encoding="utf-8")
    return tmp_path


@pytest.fixture(params=["unnamed draft", "named draft"])
def each_draft(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to write a draft, wherever the tests run."""
    if request.param == "named draft":
        monkeypatch.setattr(whole_file, "_UNNAMED", 0)


def refused(done: Process, *words: str) -> bool:
    """One line, no traceback, exit code 1 or 2."""
    one_line = done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
    return done.returncode in (1, 2) and one_line and all(word in done.stderr for word in words)


@pytest.mark.usefixtures("each_draft")
def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "out"
    for text in ("one", "two"):
        with write_whole(target) as out:
            out.write(text)
        assert target.read_text(encoding="utf-8") == text
    with pytest.raises(RuntimeError), write_whole(target) as out:
        out.write("half")
        out.flush()
        raise RuntimeError
    with write_whole(target, wanted=lambda: False) as out:
        out.write("not wanted")
    assert target.read_text(encoding="utf-8") == "two"
    assert list(tmp_path.iterdir()) == [target]


@posix
@pytest.mark.usefixtures("each_draft")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_modes(tmp_path: Path, mode: int) -> None:
    """What is replaced keeps its mode; what is new has that of any new file."""
    target, new, plain = tmp_path / "out", tmp_path / "new", tmp_path / "plain"
    target.write_bytes(b"")
    target.chmod(mode)
    plain.write_bytes(b"")
    for path in (target, new):
        with write_whole(path) as out:
            out.write("text")
    assert stat.S_IMODE(target.stat().st_mode) == mode
    assert new.stat().st_mode == plain.stat().st_mode


@posix
@pytest.mark.usefixtures("each_draft")
def test_links(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("file")
    with open_output(str(tmp_path / "link"), force=True) as out:
        out.write("new")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "file").read_text(encoding="utf-8") == "new"
    (tmp_path / "broken").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to("loop")
    for name in ("broken", "loop"):
        with pytest.raises(OutputError, match="leads nowhere"), open_output(str(tmp_path / name), force=True):
            pass
    assert not (tmp_path / "nowhere").exists()


@posix
def test_a_planted_draft_is_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link under the name of the draft, should anybody guess it, leads nowhere."""
    (tmp_path / "victim").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(whole_file, "_UNNAMED", 0)
    monkeypatch.setattr(whole_file.secrets, "token_hex", lambda size: "guessed")
    (tmp_path / ".claimcli-guessed.part").symlink_to("victim")
    with pytest.raises(OutputError, match="cannot be written"), open_output(str(tmp_path / "out")) as out:
        out.write("theirs")
    assert (tmp_path / "victim").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "out").exists()


def test_names_of_drafts_are_never_the_same(tmp_path: Path) -> None:
    assert len({whole_file._draft_path(tmp_path) for _ in range(100)}) == 100


@pytest.mark.parametrize("name", ["a.txt", "./a.txt", "link", "new.txt"])
def test_an_output_is_never_an_input(claimcli: Run, news: Path, name: str) -> None:
    (news / "link").symlink_to("a.txt")
    direct = claimcli("extract", "a.txt", "-o", name, "--force", cwd=news)
    assert name == "new.txt" or refused(direct, "one of the inputs")
    (news / "new.txt").unlink(missing_ok=True)
    for command in ("extract", "compare", "speakers"):
        assert refused(claimcli(command, ".", "-o", name, "--force", cwd=news), "among the inputs")
    assert (news / "a.txt").read_text(encoding="utf-8") == ARTICLE
    assert refused(claimcli("extract", ".", "-o", "old.json", "--force", cwd=news), "among the inputs")
    (news / "old.json").unlink()
    assert claimcli("extract", ".", "-o", "no-suffix", cwd=news).returncode == 0


def test_a_file_that_is_there_is_replaced_only_by_force(claimcli: Run, news: Path) -> None:
    assert refused(claimcli("extract", "a.txt", "-o", "old.json", cwd=news), "--force")
    assert (news / "old.json").read_text(encoding="utf-8") == "old"


def test_what_could_not_be_read_replaces_nothing(claimcli: Run, news: Path) -> None:
    for command in ("extract", "compare", "speakers"):
        done = claimcli(command, "aa.txt", "-o", "old.json", "--force", cwd=news)
        assert done.returncode == 1 and "left as it was" in done.stderr
        assert (news / "old.json").read_text(encoding="utf-8") == "old"
    assert claimcli("extract", "aa.txt", "a.txt", "-o", "old.json", "--force", cwd=news).returncode == 1
    assert "Ada Lovelace" in (news / "old.json").read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        *(["extract", "a.txt", "--format", style] for style in ("table", "json", "jsonl", "csv")),
        ["compare", "a.txt", "--json"],
        ["speakers", "a.txt"],
        ["show", "a.txt"],
        ["schema"],
        ["--help"],
        ["extract", "--help"],
        ["--version"],
    ],
)
def test_a_full_disk(news: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        run = [*COMMAND, *arguments]
        done = subprocess.run(run, stdout=full, stderr=subprocess.PIPE, cwd=news, env=clean_environment(), check=False)
    assert refused(Process(run, done.returncode, "", done.stderr.decode()), "No space left")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_device_as_output_and_as_standard_error(claimcli: Run, news: Path) -> None:
    assert refused(claimcli("extract", "a.txt", "-o", "/dev/full", cwd=news), "No space left")
    with Path("/dev/full").open("wb") as full:
        run = [*COMMAND, "extract", "aa.txt", "a.txt", "--format", "jsonl"]
        done = subprocess.run(run, stdout=subprocess.PIPE, stderr=full, cwd=news, env=clean_environment(), check=False)
    assert (done.returncode, done.stdout.count(b"\n")) == (1, 1), "an error that cannot be told costs no claims"


@pytest.mark.parametrize("name", ["gone/out.json", "n" * 300, "a.txt/out.json", "."])
def test_places_where_no_file_can_be(claimcli: Run, news: Path, name: str) -> None:
    assert refused(claimcli("extract", "a.txt", "--json", "-o", name, cwd=news))


def test_a_long_name(claimcli: Run, news: Path) -> None:
    assert claimcli("extract", "a.txt", "--json", "-o", "n" * 250, cwd=news).returncode == 0
    assert (news / ("n" * 250)).stat().st_size > 100


@pytest.mark.skipif(by_root, reason="root may write everywhere")
def test_a_closed_folder(claimcli: Run, news: Path) -> None:
    (news / "closed").mkdir(mode=0o500)
    assert refused(claimcli("extract", "a.txt", "-o", "closed/out.json", cwd=news), "may not be written")


def test_a_folder_that_goes_away(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(OutputError, match="cannot be written"), open_output(str(folder / "out")) as out:
        out.write("text")
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


@posix
@pytest.mark.parametrize(("closed", "stdout", "stderr"), [("2>&-", 1, 0), (">&-", 0, 0), ("<&-", 1, 1)])
def test_closed_streams_do_not_mix(news: Path, closed: str, stdout: int, stderr: int) -> None:
    """Errors never go into the data, nor into a file that was opened since."""
    shell = ["sh", "-c", f'exec "$@" {closed}', "sh", *COMMAND, "extract", "aa.txt", "a.txt", "--format", "jsonl"]
    done = subprocess.run(shell, capture_output=True, cwd=news, env=clean_environment(), check=False)
    assert done.stdout.count(b"\n") == stdout
    assert done.returncode == (2 if closed == ">&-" else 1)
    assert (b"aa.txt" in done.stderr) == bool(stderr)
    done = subprocess.run([*shell, "-o", "out"], capture_output=True, cwd=news, env=clean_environment(), check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    assert (news / "out").read_text(encoding="utf-8").count("\n") == 1
    assert (news / "out").read_text(encoding="utf-8").startswith('{"id"')


@posix
@pytest.mark.parametrize("kind", ["one process", "two processes"])
def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path: Path, kind: str) -> None:
    """25 kills each, spread over the time that a run takes."""
    jobs = ["--jobs", "2"] if kind == "two processes" else []
    (tmp_path / "news").mkdir()
    for number in range(6):
        (tmp_path / "news" / f"{number}.txt").write_text(ARTICLE * 3, encoding="utf-8")
    run = [*COMMAND, "extract", "news", "--json", "-o", "out.json", "--force", *jobs]

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(run, cwd=tmp_path, env=clean_environment(), stderr=subprocess.DEVNULL)

    began = time.monotonic()
    assert start().wait() == 0
    takes = time.monotonic() - began
    new = (tmp_path / "out.json").read_bytes()
    dice = random.Random(kind)
    for _ in range(25):
        (tmp_path / "out.json").write_bytes(b"old")
        with start() as process:
            time.sleep(takes * dice.uniform(0.2, 1.1))
            process.send_signal(signal.SIGKILL)
        assert (tmp_path / "out.json").read_bytes() in (b"old", new)
    left = list(tmp_path.glob(".*"))
    assert left == [] or not whole_file._UNNAMED

"""The commands on a terminal: layout, width, colour, and no hang where nothing is given."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_samples import HOSTILE, HOSTILE_SHOWN, Screen

from claimcli.writers.messages import Progress

Terminal = Callable[..., tuple[int, str]]
STYLES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("arguments", [[], ["extract"], ["compare"], ["speakers"], ["show"]])
def test_no_path_on_a_terminal_shows_the_help(terminal: Terminal, arguments: list[str]) -> None:
    code, shown = terminal(*arguments)
    assert code == 2
    assert shown.startswith("Usage: claimcli") and "--help" in shown and "claimcli " + " ".join(arguments) in shown


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("command", ["extract", "compare", "speakers"])
def test_tables_of_the_seeds_fit_and_fold(terminal: Terminal, seeds: Path, command: str, columns: int) -> None:
    code, shown = terminal(command, "seeds", columns=columns, cwd=seeds.parent)
    lines = STYLES.sub("", shown).split("\n")
    assert code == 0
    assert max(map(len, lines)) <= columns
    assert "\x1b[1m" in shown, "speakers are bold"
    if command == "extract":
        assert "Progress Seen in Tillerson Talks with Lavrov and Putin" in lines
        assert "Executive Intelligence Review · 2017-04-12 · seeds/000_629c7064ccbf7d65.txt" in lines


def test_no_color_and_dumb_terminals(terminal: Terminal, seeds: Path) -> None:
    _, plain = terminal("extract", "seeds", cwd=seeds.parent, env={"NO_COLOR": "1"})
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", plain)
    _, dumb = terminal("extract", "seeds", cwd=seeds.parent, env={"TERM": "dumb"})
    assert "\x1b" not in dumb
    assert STYLES.sub("", plain) == dumb
    _, marked = terminal("show", "seeds/003_6ae826cd49cfc265.txt", cwd=seeds.parent, env={"TERM": "dumb"})
    assert marked.startswith("{n source} <n cue> [n content n]"), "without styles there are brackets"


def test_progress_is_shown_where_somebody_waits_and_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    out = Screen()
    monkeypatch.setattr("sys.stderr", out)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("time.monotonic", lambda: 0.0)
    progress = Progress()
    progress.show(5)
    assert out.getvalue() == "", "nothing in the first second"
    monkeypatch.setattr("time.monotonic", lambda: 1.5)
    progress.show(1234)
    progress.show(1235)
    progress.clear()
    progress.clear()
    assert out.getvalue() == "\r\x1b[Kclaimcli: 1,234 done, 822.7 a second\r\x1b[K"


def test_progress_with_a_known_end_shows_bar_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    out = Screen()
    monkeypatch.setattr("sys.stderr", out)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("time.monotonic", lambda: 0.0)
    progress = Progress()
    monkeypatch.setattr("time.monotonic", lambda: 10.0)
    progress.show(50, 200)
    shown = re.sub(r"\x1b\[[0-9;]*[mK]", "", out.getvalue())
    assert re.fullmatch(r"\rclaimcli: [━╸╺ ]+ 50 of 200, 5\.0 a second, 0:00:30 left", shown), shown


def test_hostile_text_from_file_to_terminal(terminal: Terminal, tmp_path: Path, engine: str) -> None:
    (tmp_path / "a.txt").write_text(f"“We saw {HOSTILE} and left,” said Ada Lovelace.\n", encoding="utf-8")
    for command in (["extract", "a.txt", "--explain"], ["show", "a.txt"]):
        code, shown = terminal(*command, "--engine", engine, cwd=tmp_path, columns=120)
        folded = re.sub(r"\s", "", STYLES.sub("", shown))
        assert code == 0
        assert [part for part in HOSTILE_SHOWN if re.sub(r"\s", "", part) not in folded] == []
        assert not set(STYLES.sub("", shown)) & set("\x1b\x9b\u202e\u2028\x07")

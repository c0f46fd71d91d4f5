"""The command line as tests call it: as a process with pipes, and as a process on a terminal."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from claimcli.attribution.engines import ENGINES, EngineMissing

COMMAND = (sys.executable, "-m", "claimcli")
ROOT = Path(__file__).resolve().parent.parent
PROGRESS = re.compile(r"(?:\r\x1b\[K[^\r\n]*)*\r\x1b\[K")  # counted and cleared: what a slow machine shows in between
Process = subprocess.CompletedProcess[str]


def clean_environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment without what would change the output, and with `changes`."""
    unset = {
        "NO_COLOR",
        "FORCE_COLOR",
        "COLUMNS",
        "LINES",
        "TERM",
        "CLAIMCLI_DEBUG",
        "CLAIMCLI_ENGINE",
        "PYTHONIOENCODING",
    }
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    return {**kept, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": "/nowhere", **(changes or {})}


def run_command(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Process:
    """Run claimcli with pipes. Its output is decoded as UTF-8, line ends as they are."""
    command = [*COMMAND, *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=clean_environment(env), check=False)
    return Process(command, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@contextmanager
def heeding_signals() -> Iterator[None]:
    """Commands that are started in the block end with Ctrl-C and with their terminal: who runs the tests in the
    background, or with nohup, ignores both, and so would the command."""
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def run_on_terminal(
    *arguments: str | Path, columns: int = 80, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run claimcli on a terminal of its own: (exit code, what it showed), with `\n` line ends."""
    return run_in_terminal([*COMMAND, *map(str, arguments)], columns=columns, cwd=cwd, env=env)


def run_in_terminal(
    command: Sequence[str], *, columns: int = 80, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run any command as `run_on_terminal` runs claimcli."""
    import fcntl
    import pty
    import struct
    import termios

    pid, descriptor = pty.fork()
    if pid == 0:  # the child
        try:
            if cwd is not None:
                os.chdir(cwd)
            os.execve(command[0], list(command), clean_environment({"COLUMNS": str(columns), **(env or {})}))
        finally:
            os._exit(127)
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    shown = b"".join(_read_all(descriptor))
    os.close(descriptor)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), PROGRESS.sub("", shown.decode("utf-8")).replace("\r\n", "\n")


def _read_all(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # how Linux says that the other side has closed
            return
        if not piece:
            return
        yield piece


@pytest.fixture(scope="session")
def claimcli() -> Callable[..., Process]:
    """`claimcli(*arguments, stdin=b"", cwd=None, env=None)` with pipes."""
    return run_command


@pytest.fixture(scope="session")
def terminal() -> Callable[..., tuple[int, str]]:
    """`terminal(*arguments, columns=80, cwd=None, env=None)` on a terminal."""
    pytest.importorskip("pty")
    return run_on_terminal


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine by name; tests of one whose packages are not here are skipped."""
    from claimcli.attribution.engines import load_engine

    name = str(request.param)
    try:
        load_engine(name)
    except EngineMissing as problem:
        pytest.skip(str(problem))
    return name


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the two seed articles."""
    return ROOT / "seeds"

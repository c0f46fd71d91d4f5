"""Runs the bench, which calls the command `claimcli` as a user does, and reads the figures that it prints."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_LINE = re.compile(r"^(?P<name>\S.*?)(?:\s{2,}|(?<=\)))(?P<values>-?[\d.]+(?:\s+-?[\d.]+)*)(?:\s|$)")


def run_bench(script: Path, arguments: list[str], environment: Mapping[str, str]) -> dict[str, list[float]]:
    """The figures that `script` prints, by their names.

    Args:
        script: the bench.
        arguments: what to measure, as on its command line.
        environment: variables to set, such as CLAIMCLI_WEIGHTS.

    Returns:
        One or several numbers for each line that has any.

    Raises:
        subprocess.CalledProcessError: the bench failed.
    """
    command = Path(sys.executable).with_name("claimcli")
    done = subprocess.run(
        [sys.executable, str(script), *arguments, "--command", str(command)],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return read_figures(done.stdout)


def read_figures(printed: str) -> dict[str, list[float]]:
    """Names and numbers of the lines that have both."""
    found = (_LINE.match(line) for line in printed.splitlines())
    return {m["name"]: [float(value) for value in m["values"].split()] for m in found if m}

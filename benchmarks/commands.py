"""What a whole command costs, as the operating system counts it: CPU seconds, wall seconds and memory."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

CLAIMCLI = str(Path(sys.executable).with_name("claimcli"))


class Cost(NamedTuple):
    """CPU and wall seconds, and the largest resident size in MB."""

    cpu: float
    wall: float
    memory: float


def measure(command: Sequence[str], runs: int = 3) -> Cost:
    """The medians over some runs of a command, whose output is thrown away."""
    costs = [_run(command) for _ in range(runs)]
    return Cost(*(round(median(values), 3) for values in zip(*costs, strict=True)))


# A process of its own starts the command: what it is charged for would else begin with the size of this one.
_LAUNCHER = """
import os, resource, subprocess, sys, time
started = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_utime + used.ru_stime, time.perf_counter() - started, used.ru_maxrss)
"""


def _run(command: Sequence[str]) -> Cost:
    launcher = [sys.executable, "-S", "-E", "-c", _LAUNCHER, *command]
    printed = subprocess.run(launcher, stdout=subprocess.PIPE, text=True, check=True).stdout
    code, cpu, wall, memory = printed.split()
    if int(code) not in (0, 1):
        raise subprocess.CalledProcessError(int(code), command)
    return Cost(float(cpu), float(wall), float(memory) / (1024 * 1024 if sys.platform == "darwin" else 1024))

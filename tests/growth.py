"""How work grows with its input, measured so that a busy machine decides nothing.

Process time of an input several times as large is set against that of the input itself: linear work eight times as
large takes 8 times as long, a square 64, and the bound between them is 8 to the power of 1.5. Noise only ever makes a
run slower, so each time is the least of several, the garbage collector (whose full passes walk over whatever earlier
tests have left) stands still meanwhile, and what looks like more is measured again. A square fails each time.
"""

import gc
import time
from collections.abc import Callable

Seconds = Callable[[int], float]
SHORTEST = 0.004  # seconds that a run on the smaller input takes at least, or its time is mostly noise
ATTEMPTS = 4
EXPONENT = 1.5


def process_seconds(work: Callable[[], object], runs: int = 1) -> float:
    """Process time of `work`, the least of `runs` (fewer once they have taken a second), without the collector."""
    collecting = gc.isenabled()
    gc.disable()
    times: list[float] = []
    try:
        while not times or (len(times) < runs and sum(times) < 1):
            began = time.process_time()
            work()
            times.append(time.process_time() - began)
    finally:
        if collecting:
            gc.enable()
    return min(times)


def growth(seconds: Seconds, size: int, longer: int = 8) -> float:
    """Time for `longer` times `size` over the time for `size`, which is doubled until it takes a measurable time.

    Args:
        seconds: the time for an input of that size, in seconds of process time
        size: the smaller size, in whatever the input is counted in
        longer: how many times larger the other one is
    """
    while (once := seconds(size)) < SHORTEST and size < 500_000:
        size *= 2
    return seconds(longer * size) / max(once, 1e-6)


def assert_linear(seconds: Seconds, size: int, longer: int = 8) -> None:
    """Fail when each of several measurements looks like more than linear growth."""
    ratios: list[float] = []
    while len(ratios) < ATTEMPTS and (not ratios or ratios[-1] >= longer**EXPONENT):
        ratios.append(growth(seconds, size, longer))
    assert ratios[-1] < longer**EXPONENT, f"{longer} times the input took {ratios} times as long"

"""Try inputs until the time is up, and keep those that fail: `python -m fuzz --seconds 600`, in tests/.

Every input has a number; `--seed 7 --only articles:1234` makes that one again. Time is held to a stated multiple of the
input here, and not in the tests, where a busy machine would decide.
"""

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

from fuzz.articles import make_article, make_sentence
from fuzz.checks import check_article, check_records
from fuzz.records import make_records

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
THOROUGH = 25  # every so many inputs are also read twice and held to the schema
SECONDS, SECONDS_A_BYTE = 5.0, 0.004  # of CPU for one input, on any machine
Failure = tuple[str, bytes, str]


def main() -> int:
    """Read the arguments, try, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60, help="stop after so many")
    parser.add_argument("--inputs", type=int, default=10**9, help="or after so many inputs")
    parser.add_argument("--seed", default="0")
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--engine", action="append", choices=["light", "accurate"], help="default: light")
    parser.add_argument("--only", metavar="KIND:NUMBER", help="one input, of articles, sentences or records")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"), help="folder for inputs that fail")
    parser.add_argument("--short", action="store_true", help="sentences by themselves only: many more in the time")
    options = parser.parse_args()
    engines = options.engine or ["light"]
    numbers: Iterator[tuple[str, int]] = name_inputs(options.first, options.inputs, short=options.short)
    if options.only:
        kind, _, number = options.only.partition(":")
        numbers = iter([(kind, int(number))])
    tried: Counter[str] = Counter()
    failures = 0
    for kind, data, problem in try_inputs(numbers, options.seed, engines, options.seconds, tried, slow=True):
        failures += 1
        options.keep.mkdir(exist_ok=True)
        path = options.keep / f"{kind.replace(':', '_')}_{options.seed}"
        path.write_bytes(data)
        print(f"{kind}: {problem}\n  kept as {path}", file=sys.stderr)
    shown = ", ".join(f"{number:,} {kind}" for kind, number in sorted(tried.items()))
    print(f"seed {options.seed}, {'and '.join(engines)}: {shown}; {failures} failed")
    return 1 if failures else 0


def name_inputs(first: int, number: int, *, short: bool = False) -> Iterator[tuple[str, int]]:
    """Articles and records by turns, numbered; or sentences only."""
    for n in range(first, first + number):
        yield ("sentences" if short else "records" if n % 3 == 2 else "articles"), n


def try_inputs(
    numbers: Iterator[tuple[str, int]],
    seed: str,
    engines: list[str],
    seconds: float,
    tried: Counter[str],
    *,
    slow: bool = False,
) -> Iterator[Failure]:
    """(kind and number, input, what went wrong) of each input that fails; `tried` counts them all.

    Args:
        numbers: kind and number of each input; with the seed they say what it is.
        seed: another gives other inputs.
        engines: what reads the articles.
        seconds: no input is begun after so many.
        tried: gets one for each input, by its kind.
        slow: an input that takes too long is a failure too.
    """
    seeds = [path.read_text(encoding="utf-8") for path in SEEDS]
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "claims.jsonl")
        for kind, number in numbers:
            if time.monotonic() > end:
                return
            dice = random.Random(f"{seed}:{kind}:{number}")
            thoroughly = number % THOROUGH < 2
            tried[kind] += 1
            check: Callable[[], None]
            if kind == "records":
                data = make_records(dice)
                path.write_bytes(data)
                checks = [lambda: check_records(path, thoroughly=thoroughly)]  # noqa: B023 (called at once)
            else:
                text = (make_sentence if kind == "sentences" else make_article)(dice, seeds)
                data = text.encode("utf-8")
                checks = [
                    lambda engine=engine: check_article(text, engine, thoroughly=thoroughly)  # type: ignore[misc]  # noqa: B023
                    for engine in engines
                ]
            for check in checks:
                problem = _run(check, len(data), slow=slow)
                if problem is not None:
                    yield f"{kind}:{number}", data, problem


def _run(check: Callable[[], None], size: int, *, slow: bool) -> str | None:
    """What went wrong, in one line, or None."""
    began = time.process_time()
    try:
        with redirect_stderr(StringIO()):
            check()
    except Exception as problem:
        at = traceback.extract_tb(problem.__traceback__)[-1]
        what = str(problem).partition("\n")[0]
        return f"{type(problem).__name__}: {what} ({Path(at.filename).name}:{at.lineno})"
    took = time.process_time() - began
    if slow and took > SECONDS + SECONDS_A_BYTE * size:
        return f"took {took:.1f} s for {size:,} bytes"
    return None


if __name__ == "__main__":
    sys.exit(main())

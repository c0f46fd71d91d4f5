"""Measures: `python -m benchmarks` (or `make bench`), some minutes on an idle machine; `--quick` for a look."""

import argparse
import json
import platform
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.commands import CLAIMCLI, measure
from benchmarks.page import draw, write_page
from benchmarks.peers import time_peers
from benchmarks.stages import time_stages
from benchmarks.texts import of_size, read_texts, write_articles
from claimcli.attribution.engines import ENGINES, EngineMissing, load_engine

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main() -> None:
    """Measure, and write docs/bench.json, docs/bench.md and docs/bench.svg."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, one run of each")
    parser.add_argument("--output", type=Path, default=DOCS)
    options = parser.parse_args()
    found = run(quick=options.quick)
    (options.output / "bench.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (options.output / "bench.md").write_text(write_page(found), encoding="utf-8")
    (options.output / "bench.svg").write_text(draw(found), encoding="utf-8")


def run(*, quick: bool) -> dict[str, Any]:
    """All figures, by what they tell."""
    texts, runs = read_texts(), 1 if quick else 5
    engines = [engine for engine in ENGINES if _is_here(engine)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = write_articles(folder / "many", texts, 100 if quick else 600)
        (folder / "one.txt").write_text(texts[0], encoding="utf-8")
        python = measure([sys.executable, "-c", ""], runs)
        found: dict[str, Any] = {
            "machine": f"{platform.machine()}, Python {platform.python_version()}",
            "words": words,
            "start": {"python": python._asdict()},
            "command": {},
            "stages": {},
            "peers": time_peers(texts),
            "length": [],
            "articles": [],
        }
        for engine in engines:
            extract = [CLAIMCLI, "extract", "--engine", engine, "--format", "jsonl"]
            whole = measure([*extract, str(folder / "many")], runs)
            found["command"][engine] = {"words_per_cpu_second": round(words / whole.cpu), **whole._asdict()}
            found["start"][engine] = measure([*extract, str(folder / "one.txt")], runs)._asdict()
            found["stages"][engine] = time_stages(texts, engine)
        for size in (1_000, 10_000, 100_000) if quick else (1_000, 10_000, 100_000, 1_000_000, 10_000_000):
            path = folder / f"{size}.txt"
            path.write_text(of_size(texts, size), encoding="utf-8")
            cost = measure([CLAIMCLI, "extract", str(path), "--format", "jsonl"], 1)
            found["length"].append({"size": size, **cost._asdict()})
        for count in (10, 40) if quick else (10, 100, 1000):
            write_articles(folder / str(count), texts, count)
            parts = {
                command: measure([CLAIMCLI, command, str(folder / str(count)), "--format", "jsonl"], 1)._asdict()
                for command in ("extract", "compare")
            }
            found["articles"].append({"count": count, **parts})
    return found


def _is_here(engine: str) -> bool:
    try:
        load_engine(engine)
    except EngineMissing:
        return False
    return True


if __name__ == "__main__":
    main()

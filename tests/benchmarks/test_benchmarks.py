"""The benchmark measures what it says, and its page is made from what was measured."""

import json
import sys
from pathlib import Path
from typing import Any

from conftest import ROOT

from benchmarks.commands import measure
from benchmarks.page import draw, write_page
from benchmarks.stages import time_stages
from benchmarks.texts import of_size, read_texts, write_articles

COST = {"cpu": 1.5, "wall": 2.0, "memory": 80.0}
FOUND: dict[str, Any] = {
    "machine": "a machine",
    "words": 1000,
    "start": {"python": COST, "light": COST},
    "command": {"light": {"words_per_cpu_second": 20000, **COST}},
    "stages": {"light": {"text": 0.1, "tagging": 0.2}},
    "peers": {"spaCy, blank tokenizer": 200000},
    "length": [{"size": 1000, **COST}, {"size": 100000, **COST}],
    "articles": [{"count": 10, "extract": COST, "compare": COST}],
}


def test_a_command_is_charged_for_what_it_does_itself() -> None:
    nothing = measure([sys.executable, "-S", "-c", ""], 1)
    busy = measure([sys.executable, "-S", "-c", "x = bytearray(200_000_000); sum(range(5_000_000))"], 1)
    assert busy.cpu > nothing.cpu > 0
    assert busy.memory > nothing.memory + 150


def test_articles_are_as_long_and_as_many_as_asked(tmp_path: Path) -> None:
    texts = read_texts()
    assert len(of_size(texts, 5000)) == 5000
    assert write_articles(tmp_path / "some", texts, 3) == sum(len(text.split()) for text in texts[:3])
    assert len(list((tmp_path / "some").iterdir())) == 3


def test_every_stage_takes_its_time() -> None:
    assert min(time_stages(read_texts()[:10], "light").values()) >= 0
    assert time_stages(read_texts()[:10], "light")["attribution"] > 0


def test_the_page_shows_ratios() -> None:
    page = write_page(FOUND)
    assert "| claimcli, light | 20,000 | 0.100 |" in page
    assert "| 100,000 | 1.50 | 80 |" in page
    assert draw(FOUND).count("<polyline ") == 1


def test_the_page_in_docs_is_what_was_measured() -> None:
    found = json.loads((ROOT / "docs" / "bench.json").read_text(encoding="utf-8"))
    assert (ROOT / "docs" / "bench.md").read_text(encoding="utf-8") == write_page(found)

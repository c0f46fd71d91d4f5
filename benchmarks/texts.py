"""Texts to time: the articles of the quality cases, written for this project, over and over."""

import tomllib
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

CASES = Path(__file__).resolve().parent.parent / "tests" / "quality" / "cases"


def read_texts() -> list[str]:
    """The articles of all cases."""
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.toml"))]
    return [case["text"] for table in tables for case in table["case"]]


def of_size(texts: Sequence[str], size: int) -> str:
    """One article of about `size` code points: the texts one after the other, over and over."""
    parts, total = [], 0
    for text in cycle(texts):
        if total >= size:
            break
        parts.append(text.strip())
        total += len(text)
    return "\n\n".join(parts)[:size]


def write_articles(folder: Path, texts: Sequence[str], count: int) -> int:
    """`count` articles as files; the number of their words."""
    folder.mkdir(parents=True)
    words = 0
    for number, text in enumerate(islice(cycle(texts), count)):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words

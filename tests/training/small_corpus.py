"""A corpus of a few sentences, written for the tests of training: every attribution is marked by brackets."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

_NAMES = ("Ada Moor", "the mayor", "Tom Lindahl", "officials", "Ines Park", "the harbor board")
_VERBS = ("said", "claimed", "insisted", "warned", "noted", "added")
_THINGS = (
    "the bridge was safe",
    "the ferry would sail on Monday",
    "nobody had paid the bill",
    "the mill had burnt down",
)
_PLAIN = ("It rained all day on the pier.", "The road to the mill is closed.", "A crowd stood by the river.")
_MARKED = re.compile(r"\[(?P<part>[SUC])(?P<number>\d) (?P<words>[^\]]*)\]")
_PARTS = {"S": "source", "U": "cue", "C": "content"}


def write_corpus(path: Path, articles: int = 240) -> Path:
    """Write the bundle: half of the articles before June 2016, half later."""
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for number in range(articles):
            lines.write(json.dumps(_article(number)) + "\n")
    return path


def _article(number: int) -> dict[str, Any]:
    name, verb = _NAMES[number % len(_NAMES)], _VERBS[number % 5]
    other, thing = _NAMES[(number + 2) % len(_NAMES)], _THINGS[number % len(_THINGS)]
    first = f"[S0 {name[0].upper() + name[1:]}] [U0 {verb}] [C0 that {thing}]. {_PLAIN[number % 3]}"
    second = f"[C1 “We heard that {thing}],” [U1 {_VERBS[(number + 1) % 5]}] [S1 {other}]. {_PLAIN[(number + 1) % 3]}"
    date = f"2016-0{4 if number % 2 else 7}-{number % 28 + 1:02}"
    return _read_marks(f"gazette_{date}_{number}", f"{first}\n\n{second}\n\n{_PLAIN[(number + 2) % 3]}\n")


def _read_marks(doc: str, marked: str) -> dict[str, Any]:
    """The text without its brackets, and what stood in them as spans."""
    text, last, found = "", 0, {}
    for mark in _MARKED.finditer(marked):
        text += marked[last : mark.start()]
        row = found.setdefault(mark["number"], {"id": mark["number"], "source": [], "cue": [], "content": []})
        row[_PARTS[mark["part"]]].append([len(text), len(text) + len(mark["words"])])
        text += mark["words"]
        last = mark.end()
    return {"doc": doc, "text": text + marked[last:], "attributions": list(found.values())}

"""Reads the cases of `cases/*.toml`: texts with invented names and events, and the claims that people would mark.

    [[case]]
    id = "agency-01"
    text = '''...'''
    claims = [
      { source = "he", cue = "said", content = ["“A,”", "“B.”"], kind = "direct", speaker = "Ruiz", n = { cue = 2 } },
    ]

Strings are found again in the text, so each must stand there exactly once, or `n` says which occurrence is meant (a
number for source and cue, one number for each fragment for content). A claim without `speaker` is not judged for it.
What is marked follows PolNeAR (Newell, Margolin and Ruths, LREC 2018): content with its quotation marks and a leading
"that"; the source as a whole noun phrase; `"A," he said. "B."` is one claim; claims inside claims and attitudes too.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcli.text.span import Span

FOLDER = Path(__file__).parent / "cases"
KINDS = frozenset(("direct", "indirect", "mixed"))
CASE_KEYS = frozenset(("id", "text", "claims"))
CLAIM_KEYS = frozenset(("source", "cue", "content", "kind", "speaker", "n"))


@dataclass(frozen=True, slots=True)
class Expected:
    """One claim that people would mark. `source` is empty where the text names none; `speaker` None is not judged."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """One text of a genre (the name of its file) with its claims."""

    id: str
    genre: str
    text: str
    claims: tuple[Expected, ...]


def read_cases(folder: Path = FOLDER) -> tuple[Case, ...]:
    """All cases, by file and place; ValueError says which case is wrong and how."""
    cases = tuple(
        read_case(row, path.stem)
        for path in sorted(folder.glob("*.toml"))
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    )
    ids = [case.id for case in cases]
    if twice := {i for i in ids if ids.count(i) > 1}:
        raise ValueError(f"case ids that stand twice: {sorted(twice)}")
    return cases


def locate(text: str, words: str, n: int | None) -> Span:
    """Where `words` stand in `text`: the only place, or the `n`-th (1-based); ValueError when that is not clear."""
    places = []
    at = text.find(words)
    while at >= 0 and words:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        raise ValueError(f"{words!r} does not stand in the text")
    if n is None and len(places) > 1:
        raise ValueError(f"{words!r} stands {len(places)} times in the text, and no n says which is meant")
    which = 1 if n is None else n
    if not 1 <= which <= len(places):
        raise ValueError(f"{words!r} stands {len(places)} times in the text, there is no occurrence {n}")
    start = places[which - 1]
    return Span(start, start + len(words))


def read_case(row: dict[str, Any], genre: str) -> Case:
    """The case of a row of `genre`.toml; ValueError says what is wrong with it."""
    try:
        if row.keys() != CASE_KEYS:
            raise ValueError(f"keys {sorted(row)} instead of {sorted(CASE_KEYS)}")
        claims = tuple(_read_claim(row["text"], claim) for claim in row["claims"])
    except (ValueError, KeyError) as error:
        raise ValueError(f"{genre}.toml, case {row.get('id')}: {error}") from error
    return Case(row["id"], genre, row["text"], claims)


def _read_claim(text: str, row: dict[str, Any]) -> Expected:
    if unknown := row.keys() - CLAIM_KEYS:
        raise ValueError(f"unknown keys {sorted(unknown)}")
    if row["kind"] not in KINDS:
        raise ValueError(f"unknown kind {row['kind']!r}")
    n = row.get("n", {})
    fragments = row["content"]
    numbers = n.get("content", [None] * len(fragments))
    if not fragments or len(numbers) != len(fragments):
        raise ValueError(f"content {fragments} with n {numbers}")
    return Expected(
        source=(locate(text, row["source"], n.get("source")),) if row["source"] else (),
        cue=(locate(text, row["cue"], n.get("cue")),) if row["cue"] else (),
        content=tuple(locate(text, words, k) for words, k in zip(fragments, numbers, strict=True)),
        kind=row["kind"],
        speaker=row.get("speaker"),
    )

"""The words that comparison rests on, loaded from `claimcli/lexicon/comparison/` when first needed."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from claimcli.comparison.stems import stem

_FOLDER = Path(__file__).resolve().parent.parent / "lexicon" / "comparison"


@dataclass(frozen=True, slots=True)
class Signs:
    """Stance by stem, and by phrase (two to four words in small letters)."""

    words: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Anaphors:
    """Words that point back: nouns (stems) behind determiners, and pronouns."""

    nouns: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Function words, concepts by stem, phrases by their words, and the weight of every common stem."""

    function_words: frozenset[str]
    concepts: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]
    weights: Mapping[str, float]
    rare: float


@cache
def load_signs(side: str) -> Signs:
    """The signs of cues (`cue`) or of words inside contents (`content`)."""
    tables = _read("signs.toml")[side]
    words = {stem(w): stance for stance, table in tables.items() for w in table["words"].split()}
    phrases = {tuple(p.split()): stance for stance, table in tables.items() for p in table["phrases"]}
    return Signs(words, phrases)


@cache
def load_anaphors() -> Anaphors:
    """The words that point back at a claim."""
    table = _read("anaphors.toml")
    return Anaphors(
        frozenset(stem(w) for w in table["nouns"].split()),
        frozenset(table["determiners"].split()),
        frozenset(table["pronouns"].split()),
    )


@cache
def load_vocabulary() -> Vocabulary:
    """Terms and their weights."""
    table = _read("terms.toml")
    concepts = dict(_concepts([*table["same"], *table["places"]]))
    weights: dict[str, float] = {}
    for line in (_FOLDER / "idf.txt").read_text(encoding="utf-8").split("\n"):
        band, _, words = line.partition(" ")
        weights.update(dict.fromkeys(words.split(), float(band or 0)))
    for word, concept in concepts.items():  # a concept counts as its commonest word
        if word in weights:
            weights[concept] = min(weights.get(concept, 99.0), weights[word])
    phrases = {tuple(words.split()): concept for words, concept in table["phrases"]}
    return Vocabulary(frozenset(table["function_words"].split()), concepts, phrases, weights, 9.0)


def _concepts(rows: Iterable[str]) -> Iterable[tuple[str, str]]:
    for row in rows:
        words = row.split()
        yield from ((stem(w), stem(words[0])) for w in words)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))

"""The words that the rules of attribution look for, read from `data/attribution.toml`."""

from functools import cache
from typing import Any

from claimcli.lexicon import read_words


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return read_words("attribution")


@cache
def load_attribution_words(table: str, name: str) -> frozenset[str]:
    """The words of list `name` of a `table` of the file."""
    return frozenset(_tables()[table][name].split())


@cache
def load_attribution_phrases(table: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of list `name` of a `table` of the file, each as its tokens."""
    return tuple(tuple(phrase.split()) for phrase in _tables()[table][name])

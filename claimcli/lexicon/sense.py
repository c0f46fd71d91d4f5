"""Words that turn the sense – negations, modals, conditions, numbers, dates – loaded when first needed."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from claimcli.lexicon import read_words


class SenseLexicon(NamedTuple):
    """Words in lower case with straight apostrophes."""

    kinds: Mapping[str, str]  # "not" -> "negation"
    same: Mapping[str, str]  # "'ll" -> "will": short forms of a modal
    capital: frozenset[str]  # of the dates, the words that are one only with a capital: "may"
    numbers: Mapping[str, int]  # "seventh" and "seven" -> 7
    ordinals: frozenset[str]
    scales: Mapping[str, int]  # "million" -> 1,000,000


@cache
def load_sense() -> SenseLexicon:
    """The lexicon, read at the first call."""
    table = read_words("sense")
    kinds = {
        word: kind
        for kind in ("quantity", "condition", "modal", "negation", "date")
        for word in table[kind]["words"].split()
    }
    kinds |= dict.fromkeys(table["date"]["capital"].split(), "date")
    kinds["may"] = "modal"
    number = table["number"]
    units, tens, ordinals = (number[name].split() for name in ("units", "tens", "ordinals"))
    numbers = {word: value for value, word in enumerate(units)}
    numbers |= {word: 10 * (value + 2) for value, word in enumerate(tens)}
    numbers |= {word: value for value, word in enumerate(ordinals)}
    same = {form: line.split()[0] for line in table["modal"]["same"] for form in line.split()}
    return SenseLexicon(
        kinds, same, frozenset(table["date"]["capital"].split()), numbers, frozenset(ordinals), number["scales"]
    )

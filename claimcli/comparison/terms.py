"""The terms of a content: stems and concepts with their weights, so that "Trump" counts little and "deleted" much."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from claimcli.comparison.lexicon import Vocabulary, find_term, load_vocabulary
from claimcli.text.stems import root
from claimcli.text.tokens import Token

NUMBER_WEIGHT = 5.0  # of figures that are not rare in themselves: years, small numbers


@dataclass(slots=True)
class Terms:
    """`vector`: weight by term, of unit length; `weight`: its length before; `shown`: each term as written;
    `at`: the tokens where it stands; `names`: the terms written with a capital inside the content."""

    vector: dict[str, float] = field(default_factory=dict)
    weight: float = 0.0
    shown: dict[str, str] = field(default_factory=dict)
    at: dict[str, list[int]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


def read_terms(tokens: Sequence[Token], cue: Sequence[Token] = ()) -> Terms:
    """The terms of a content, and those of a cue that is part of what is said ("vowed", "regrets")."""
    words = load_vocabulary()
    found = Terms()
    i = 0
    while i < len(tokens):
        concept, size = _find_phrase(tokens, i, words)
        if concept:
            _add(found, concept, " ".join([t.text for t in tokens[i : i + size]]), i)
        else:
            for term, written in _terms_of(tokens[i].text):
                _add(found, term, written, i)
        i += size
    for token in cue:
        if root(token.lower) not in words.reporting:
            for term, written in _terms_of(token.text):
                found.shown.setdefault(term, written)
                found.at.setdefault(term, [])
    weights = {t: weigh(t) for t in found.at}
    found.weight = math.sqrt(sum(w * w for w in weights.values()))
    found.vector = {t: w / found.weight for t, w in weights.items()}
    return found


def _find_phrase(tokens: Sequence[Token], i: int, words: Vocabulary) -> tuple[str, int]:
    """The term of three or two words from number `i` on, and how many they are; '' and 1 where they are no phrase."""
    if tokens[i].lower in words.phrase_starts:
        for size in (3, 2):
            concept = words.phrases.get(tuple([t.lower for t in tokens[i : i + size]]))
            if concept:
                return concept, size
    return "", 1


def _add(found: Terms, term: str, written: str, at: int) -> None:
    found.shown.setdefault(term, written)
    found.at.setdefault(term, []).append(at)
    if written[0].isupper():
        found.names.add(term)


@lru_cache(maxsize=65536)
def _terms_of(word: str) -> tuple[tuple[str, str], ...]:
    """The term of a token, or those of the parts of a compound ("stand-down"), each as written."""
    words = load_vocabulary()
    if not (word[0].isalnum() or word[0] in "#@$£€"):
        return ()
    parts = [word]
    if "-" in word[1:-1] and root(word.lower()) not in words.concepts:
        parts = word.split("-")
        phrase = words.phrases.get(tuple(word.lower().split("-")))
        if phrase:  # "a stand-down order" is an order to stand down
            return ((phrase, word),)
    return tuple([(find_term(p.lower(), words.concepts), p) for p in parts if _tells(p, words)])


def _tells(written: str, words: Vocabulary) -> bool:
    lower = written.lower()
    return len(written) > 1 and lower.rstrip(".") not in words.function_words and (lower != "us" or written == "US")


@lru_cache(maxsize=65536)
def weigh(term: str) -> float:
    """How much a term tells: its inverse document frequency, less for unattributed figures."""
    words = load_vocabulary()
    weight = words.weights.get(term, words.rare)
    return min(weight, NUMBER_WEIGHT) if term.isdigit() and len(term) < 5 else weight

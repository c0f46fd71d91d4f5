"""The terms of a content: stems and concepts with their weights, so that "Trump" counts little and "deleted" much."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcli.comparison.lexicon import Vocabulary, load_vocabulary
from claimcli.comparison.stems import stem
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


def read_terms(tokens: Sequence[Token]) -> Terms:
    """The terms of a content."""
    words = load_vocabulary()
    found = Terms()
    i = 0
    while i < len(tokens):
        term, size = _term_at(tokens, i, words)
        if term:
            found.shown.setdefault(term, " ".join([t.text for t in tokens[i : i + size]]))
            found.at.setdefault(term, []).append(i)
            if tokens[i].text[0].isupper():
                found.names.add(term)
        i += size
    weights = {t: weigh(t, words) for t in found.at}
    found.weight = math.sqrt(sum(w * w for w in weights.values()))
    found.vector = {t: w / found.weight for t, w in weights.items()}
    return found


def _term_at(tokens: Sequence[Token], i: int, words: Vocabulary) -> tuple[str, int]:
    """The term that begins at token `i` ('' for none) and how many tokens it takes."""
    token = tokens[i]
    if i + 1 < len(tokens):
        concept = words.phrases.get((token.lower, tokens[i + 1].lower))
        if concept:
            return concept, 2
    if not (token.text[0].isalnum() or token.text[0] in "#@$") or token.lower in words.function_words or len(token.text) < 2:
        return "", 1
    if token.lower == "us" and token.text != "US":
        return "", 1
    root = stem(token.lower)
    return words.concepts.get(root, root), 1


def weigh(term: str, words: Vocabulary) -> float:
    """How much a term tells: its inverse document frequency, less for bare figures."""
    weight = words.weights.get(term, words.rare)
    return min(weight, NUMBER_WEIGHT) if term.isdigit() and len(term) < 5 else weight

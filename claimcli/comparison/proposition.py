"""What a claim puts forward: its terms with their weights, its stance, and the words in it that point back."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcli.comparison.lexicon import Signs, load_anaphors, load_signs, load_vocabulary
from claimcli.comparison.stems import stem
from claimcli.models import Claim
from claimcli.text.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that decides: its stance and the word as written."""

    stance: str
    words: str
    at: int


@dataclass(frozen=True, slots=True)
class Proposition:
    """A claim as comparison sees it. `vector` has unit length; `shown` gives each term as written."""

    claim: Claim
    order: int
    voice: str | None
    vector: Mapping[str, float]
    shown: Mapping[str, str]
    cue_mark: Mark | None
    content_marks: tuple[Mark, ...]
    anaphor: str

    @property
    def negative(self) -> bool:
        """Whether the proposition is put forward with a minus."""
        flips = sum(m.stance in ("deny", "negation") for m in self.content_marks[:1])
        flips += self.cue_mark is not None and self.cue_mark.stance == "deny"
        return flips % 2 == 1


def read_proposition(claim: Claim, order: int, voice: str | None) -> Proposition:
    """The proposition of one claim."""
    tokens = [t for t in tokenize(claim.text)]
    vector, shown = weigh_terms(tokens)
    cue = find_marks(tokenize(claim.cue), load_signs("cue"))
    return Proposition(
        claim, order, voice, vector, shown, cue[0] if cue else None,
        tuple(find_marks(tokens, load_signs("content"))), find_anaphor(tokens),
    )  # fmt: skip


def weigh_terms(tokens: Sequence[Token]) -> tuple[dict[str, float], dict[str, str]]:
    """The terms of a content as a vector of unit length, and how each is written there."""
    words = load_vocabulary()
    weights: dict[str, float] = {}
    shown: dict[str, str] = {}
    for token in tokens:
        if not token.text[0].isalnum() or token.lower in words.function_words:
            continue
        root = stem(token.lower)
        term = words.concepts.get(root, root)
        weights[term] = words.weights.get(term, words.rare)
        shown.setdefault(term, token.text)
    for size in (2,):
        for i in range(len(tokens) - size + 1):
            concept = words.phrases.get(tuple(t.lower for t in tokens[i : i + size]))
            if concept:
                weights[concept] = words.weights.get(concept, words.rare)
                shown.setdefault(concept, " ".join(t.text for t in tokens[i : i + size]))
    norm = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {t: w / norm for t, w in weights.items()}, shown


def find_marks(tokens: Sequence[Token], signs: Signs) -> list[Mark]:
    """The words among `tokens` that carry a sign, in order."""
    marks = []
    for i, token in enumerate(tokens):
        stance = signs.words.get(stem(token.lower))
        length = 1
        for size in (4, 3, 2):
            phrase = tuple(t.lower for t in tokens[i : i + size])
            if phrase in signs.phrases:
                stance, length = signs.phrases[phrase], size
                break
        if stance:
            marks.append(Mark(stance, " ".join(t.text for t in tokens[i : i + length]), i))
    return marks


def find_anaphor(tokens: Sequence[Token]) -> str:
    """The words that point back at a claim: "the allegations", "it"; '' where there are none."""
    words = load_anaphors()
    for i, token in enumerate(tokens[:6]):
        if token.lower in words.determiners and i + 1 < len(tokens) and stem(tokens[i + 1].lower) in words.nouns:
            return f"{token.text} {tokens[i + 1].text}"
    for token in tokens[:3]:
        if token.lower in words.pronouns:
            return token.text
    return ""

"""Entities: who and what an article names, and what it says of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimcli.coreference.name_spans import is_compound
from claimcli.coreference.titles import SUFFIXES
from claimcli.text.span import Span
from claimcli.text.tokens import Token

_SMALL = frozenset(["of", "the", "for", "and", "on", "in", "to", "at", "&"])


@dataclass(slots=True, eq=False)
class Entity:
    """Someone or something that the article names or describes; mutable while the article is read.

    Two are equal only when they are one, so that an entity can be a key whatever is learnt of it.

    `name` is the fullest form so far. `roles` are heads ("senator"), `about` every word of its descriptions.
    """

    name: Span
    words: tuple[str, ...]
    kind: str
    gender: str | None = None
    plural: bool = False
    roles: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    votes: Counter[str] = field(default_factory=Counter)
    full: list[int] = field(default_factory=list)  # sentences where its full name stands
    suffix: str = ""  # "jr"
    kin: bool = False  # introduced as somebody's wife, son …
    described: bool = False  # has no name, only a description
    spoke: bool = False  # a source of an attribution
    firm: bool = False  # a name for sure: more than one word, or with a capital inside a sentence
    first: int = 0  # token of its first mention
    named: int = 0  # how often the article names it
    trades: bool = False  # has shares, profits, a chief executive: a company

    def vote(self, gender: str | None, weight: int = 3) -> None:
        """Count a sign of its gender, three for a word that tells it, one for a pronoun; the most decide."""
        if gender:
            self.votes[gender] += weight
            self.gender = self.votes.most_common(1)[0][0]

    def certainly_not(self, gender: str) -> bool:
        """Whether its gender is another one beyond doubt."""
        return self.gender is not None and self.gender != gender and self.votes[self.gender] > self.votes[gender] + 2


def name_words(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    """The words of a name for comparison, without articles and suffixes."""
    words = tuple(_name_word(t) for t in tokens[first:last] if t.text[0].isalnum() and t.lower not in _SMALL)
    return tuple(w for w in words if w not in SUFFIXES) or words


def _name_word(token: Token) -> str:
    """A word of a name; of "Okafor-backed" the name."""
    return token.lower.partition("-")[0] if is_compound(token) else token.lower

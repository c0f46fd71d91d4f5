"""Words of a content that point back at a claim: "the allegations", "Bob's account", "That"."""

from collections.abc import Sequence
from typing import NamedTuple

from claimcli.comparison.lexicon import load_anaphors
from claimcli.text.punctuation import POSSESSIVES
from claimcli.text.stems import root
from claimcli.text.tokens import Token

_WITHIN = 10  # tokens: an anaphor is the topic of its content, and stands at its beginning


class Anaphor(NamedTuple):
    """Words that point back at a claim: as written, and the name of its owner ("Bob" of "Bob's account") or ''.

    `own` is set where the owner is a pronoun ("his claims"), `noun` where the words name a claim and are no pronoun.
    """

    words: str
    owner: str = ""
    own: bool = False
    noun: bool = False


def find_anaphor(tokens: Sequence[Token]) -> Anaphor | None:
    """The words of a content that point back at a claim; None where there are none."""
    words = load_anaphors()
    for i in range(1, min(len(tokens), _WITHIN)):
        if root(tokens[i].lower) in words.nouns and (anaphor := _read_noun(tokens, i)):
            return anaphor
    for i, token in enumerate(tokens[:3]):
        if token.lower in words.pronouns and i + 1 < len(tokens) and tokens[i + 1].lower in words.predicates:
            return Anaphor(token.text)
    return None


def _read_noun(tokens: Sequence[Token], i: int) -> Anaphor | None:
    """The anaphor whose noun is token `i`; None where no determiner or owner stands before it."""
    words = load_anaphors()
    before = tokens[i - 1].lower
    if before in POSSESSIVES and i > 1:
        owner = "".join([t.text for t in tokens[i - 2 : i]])
        return Anaphor(f"{owner} {tokens[i].text}", tokens[i - 2].lower, noun=True)
    if tokens[i - 1].text[0].isupper() and i > 1 and tokens[i - 2].lower in words.determiners:
        return Anaphor(" ".join([t.text for t in tokens[i - 2 : i + 1]]), before, noun=True)
    if before in words.determiners:
        return Anaphor(f"{tokens[i - 1].text} {tokens[i].text}", "", before in words.possessives, True)
    return None

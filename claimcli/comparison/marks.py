"""Words that carry a sign, where they stand, and what a negation governs."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from claimcli.comparison.lexicon import (
    Signs,
    load_anaphors,
    load_disclaimers,
    load_empty_negations,
    load_mentions,
    load_signs,
    load_wishes,
)
from claimcli.text.stems import root
from claimcli.text.tokens import Token

SCOPE = 6  # words that a negation governs, at most; a comma, a stop or "but" ends it sooner
COMPLEMENT = 14  # words that "an inquiry into" only names, or "no evidence of" denies; a clause ends both as above
_BEGINNING = 4  # tokens: a charge among them is what the content makes, not what it mentions
BETWEEN_MINUSES = 5  # tokens from one to the other that make a plus: "not what the town calls a hoax" has too many
_ANAPHOR_WITHIN = 10  # tokens: an anaphor is the topic of its content, and stands at its beginning
_RELATIVES = frozenset(("who", "which", "whose", "that"))
_POSSESSIVE_MARKS = frozenset(("'s", "’s", "'", "’"))
_CLAUSE_ENDS = frozenset(
    (",", ";", ":", ".", "!", "?", "—", "–", "--", "…", "...", "but", "because", "although", "while")
)


_PHRASE = 8  # tokens of the phrase that a content may begin with, at most
_PHRASE_ENDS = _CLAUSE_ENDS | _RELATIVES | {"of", "to", "on", "for", "whether", "and"}


class Mark(NamedTuple):
    """A word or phrase that decides: its stance, as written, and the first and last token (exclusive)."""

    stance: str
    words: str
    first: int
    last: int


def find_marks(tokens: Sequence[Token], signs: Signs) -> list[Mark]:
    """The words among `tokens` that carry a sign, in order; a phrase is taken before the words in it."""
    marks = []
    i = 0
    while i < len(tokens):
        mark = _mark_at(tokens, i, signs)
        if mark is None:
            i += 1
        else:
            marks.append(mark)
            i = mark.last
    return marks


def _mark_at(tokens: Sequence[Token], i: int, signs: Signs) -> Mark | None:
    word = tokens[i].lower
    if word in signs.starts:
        for size in range(min(signs.longest, len(tokens) - i), 1, -1):
            window = tokens[i : i + size]
            stance = signs.phrases.get(tuple([t.lower for t in window]))
            if stance:
                return Mark(stance, " ".join([t.text for t in window]), i, i + size)
    stance = signs.exact.get(word) or signs.words.get(root(word)) or signs.words.get(word)
    if not stance or (stance == "negation" and i + 1 < len(tokens) and tokens[i + 1].lower in load_empty_negations()):
        return None
    return Mark(stance, tokens[i].text, i, i + 1)


def negated_tokens(tokens: Sequence[Token], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the tokens that a negation governs: what follows it in its clause, `SCOPE` words at most."""
    for mark in marks:
        if mark.stance != "negation":
            continue
        yield from _clause_after(tokens, mark.last, SCOPE)


def mentioned_tokens(tokens: Sequence[Token]) -> Iterator[int]:
    """Indices of the tokens that a content only mentions: "the spill" of "agreed to an inquiry into the spill"."""
    words = load_mentions()
    if tokens and tokens[0].lower in words.topics:
        yield from range(1, len(tokens))
        return
    for i in range(len(tokens) - 1):
        if tokens[i + 1].lower not in words.links:
            continue
        noun = root(tokens[i].lower)
        if noun in words.matters or (noun in words.charges and i >= _BEGINNING):
            yield from _clause_after(tokens, i + 2, COMPLEMENT)


def disclaimed_tokens(tokens: Sequence[Token], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the tokens of "no evidence of a leak", and of others that deny what follows them.

    What is denied comes last in a phrase ("no evidence of the alleged sinking of the ferry") and first in a clause ("no
    reason to believe that the owner sank it during the storm").
    """
    for mark in marks:
        if is_disclaimer(mark):
            yield from range(mark.first, mark.last)
            clausal = mark.last < len(tokens) and tokens[mark.last].lower == "that"
            yield from _clause_after(tokens, mark.last, SCOPE if clausal else COMPLEMENT)


def is_disclaimer(mark: Mark) -> bool:
    """Whether it is a phrase like "no evidence", which denies what follows."""
    return mark.stance == "deny" and mark.words.lower() in load_disclaimers()


def is_possible(tokens: Sequence[Token], mark: Mark) -> bool:
    """Whether a word stands after one that leaves open whether it is so: "could be productive"."""
    for i in range(mark.first - 1, max(-1, mark.first - 1 - SCOPE), -1):
        if tokens[i].lower in _CLAUSE_ENDS:
            return False
        if tokens[i].lower in load_mentions().possible:
            return True
    return False


def _clause_after(tokens: Sequence[Token], first: int, most: int) -> Iterator[int]:
    """Indices from `first` to the end of its clause, `most` of them at most."""
    for i in range(first, min(first + most, len(tokens))):
        if tokens[i].lower in _CLAUSE_ENDS:
            return
        yield i


def join_minuses(marks: Sequence[Mark]) -> Iterator[Mark]:
    """`marks` with a minus on a verdict taken as one mark that confirms: "is no hoax", "denies that it was fake"."""
    left = list(marks)
    while left:
        mark = left.pop(0)
        turns = mark.stance in ("negation", "denial") and left and left[0].stance == "deny"
        if turns and left[0].first - mark.last < BETWEEN_MINUSES:
            verdict = left.pop(0)
            yield Mark("confirm", f"{mark.words} … {verdict.words}", mark.first, verdict.last)
        else:
            yield mark


class Anaphor(NamedTuple):
    """Words that point back at a claim: as written, and the name of its owner ("Bob" of "Bob's account") or ''.

    `own` is set where the owner is a pronoun ("his claims"), `noun` where the words name a claim and are no pronoun.
    """

    words: str
    owner: str = ""
    own: bool = False
    noun: bool = False


def in_relative_clause(tokens: Sequence[Token], mark: Mark) -> bool:
    """Whether a negation is that of a clause that only describes somebody: "an employee who had not been to work".

    "said that the dam had not failed" is none: there the clause has a subject of its own.
    """
    return any(t.lower in _RELATIVES for t in tokens[max(1, mark.first - 2) : mark.first])


def find_anaphor(tokens: Sequence[Token]) -> Anaphor | None:
    """The words of a content that point back at a claim: "the allegations", "Bob's account", "That"."""
    words = load_anaphors()
    for i in range(1, min(len(tokens), _ANAPHOR_WITHIN)):
        if root(tokens[i].lower) not in words.nouns:
            continue
        before = tokens[i - 1].lower
        if before in _POSSESSIVE_MARKS and i > 1:
            words_ = "".join([t.text for t in tokens[i - 2 : i]])
            return Anaphor(f"{words_} {tokens[i].text}", tokens[i - 2].lower, noun=True)
        if tokens[i - 1].text[0].isupper() and i > 1 and tokens[i - 2].lower in words.determiners:
            return Anaphor(" ".join([t.text for t in tokens[i - 2 : i + 1]]), before, noun=True)
        if before in words.determiners:
            return Anaphor(f"{tokens[i - 1].text} {tokens[i].text}", "", before in words.possessives, True)
    for i, token in enumerate(tokens[:3]):
        if token.lower in words.pronouns and i + 1 < len(tokens) and tokens[i + 1].lower in words.predicates:
            return Anaphor(token.text)
    return None


def names_wish(tokens: Sequence[Token]) -> bool:
    """Whether a content begins with a phrase for what somebody wants, and no claim: "the ban on lead nets"."""
    phrase = list(takewhile(lambda t: t.lower not in _PHRASE_ENDS, tokens[:_PHRASE]))
    nouns = {root(t.lower) for t in phrase}
    return not nouns.isdisjoint(load_wishes()) and nouns.isdisjoint(load_anaphors().nouns)


_NOT = frozenset(("not", "never", "n't", "n’t", "no", "nor", "neither", "hardly"))


def read_cue(tokens: Sequence[Token], negated: bool = False) -> Mark | None:
    """The sign of a cue: that of its last word that has one ("soon denied").

    None where the sign is negated ("did not respond", "refused to back") or there is none.
    """
    marks = find_marks(tokens, load_signs("cue"))
    if not marks:
        return None
    mark = marks[-1]
    if negated and (mark.stance != "refuse" or any(t.lower in _NOT for t in tokens)):  # to refuse is a stance itself
        return None
    before = find_marks(tokens[: mark.first], load_signs("content"))
    refused = len(marks) > 1 and marks[-2].stance == "refuse"
    return None if refused or any(m.stance == "negation" for m in before) else mark

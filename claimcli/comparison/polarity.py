"""Polarity cues: words that affirm, deny or leave open, where they stand, and what a negation governs."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from claimcli.comparison.lexicon import (
    StanceWords,
    load_anaphors,
    load_content_stances,
    load_cue_negations,
    load_cue_stances,
    load_disclaimers,
    load_empty_negations,
    load_mentions,
    load_scope,
    load_wishes,
)
from claimcli.text.stems import root
from claimcli.text.tokens import Token

SCOPE = 6  # words that a negation governs, at most; a comma, a stop or "but" ends it sooner
COMPLEMENT = 14  # words that "an inquiry into" only names, or "no evidence of" denies; a clause ends both as above
_BEGINNING = 4  # tokens: a charge among them is what the content makes, not what it mentions
BETWEEN_NEGATIONS = 5  # tokens between two that cancel out: "not what the town calls a hoax" has too many
_PHRASE = 8  # tokens of the phrase that a content may begin with, at most


class PolarityCue(NamedTuple):
    """A word or phrase that decides: its stance, as written, and the first and last token (exclusive)."""

    stance: str
    words: str
    first: int
    last: int


def find_polarity_cues(tokens: Sequence[Token], lexicon: StanceWords) -> list[PolarityCue]:
    """The words among `tokens` that have a stance, in order; a phrase is taken before the words in it.

    Args:
        tokens: that are searched.
        lexicon: the words and phrases that have a stance.
    """
    found = []
    i = 0
    while i < len(tokens):
        cue = _polarity_cue_at(tokens, i, lexicon)
        if cue is None:
            i += 1
        else:
            found.append(cue)
            i = cue.last
    return found


def _polarity_cue_at(tokens: Sequence[Token], i: int, lexicon: StanceWords) -> PolarityCue | None:
    word = tokens[i].lower
    if word in lexicon.starts:
        for size in range(min(lexicon.longest, len(tokens) - i), 1, -1):
            window = tokens[i : i + size]
            stance = lexicon.phrases.get(tuple([t.lower for t in window]))
            if stance:
                return PolarityCue(stance, " ".join([t.text for t in window]), i, i + size)
    stance = lexicon.exact.get(word) or lexicon.words.get(root(word)) or lexicon.words.get(word)
    if not stance or (stance == "negation" and i + 1 < len(tokens) and tokens[i + 1].lower in load_empty_negations()):
        return None
    return PolarityCue(stance, tokens[i].text, i, i + 1)


def negated_tokens(tokens: Sequence[Token], cues: Sequence[PolarityCue]) -> Iterator[int]:
    """Indices of the tokens that a negation governs: what follows it in its clause, `SCOPE` words at most.

    Args:
        tokens: of a content.
        cues: its polarity cues.
    """
    for cue in cues:
        if cue.stance == "negation":
            yield from _clause_after(tokens, cue.last, SCOPE)


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


def disclaimed_tokens(tokens: Sequence[Token], cues: Sequence[PolarityCue]) -> Iterator[int]:
    """Indices of the tokens of "no evidence of a leak", and of others that deny what follows them.

    What is denied comes last in a phrase ("no evidence of the alleged sinking of the ferry") and first in a clause ("no
    reason to believe that the owner sank it during the storm").

    Args:
        tokens: of a content.
        cues: its polarity cues.
    """
    for cue in cues:
        if is_disclaimer(cue):
            yield from range(cue.first, cue.last)
            clausal = cue.last < len(tokens) and tokens[cue.last].lower == "that"
            yield from _clause_after(tokens, cue.last, SCOPE if clausal else COMPLEMENT)


def is_disclaimer(cue: PolarityCue) -> bool:
    """Whether it is a phrase like "no evidence", which denies what follows."""
    return cue.stance == "deny" and cue.words.lower() in load_disclaimers()


def is_possible(tokens: Sequence[Token], cue: PolarityCue) -> bool:
    """Whether `cue` stands after one of the `tokens` that leave open whether it is so: "could be productive"."""
    for i in range(cue.first - 1, max(-1, cue.first - 1 - SCOPE), -1):
        if tokens[i].lower in load_scope().clause_ends:
            return False
        if tokens[i].lower in load_mentions().possible:
            return True
    return False


def _clause_after(tokens: Sequence[Token], first: int, most: int) -> Iterator[int]:
    """Indices from `first` to the end of its clause, `most` of them at most."""
    ends = load_scope().clause_ends
    for i in range(first, min(first + most, len(tokens))):
        if tokens[i].lower in ends:
            return
        yield i


def join_double_negations(cues: Sequence[PolarityCue]) -> Iterator[PolarityCue]:
    """`cues` with a negated verdict taken as one cue that confirms: "is no hoax", "denies that it was fake"."""
    left = list(cues)
    while left:
        cue = left.pop(0)
        turns = cue.stance in ("negation", "denial") and left and left[0].stance == "deny"
        if turns and left[0].first - cue.last < BETWEEN_NEGATIONS:
            verdict = left.pop(0)
            yield PolarityCue("confirm", f"{cue.words} … {verdict.words}", cue.first, verdict.last)
        else:
            yield cue


def in_relative_clause(tokens: Sequence[Token], cue: PolarityCue) -> bool:
    """Whether a negation is that of a clause that only describes somebody: "an employee who had not been to work".

    "said that the dam had not failed" is none: there the clause has a subject of its own.

    Args:
        tokens: of a content.
        cue: the negation.
    """
    relatives = load_scope().relatives
    return any(t.lower in relatives for t in tokens[max(1, cue.first - 2) : cue.first])


def names_wish(tokens: Sequence[Token]) -> bool:
    """Whether a content begins with a phrase for what somebody wants, and no claim: "the ban on lead nets"."""
    ends = load_scope().phrase_ends
    nouns = {root(t.lower) for t in takewhile(lambda t: t.lower not in ends, tokens[:_PHRASE])}
    return not nouns.isdisjoint(load_wishes()) and nouns.isdisjoint(load_anaphors().nouns)


def read_cue_stance(tokens: Sequence[Token], negated: bool = False) -> PolarityCue | None:
    """The stance of an attribution cue: that of its last word that has one ("soon denied").

    Args:
        tokens: the cue.
        negated: whether the claim is known to be negated outside its cue.

    Returns:
        None where the stance is negated ("did not respond", "refused to back") or there is none.
    """
    cues = find_polarity_cues(tokens, load_cue_stances())
    if not cues:
        return None
    cue = cues[-1]
    to_refuse = cue.stance == "refuse"  # which is a stance itself, unless something in the cue denies it
    if negated and (not to_refuse or any(t.lower in load_cue_negations() for t in tokens)):
        return None
    before = find_polarity_cues(tokens[: cue.first], load_content_stances())
    refused = len(cues) > 1 and cues[-2].stance == "refuse"
    return None if refused or any(c.stance == "negation" for c in before) else cue

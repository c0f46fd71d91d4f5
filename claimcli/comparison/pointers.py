"""What an answer points at: "Pelt rejected Vance's claims", "the reports are misleading".

Words of one kind stand for what somebody has said or decided. The answer does not have it, is against it or finds
fault with it, may name whose it is, and may say in its own words what it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimcli.comparison.proposition import Proposition, find_cue_roots, term_of
from claimcli.comparison.terms import read_terms
from claimcli.lexicon import read_words
from claimcli.text.punctuation import POSSESSIVES
from claimcli.text.stems import root
from claimcli.text.tokens import Token, tokenize

Stance = Literal["reject", "fault", "oppose", ""]

_WITHIN = 12  # tokens of a content in which its noun is looked for
_NAMED_AFTER = 7  # tokens after "by" or "from" in which an owner is named
_PREDICATE = 4  # tokens between a copula and the fault that it leads to, at most
_CLOSE = 3  # tokens from the noun to a fault that needs no copula: "that suggestion “disgraceful”"
_STOPS = frozenset(".!?")
_PAUSES = _STOPS | frozenset((",", ";", ":", "—", "–", "--"))


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a claim points at: the noun by its root and as written, its determiner, whose it is, what it says of it.

    `own` is set where the owner is a pronoun; `stance` is empty where the claim takes none towards it.
    """

    noun: str
    words: str
    determiner: str
    owners: frozenset[str]
    own: bool
    terms: frozenset[str]
    stance: Stance


@cache
def load_rejoinder_words() -> Mapping[str, frozenset[str]]:
    """The words of answers by kind: roots, and words as they stand."""
    tables = {name: words.split() for name, words in read_words("rejoinders").items()}
    return {n: frozenset(ws if n.startswith("exact") else map(root, ws)) for n, ws in tables.items()}


def read_pointer(proposition: Proposition) -> Pointer | None:
    """The first noun of a content that stands for what somebody has said or decided; None where there is none.

    A noun after a verb of the cue ("rejected calls for") is one of the content.
    """
    lead = _read_lead(proposition)
    tokens = [*lead, *tokenize(proposition.claim.text)]
    at = _find_noun(tokens)
    if at is None:
        return None
    words = load_rejoinder_words()
    before = tokens[:at]
    owners = frozenset((*_find_owners(before), *_find_owners(_named_after(tokens, at))))
    fault = _find_fault(tokens, at)
    return Pointer(
        noun=root(tokens[at].lower),
        words=_show(tokens, at),
        determiner=next((t.lower for t in reversed(before) if t.lower in words["exact_determiners"]), ""),
        owners=owners,
        own=any(t.lower in words["exact_possessives"] for t in tokens[max(0, at - 3) : at]),
        terms=_find_terms(tokens, at, fault, owners),
        stance=_read_stance(proposition, tokens, fault),
    )


def _read_lead(proposition: Proposition) -> Sequence[Token]:
    """What stands in the cue after its verb, where that holds such a noun."""
    words = load_rejoinder_words()
    cue = tokenize(proposition.claim.cue)
    verbs = words["reject_cues"] | words["oppose_cues"]
    after = next((cue[k + 1 :] for k, t in enumerate(cue) if root(t.lower) in verbs), ())
    return after if any(root(t.lower) in words["nouns"] for t in after) else ()


def _show(tokens: Sequence[Token], at: int) -> str:
    """The noun with what stands before it: "the claims", "Vance's claims"."""
    first = max(0, at - 1)
    if first and tokens[first].text in POSSESSIVES:
        first -= 1
    written = " ".join(t.text for t in tokens[first : at + 1])
    return written.replace(" '", "'").replace(" ’", "’")


def _find_noun(tokens: Sequence[Token]) -> int | None:
    words = load_rejoinder_words()
    for k, token in enumerate(tokens[:_WITHIN]):
        noun_follows = k + 1 < len(tokens) and root(tokens[k + 1].lower) in words["nouns"]
        if k and (token.text in _PAUSES or token.lower in words["exact_ends"]):
            return None
        if k and token.lower in words["exact_relatives"] and not noun_follows:
            return None
        if root(token.lower) in words["nouns"] and not (k and tokens[k - 1].lower in words["exact_verbal"]):
            return k + 1 if noun_follows else k
    return None


def _named_after(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The words that may name an owner after the noun: "claims by the Labour leader that …"."""
    words = load_rejoinder_words()
    if at + 1 >= len(tokens) or tokens[at + 1].lower not in words["exact_sources"]:
        return ()
    after = tokens[at + 2 : at + 2 + _NAMED_AFTER]
    ends = (k for k, t in enumerate(after) if t.text in _PAUSES or t.lower in words["exact_relatives"])
    return after[: next(ends, len(after))]


def _find_owners(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        name = token.text
        for ending in POSSESSIVES:
            name = name.removesuffix(ending) if len(name) > len(ending) + 1 else name
        if name[0].isupper() and len(name) > 1 and name.lower() not in load_rejoinder_words()["exact_no_owner"]:
            yield name.casefold()


def _find_fault(tokens: Sequence[Token], at: int) -> int | None:
    """The number of the word that finds fault with the noun, in its sentence; None where there is none."""
    words = load_rejoinder_words()
    for k in range(at + 1, len(tokens)):
        if tokens[k].text in _STOPS:
            return None
        if root(tokens[k].lower) not in words["faults"]:
            continue
        lead = [t.lower for t in tokens[max(at + 1, k - _PREDICATE) : k]]
        described = "who" in lead or "which" in lead
        if k - at <= _CLOSE or (not described and not words["exact_copulas"].isdisjoint(lead)):
            return k
    return None


def _read_stance(proposition: Proposition, tokens: Sequence[Token], fault: int | None) -> Stance:
    words = load_rejoinder_words()
    cues = find_cue_roots(proposition)
    if proposition.claim.negated:
        return ""
    if cues & words["reject_cues"]:
        return "reject"
    if fault is not None or (
        cues & words["judge_cues"] and not words["faults"].isdisjoint([root(t.lower) for t in tokens])
    ):
        return "fault"
    return "oppose" if cues & words["oppose_cues"] else ""


def _find_terms(tokens: Sequence[Token], at: int, fault: int | None, owners: frozenset[str]) -> frozenset[str]:
    """The terms in which the sentence tells what the noun stands for, without its owner and the fault found with it."""
    faults = load_rejoinder_words()["faults"]
    end = next((k for k in range(at + 1, len(tokens)) if tokens[k].text in _STOPS), len(tokens))
    told = tokens[:at] if fault is not None and fault - at <= _CLOSE else [*tokens[:at], *tokens[at + 1 : end]]
    found = read_terms(told, ()).vector.keys() - {term_of(owner) for owner in owners}
    return frozenset(t for t in found if root(t) not in faults)

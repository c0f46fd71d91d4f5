"""Evidence that a person can check: the words that answer, the shared terms, the sign of each side."""

from collections.abc import Iterator

from claimcli.comparison.features import find_shared
from claimcli.comparison.links import Link
from claimcli.comparison.marks import Mark
from claimcli.comparison.proposition import Proposition, turn_side

MOST_TERMS = 6
_INNER_QUOTES = str.maketrans('“”"', "‘’'")
CITED_WORDS = 8  # first words of a claim by which a reader knows it
_MOST_GOVERNED = 4
_CUES = {
    "deny": "denies",
    "respond": "answers back",
    "reply": "replies",
    "refuse": "refuses",
    "doubt": "doubts",
    "demand": "demands",
    "fear": "fears",
    "concede": "concedes",
    "support": "backs",
    "attack": "criticizes",
}
_MARKS = {"deny": "denies", "fault": "finds fault", "negation": "says", "doubt": "doubts"}


def show_evidence(claim: Proposition, counter: Proposition, link: Link) -> tuple[str, ...]:
    """What a pair rests on, the most telling first."""
    shared = find_shared(claim, counter)
    lines = [*link.reasons, *_show_opposites(claim, counter)]
    if shared.terms:
        lines.append("same words: " + ", ".join(_written(t, claim, counter) for t in shared.terms[:MOST_TERMS]))
    signs = (("the claim", show_sign(claim)), ("the answer", show_sign(counter)))
    return (*lines, *(f"{which} {sign}" for which, sign in signs if sign))


def cite(proposition: Proposition) -> str:
    """A claim as a reader knows it: who says it and its first words. `Ada Vance, “the plant dumped mercury …”`"""
    claim = proposition.claim
    words = claim.text.split()
    begun = " ".join(words[:CITED_WORDS]).translate(_INNER_QUOTES).strip("‘’',")
    who = claim.speaker or claim.mention or "somebody"
    return f"{who}, “{begun}{' …' if len(words) > CITED_WORDS else ''}”"


def _written(term: str, claim: Proposition, counter: Proposition) -> str:
    one, two = claim.shown[term], counter.shown[term]
    return one if one.casefold() == two.casefold() else f"{one}/{two}"


def _show_opposites(claim: Proposition, counter: Proposition) -> Iterator[str]:
    for side, words in claim.sides.items():
        if turn_side(side) in counter.sides:
            yield f"opposites: “{words}” against “{counter.sides[turn_side(side)]}”"


def show_sign(proposition: Proposition) -> str:
    """The stance of a claim and the words that give it: `denies (“rejected”)`, `says “never” of order`; empty where
    it plainly affirms."""
    parts = []
    if proposition.cue:
        parts.append(f"{_CUES[proposition.cue.stance]} (“{proposition.cue.words}”)")
    mark = next((m for m in proposition.marks if m.stance in _MARKS), None)
    if mark:
        parts.append(_show_mark(proposition, mark))
    return "; ".join(parts)


def _show_mark(proposition: Proposition, mark: Mark) -> str:
    governed = [proposition.shown[t] for t in proposition.negated] if mark.stance == "negation" else []
    if mark.stance == "negation":
        return f"says “{mark.words}”" + (f" of {', '.join(governed[:_MOST_GOVERNED])}" if governed else "")
    return f"{_MARKS[mark.stance]} (“{mark.words}”)"

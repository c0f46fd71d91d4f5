"""Evidence that a person can check: the words that answer, the shared terms, the polarity of each."""

from collections.abc import Iterator

from claimcli.comparison.features import find_shared
from claimcli.comparison.polarity import PolarityCue
from claimcli.comparison.proposition import Proposition, opposite_pole
from claimcli.comparison.scored_pairs import ScoredPair

MOST_TERMS = 6
_INNER_QUOTES = str.maketrans('“”"', "‘’'")
CITED_WORDS = 8  # first words of a claim by which a reader knows it
_MOST_GOVERNED = 4
_CUE = {
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
_CONTENT = {"deny": "denies", "fault": "finds fault", "negation": "says", "doubt": "doubts"}


def show_evidence(claim: Proposition, counter: Proposition, pair: ScoredPair) -> tuple[str, ...]:
    """What a pair rests on, the most telling first.

    Args:
        claim: what is answered.
        counter: what answers it.
        pair: how the one bears on the other.
    """
    shared = find_shared(claim, counter)
    lines = [*pair.reasons, *_show_opposites(claim, counter)]
    if shared.terms:
        lines.append("same words: " + ", ".join(_written(t, claim, counter) for t in shared.terms[:MOST_TERMS]))
    polarities = (("the claim", show_polarity(claim)), ("the answer", show_polarity(counter)))
    return (*lines, *(f"{which} {polarity}" for which, polarity in polarities if polarity))


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
    for pole, words in claim.poles.items():
        if opposite_pole(pole) in counter.poles:
            yield f"opposites: “{words}” against “{counter.poles[opposite_pole(pole)]}”"


def show_polarity(proposition: Proposition) -> str:
    """The stance of a claim and the words that give it: `denies (“rejected”)`, `says “never” of order`; empty where
    it plainly affirms."""
    parts = []
    if proposition.cue:
        parts.append(f"{_CUE[proposition.cue.stance]} (“{proposition.cue.words}”)")
    cue = next((cue for cue in proposition.polarity_cues if cue.stance in _CONTENT), None)
    if cue:
        parts.append(_show_cue(proposition, cue))
    return "; ".join(parts)


def _show_cue(proposition: Proposition, cue: PolarityCue) -> str:
    governed = [proposition.shown[t] for t in proposition.negated] if cue.stance == "negation" else []
    if cue.stance == "negation":
        return f"says “{cue.words}”" + (f" of {', '.join(governed[:_MOST_GOVERNED])}" if governed else "")
    return f"{_CONTENT[cue.stance]} (“{cue.words}”)"

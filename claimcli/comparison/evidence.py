"""Evidence that a person can check: the words that answer, the shared terms, the sign of each side."""

from claimcli.comparison.features import find_shared
from claimcli.comparison.links import Link
from claimcli.comparison.proposition import Proposition

_DECIDING = ("deny", "fault", "negation", "doubt")
MOST_TERMS = 6


def show_evidence(claim: Proposition, counter: Proposition, link: Link) -> tuple[str, ...]:
    """What a pair rests on, the most telling first."""
    shared = find_shared(claim, counter)
    lines = list(link.reasons)
    if shared.terms:
        lines.append("shared: " + ", ".join(_written(t, claim, counter) for t in shared.terms[:MOST_TERMS]))
    lines += [f"claim: {show_sign(claim)}", f"counter: {show_sign(counter)}"]
    return tuple(lines)


def _written(term: str, claim: Proposition, counter: Proposition) -> str:
    one, two = claim.shown[term], counter.shown[term]
    return one if one.casefold() == two.casefold() else f"{one}/{two}"


def show_sign(proposition: Proposition) -> str:
    """The stance of a claim and the words that give it: `deny (“rejected”)`, `negation (“never” over order)`."""
    parts = []
    if proposition.cue:
        parts.append(f"{proposition.cue.stance} (“{proposition.cue.words}”)")
    for mark in proposition.marks:
        if mark.stance in _DECIDING:
            governed = [proposition.shown[t] for t in proposition.negated] if mark.stance == "negation" else []
            over = f" over {', '.join(governed[:4])}" if governed else ""
            parts.append(f"{mark.stance} (“{mark.words}”{over})")
            break
    return "; ".join(parts) or "affirms"

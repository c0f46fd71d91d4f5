"""How the parts of a claim are put into words for people, in terminals and in pipes alike."""

from collections.abc import Iterable

from claimcli.models import Claim, Pair, Relation
from claimcli.writers.safe import show_line

_ANSWERED: dict[Relation, str] = {
    "disputes": "disputed by",
    "questions": "questioned by",
    "supports": "supported by",
    "repeats": "repeated by",
}


def name_speaker(claim: Claim) -> str:
    """The speaker's name; of one who cannot be named, the words of the text in curly quotes."""
    if claim.speaker:
        return show_line(claim.speaker)
    return f"unnamed “{show_line(claim.mention)}”" if claim.mention else "unnamed"


def name_cue(claim: Claim) -> str:
    """The cue on one line; empty where it is but a colon or a dash."""
    return show_line(claim.cue) if any(character.isalpha() for character in claim.cue) else ""


def name_act(claim: Claim) -> str:
    """The act, and where the attribution itself is no plain fact, what it is: "not assert", "hypothetical assert"."""
    if claim.negated and claim.factuality in ("factual", "negated"):
        return f"not {claim.act}"
    return claim.act if claim.factuality == "factual" else f"{claim.factuality} {claim.act}"


def quote_claim(claim: Claim) -> str:
    """The content on one line; a direct quotation in quotation marks, unless the content shows its own."""
    words = show_line(claim.text)
    if claim.kind != "direct" or any(mark in words for mark in ("“", '"', "«", "''")):
        return words
    return f"“{words}”"


def answered(relation: Relation) -> str:
    """A relation as seen from the claim: "disputed by"."""
    return _ANSWERED[relation]


def name_span(first: str | None, last: str | None) -> str:
    """The days from `first` to `last`; one day when they are the same, empty when there is none."""
    return " – ".join(show_line(day) for day in dict.fromkeys((first, last)) if day)


def group_by_claim(pairs: Iterable[Pair]) -> list[tuple[Claim, list[Pair]]]:
    """Each claim with its answers, in the order in which the claims first appear."""
    groups: dict[tuple[str, str], tuple[Claim, list[Pair]]] = {}
    for pair in pairs:
        groups.setdefault((pair.claim.document, pair.claim.id), (pair.claim, []))[1].append(pair)
    return list(groups.values())


def count(number: int, what: str) -> str:
    """A `number` of `what`: `1 claim`, `2 claims`."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def number_of(claim: Claim) -> str:
    """The claim's number in its document, as in its id."""
    return show_line(claim.id.rpartition("#")[2])

"""What the page says of a claim: the act, and what the attribution itself is, in plain words and in signs."""

from typing import NamedTuple

from claimcli.models import Claim, Factuality, Party, Relation, Side

_ACTS = {
    "assert": "says",
    "deny": "denies",
    "concede": "concedes",
    "question": "asks or doubts",
    "demand": "demands",
    "intend": "intends",
    "believe": "believes",
    "retract": "takes back",
}
_FACTUALITY = {
    "negated": "does not say",
    "hypothetical": "might say",
    "questioned": "may or may not say",
    "reported": "reportedly says",
}
_RELATIONS: dict[Relation, str] = {
    "disputes": "Disputes",
    "questions": "Questions",
    "supports": "Agrees with",
    "repeats": "Says again",
}


class SideName(NamedTuple):
    """A side of an issue as a column is headed."""

    side: Side
    heading: str
    sign: str


SIDES = (
    SideName("for", "Says so", "●"),
    SideName("against", "Denies it", "◆"),
    SideName("doubts", "Questions it", "?"),
    SideName("open", "Said on this, no side taken", "○"),
)


def factuality_of(claim: Claim) -> Factuality:
    """What the attribution itself is; claims of other programs may say no more than that the cue is negated."""
    return "negated" if claim.negated and claim.factuality == "factual" else claim.factuality


def describe_act(claim: Claim) -> str:
    """What the speaker does: "denies"; where it is not told as a fact that they do, so much: "might say"."""
    return _FACTUALITY.get(factuality_of(claim)) or _ACTS.get(claim.act, claim.act)


def describe_relation(relation: Relation) -> str:
    """A relation as the beginning of a sentence about the answer."""
    return _RELATIONS[relation]


def name_party(party: Party | None) -> str:
    """Who is told or accused: the name, else the words of the text; '' for nobody."""
    return (party.name or party.mention) if party else ""

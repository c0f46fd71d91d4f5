"""How likely a word is to be (part of) a cue: shares counted on annotated articles, as data.

For a form that was seen often the share is its own; a rare one leans on the share of its stem, a new one on nothing.
"""

from dataclasses import dataclass
from functools import cache

_IRREGULAR = {
    "said": "say", "says": "say", "told": "tell", "wrote": "write", "written": "write", "found": "find", "shown":
    "show", "thought": "think", "felt": "feel", "knew": "know", "known": "know", "saw": "see", "seen": "see",
    "made": "make", "gave": "give", "given": "give", "took": "take", "taken": "take", "went": "go", "gone": "go",
    "came": "come", "called": "call", "spoke": "speak", "spoken": "speak", "swore": "swear", "sworn": "swear",
    "heard": "hear", "held": "hold", "kept": "keep", "left": "leave", "meant": "mean", "sought": "seek", "shot":
    "shoot", "fought": "fight", "understood": "understand", "denied": "deny", "denies": "deny", "replied": "reply",
    "replies": "reply", "testified": "testify", "implied": "imply", "drew": "draw", "drawn": "draw", "began":
    "begin", "begun": "begin", "quipped": "quip", "chose": "choose", "chosen": "choose", "fell": "fall",
}  # fmt: skip
BANDS = (0.02, 0.06, 0.12, 0.22, 0.35, 0.5, 0.65, 0.8, 0.92)
STRONG = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class CueWords:
    """Shares by lower-cased form and by stem, 0..1. Equal is only what is the same one, so that it can be a key."""

    forms: dict[str, float]
    stems: dict[str, float]

    def share(self, lower: str) -> float:
        """How often the word is part of a cue, 0..1."""
        found = self.forms.get(lower)
        return found if found is not None else self.stems.get(stem(lower), 0.0)


def band(share: float) -> int:
    """The share as one of ten bands, 0 the lowest."""
    for number, bound in enumerate(BANDS):
        if share < bound:
            return number
    return len(BANDS)


@cache
def stem(lower: str) -> str:
    """A rough stem that brings the forms of a verb together ("denied", "denying", "denies" -> "deni")."""
    if found := _IRREGULAR.get(lower):
        lower = found
    for ending in ("ing", "ed", "es", "s", "e"):
        if lower.endswith(ending) and len(lower) - len(ending) >= 3 and not (ending == "s" and lower.endswith("ss")):
            lower = lower[: -len(ending)]
            break
    if len(lower) > 3 and lower[-1] == lower[-2] and lower[-1] not in "sl":
        lower = lower[:-1]
    return lower[:-1] + "i" if lower.endswith("y") and len(lower) > 3 else lower

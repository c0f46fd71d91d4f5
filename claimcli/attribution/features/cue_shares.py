"""How likely a word is to be (part of) a cue: shares counted on annotated articles, as data.

For a form that was seen often the share is its own; a rare one leans on the share of its stem, a new one on nothing.
"""

from dataclasses import dataclass

from claimcli.text.stems import cue_stem

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
        return found if found is not None else self.stems.get(cue_stem(lower), 0.0)


def band(share: float) -> int:
    """The share as one of ten bands, 0 the lowest."""
    for number, bound in enumerate(BANDS):
        if share < bound:
            return number
    return len(BANDS)

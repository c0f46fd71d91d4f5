"""The cues, one row each: class, act and stance of a word or phrase that attributes, read from `data/cues.toml`."""

from functools import cache
from typing import NamedTuple, cast

from claimcli.lexicon import read_words
from claimcli.models import Act


class CueRow(NamedTuple):
    """A cue in its base form, and what is known of it.

    `kind` is its class ("say", "blame", …), `act` its speech act (None: it asserts), `stance` what it says about the
    proposition that it governs; "" where nothing is.
    """

    cue: str
    kind: str
    act: Act | None
    stance: str

    @property
    def is_phrase(self) -> bool:
        """Whether it is matched as it stands, and not by its stem."""
        return not self.cue.isalpha()


@cache
def load_cues() -> tuple[CueRow, ...]:
    """All rows, in the order in which they decide."""
    rows = []
    for line in read_words("cues")["rows"].strip().split("\n"):
        cue, *columns = line.split()
        kind, act, stance = ["" if column == "-" else column for column in columns]
        rows.append(CueRow(cue.replace("_", " "), kind, cast("Act | None", act or None), stance))
    return tuple(rows)


@cache
def load_negations() -> frozenset[str]:
    """Words in a cue that turn it round."""
    return frozenset(read_words("cues")["negation"].split())

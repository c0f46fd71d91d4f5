"""Cue candidates: runs of tokens that the tagger thinks may be a cue."""

from collections.abc import Sequence
from typing import NamedTuple

from claimcli.attribution.labels import BU, IU

FLOOR = 0.15  # below this share a cue is right so seldom that looking for its content costs more than it finds


class Cue(NamedTuple):
    """Tokens `first` to `last` (exclusive), `head` the one most surely a cue, and its score 0..1."""

    first: int
    last: int
    head: int
    score: float


def find_cues(scores: Sequence[Sequence[float]], sentence: Sequence[int], *, floor: float = FLOOR) -> list[Cue]:
    """Candidates in text order; they do not overlap and none crosses a sentence's end.

    `scores` are the tagger's rows, `sentence` the number of each token's sentence. A run ends where the next token is
    below half of the run's best score, or begins a cue of its own.
    """
    cue = [row[BU] + row[IU] for row in scores]
    found: list[Cue] = []
    n = len(cue)
    i = 0
    while i < n:
        if cue[i] < floor:
            i += 1
            continue
        first, best = i, cue[i]
        head = i
        i += 1
        while i < n and sentence[i] == sentence[first] and cue[i] >= max(floor, best / 2) and scores[i][BU] < scores[i][IU]:
            if cue[i] > best:
                best, head = cue[i], i
            i += 1
        while first < head and cue[first] < best / 2:
            first += 1
        found.append(Cue(first, i, head, best))
    return found

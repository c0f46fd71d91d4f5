"""Cue candidates: runs of tokens that the tagger thinks may be a cue."""

from collections.abc import Sequence
from typing import NamedTuple

from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.features.word_classes import WordClass, any_of
from claimcli.attribution.tagging.labels import BU, IU
from claimcli.attribution.thresholds import BESIDE_QUOTATION, CUE_FLOOR, CUE_FLOOR_BESIDE_QUOTATION

_VERBAL_ENDINGS = any_of(
    WordClass.PARTICIPLE_ED, WordClass.PLURAL_OR_VERB, WordClass.PARTICIPLE_ING, WordClass.WORD, WordClass.NOUN
)


class Cue(NamedTuple):
    """Tokens `first` to `last` (exclusive), `head` the one most surely a cue, and its score 0..1."""

    first: int
    last: int
    head: int
    score: float


def find_cues(scores: Sequence[Sequence[float]], table: TokenTable) -> list[Cue]:
    """Candidates in text order; they do not overlap and none crosses a sentence's end.

    `scores` are the tagger's rows. A run ends where the next token is below half of the run's best score, or begins a
    cue of its own.
    """
    cue = [row[BU] + row[IU] for row in scores]
    found: list[Cue] = []
    n = len(cue)
    i = 0
    while i < n:
        floor = (
            CUE_FLOOR
            if cue[i] >= CUE_FLOOR or cue[i] < CUE_FLOOR_BESIDE_QUOTATION or not _beside_quotation(table, i)
            else CUE_FLOOR_BESIDE_QUOTATION
        )
        if cue[i] < floor:
            i += 1
            continue
        first = head = i
        i += 1
        while i < n and table.sentence[i] == table.sentence[first] and scores[i][BU] < scores[i][IU]:
            if cue[i] < max(floor, cue[head] / 2):
                break
            if cue[i] > cue[head]:
                head = i
            i += 1
        while first < head and cue[first] < cue[head] / 2:
            first += 1
        found.append(Cue(first, i, head, cue[head]))
    return found


def _beside_quotation(table: TokenTable, i: int) -> bool:
    return (
        table.quote[i] < 0
        and (table.closed_before[i] <= BESIDE_QUOTATION or table.opens_after[i] <= BESIDE_QUOTATION)
        and table.classes[i] in _VERBAL_ENDINGS
    )

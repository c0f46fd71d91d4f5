"""The verdict on one quotation: tests from the strictest on, and at each whether it is whom the draft names.

exact, typography, edited  ->  whole rows of words, parts with brackets and ellipses, what a source interrupts
wrong-speaker              ->  the same, said by somebody else or by two
differs                    ->  the nearest passage, with everything that differs
not-found, unchecked       ->  nothing near; too short to tell, or a source that could not be read
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from claimcli.checking.differing import best_starts, find_near
from claimcli.checking.editing import MAX_GAP, find_edited, place_parts
from claimcli.checking.index import SourceIndex, find_rows
from claimcli.checking.matching import compare_whole, find_whole
from claimcli.checking.nearness import common_length
from claimcli.checking.records import Verdict
from claimcli.checking.speakers import SourceSpeaker, SourceSpeakers
from claimcli.checking.splices import find_rows_of, place_apart
from claimcli.checking.streams import make_streams
from claimcli.checking.types import Difference, Place, Quotation
from claimcli.speakers.same import same_speaker

IDENTIFIABLE = 3  # words that a quotation must have to be looked for
_HEARD = 12  # places at which it is asked who speaks
_ROW_HEARD = 2  # the same for one of several rows of words
_ORDER = ("exact", "typography", "edited")


class Judgement(NamedTuple):
    """A verdict with the place it rests on (None: nowhere) and who speaks there."""

    verdict: Verdict
    place: Place | None = None
    speaker: SourceSpeaker = SourceSpeaker("unknown")
    notes: tuple[str, ...] = ()


def judge(quotation: Quotation, index: SourceIndex, speakers: SourceSpeakers, *, complete: bool = True) -> Judgement:
    """The verdict on `quotation`; `complete` is False where a source could not be read.

    Args:
        quotation: what the draft quotes.
        index: the sources.
        speakers: who says what in them.
        complete: False where a source could not be read.
    """
    near: list[Place] = []
    elsewhere: Judgement | None = None
    for stage in _stages(quotation, index, speakers):
        near += [place for place in stage if not place.verdict]
        found = _hear(quotation, [place for place in stage if place.verdict], index, speakers)
        if found is None:
            continue
        if found.speaker.status == "same" or (found.speaker.status == "unknown" and elsewhere is None):
            return _unless_short(quotation, found)
        if found.speaker.status == "different" and elsewhere is None:
            elsewhere = found
    if elsewhere is not None:
        return _unless_short(quotation, elsewhere._replace(verdict="wrong-speaker"))
    if len(quotation.keys) < IDENTIFIABLE:
        return Judgement("unchecked", notes=("too short to identify",))
    return _judge_altered(quotation, near, index, speakers, complete)


def _stages(quotation: Quotation, index: SourceIndex, speakers: SourceSpeakers) -> Iterator[list[Place]]:
    """The places that each test finds, the strictest test first; the later are made only when they are asked for."""
    whole = find_whole(quotation, index)
    for verdict in _ORDER:
        yield [place for place in whole if place.verdict == verdict]
    yield [place for place in whole if not place.verdict]
    yield find_edited(quotation, index)
    if len(quotation.keys) >= IDENTIFIABLE:
        yield list(_interrupted(quotation, index, speakers))


def _interrupted(quotation: Quotation, index: SourceIndex, speakers: SourceSpeakers) -> Iterator[Place]:
    """Places in what one speaker says in a source, without what interrupts it: “We won,” she said. “It is over.”"""
    keys = quotation.keys
    wanted = [t.key for part in quotation.parts.parts for t in part.tokens if t.kind == "word" and not part.ending]
    for number in index.nearest(keys, 6):
        if not _stand_in_order(wanted, index, number):
            continue
        for stream in make_streams(index.folded(number), speakers.claims_of(number)):
            for first in find_rows(stream, keys, 3):
                yield compare_whole(quotation, stream, number, first)
            if quotation.parts.edited and (place := place_parts(quotation, stream, number)):
                yield place


def _stand_in_order(wanted: Sequence[str], index: SourceIndex, number: int) -> bool:
    """Whether a source has all these words in their order, near one another."""
    if not all(f" {key} " in index.sources[number].keys for key in set(wanted)):
        return False
    words = index.sources[number].keys.split()
    length = len(wanted) + MAX_GAP
    starts = best_starts(words, {key: index.rarity(key) + 0.05 for key in wanted}, length, 0.0)
    return any(common_length(wanted, words[start : start + length]) == len(wanted) for start in starts)


def _hear(
    quotation: Quotation, places: Sequence[Place], index: SourceIndex, speakers: SourceSpeakers
) -> Judgement | None:
    """The place whose speaker suits best: whom the draft names, else somebody else, else nobody known."""
    name = (quotation.claim.speaker or "").split()[-1:] if quotation.claim else []
    named = [place for place in places if name and name[0] in index.sources[place.number].text]
    order = [*named, *(place for place in places if place not in named)]
    best: Judgement | None = None
    for place in order[:_HEARD]:
        speaker = speakers.judge(quotation, place)
        if best is None or _RANK[speaker.status] < _RANK[best.speaker.status]:
            best = Judgement(place.verdict or "differs", place, speaker, place.notes)
        if speaker.status == "same":
            break
    return best


_RANK = {"same": 0, "different": 1, "unknown": 2}


def _unless_short(quotation: Quotation, found: Judgement) -> Judgement:
    """Too few words tell nothing, unless the very speaker says them."""
    if len(quotation.keys) >= IDENTIFIABLE or found.speaker.status == "same":
        return found
    return Judgement("unchecked", notes=("too short to identify",))


def _judge_altered(
    quotation: Quotation, near: Sequence[Place], index: SourceIndex, speakers: SourceSpeakers, complete: bool
) -> Judgement:
    """The verdict on a quotation that stands nowhere as it is."""
    rows = find_rows_of(quotation, index)
    if spliced := _find_splice(quotation, rows, speakers):
        return spliced
    apart = place_apart(rows, index) if rows else None
    if apart is not None and apart.score == 1.0 and apart.differences[0].kind == "order":
        return _nearest(quotation, [apart], speakers)
    places = [*near, *find_near(quotation, index)]
    if not places and apart is not None:
        places = [apart]
    if places:
        return _nearest(quotation, places, speakers)
    if not complete:
        return Judgement("unchecked", notes=("a source could not be read",))
    return Judgement("not-found")


def _find_splice(quotation: Quotation, rows: Sequence[Sequence[Place]], speakers: SourceSpeakers) -> Judgement | None:
    """wrong-speaker, where two rows of the quotation have no speaker in common."""
    if len(rows) < 2:
        return None
    shared = Counter(number for row in rows for number in {place.number for place in row})
    nearest = [sorted(row, key=lambda place: -shared[place.number])[:_ROW_HEARD] for row in rows]
    heard = [[(place, speakers.judge(quotation, place)) for place in row] for row in nearest]
    told = [[(p, v) for p, v in row if v.claim is not None] for row in heard]
    if len(told) < 2 or not all(told):
        return None
    for n, row in enumerate(told):
        for other in told[n + 1 :]:
            if all(_apart(a, b) for _, a in row for _, b in other):
                place = replace(row[0][0], spans=(row[0][0].whole,), score=1.0)
                first, second = row[0][1], other[0][1]
                names = tuple(v.claim.speaker or v.claim.mention or "" for v in (first, second) if v.claim)
                return Judgement("wrong-speaker", place, first._replace(status="different", spliced=names))
    return None


def _apart(one: SourceSpeaker, other: SourceSpeaker) -> bool:
    return one.claim is not None and other.claim is not None and same_speaker(one.claim, other.claim) is False


def _nearest(quotation: Quotation, places: Sequence[Place], speakers: SourceSpeakers) -> Judgement:
    """The nearest place; of those as near the one of the speaker whom the draft names."""
    ranked = sorted(places, key=lambda place: (-place.score, len(place.differences)))
    top = [place for place in ranked if place.score >= ranked[0].score - 0.1][:4]
    place, speaker = top[0], speakers.judge(quotation, top[0])
    for other in top[1:]:
        if speaker.status == "same":
            break
        if (heard := speakers.judge(quotation, other)).status == "same":
            place, speaker = other, heard
    if speaker.status == "different" and speaker.claim is not None:
        theirs = speaker.claim.speaker or speaker.claim.mention or ""
        ours = (quotation.claim.speaker if quotation.claim else "") or ""
        place = replace(place, differences=(*place.differences, Difference("speaker", ours, theirs)))
    return Judgement("differs", place, speaker, place.notes)

"""Stories: documents that are about one thing, found among very many so that no step grows with the square of them.

Two documents belong together that share two rare names within a week, or nearly all their words (MinHash, Broder 1997).
Each document is looked up by a few keys, pairs of its rarest names and bands of its sketch, and joined with the last
document that had the key; a story takes no more claims than one process compares at ease.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

from claimcli.readers.duplicates import cut_bands, sketch_text

WINDOW = 7  # days between two documents of a story that follow one another
RAREST = 8  # names of a document that it is looked up by
COMMON = 0.001  # share of the documents from which on a name tells nothing, where they are more than FEW
FEW = 10
MOST_CLAIMS = 2_000  # of a story
SWEPT = 10_000  # documents after which keys of days gone by are forgotten
_NAME = re.compile(r"(?<=[\w,;’'] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")  # not at a sentence's beginning


class Place(NamedTuple):
    """A document of a table of claims: its rows are bytes `start` to `end` of `file`."""

    document: str
    file: str
    start: int
    end: int


class Description(NamedTuple):
    """What a document is grouped by; `day` counts from the year 1, 0 without a date."""

    place: Place
    claims: int
    day: int
    names: tuple[str, ...]
    bands: tuple[str, ...]


def describe_documents(file: str, rows: Iterable[bytes], parse: Any) -> Iterator[Description]:
    """The documents of a table of claims, whose rows stand together.

    Args:
        file: the name of the table.
        rows: its lines.
        parse: reads a line of JSON.
    """
    start = end = 0
    claims: list[Mapping[str, Any]] = []
    for row in rows:
        claim = parse(row)
        if claims and claim["document"] != claims[0]["document"]:
            yield _describe(file, start, end, claims)
            start, claims = end, []
        claims.append(claim)
        end += len(row)
    if claims:
        yield _describe(file, start, end, claims)


def gather_stories(documents: Sequence[Description]) -> list[list[Place]]:
    """The stories of at least two documents, the first at the head.

    Args:
        documents: all there are, in any order.
    """
    ordered = sorted(documents, key=lambda found: (found.day, found.place))
    seen = Counter(name for found in ordered for name in found.names)
    most = max(FEW, int(COMMON * len(ordered)))
    joined = _Joined([found.claims for found in ordered])
    last: dict[Any, int] = {}  # the last document of each key
    for number, found in enumerate(ordered):
        if number % SWEPT == 0:
            last = {key: before for key, before in last.items() if found.day - ordered[before].day <= WINDOW}
        for key in _keys_of(found, seen, most):
            before = last.get(key)
            if before is not None and found.day - ordered[before].day <= WINDOW:
                joined.join(before, number)
            last[key] = number
    stories: dict[int, list[Place]] = {}
    for number, found in enumerate(ordered):
        stories.setdefault(joined.find(number), []).append(found.place)
    return [places for places in stories.values() if len(places) > 1]


class _Joined:
    """Sets of documents that grow together (Tarjan's union-find), each of no more than so many claims."""

    def __init__(self, claims: Sequence[int]) -> None:
        self._claims = array("q", claims)
        self._above = array("q", range(len(claims)))

    def find(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, one: int, other: int) -> None:
        one, other = sorted((self.find(one), self.find(other)))
        if one != other and self._claims[one] + self._claims[other] <= MOST_CLAIMS:
            self._above[other] = one
            self._claims[one] += self._claims[other]


def _keys_of(found: Description, seen: Mapping[str, int], most: int) -> Iterator[Any]:
    dated = found.day > 0  # what has no date is joined only with what has none
    telling = sorted((seen[name], name) for name in found.names if 1 < seen[name] <= most)[:RAREST]
    for pair in combinations(sorted(name for _, name in telling), 2):
        yield dated, *pair
    for number, band in enumerate(found.bands):
        if band:
            yield dated, number, band


def _describe(file: str, start: int, end: int, claims: Sequence[Mapping[str, Any]]) -> Description:
    contexts = dict.fromkeys(str(claim["context"]) for claim in claims)
    text = "\n".join(contexts)
    names = {name.casefold() for name in _NAME.findall(text)}
    names |= {str(claim["speaker"]).casefold() for claim in claims if claim["speaker"]}
    return Description(
        place=Place(str(claims[0]["document"]), file, start, end),
        claims=len(claims),
        day=_day_of(claims[0]["date"]),
        names=tuple(sorted(names)),
        bands=tuple(band.hex() for band in cut_bands(sketch_text(text))),
    )


def _day_of(value: object) -> int:
    try:
        return date.fromisoformat(str(value)[:10]).toordinal()
    except ValueError:
        return 0

"""Where a claim stands on the page and in its article: the name of its permalink, and its place in words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from zlib import crc32

from claimcli.models import Claim

_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST = 24  # letters of a document's name in a permalink; of a longer one a part, and a number that stands for it
_MONTHS = ("January February March April May June July August September October November December").split()


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A claim with its place on the page: `index` counts the claims of all documents, `anchor` is its permalink.

    Each is itself alone: what a claim carries besides (`meta`) need not be hashable.
    """

    claim: Claim
    index: int
    anchor: str

    @property
    def number(self) -> str:
        """The claim's number in its document, as in its id."""
        return self.claim.id.rpartition("#")[2]


def place_claims(documents: Iterable[Sequence[Claim]]) -> list[list[Placed]]:
    """The claims of each document with their permalinks, which are made of their ids and so survive a new run."""
    taken: set[str] = set()
    placed: list[list[Placed]] = []
    index = 0
    for claims in documents:
        row = []
        for claim in claims:
            row.append(Placed(claim, index, _free_name(name_anchor(claim.id), taken)))
            index += 1
        placed.append(row)
    return placed


def name_anchor(identity: str) -> str:
    """The permalink of a claim's id: letters, digits, `_` and `-` only, so that it needs no escape anywhere."""
    stem, _, number = identity.rpartition("#")
    name = _UNFIT.sub("-", stem).strip("-")
    if len(name) > _LONGEST:
        name = f"{name[: _LONGEST - 8]}-{crc32(stem.encode('utf-8')):07x}"
    return f"c-{name}-{_UNFIT.sub('-', number)}"


def _free_name(name: str, taken: set[str]) -> str:
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}.{count}"
    taken.add(free)
    return free


def name_outlet(claim: Claim) -> str:
    """The newsroom, or where none is named the file."""
    return claim.publisher or PurePath(claim.document).name


def name_source(claim: Claim) -> str:
    """The newsroom, else the title of the article, else its file."""
    return claim.publisher or (f"“{claim.title}”" if claim.title else name_outlet(claim))


def name_day(date: str | None) -> str:
    """An ISO date in words ("12 April 2017"); as it stands where it is none."""
    parts = (date or "").split("-")
    if len(parts) == 3 and all(part.isdecimal() for part in parts) and 1 <= int(parts[1]) <= 12:
        return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return date or ""


def name_spot(claim: Claim) -> str:
    """The day, and where in its article: a page, a time (1:05, 1:02:03), else a line."""
    day = name_day(claim.date)
    return f"{day}, {_name_part(claim)}" if day else _name_part(claim)


def _name_part(claim: Claim) -> str:
    if claim.start is not None:
        minutes, seconds = divmod(int(claim.start), 60)
        hours, minutes = divmod(minutes, 60)
        return f"at {hours}:{minutes:02}:{seconds:02}" if hours else f"at {minutes}:{seconds:02}"
    return f"page {claim.page}" if claim.page else f"line {claim.line}"

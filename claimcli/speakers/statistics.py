"""How many claims there are by speaker, outlet, month and so on: what `claimcli stats` shows.

A column is one that every claim has, a key of `meta` that the input brought, or a key of the user's own alias file,
such as party or gender. None of these is ever guessed: where nobody wrote it down, the value is none.
"""

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from claimcli.models import Claim, Count, CountTable, StatsReport

if TYPE_CHECKING:
    from claimcli.speakers.aliases import Aliases

Value = str | None
COLUMNS: dict[str, Callable[[Claim], Value]] = {
    "speaker": lambda claim: claim.speaker,
    "speaker_type": lambda claim: claim.speaker_type,
    "outlet": lambda claim: claim.publisher,
    "document": lambda claim: claim.document,
    "year": lambda claim: claim.date[:4] if claim.date else None,
    "month": lambda claim: claim.date[:7] if claim.date else None,
    "date": lambda claim: claim.date,
    "kind": lambda claim: claim.kind,
    "act": lambda claim: claim.act,
    "factuality": lambda claim: claim.factuality,
    "part": lambda claim: claim.part,
    "reported_by": lambda claim: claim.reported_by,
}
OVERVIEW = ("speaker", "outlet", "month", "kind", "act", "factuality")
_IN_TIME = frozenset(("year", "month", "date"))  # in their own order, not the most frequent first


class UnknownColumnError(ValueError):
    """A column that neither claims, `meta` nor the alias file have; the message names the nearest."""


def count_claims(
    claims: Sequence[Claim], by: Iterable[str] = OVERVIEW, *, aliases: "Aliases | None" = None, top: int | None = None
) -> StatsReport:
    """Counts of `claims`, a table for each entry of `by`.

    Args:
        claims: The claims, each speaker under one name.
        by: Columns; several joined by a comma are counted together: `speaker,month`.
        aliases: The alias file whose keys may be columns.
        top: So many rows of a table at most.

    Raises:
        UnknownColumnError: There is no such column.
    """
    known = _find_columns(claims, aliases)
    tables = []
    for entry in by:
        names = tuple(name.strip() for name in entry.split(","))
        for name in names:
            if name not in known:
                raise UnknownColumnError(_describe_unknown(name, known))
        tables.append(_count(claims, names, [known[name] for name in names], top))
    direct = sum(claim.kind == "direct" for claim in claims)
    return StatsReport(
        claims=len(claims),
        documents=len({claim.document for claim in claims}),
        speakers=len({claim.speaker for claim in claims if claim.speaker}),
        direct=round(direct / max(1, len(claims)), 4),
        tables=tuple(tables),
    )


def _find_columns(claims: Iterable[Claim], aliases: "Aliases | None") -> dict[str, Callable[[Claim], Value]]:
    """The columns there are by name. The claim's own come before keys of the alias file, these before `meta`."""
    of_meta = {key: _from_meta(key) for claim in claims for key in claim.meta}
    of_aliases = {key: _from_aliases(key, aliases) for key in aliases.list_columns()} if aliases else {}
    return {**of_meta, **of_aliases, **COLUMNS}


def _from_meta(key: str) -> Callable[[Claim], Value]:
    def value(claim: Claim) -> Value:
        found = claim.meta.get(key)
        return None if found in (None, "") else str(found)

    return value


def _from_aliases(key: str, aliases: "Aliases") -> Callable[[Claim], Value]:
    def value(claim: Claim) -> Value:
        entity = aliases.find(claim.speaker)
        return dict(entity.about).get(key) if entity else None

    return value


def _count(
    claims: Iterable[Claim], names: tuple[str, ...], columns: Sequence[Callable[[Claim], Value]], top: int | None
) -> CountTable:
    groups: dict[tuple[Value, ...], list[Claim]] = defaultdict(list)
    total = 0
    for claim in claims:
        groups[tuple(column(claim) for column in columns)].append(claim)
        total += 1

    def order(item: tuple[tuple[Value, ...], list[Claim]]) -> tuple[object, ...]:
        values = tuple((value is None, value or "") for value in item[0])
        return values if names[0] in _IN_TIME else (-len(item[1]), values)

    rows = [_row(values, group, total) for values, group in sorted(groups.items(), key=order)]
    return CountTable(by=names, rows=tuple(rows[:top]), more=max(0, len(rows) - top) if top is not None else 0)


def _row(values: tuple[Value, ...], group: Sequence[Claim], total: int) -> Count:
    return Count(
        values=values,
        claims=len(group),
        share=round(len(group) / total, 4),
        documents=len({claim.document for claim in group}),
        speakers=len({claim.speaker for claim in group if claim.speaker}),
        direct=round(sum(claim.kind == "direct" for claim in group) / len(group), 4),
    )


def _describe_unknown(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    nearest = difflib.get_close_matches(name, names, 1)
    if nearest:
        return f"no column {name}; did you mean {nearest[0]}?"
    return f"no column {name}; there are {', '.join(names)}"

"""Records as rows of flat tables, for databases, spreadsheets and data frames.

Columns come from the models: a key that is added to a record is a column of every table without a word here.
"""

import json
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from claimcli.models import Claim, CompareReport, DocumentReport, ExtractReport, Issue, SpeakerRecord
from claimcli.record import Record

# `texts` is a list of strings, `spans` a list of [start, end]; `json` is whatever else, as its JSON value.
ColumnType = Literal["text", "integer", "real", "boolean", "texts", "spans", "json"]
TableName = Literal["claims", "documents", "speakers", "issues", "pairs"]
Row = dict[str, Any]


class Column(NamedTuple):
    """A column of a table, and what its cells are; all but `boolean` may also be None."""

    name: str
    type: ColumnType


@dataclass(frozen=True, slots=True)
class Table:
    """A table by name; `rows` may be gone through once."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]


def columns_of(model: type[Record], *, without: Iterable[str] = ()) -> tuple[Column, ...]:
    """A column for each field of `model`, in the order of the contract, `without` some."""
    left_out = set(without)
    fields = model.model_fields.items()
    return tuple(Column(name, _type_of(field.annotation)) for name, field in fields if name not in left_out)


def row_of(record: Record, columns: Iterable[Column]) -> Row:
    """The values of a `record` in `columns`, as JSON knows them."""
    return {column.name: _plain(getattr(record, column.name)) for column in columns}


def _type_of(annotation: Any) -> ColumnType:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return _type_of(next(argument for argument in arguments if argument is not type(None)))
    if origin is Literal:
        return "text"
    if origin is tuple:
        return "texts" if arguments[0] is str else "spans" if get_origin(get_args(arguments[0])[0]) is tuple else "json"
    scalars: dict[Any, ColumnType] = {str: "text", bool: "boolean", int: "integer", float: "real"}
    return scalars.get(annotation, "json")


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


CLAIM_COLUMNS = columns_of(Claim, without=["explanation"])
DOCUMENT_COLUMNS = (*columns_of(DocumentReport, without=["claims"]), Column("text", "text"))
SPEAKER_COLUMNS = columns_of(SpeakerRecord)
# An issue has a row for each of its claims, so that a table of it can be read and counted.
ISSUE_COLUMNS = (
    *columns_of(Issue, without=["claims"]),
    Column("side", "text"),
    Column("claim_id", "text"),
    *(column for column in CLAIM_COLUMNS if column.name in ("document", "date", "speaker", "text", "line")),
)
_OF_PAIR = ("relation", "tier", "score", "topic", "topic_id", "rule", "evidence")
_PAIR_TYPES: dict[str, ColumnType] = {"score": "real", "evidence": "texts"}
SIDE_COLUMNS = tuple(
    column
    for column in CLAIM_COLUMNS
    if column.name not in ("context", "paragraph", "sentence", "rule") and column.type != "spans"
)
PAIR_COLUMNS = (
    *(Column(name, _PAIR_TYPES.get(name, "text")) for name in _OF_PAIR),
    *(Column(f"{side}_{column.name}", column.type) for side in ("claim", "counter") for column in SIDE_COLUMNS),
)


def claim_columns(meta: Iterable[str] = ()) -> tuple[Column, ...]:
    """The columns of claims, and one for each name of `meta`."""
    return (*CLAIM_COLUMNS, *(Column(f"meta_{name}", "text") for name in meta))


def claim_rows(claims: Iterable[Claim], meta: Iterable[str] = ()) -> Iterator[Row]:
    """One row a claim; what the contract does not know comes after what it knows, and last the columns of `meta`.

    Args:
        claims: any number of them.
        meta: keys of what inputs say besides, a column for each.
    """
    names = tuple(meta)
    for claim in claims:
        asked = {f"meta_{name}": meta_text(claim, name) for name in names}
        yield row_of(claim, CLAIM_COLUMNS) | _plain(claim.model_extra or {}) | asked


def meta_text(claim: Claim, name: str) -> str | None:
    """What the row of a `claim`'s input says under `name`, as text; None where it says nothing."""
    value = claim.meta.get(name)
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def document_row(report: DocumentReport, text: str | None) -> Row:
    """The row of an article: what its `report` says of it, and its `text`."""
    return {**row_of(report, DOCUMENT_COLUMNS[:-1]), "text": text}


def issue_rows(report: CompareReport) -> Iterator[Row]:
    """One row for each claim of each issue."""
    claims = {claim.id: claim for claim in report.claims}
    for issue in report.issues:
        shared = row_of(issue, columns_of(Issue, without=["claims"]))
        for member in issue.claims:
            if claim := claims.get(member.id):
                yield {**shared, "side": member.side, "claim_id": member.id, **row_of(claim, ISSUE_COLUMNS[-5:])}


def pair_rows(report: CompareReport) -> Iterator[Row]:
    """One row a pair: what holds of it, then its claim and its counter."""
    for pair in (pair for topic in report.topics for pair in topic.pairs):
        row = {name: _plain(getattr(pair, name)) for name in _OF_PAIR}
        for side, claim in (("claim", pair.claim), ("counter", pair.counter)):
            row |= {f"{side}_{name}": value for name, value in row_of(claim, SIDE_COLUMNS).items()}
        yield row


def speaker_rows(speakers: Iterable[SpeakerRecord]) -> Iterator[Row]:
    """One row a speaker."""
    return (row_of(speaker, SPEAKER_COLUMNS) for speaker in speakers)


def to_rows(source: Record | Iterable[Claim | DocumentReport], table: TableName = "claims") -> list[Row]:
    """What `extract` and `compare` return as a list of flat dictionaries, as pandas, polars and DuckDB take them.

    Args:
        source: A report of `extract` or `compare`, or several reports of `extract`, or claims.
        table: `claims` (one a row), `documents`, `speakers`; of a comparison also `pairs` and `issues` (a row for each
            claim of an issue).

    Raises:
        TypeError: `source` is none of these.
        ValueError: `source` has no such table; only a comparison has pairs and issues.
    """
    if table in ("pairs", "issues"):
        if not isinstance(source, CompareReport):
            raise ValueError(f"only a comparison has {table}; give what claimcli.compare returns")
        return list(pair_rows(source) if table == "pairs" else issue_rows(source))
    if table == "documents":
        return [document_row(report, getattr(report, "content", None)) for report in _reports(source)]
    claims = tuple(_claims(source))
    if table == "claims":
        return list(claim_rows(claims))
    if table == "speakers":
        from claimcli.speakers.summary import summarize_speakers

        return list(speaker_rows(summarize_speakers(claims)))
    raise ValueError(f"no table {table!r}; there are {', '.join(get_args(TableName))}")


def _claims(source: Any) -> Iterator[Claim]:
    if isinstance(source, Claim):
        yield source
    elif isinstance(source, DocumentReport | CompareReport):
        yield from source.claims
    elif isinstance(source, ExtractReport):
        yield from _claims(source.documents)
    elif isinstance(source, Iterable) and not isinstance(source, str | BaseModel):
        for item in source:
            yield from _claims(item)
    else:
        raise TypeError(f"to_rows takes what extract and compare return, not {type(source).__name__}")


def _reports(source: Any) -> Iterator[DocumentReport]:
    if isinstance(source, DocumentReport):
        yield source
    elif isinstance(source, ExtractReport):
        yield from source.documents
    elif isinstance(source, Iterable) and not isinstance(source, str | BaseModel):
        for item in source:
            yield from _reports(item)
    else:
        raise ValueError("only what claimcli.extract returns has documents")

"""One row of a table, or one JSON object, to one article: columns are found by their names.

The text is the cell as it stands, so that offsets hit the user's own column. What is neither text, title, date,
publisher nor author goes along under `meta`, as it stood there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from claimcli.models import InputError
from claimcli.readers.dates import read_date
from claimcli.readers.problems import BadInputError, NoArticleError, describe_problem
from claimcli.readers.source import Source
from claimcli.readers.types import MAX_TEXT, MIB, ArticleText, Facts, Reading

# By role, the names that corpora, news APIs and scrapers give their columns; the first that is there is taken.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "maintext", "articletext", "fulltext", "body", "bodytext", "articlebody", "content", "contents",
        "article", "articlecontent", "story", "storytext", "plaintext", "rawtext", "newstext", "transcript",
    ),
    "id": ("id", "articleid", "docid", "documentid", "uid", "uuid", "guid", "storyid"),
    "title": ("title", "headline", "articletitle", "heading", "head", "webtitle"),
    "date": (
        "date", "published", "publishedat", "datepublish", "datepublished", "publicationdate", "publisheddate",
        "publishdate", "pubdate", "webpublicationdate", "articledate", "datetime", "timestamp", "createdat",
    ),
    "publisher": (
        "outlet", "publisher", "publication", "source", "sourcename", "newspaper", "sitename", "site", "sourcedomain",
        "domain", "paper", "medium", "feed",
    ),
    "author": ("author", "authors", "byline", "creator", "writer", "journalist"),
}  # fmt: skip
_SIGNS = re.compile(r"[\W_]+")
_LABEL = re.compile(r"[^\s#]{1,120}")  # ids that can stand in a claim's id as they are


def find_columns(header: Iterable[str], reading: Reading) -> dict[str, str]:
    """Role -> column of `header`, as `reading` names them or as they are called.

    Raises:
        BadInputError: A column that was named is not there.
        NoArticleError: None holds a text.
    """
    header = list(header)
    plain: dict[str, str] = {}
    for name in header:
        plain.setdefault(_plain(name), name)
    columns = {}
    for role, names in NAMES.items():
        named = reading.columns.get(role)
        if named is not None:
            columns[role] = _match_named(named, header, plain, role)
        elif free := [plain[name] for name in names if name in plain and plain[name] not in columns.values()]:
            columns[role] = free[0]
    if "text" not in columns:
        there = ", ".join(header[:12]) + (", …" if len(header) > 12 else "")
        raise NoArticleError(
            f"no column with the text of an article (columns: {there or 'none'}); name it with --text-column",
            "without a text column",
        )
    return columns


def _match_named(named: str, header: Sequence[str], plain: Mapping[str, str], role: str) -> str:
    if named in header:
        return named
    if (found := plain.get(_plain(named))) is not None:
        return found
    option = "outlet" if role == "publisher" else role
    raise BadInputError(f'no column "{named}"; --{option}-column names one of: {", ".join(header[:20])}')


def holds_article(record: Mapping[str, Any], reading: Reading) -> bool:
    """Whether a JSON object, `record`, has a text under one of the names that `reading` knows."""
    try:
        columns = find_columns(record, reading)
    except BadInputError:
        return False
    return isinstance(record[columns["text"]], str)


@dataclass(slots=True)
class RowReader:
    """Rows of one input to articles. Remembers which ids it has met: those met again get a number, and are told."""

    source: Source
    reading: Reading
    form: str
    number: int = 0
    _seen: set[int] = field(default_factory=set)

    def read(
        self, row: Mapping[str, Any], columns: Mapping[str, str], line: int | None, warnings: tuple[str, ...] = ()
    ) -> ArticleText | InputError:
        """The article of a row; `line` is where it stands, for the error of a row that holds none."""
        self.number += 1
        try:
            return self._read(row, columns, warnings)
        except BadInputError as problem:
            return describe_problem(self.source.document, BadInputError(str(problem), line))

    def _read(self, row: Mapping[str, Any], columns: Mapping[str, str], warnings: tuple[str, ...]) -> ArticleText:
        text = row.get(columns["text"])
        if not isinstance(text, str) or not text.strip():
            raise BadInputError(f'row {self.number} has no text in "{columns["text"]}"; fill in or remove it')
        if len(text) > MAX_TEXT:
            raise BadInputError(f"row {self.number} has a text of more than {MAX_TEXT // MIB} MB; split it")
        label, told = self._label(row.get(columns["id"]) if "id" in columns else None)
        values = {role: row.get(column) for role, column in columns.items()}
        when = read_date(values.get("date"))
        used = {columns[role] for role in ("text", "title", "publisher") if role in columns}
        if when is not None:
            used.add(columns["date"])
        return ArticleText(
            document=f"{self.source.document}#{label}",
            text=text.removeprefix("\ufeff"),
            key=f"{self.source.key}:{label}",
            facts=Facts(
                _text_of(values.get("title")), when, _text_of(values.get("publisher")), _text_of(values.get("author"))
            ),
            converted=True,
            meta={str(name): plain_value(value) for name, value in row.items() if name not in used},
            warnings=(*warnings, *told),
            format=self.form,
        )

    def _label(self, given: Any) -> tuple[str, tuple[str, ...]]:
        """(what tells this row from the others, warnings): its id, or its number where the id will not do."""
        wanted = "" if given is None else str(given).strip()
        label = wanted if _LABEL.fullmatch(wanted) else str(self.number)
        if (mark := hash(label)) not in self._seen:
            self._seen.add(mark)
            return label, ()
        return f"{label}~{self.number}", (f'the id "{label}" occurs before; here it is {label}~{self.number}',)


def plain_value(value: Any) -> Any:
    """A cell as JSON can carry it: dates and other objects as text, numbers that are none as None."""
    if isinstance(value, float) and not isfinite(value):
        return None
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain_value(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain_value(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def read_rows(
    rows: Iterator[tuple[int | None, Mapping[str, Any]] | BadInputError], header: Sequence[str], reader: RowReader
) -> Iterator[ArticleText | InputError]:
    """The articles of the rows of a table with one header: (line, row) each, or what is wrong with a row.

    Args:
        rows: (line, row) each, or what is wrong with a row.
        header: names of columns.
        reader: what makes articles of rows.
    """
    columns = find_columns(header, reader.reading)
    for found in rows:
        if isinstance(found, BadInputError):
            yield describe_problem(reader.source.document, found)
        else:
            yield reader.read(found[1], columns, found[0])


def _text_of(value: Any) -> str | None:
    if isinstance(value, Mapping):  # {"name": "The Gazette"}
        value = value.get("name") or value.get("title")
    if isinstance(value, list | tuple):
        value = ", ".join(filter(None, map(_text_of, value)))
    text = " ".join(str(value).split()) if value is not None else ""
    return text or None


def _plain(name: object) -> str:
    return _SIGNS.sub("", str(name)).casefold()

"""What readers take and give: where an input's bytes are, how they are to be read, and the articles found in them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from claimcli.models import Claim

MIB = 1024 * 1024
MAX_TEXT = 16 * MIB  # bytes of one article's text, of one row, of one line: a long book is a tenth of that
MAX_FILE = 256 * MIB  # bytes of a file that has to be in memory as a whole: PDF, DOCX, HTML, one big JSON value
ROWS = frozenset(("csv", "tsv", "json", "xlsx", "parquet"))  # formats of which one file holds many articles
AUTO = "auto"  # the encoding is told from the bytes


class Facts(NamedTuple):
    """What the input itself says of an article: a header, a column, a page's metadata. None where it says nothing."""

    title: str | None = None
    date: str | None = None  # ISO
    publisher: str | None = None
    author: str | None = None
    url: str | None = None


class ArticleText(NamedTuple):
    """One article as read: the text that offsets refer to, and what else its input says of it.

    `key` stands before the `#` of claim ids (default: the stem of the document). `body_start` is the offset behind
    header lines. `converted` is whether the text was made out of something else, so that it has to be carried along.
    `paragraphs` are the offsets at which paragraphs begin, None where line breaks are to tell.
    `pages` are the offsets at which the pages of a PDF begin; `times` are (offset, start, end) of subtitles, the last
    two in seconds.
    """

    document: str
    text: str
    key: str = ""
    facts: Facts = Facts()
    body_start: int = 0
    converted: bool = False
    pages: tuple[int, ...] = ()
    paragraphs: tuple[int, ...] | None = None
    times: tuple[tuple[int, float, float], ...] = ()
    meta: Mapping[str, Any] = {}
    warnings: tuple[str, ...] = ()
    format: str = "text"
    duplicate_of: str | None = None


class ClaimBatch(NamedTuple):
    """The claims of one input, in text order. None at all is fine: a filter before us may have kept none."""

    document: str
    claims: tuple[Claim, ...]


class Reading(NamedTuple):
    """How inputs are to be read. `columns` names the columns of a table by role (text, id, title, date, publisher,
    author); `identity` is the pattern of ids; `include` and `exclude` are globs for the files of folders."""

    encoding: str = AUTO
    columns: Mapping[str, str] = {}
    identity: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """What became of the inputs of a run: articles read and files skipped, by type; `expected` files in all."""

    read: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    keys: set[int] = field(default_factory=set)  # hashes of the keys given to articles, so that none is given twice
    folders: bool = False
    expected: int | None = None

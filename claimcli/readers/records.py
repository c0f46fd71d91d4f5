"""JSON and JSONL: articles, an object each, or claims that `extract` or others wrote; told apart by their keys.

Articles stand one a line, in a list, or in a list under a key of an object, as news APIs give them. What has a
`document` is a claim.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from claimcli.models import Claim, InputError
from claimcli.readers.claims import number_claims, order_claims, read_value
from claimcli.readers.json_values import read_values
from claimcli.readers.lines import LineReader, refuse_undecoded
from claimcli.readers.problems import BadInputError, NoArticleError, describe_problem
from claimcli.readers.rows import RowReader, find_columns, holds_article
from claimcli.readers.source import Source
from claimcli.readers.types import MAX_FILE, ArticleText, ClaimBatch, Reading

_OF_REPORTS = frozenset(("schema_version", "documents", "topics", "claims", "pairs", "issues"))
_TOLD = 1_000  # errors of records that are neither claim nor article, told one by one


def read(source: Source, reading: Reading) -> Iterator[ArticleText | ClaimBatch | InputError]:
    """The articles as they come; the claims, together, at the end.

    Raises:
        NoArticleError: There is neither.
    """
    lines = LineReader(source, reading.encoding, limit=MAX_FILE)
    articles = RowReader(source, reading, "json")
    claims: list[Claim] = []
    strange: list[InputError] = []
    broken, batch, empty = False, False, True
    for found in read_values(_checked(lines)):
        empty = False
        if isinstance(found, BadInputError):
            yield describe_problem(source.document, found)
            broken = True
            continue
        line, value = found
        for record in find_records(value, reading):
            if isinstance(record, BadInputError):
                record.line = line
                strange = [*strange, describe_problem(source.document, record)][:_TOLD]
            elif is_claim(record):
                batch = True
                for claim in read_value(line, record):
                    if isinstance(claim, BadInputError):
                        yield describe_problem(source.document, claim)
                    else:
                        claims.append(claim)
            else:
                yield _with_warnings(articles.read(record, find_columns(record, reading), line), lines.warnings)
        batch = batch or value == []
    if strange and not (broken or batch or articles.number):
        raise NoArticleError(strange[0].message, "without articles")
    yield from strange
    if claims or empty or (batch and not articles.number):
        yield ClaimBatch(source.document, number_claims(order_claims(claims)))


def _checked(lines: LineReader) -> Iterator[str]:
    for line in lines:
        refuse_undecoded(line, lines.line, "utf-8")
        yield line


def _with_warnings(article: ArticleText | InputError, warnings: tuple[str, ...]) -> ArticleText | InputError:
    if not warnings or not isinstance(article, ArticleText):
        return article
    return article._replace(warnings=(*warnings, *article.warnings))


def find_records(value: Any, reading: Reading) -> Iterator[Mapping[str, Any] | BadInputError]:
    """The claims and articles in a value: itself, those of a list, or of a list under one of its keys.

    Args:
        value: of a file or a line, as JSON.
        reading: which keys hold what.
    """
    if isinstance(value, list):
        for item in value:
            yield from find_records(item, reading)
    elif not isinstance(value, dict):
        yield BadInputError("neither a claim nor an article; give objects with a text each")
    elif is_claim(value) or holds_article(value, reading):
        yield value
    elif (inner := _find_list(value, reading)) is not None:
        for item in inner:
            yield from find_records(item, reading)
    else:
        there = ", ".join(list(value)[:8]) or "none"
        yield BadInputError(f'no text of an article and no "document" of a claim (keys: {there}); try --text-column')


def is_claim(record: Mapping[str, Any]) -> bool:
    """Whether an object is a claim, or a report that holds claims."""
    return "document" in record or not _OF_REPORTS.isdisjoint(record)


def _find_list(value: Mapping[str, Any], reading: Reading) -> list[Any] | None:
    """The list of articles under a key of an object, or of an object under one of its keys."""
    for inner in value.values():
        if isinstance(inner, dict):
            found = next((item for item in inner.values() if _is_list_of_articles(item, reading)), None)
            if isinstance(found, list):
                return found
        elif isinstance(inner, list) and _is_list_of_articles(inner, reading):
            return inner
    return None


def _is_list_of_articles(value: Any, reading: Reading) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) and holds_article(item, reading) for item in value)

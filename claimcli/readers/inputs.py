"""What the commands work on: the texts of articles, and claims that were extracted before."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claimcli.models import Claim, InputError
from claimcli.readers.files import CLAIM_SUFFIXES, decode_article, list_inputs, name_document, read_bytes
from claimcli.readers.problems import BadInputError, describe_problem


class ArticleText(NamedTuple):
    """One article as decoded, and the name its claims carry."""

    document: str
    text: str


class ClaimBatch(NamedTuple):
    """The claims of one input, in text order. None at all is fine: a filter before us may have kept none."""

    document: str
    claims: tuple[Claim, ...]


def read_articles(paths: Iterable[str], encoding: str = "utf-8") -> Iterator[ArticleText | InputError]:
    """The articles that `paths` stand for, one at a time, and an error in the place of each that cannot be read."""
    for item in list_inputs(paths):
        if isinstance(item, InputError):
            yield item
            continue
        try:
            data = read_bytes(item)
            if item.lower().endswith(CLAIM_SUFFIXES):
                raise BadInputError("JSON, not an article; try claimcli compare for claims, or a text file")
            yield ArticleText(name_document(item), decode_article(data, encoding))
        except (OSError, ValueError) as problem:
            yield describe_problem(name_document(item), problem)


def read_inputs(paths: Iterable[str], encoding: str = "utf-8") -> Iterator[ArticleText | ClaimBatch | InputError]:
    """Articles as `read_articles` gives them, and the claims of the inputs that hold claims."""
    from claimcli.readers.claims import holds_claims, read_claims

    for item in list_inputs(paths):
        if isinstance(item, InputError):
            yield item
            continue
        document = name_document(item)
        try:
            data = read_bytes(item)
            if holds_claims(item, data) or (item == "-" and not data.strip()):
                claims, errors = read_claims(document, data)
                yield from errors
                yield ClaimBatch(document, claims)
            else:
                yield ArticleText(document, decode_article(data, encoding))
        except (OSError, ValueError) as problem:
            yield describe_problem(document, problem)

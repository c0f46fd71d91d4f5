"""What the commands work on: the texts of articles, and claims that were extracted before; inputs of any format."""

import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimcli.models import InputError
from claimcli.readers.files import InputFile, list_inputs
from claimcli.readers.identity import identify
from claimcli.readers.problems import NoArticleError, describe_problem
from claimcli.readers.source import Source, name_document, open_input
from claimcli.readers.types import AUTO, ArticleText, ClaimBatch, Reading, Tally

if TYPE_CHECKING:
    from claimcli.readers.registry import Found

_DEFAULT = Reading()

__all__ = ["ArticleText", "ClaimBatch", "Reading", "Tally", "read_articles", "read_file", "read_inputs", "read_source"]


def read_articles(
    paths: Iterable[str], encoding: str = AUTO, *, reading: Reading | None = None, tally: Tally | None = None
) -> Iterator[ArticleText | InputError]:
    """The articles of files and folders.

    Args:
        paths: files, folders, and - for standard input.
        encoding: of all of them; "auto" tells it from their bytes.
        reading: how they are read, in place of `encoding`.
        tally: counts what is read and skipped.

    Returns:
        Articles one at a time, and an error in the place of each that cannot be read.
    """
    tally = tally if tally is not None else Tally()
    reading = reading if reading is not None else Reading(encoding)
    for item in list_inputs(paths, reading, tally):
        if isinstance(item, InputError):
            yield item
            continue
        for found in read_file(item, reading, tally):
            if not isinstance(found, ClaimBatch):
                yield found
            elif item.of_folder:
                tally.skipped["files of claims"] += 1
            else:
                what = "claims, not articles; try claimcli compare, or" if found.claims else "no articles in it;"
                message = f"{what} give the articles themselves"
                yield InputError(document=found.document, message=message)


def read_inputs(
    paths: Iterable[str], encoding: str = AUTO, *, reading: Reading | None = None, tally: Tally | None = None
) -> "Iterator[Found]":
    """Articles as `read_articles` gives them, and the claims of the inputs that hold claims.

    Args:
        paths: files, folders, and - for standard input.
        encoding: of all of them; "auto" tells it from their bytes.
        reading: how they are read, in place of `encoding`.
        tally: counts what is read and skipped.
    """
    tally = tally if tally is not None else Tally()
    reading = reading if reading is not None else Reading(encoding)
    for item in list_inputs(paths, reading, tally):
        if isinstance(item, InputError):
            yield item
        else:
            yield from read_file(item, reading, tally, may_be_empty=True)


def read_file(
    item: InputFile, reading: Reading = _DEFAULT, tally: Tally | None = None, *, may_be_empty: bool = False
) -> "Iterator[Found]":
    """What is in one file; nothing is raised: what goes wrong is an error in its place.

    Args:
        item: a file of a list or a folder.
        reading: how it is read.
        tally: counts what is read and skipped.
        may_be_empty: whether a file of no claims is no error.
    """
    tally = tally if tally is not None else Tally()
    document = name_document(item.name)
    try:
        with open_input(item.name, item.key) as source:
            if may_be_empty and item.name == "-" and not source.head.strip():
                yield ClaimBatch(document, ())  # a filter before us kept no claim
                return
            for found in read_source(source, reading):
                if isinstance(found, ArticleText):
                    tally.read[found.format] += 1
                    found = identify(found, reading.identity, tally)
                yield found
    except NoArticleError as problem:
        if item.of_folder:
            tally.skipped[f"{source.suffix or 'files'} {problem.kind}"] += 1
        else:
            yield describe_problem(document, problem)
    except (OSError, ValueError, MemoryError, RecursionError, EOFError, zlib.error) as problem:
        yield describe_problem(document, problem)


def read_source(source: Source, reading: Reading) -> "Iterator[Found]":
    """What is in an open input, by its format. Raises OSError or ValueError when it cannot be read.

    Args:
        source: an open input.
        reading: how it is read.
    """
    from claimcli.readers.registry import choose_format

    yield from choose_format(source).read(source, reading)

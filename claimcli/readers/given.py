"""What a program gives in place of a command line: the path of a file, a folder, or a text itself."""

import os
from collections.abc import Iterable
from typing import TypeAlias

from claimcli.models import InputError
from claimcli.readers.files import find_keys
from claimcli.readers.inputs import Reading, read_articles, read_source
from claimcli.readers.plain import read_string
from claimcli.readers.registry import knows_suffix
from claimcli.readers.source import open_input
from claimcli.readers.types import ArticleText

PathLike: TypeAlias = "str | os.PathLike[str]"
HOW = 'give the path of a file, a list of paths, or text="…"'


def read_texts(given: "PathLike | Iterable[PathLike]", name: str) -> list[ArticleText]:
    """The articles of each text, file or folder.

    Args:
        given: one or many of them; a string is a text where it is no path.
        name: what texts are called: `<name 1>`.

    Raises:
        OSError, ValueError: What is wrong with the first that cannot be read.
    """
    inputs = [given] if isinstance(given, str | os.PathLike) else list(given)
    found: list[ArticleText] = []
    for number, item in enumerate(inputs, 1):
        if isinstance(item, str) and not is_path(item):
            found.append(read_string(check_text(item), f"<{name} {number}>"))
        elif os.path.isdir(item):  # noqa: PTH112
            found += [read for read in read_articles([os.fspath(item)]) if isinstance(read, ArticleText)]
        else:
            found += _read_file(os.fspath(item), os.fspath(item))
    return found


def read_one(name: str, document: str | None) -> ArticleText:
    """The one article of a file.

    Args:
        name: the path of the file.
        document: what the article is called, in place of the path.

    Raises:
        OSError: The file is not there, may not be read, or is a folder.
        ValueError: It has no article in it, or several.
    """
    if os.path.isdir(name):  # noqa: PTH112
        raise IsADirectoryError(f"{name} is a folder; give it in a list: extract([{name!r}])")
    articles = _read_file(name, document or name)
    if len(articles) > 1:
        raise ValueError(f"{name} holds several articles; give it in a list: extract([{name!r}])")
    return articles[0]._replace(document=document) if document else articles[0]


def _read_file(name: str, document: str) -> list[ArticleText]:
    """The articles of a file, at least one; raises the error of a file that has none."""
    (key,) = find_keys([document])
    with open_input(name, key) as source:
        found = list(read_source(source, Reading()))
    articles = [item for item in found if isinstance(item, ArticleText)]
    if not articles:
        error = next((item for item in found if isinstance(item, InputError)), None)
        raise ValueError(f"{name}: {error.message if error else 'no article in it'}")
    return articles


def is_path(source: str) -> bool:
    """Whether a string is a path and not a text: something is there by that name, or it looks like nothing else."""
    if not source or len(source) > 4096 or "\n" in source or "\0" in source:
        return False
    if os.path.exists(source):  # noqa: PTH110 (Path.exists raises for a name that is too long)
        return True
    return len(source) <= 400 and not any(map(str.isspace, source)) and knows_suffix(source)


def check_text(text: str) -> str:
    """`text`, if it can be an article.

    Raises:
        TypeError: It is no string.
        ValueError: It is empty, or holds half of a surrogate pair.
    """
    if not isinstance(text, str):
        raise TypeError(f"text= takes a string, not {describe_type(text)}")
    if not text.strip():
        raise ValueError(f"an empty text; {HOW}")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as problem:
        raise ValueError(f"half of a surrogate pair at offset {problem.start}; decode the text anew") from None
    return text


def describe_type(value: object) -> str:
    """What somebody gave, for a message: `a value of type int`."""
    return "nothing" if value is None else f"a value of type {type(value).__name__}"

"""What the claims of an article are called by: a key that no other article of the run has, before `#` and a number.

By default it is the stem of the file, or the shortest path that tells two of one stem apart, with the id of a row
behind it; `--id` gives a pattern instead, such as "{outlet}-{date}-{stem}".
"""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath

from claimcli.readers.types import ROWS, ArticleText, Tally

_FIELD = re.compile(r"\{([^{}]*)\}")
_UNFIT = re.compile(r"[\s#]+")
FIELDS: Mapping[str, Callable[[ArticleText], str]] = {
    "key": lambda article: article.key,
    "stem": lambda article: PurePath(article.document.split("#")[0]).stem,
    "name": lambda article: PurePath(article.document.split("#")[0]).name,
    "folder": lambda article: PurePath(article.document).parent.name,
    "path": lambda article: str(PurePath(article.document).with_suffix("")),
    "row": lambda article: article.document.partition("#")[2],
    "title": lambda article: article.facts.title or "",
    "date": lambda article: article.facts.date or "",
    "outlet": lambda article: article.facts.publisher or "",
    "hash": lambda article: _hash(article.text),
}


def _hash(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def check_pattern(pattern: str) -> str:
    """The pattern of ids, as it was given.

    Raises:
        ValueError: A field of it is neither known nor said to be of `meta`.
    """
    for name in _FIELD.findall(pattern):
        if name not in FIELDS and not name.startswith("meta."):
            raise ValueError(f"no field {{{name}}}; there are {', '.join(FIELDS)}, and meta.COLUMN")
    if not _FIELD.search(pattern):
        raise ValueError("a pattern has a field in it, such as {stem}")
    return pattern


def fill_pattern(pattern: str, article: ArticleText) -> str:
    """The key that `pattern` gives an `article`; white space and `#` become `-`."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name.startswith("meta."):
            return str(article.meta.get(name[5:], ""))
        return FIELDS[name](article)

    return _UNFIT.sub("-", _FIELD.sub(value, pattern).strip())[:200]


def identify(article: ArticleText, pattern: str | None, tally: Tally) -> ArticleText:
    """The article with its key: the pattern's where one is given; one that was given before gets a number behind it.

    Args:
        article: as it was read.
        pattern: of ids, where one was given.
        tally: knows the keys that were given.
    """
    if pattern is None and article.format in ROWS:
        return article  # the reader of rows has seen to it, and many rows need no memory twice
    key = fill_pattern(pattern, article) if pattern is not None else article.key
    wanted, number = key, 1
    while hash(key) in tally.keys:
        number += 1
        key = f"{wanted}~{number}"
    tally.keys.add(hash(key))
    return article if key == article.key else article._replace(key=key)

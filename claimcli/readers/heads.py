"""What stands above an article in its file: YAML front matter, or lines such as `Title: …`, `Date: …`, `Source: …`.

Their values become title, date, publisher and author; the article begins behind them, at an offset of the same text.
"""

import re
from typing import NamedTuple

from claimcli.readers.dates import read_date
from claimcli.readers.types import Facts

_ROLES = {
    "title": "title", "headline": "title", "subject": "title",
    "date": "date", "published": "date", "publication date": "date", "pubdate": "date", "publish date": "date",
    "source": "publisher", "publisher": "publisher", "publication": "publisher", "outlet": "publisher",
    "newspaper": "publisher", "site": "publisher",
    "author": "author", "authors": "author", "byline": "author", "from": "author",
    "url": "url", "link": "url",
}  # fmt: skip
_OTHERS = frozenset(
    """to cc bcc reply-to sent message-id mime-version content-type content-transfer-encoding language lang section
    tags keywords category categories edition page pages dateline copyright id slug description summary layout draft
    lastmod updated modified return-path received x-mailer importance attachments length word-count""".split()
)
_LINE = re.compile(r"(?P<name>[A-Za-z][A-Za-z-]{1,24}(?: [A-Za-z]{1,12})?):[ \t]*(?P<value>[^\r\n]*)\r?(?:\n|$)")
_CONTINUED = re.compile(r"[ \t]+(?P<value>\S[^\r\n]*)\r?(?:\n|$)")
_FENCE = re.compile(r"---[ \t]*\r?\n")
_FENCE_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.MULTILINE)
_BLANK = re.compile(r"[ \t]*\r?\n")
_YAML_LINE = re.compile(r"([A-Za-z_][\w -]{0,40}):[ \t]*([^\r\n]*)")
_YAML_ITEM = re.compile(r"[ \t]*-[ \t]+([^\r\n]+)")
_MAX_LINES = 40


class Above(NamedTuple):
    """What stands above an article: `facts`, all values by name as written, and the offset behind them."""

    facts: Facts = Facts()
    values: tuple[tuple[str, str], ...] = ()
    end: int = 0


def read_above(text: str) -> Above:
    """The front matter or the header lines that `text` begins with; nothing, at offset 0, where it has none."""
    if _FENCE.match(text):
        return _read_front_matter(text)
    return _read_header_lines(text)


def _read_front_matter(text: str) -> Above:
    opening = _FENCE.match(text)
    end = _FENCE_END.search(text, opening.end()) if opening else None
    if opening is None or end is None or end.start() - opening.end() > 20_000:
        return Above()
    values: list[tuple[str, str]] = []
    for line in text[opening.end() : end.start()].splitlines():
        if match := _YAML_LINE.match(line):
            values.append((match[1].strip(), _unquote(match[2])))
        elif (item := _YAML_ITEM.match(line)) and values:
            name, before = values[-1]
            values[-1] = (name, f"{before}, {_unquote(item[1])}" if before else _unquote(item[1]))
    if not values:
        return Above()
    return Above(_find_facts(values), tuple(values), end.end())


def _unquote(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1].replace('\\"', '"')
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquote(part) for part in value[1:-1].split(","))
    value = re.sub(r"[ \t]#.*", "", value)
    return "" if value in (">", "|", "null", "~") else value


def _read_header_lines(text: str) -> Above:
    """Lines of known names from the first line on, up to a blank line; one alone needs the blank line behind it."""
    at, values = 0, list[tuple[str, str]]()
    while len(values) < _MAX_LINES and (match := _LINE.match(text, at)):
        name = match["name"].lower()
        if name not in _ROLES and name not in _OTHERS and not (values and name.startswith("x-")):
            break
        value, at = match["value"].strip(), match.end()
        while more := _CONTINUED.match(text, at) if value else None:
            value, at = f"{value} {more['value'].strip()}", more.end()
        values.append((match["name"], value))
    known = [name for name, _ in values if name.lower() in _ROLES]
    blank = _BLANK.match(text, at) is not None
    if not known or not text[at:].strip() or not (blank or len(values) > 1):
        return Above()
    return Above(_find_facts(values), tuple(values), at)


def _role_of(name: str) -> str | None:
    return _ROLES.get(name.strip().lower().replace("_", " "))


def _find_facts(values: list[tuple[str, str]]) -> Facts:
    found: dict[str, str] = {}
    for name, value in values:
        role = _role_of(name)
        if role is not None and value:
            found.setdefault(role, value)
    author = re.sub(r"\s*<[^<>]*>\s*$", "", found.get("author", "")).strip("\"' ")
    when = read_date(found.get("date"))
    return Facts(found.get("title"), when, found.get("publisher"), author or None, found.get("url"))


def collect_meta(above: Above) -> dict[str, str]:
    """The values that are not title, date or publisher of the article, by name as written."""
    taken = {role for role in ("title", "publisher", "date") if getattr(above.facts, role) is not None}
    return {name: value for name, value in above.values if _role_of(name) not in taken}

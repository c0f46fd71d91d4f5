"""Pages of HTML: the article in them, without menus, advertisements and comments, and what the page says of it.

trafilatura finds the article (Barbaresi, ACL 2021) and reads title, author, date and site from JSON-LD, `og:` and
`meta`; nothing is fetched, no script is run.
"""

import contextlib
import io
import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from claimcli.readers.blocks import Block, join_blocks
from claimcli.readers.dates import read_date
from claimcli.readers.encodings import find_encoding, warn_encoding
from claimcli.readers.problems import BadInputError, need_package
from claimcli.readers.source import Source
from claimcli.readers.types import AUTO, MIB, ArticleText, Facts, Reading

MAX_PAGE = 32 * MIB  # bytes; a saved page with its pictures inside has a few
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_BLOCKS = {"head": "heading", "p": "paragraph", "quote": "quote", "item": "item", "cell": "paragraph", "ab": "heading"}


def read(source: Source, reading: Reading) -> Iterator[ArticleText]:
    """The article of a page.

    Raises:
        BadInputError: There is none.
    """
    text, warnings = decode_page(source.read_all(MAX_PAGE), reading.encoding)
    article = extract_page(text)
    yield article._replace(document=source.document, key=source.key, warnings=warnings)


def decode_page(data: bytes, encoding: str = AUTO) -> tuple[str, tuple[str, ...]]:
    """(text of a page, warnings): in the encoding that was named, that the page declares, or that its bytes say.

    Args:
        data: the bytes of a page.
        encoding: its name; "auto" tells it.

    Raises:
        BadInputError: It is no text in that encoding.
    """
    declared = _CHARSET.search(data[:4096])
    found = find_encoding(data) if encoding == AUTO else encoding
    if encoding == AUTO and found != "utf-8" and declared:
        found = declared[1].decode("ascii")
    try:
        return data.decode(found).removeprefix("\ufeff"), () if encoding != AUTO or declared else warn_encoding(found)
    except LookupError:
        raise BadInputError(f"unknown encoding {found}; name it with --encoding") from None
    except UnicodeDecodeError as problem:
        if declared is None:
            raise
        where = f"byte 0x{data[problem.start]:02x} at offset {problem.start}"
        return data.decode(found, "replace"), (f"not {found} throughout ({where}); name its encoding with --encoding",)


def extract_page(page: str) -> ArticleText:
    """The article of a page of HTML, without a name.

    Raises:
        BadInputError: There is none.
    """
    found = _run_extraction(page)
    if found is None or found.body is None:
        raise BadInputError("no article found in this page; give the page of one article, or its text")
    title = _clean(found.title)
    text = join_blocks(_blocks(found.body), title)
    if not text.strip() or text.strip() == title:
        raise BadInputError("no article found in this page; give the page of one article, or its text")
    author = _clean((found.author or "").replace(";", ","))
    facts = Facts(title, read_date(found.date), _clean(found.sitename or found.hostname), author, found.url)
    meta = {name: value for name, value in (("author", author), ("url", facts.url)) if value}
    return ArticleText("", text, facts=facts, converted=True, meta=meta, format="html")


def _run_extraction(page: str) -> Any:
    try:
        from trafilatura import bare_extraction
    except ImportError as problem:
        raise need_package("html", "HTML") from problem
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    with contextlib.redirect_stderr(io.StringIO()):
        return bare_extraction(
            page, with_metadata=True, include_comments=False, include_tables=True, fast=False, config=_settings()
        )


@cache
def _settings() -> Any:
    """trafilatura's settings, but for its least lengths: a short report is a report."""
    from trafilatura.settings import DEFAULT_CONFIG

    settings = deepcopy(DEFAULT_CONFIG)
    for name in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE", "MIN_EXTRACTED_COMM_SIZE"):
        settings.set("DEFAULT", name, "1")
    return settings


def _blocks(body: Any) -> Iterator[Block]:
    """The blocks of trafilatura's tree (a small TEI) in order; what stands inside a quotation is one of it."""
    for element in body.iterchildren("*"):
        yield from _read_element(element)


def _read_element(element: Any, kind: str | None = None) -> Iterator[Block]:
    tag = str(element.tag)
    inside = "quote" if tag == "quote" else kind
    if any(str(child.tag) in (*_BLOCKS, "list", "table", "row", "div") for child in element.iterchildren("*")):
        if element.text and element.text.strip():
            yield Block(inside or _BLOCKS.get(tag, "paragraph"), element.text)
        for child in element.iterchildren("*"):
            yield from _read_element(child, inside)
            if child.tail and child.tail.strip():
                yield Block(inside or "paragraph", child.tail)
        return
    for text in _text_of(element).split("\n\n"):
        yield Block(inside or _BLOCKS.get(tag, "paragraph"), text)


def _text_of(element: Any) -> str:
    """The words of an element; a line break within it is the end of a paragraph."""
    parts = [element.text or ""]
    for child in element.iterchildren("*"):
        parts.append("\n\n" if str(child.tag) == "lb" else _text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _clean(text: str | None) -> str | None:
    return " ".join(text.split()) if text and text.strip() else None

"""Blocks of a converted document to its text: paragraphs with a blank line between, block quotations behind "> "."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_WHITE = re.compile(r"[ \t\r\n\f\v\xa0]+")


class Block(NamedTuple):
    """A paragraph of a converted document; `kind` is heading, paragraph, quote or item."""

    kind: str
    text: str


def join_blocks(blocks: Iterable[Block], title: str | None = None) -> str:
    """The text of a document: its title first, where no heading says it already.

    Args:
        blocks: headings and paragraphs.
        title: of the document, if it has one.
    """
    shown: list[str] = []
    before = ""
    for block in blocks:
        text = _WHITE.sub(" ", block.text).strip()
        if not text:
            continue
        mark = {"quote": "> ", "item": "- "}.get(block.kind, "")
        tight = block.kind == "item" and before == "item"
        shown.append(("\n" if tight else "\n\n" if shown else "") + mark + text)
        before = block.kind
    text = "".join(shown)
    if title and not _same(title, text[: len(title) + 40].split("\n")[0]):
        return f"{title}\n\n{text}" if text else ""
    return text + "\n" if text else ""


def _same(title: str, first: str) -> bool:
    return _plain(title) == _plain(first)


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()

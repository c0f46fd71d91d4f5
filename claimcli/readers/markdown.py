"""Markdown: the words as a reader sees them, without the marks of emphasis, with links' texts, lists and quotations.

Line by line and by hand: news drafts use a small part of Markdown, and what is no mark stays as it is.
"""

import html
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from claimcli.readers.encodings import decode_noticing
from claimcli.readers.heads import collect_meta, read_above
from claimcli.readers.problems import BadInputError
from claimcli.readers.source import Source
from claimcli.readers.types import MAX_TEXT, ArticleText, Reading

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = re.compile(r" {0,3}>[ ]?(.*)$")
_ITEM = re.compile(r"[ \t]{0,12}(?:[-*+]|\d{1,3}[.)])[ \t]+(.*)$")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+.*$")
_TABLE_RULE = re.compile(r"[ \t|:-]*-[ \t|:-]*$")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
_MARKS = {"quote": "> ", "item": "- "}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Inline marks, in the order in which they are taken away. Every repeat is bounded or cannot be tried in two ways.
_IMAGE = re.compile(r"!\[([^\]\[]{0,500})\]\((?:[^()]|\([^()]*\)){0,1000}\)")
_LINK = re.compile(r"\[([^\]\[]{1,1000})\](?:\((?:[^()]|\([^()]*\)){0,1000}\)|\[[^\]\[]{0,200}\])")
_NOTE = re.compile(r"\[\^[^\]\n]{1,60}\]")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,1000})>")
_HTML_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>]{0,500})?/?>")
_CODE = re.compile(r"(`{1,2})(?!`)([^`]{1,500})\1(?!`)")
_STRONG = re.compile(
    r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*\\])\1(?!\*)"
    r"|(?<![\\*])(\*{1,3})(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*\\])\3(?![\w*])"
)
_UNDERSCORED = re.compile(r"(?<![\w_\\])(_{1,3})(?=[^\s_])([^_]{1,2000}?)(?<=[^\s_\\])\1(?![\w_])")
_STRUCK = re.compile(r"~~(?=\S)([^~]{1,2000}?)(?<=\S)~~")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(source: Source, reading: Reading) -> Iterator[ArticleText]:
    """The words of a Markdown file.

    Raises:
        BadInputError: It has none.
    """
    content, warnings = decode_noticing(source.read_all(MAX_TEXT), reading.encoding)
    above = read_above(content)
    text, starts = convert("\n" * content.count("\n", 0, above.end) + content[above.end :])
    if not text.strip():
        raise BadInputError("empty; give a file with the text of an article")
    yield ArticleText(
        document=source.document,
        text=text,
        key=source.key,
        facts=above.facts,
        converted=True,
        paragraphs=starts,
        meta=collect_meta(above),
        warnings=warnings,
        format="markdown",
    )


class Block(NamedTuple):
    """A paragraph of a file: heading, paragraph, quote or item, and its lines by their number (0-based)."""

    kind: str
    lines: tuple[tuple[int, str], ...]


def convert(content: str) -> tuple[str, tuple[int, ...]]:
    """(words, offsets at which paragraphs begin) of Markdown. Every line stays on its line, so that line numbers are
    those of the file; "> " stands before a block quotation, "- " before an item."""
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    lines = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), content).split("\n")
    shown = [""] * len(lines)
    firsts = []
    for block in _parse(lines):
        texts = [text.strip() for _, text in block.lines]
        stripped = strip_marks("\n".join(texts)).split("\n")
        if len(stripped) != len(texts):  # a mark over lines took a line end with it
            stripped = [strip_marks(text) for text in texts]
        for (number, _), text in zip(block.lines, stripped, strict=True):
            shown[number] = text.strip()
        first = block.lines[0][0]
        if shown[first]:
            shown[first] = _MARKS.get(block.kind, "") + shown[first]
        firsts.append(first)
    begins = list(accumulate((len(line) + 1 for line in shown), initial=0))
    return "\n".join(shown), tuple(begins[first] for first in firsts)


def _parse(lines: list[str]) -> Iterator[Block]:
    kind, held = "paragraph", list[tuple[int, str]]()
    fence: str | None = None
    for number, line in enumerate(lines):
        opened = _FENCE.match(line)
        if fence is not None:
            fence = None if opened and opened[1].startswith(fence) and not line.strip(" `~") else fence
            continue
        quoted = _QUOTE.match(line)
        inner = quoted[1] if quoted else line
        begins = _begin(line, inner, quoted is not None, kind if held else "")
        if opened or begins is not None or not inner.strip():
            if held and begins == ("underline", ""):
                kind = "heading"
            yield from _end(kind, held)
            held = []
        if opened:
            fence = opened[1]
        elif begins is not None:
            new, text = begins
            if new == "heading" and text:
                yield Block("heading", ((number, text),))
            elif text:
                kind, held = new, [(number, text)]
        elif inner.strip() and not _DEFINITION.match(inner):
            if not held:
                kind = "quote" if quoted else "paragraph"
            held.append((number, inner))
    yield from _end(kind, held)


def _begin(line: str, inner: str, quoted: bool, kind: str) -> tuple[str, str] | None:
    """(kind, words) of the block that a line begins, None where it goes on with the one of `kind` before it."""
    if not quoted and (heading := _HEADING.match(line)):
        return "heading", heading[1] or ""
    if not quoted and kind == "paragraph" and _UNDERLINE.match(line):
        return "underline", ""
    if _RULE.match(inner) or (not quoted and _TABLE_RULE.match(line) and "|" in line):
        return "rule", ""
    if inner.lstrip().startswith("|"):
        return "quote" if quoted else "paragraph", " ".join(cell.strip() for cell in inner.strip(" |").split("|"))
    if item := _ITEM.match(inner):
        return "quote" if quoted else "item", item[1]
    if quoted and kind != "quote" and inner.strip():
        return "quote", inner
    return None


def _end(kind: str, held: list[tuple[int, str]]) -> Iterator[Block]:
    """The block of lines gathered so far; a hard line break in it ends one and begins the next."""
    part: list[tuple[int, str]] = []
    for number, line in held:
        part.append((number, _HARD_BREAK.sub("", line)))
        if _HARD_BREAK.search(line):
            yield Block(kind, tuple(part))
            part = []
    if part:
        yield Block(kind, tuple(part))


def strip_marks(text: str) -> str:
    """A paragraph of Markdown without its marks: emphasis, links but for their texts, pictures, code."""
    text = _NOTE.sub("", _IMAGE.sub("", text))
    text = _LINK.sub(r"\1", _AUTOLINK.sub(r"\1", text))
    text = _CODE.sub(r"\2", text)
    text = _HTML_TAG.sub("", text)
    for _ in range(2):  # emphasis in emphasis
        text = _STRONG.sub(lambda match: match[2] or match[4], text)
        text = _UNDERSCORED.sub(r"\2", text)
    text = _STRUCK.sub(r"\1", text)
    return html.unescape(_ESCAPED.sub(r"\1", text))

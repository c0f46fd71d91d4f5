"""Markdown: the words as a reader sees them, without the marks of emphasis, with links' texts, lists and quotations.

Line by line and by hand: news drafts use a small part of Markdown, and what is no mark stays as it is.
"""

import html
import re
from collections.abc import Iterator

from claimcli.readers.blocks import Block, join_blocks
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
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Inline marks, in the order in which they are taken away. Every repeat is bounded or cannot be tried in two ways.
_IMAGE = re.compile(r"!\[([^\]\[\n]{0,500})\]\((?:[^()\n]|\([^()\n]*\)){0,1000}\)")
_LINK = re.compile(r"\[([^\]\[\n]{1,1000})\](?:\((?:[^()\n]|\([^()\n]*\)){0,1000}\)|\[[^\]\[\n]{0,200}\])")
_NOTE = re.compile(r"\[\^[^\]\n]{1,60}\]")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,1000})>")
_HTML_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>\n]{0,500})?/?>")
_CODE = re.compile(r"(`{1,2})(?!`)([^`\n]{1,500})\1(?!`)")
_STRONG = re.compile(
    r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\1(?!\*)"
    r"|(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\3(?![\w*])"
)
_UNDERSCORED = re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])\1(?![\w_])")
_STRUCK = re.compile(r"~~(?=\S)([^~\n]{1,2000}?)(?<=\S)~~")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(source: Source, reading: Reading) -> Iterator[ArticleText]:
    """The words of a Markdown file. Raises BadInputError when it has none."""
    content, warnings = decode_noticing(source.read_all(MAX_TEXT), reading.encoding)
    above = read_above(content)
    text = convert(content[above.end :])
    if not text.strip():
        raise BadInputError("empty; give a file with the text of an article")
    yield ArticleText(
        document=source.document,
        text=text,
        key=source.key,
        facts=above.facts,
        converted=True,
        meta=collect_meta(above),
        warnings=warnings,
        format="markdown",
    )


def convert(content: str) -> str:
    """The words of Markdown, a blank line between paragraphs, "> " before a block quotation."""
    lines = _COMMENT.sub("", content.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return join_blocks(Block(block.kind, strip_marks(block.text)) for block in _parse(lines))


def _parse(lines: list[str]) -> Iterator[Block]:
    kind, held = "paragraph", list[str]()
    fence: str | None = None
    for line in lines:
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
            if new == "heading":
                yield Block("heading", text)
            elif text:
                kind, held = new, [text]
        elif inner.strip() and not _DEFINITION.match(inner):
            if not held:
                kind = "quote" if quoted else "paragraph"
            held.append(inner)
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


def _end(kind: str, held: list[str]) -> Iterator[Block]:
    """The block of lines gathered so far; a hard line break in it ends one and begins the next."""
    part: list[str] = []
    for line in held:
        part.append(_HARD_BREAK.sub("", line).strip())
        if _HARD_BREAK.search(line):
            yield Block(kind, " ".join(part))
            part = []
    if part:
        yield Block(kind, " ".join(part))


def strip_marks(text: str) -> str:
    """A line of Markdown without its marks: emphasis, links (their texts stay), pictures, code, escapes, entities."""
    text = _NOTE.sub("", _IMAGE.sub("", text))
    text = _LINK.sub(r"\1", _AUTOLINK.sub(r"\1", text))
    text = _CODE.sub(r"\2", text)
    text = _HTML_TAG.sub("", text)
    for _ in range(2):  # emphasis in emphasis
        text = _STRONG.sub(lambda match: match[2] or match[4], text)
        text = _UNDERSCORED.sub(r"\2", text)
    text = _STRUCK.sub(r"\1", text)
    return html.unescape(_ESCAPED.sub(r"\1", text))

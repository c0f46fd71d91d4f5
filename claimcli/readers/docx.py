"""Word documents: paragraphs, headings, lists, block quotations and footnotes; tracked changes as accepted.

mammoth reads the document; macros, links and pictures are never touched.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO

from claimcli.readers.blocks import Block, join_blocks
from claimcli.readers.dates import read_date
from claimcli.readers.packages import open_package
from claimcli.readers.problems import BadInputError, need_package
from claimcli.readers.source import Source
from claimcli.readers.types import MAX_FILE, MAX_TEXT, MIB, ArticleText, Facts, Reading

_STYLES = """
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Block Text'] => blockquote:fresh
p[style-name='Quotations'] => blockquote:fresh
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
"""
_CORE = "docProps/core.xml"
_PROPERTY = re.compile(r"<(?:dc|dcterms|cp):(title|creator|created|modified)\b[^>]*>([^<]*)</")
_BLOCKS = {"p": "paragraph", "blockquote": "quote", "li": "item", "td": "paragraph", "th": "paragraph"} | {
    f"h{level}": "heading" for level in range(1, 7)
}


def read(source: Source, reading: Reading) -> Iterator[ArticleText]:
    """The text of a document.

    Raises:
        BadInputError: It cannot be read.
    """
    data = BytesIO(source.read_all(MAX_FILE))
    with open_package(Source(source.document, source.key, source.name, b"", data)) as package:
        names = package.namelist()
        if "word/document.xml" not in names:
            raise BadInputError("no Word document in this file; save it as .docx")
        for name in names:
            if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in package.read(name)[:2000]:
                raise BadInputError("a document with entities of its own, which Word never writes; save it anew")
        properties = package.read(_CORE).decode("utf-8", "replace") if _CORE in names else ""
    data.seek(0)
    found = dict(_PROPERTY.findall(properties))
    blocks = list(_convert(data))
    title = found.get("title", "").strip() or (blocks[0].text.strip() if blocks and blocks[0].kind == "heading" else "")
    text = join_blocks(blocks)
    if not text.strip():
        raise BadInputError("a document without text; give one with an article in it")
    if len(text) > MAX_TEXT:
        raise BadInputError(f"more than {MAX_TEXT // MIB} MB of text; split it")
    author = found.get("creator", "").strip()
    yield ArticleText(
        document=source.document,
        text=text,
        key=source.key,
        facts=Facts(title or None, read_date(found.get("created") or found.get("modified")), None, author or None),
        converted=True,
        meta={"author": author} if author else {},
        format="docx",
    )


def _convert(data: BytesIO) -> list[Block]:
    try:
        import mammoth
    except ImportError as problem:
        raise need_package("docx", "DOCX") from problem
    try:
        page = mammoth.convert_to_html(
            data, style_map=_STYLES, convert_image=mammoth.images.img_element(lambda image: {"src": ""})
        ).value
    except (KeyError, ValueError, AttributeError, TypeError, RecursionError, OSError) as problem:
        raise BadInputError(f"a broken Word document ({type(problem).__name__}); open and save it anew") from None
    except Exception as problem:  # xml.sax and others raise what they like
        raise BadInputError(f"a broken Word document ({problem}); open and save it anew") from None
    parser = _BlockParser()
    parser.feed(page)
    parser.close()
    return parser.blocks


class _BlockParser(HTMLParser):
    """The blocks of mammoth's HTML, which has neither scripts nor attributes that matter."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._kinds: list[str] = []
        self._parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = _BLOCKS.get(tag)
        if kind is not None:
            self._end_block()
            self._kinds.append(kind)
        elif tag == "br":
            self._end_block()
        elif tag == "sup":
            self._hidden += 1  # the number of a footnote
        elif tag == "a" and (dict(attrs).get("href") or "").startswith("#footnote-ref-"):
            self._parts.append("")  # the arrow back to where the footnote belongs

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_block()
            if self._kinds:
                self._kinds.pop()
        elif tag == "sup" and self._hidden:
            self._hidden -= 1

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(data.replace("↑", "") if data.strip() == "↑" else data)

    def _end_block(self) -> None:
        text = "".join(self._parts)
        self._parts = []
        if text.strip():
            outer = next((kind for kind in ("quote", "item") if kind in self._kinds), None)
            self.blocks.append(Block(outer or (self._kinds[-1] if self._kinds else "paragraph"), text))

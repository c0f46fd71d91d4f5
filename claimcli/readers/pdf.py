"""PDF: the words of its pages as paragraphs, and where each page begins.

Lines are rejoined, hyphens at their ends taken out, running heads and page numbers left out. pypdfium2 reads the file;
nothing in it is run or fetched.
"""

from collections.abc import Iterator
from typing import Any

from claimcli.readers.pdf_layout import Line, Page, join_pages
from claimcli.readers.problems import BadInputError, need_package
from claimcli.readers.source import Source
from claimcli.readers.types import MAX_FILE, MAX_TEXT, MIB, ArticleText, Facts, Reading


def read(source: Source, reading: Reading) -> Iterator[ArticleText]:
    """The text of a PDF.

    Raises:
        BadInputError: It is encrypted, broken, or a scan, or the packages are not installed.
    """
    try:
        import pypdfium2
    except ImportError as problem:
        raise need_package("pdf", "PDF") from problem
    data = source.read_all(MAX_FILE)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if "assword" in str(problem):
            raise BadInputError("an encrypted PDF; save it without its password") from None
        raise BadInputError(f"a broken PDF ({problem}); make it anew") from None
    try:
        pages = list(_read_pages(document, pypdfium2.PdfiumError))
        about = document.get_metadata_dict()
    finally:
        document.close()
    text, starts = join_pages(pages)
    if not text.strip():
        raise BadInputError("a scan: its pages are pictures without text; run OCR over it first (ocrmypdf IN OUT)")
    title = " ".join(about.get("Title", "").split())
    author = " ".join(about.get("Author", "").split())
    yield ArticleText(
        document=source.document,
        text=text,
        key=source.key,
        facts=Facts(title=title if title and title.casefold() in " ".join(text[:3000].split()).casefold() else None),
        converted=True,
        pages=starts,
        meta={"author": author} if author else {},
        format="pdf",
    )


def _read_pages(document: Any, error: type[Exception]) -> Iterator[Page]:
    size = 0
    for number in range(len(document)):
        try:
            page = document[number]
            words = page.get_textpage()
            lines = list(_read_lines(words))
            words.close()
            page.close()
        except error:
            lines = []  # a page that is broken has no text; the others have
        size += sum(len(line.text) for line in lines)
        if size > MAX_TEXT:
            raise BadInputError(f"more than {MAX_TEXT // MIB} MB of text; split it")
        yield Page(tuple(lines))


def _read_lines(words: Any) -> Iterator[Line]:
    """The lines of a page with the boxes of their first and last characters, in points."""
    text = words.get_text_range()
    placed = len(text) == words.count_chars()
    at = 0
    for raw in text.split("\n"):
        line = raw.rstrip("\r")
        shown = line.strip(" \t\u200b")
        if shown:
            first = at + len(line) - len(line.lstrip(" \t\u200b"))
            last = at + len(line.rstrip(" \t\u200b")) - 1
            left, bottom, _, top = words.get_charbox(first, loose=True) if placed else (0.0, 0.0, 0.0, 0.0)
            right = words.get_charbox(last, loose=True)[2] if placed else 0.0
            yield Line(shown, left, right, bottom, top)
        at += len(raw) + 1

"""Web archives (WARC, and WET with the words of pages alone): a page a record, its article found by our reader of HTML.

datatrove has a reader of them too. It passes without a word over pages that are in no encoding it guesses, whatever the
page declares, and needs libmagic; here a page is decoded as a saved one is, and one without an article is told.
"""

from collections.abc import Iterator
from typing import Any

from datatrove.data import Document
from datatrove.io import DataFolder

from claimcli.corpus.plan import PROBLEM
from claimcli.readers.html import decode_page, extract_page
from claimcli.readers.types import ArticleText
from claimcli.writers.packages import load_package

MARKUP = "claimcli_html"  # in the metadata of a page: whether it is HTML still, since most are dealt to other tasks
_HTML = ("text/html", "application/xhtml+xml")
_RESPONSE, _CONVERSION = "response", "conversion"


def read_archive(folder: DataFolder, name: str, packing: str | None) -> Iterator[Document]:
    """The pages of a web archive in their order; what is no page, or was not found, is passed over.

    Args:
        folder: where the archive lies.
        name: the file in it.
        packing: its compression; each record is packed by itself where that is gzip.

    Raises:
        MissingPackageError: warcio is not installed.
    """
    archives = load_package("warcio.archiveiterator", extra="corpus-warc", what="a web archive")
    with folder.open(name, "rb", compression=None if packing == "gzip" else packing) as file:
        for number, record in enumerate(archives.ArchiveIterator(file)):
            if _is_page(record):
                yield _read_record(record, f"{name}/{number}")


def article_of(document: Document) -> ArticleText:
    """The article of a document: of a page, what our reader of HTML finds.

    Raises:
        ValueError: The page has none.
    """
    is_markup = document.metadata.get(MARKUP)
    if is_markup is None:
        return ArticleText(document.id, document.text)
    found = extract_page(document.text) if is_markup else ArticleText("", document.text)
    return found._replace(document=document.id, meta={**found.meta, "url": document.metadata["url"]})


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type == _CONVERSION:
        return True
    if record.rec_type != _RESPONSE or headers is None or headers.get_statuscode() != "200":
        return False
    said = record.rec_headers.get_header("WARC-Identified-Payload-Type") or headers.get_header("Content-Type") or ""
    return said.partition(";")[0].strip().lower() in _HTML


def _read_record(record: Any, place: str) -> Document:
    headers = record.rec_headers
    identity = (headers.get_header("WARC-Record-ID") or place).strip("<>")
    facts: dict[str, Any] = {"url": headers.get_header("WARC-Target-URI") or ""}
    try:
        text, _ = decode_page(record.content_stream().read())
    except (ValueError, OSError) as problem:
        return Document("-", identity, metadata={**facts, PROBLEM: f"{facts['url']}: {problem}"})
    facts[MARKUP] = record.rec_type == _RESPONSE
    return Document(text or "-", identity, metadata=facts)

"""The functions of the library: text in, a report of claims out; claims in, a report of what answers what out.

Extraction is a list of steps, each a function of values:

text --read_article--> Article --find_attributions--> [Attribution] --name_speakers--> [Speaker]
     --build_claims--> [Claim] --> DocumentReport
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from claimcli.attribution.engines import LIGHT, load_engine
from claimcli.attribution.pipeline import find_attributions
from claimcli.claims import build_claims
from claimcli.coreference.pipeline import name_speakers
from claimcli.models import Claim, CompareReport, DocumentReport, Engine
from claimcli.text.article import read_article

if TYPE_CHECKING:
    from claimcli.checking.records import CheckReport


def extract(source: str | Path, *, document: str | None = None, engine: str = LIGHT) -> DocumentReport:
    """The claims of one article, as `claimcli extract` gives them.

    `source` is the text itself, or the `Path` of a file with it (UTF-8); `document` is the name the claims carry
    (default: the path, or `<text>`); `engine` is "light", or "accurate" with the packages of the extra `accurate`.
    Raises OSError or UnicodeDecodeError when the file cannot be read, and ImportError without those packages.
    """
    if isinstance(source, Path):
        from claimcli.readers.files import read_text

        return extract_text(read_text(source), document or str(source), engine)
    return extract_text(source, document or "<text>", engine)


def extract_text(text: str, document: str, engine: str = LIGHT) -> DocumentReport:
    """The claims of `text`, which offsets refer to; the same text gives the same report."""
    article = read_article(text, document)
    attributions = find_attributions(article, engine)
    speakers = name_speakers(article, attributions)
    claims = build_claims(article, attributions, speakers)
    return DocumentReport(
        document=document,
        title=article.head.title,
        date=article.head.date,
        publisher=article.head.publisher,
        engine=Engine(name=engine, weights=load_engine(engine).weights),
        claims=claims,
        warnings=article.warnings,
    )


def compare(sources: Iterable[str | Path | DocumentReport | Claim], *, engine: str = LIGHT) -> CompareReport:
    """Claims and answers to them in `sources`: texts, paths of texts, reports of `extract`, or claims.

    `engine` reads the texts, as in `extract`. Raises OSError or UnicodeDecodeError when a file cannot be read.
    """
    from claimcli.comparison.pipeline import compare_claims
    from claimcli.speakers.unify import unify_speakers

    claims: list[Claim] = []
    reader: Engine | None = None
    for number, source in enumerate(sources, 1):
        if isinstance(source, Claim):
            claims.append(source)
            continue
        if not isinstance(source, DocumentReport):
            source = extract(source, document=None if isinstance(source, Path) else f"<text {number}>", engine=engine)
        claims.extend(source.claims)
        reader = source.engine or reader
    return compare_claims(unify_speakers(claims)).model_copy(update={"engine": reader})


def check(
    drafts: str | Path | Iterable[str | Path], *, against: str | Path | Iterable[str | Path], engine: str = LIGHT
) -> "CheckReport":
    """The quotations of `drafts`, each with a verdict on whether it stands `against` the sources, as `claimcli check`.

    Args:
        drafts: a text, the `Path` of one, or several of them.
        against: the sources, in the same way.
        engine: what reads both, as in `extract`.

    Returns:
        A report with one check for each quotation and each indirect claim; `report.findings` counts what fails.

    Raises:
        OSError or UnicodeDecodeError when a file cannot be read.
    """
    from claimcli.checking.pipeline import check_draft, read_sources
    from claimcli.checking.report import make_report

    texts = _read_texts(against, "source")
    sources = read_sources(texts, lambda text, document: extract_text(text, document, engine).claims)
    checks = [
        found
        for document, text in _read_texts(drafts, "draft")
        for found in check_draft(extract_text(text, document, engine).claims, read_article(text, document), sources)
    ]
    return make_report(checks, sources)


def _read_texts(given: str | Path | Iterable[str | Path], name: str) -> list[tuple[str, str]]:
    """(document, text) of each text or path."""
    from claimcli.readers.files import read_text

    inputs = [given] if isinstance(given, str | Path) else list(given)
    return [
        (str(item), read_text(item)) if isinstance(item, Path) else (f"<{name} {number}>", item)
        for number, item in enumerate(inputs, 1)
    ]

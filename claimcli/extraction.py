"""The extraction of claims as a list of steps, each a function of values:

ArticleText --read_article--> Article --find_attributions--> [Attribution] --name_speakers--> [Speaker]
     --build_claims--> [Claim] --place_claims--> DocumentReport
"""

from dataclasses import replace

from claimcli.attribution.engines import LIGHT, load_engine
from claimcli.attribution.pipeline import find_attributions
from claimcli.claims import build_claims, list_parties
from claimcli.coreference.pipeline import name_speakers
from claimcli.models import Claim, DocumentReport, Engine
from claimcli.provenance import place_claims, restore_spans
from claimcli.readers.types import ArticleText
from claimcli.text.article import Article, read_article
from claimcli.text.bounds import cut_label, cut_meta, cut_text, tell_cuts
from claimcli.text.entities import Unescaped, unescape
from claimcli.text.language import find_foreign_language


def extract_text(text: str, document: str, engine: str = LIGHT) -> DocumentReport:
    """The claims of a text; the same text gives the same report.

    Args:
        text: what offsets refer to.
        document: the name that the claims carry.
        engine: "light" or "accurate".
    """
    return extract_article(ArticleText(document, text), engine)


def extract_article(source: ArticleText, engine: str = LIGHT) -> DocumentReport:
    """The claims of an article as a reader gives it; offsets refer to its text.

    Args:
        source: the article, with what its input says of it.
        engine: "light" or "accurate".

    Returns:
        A report without claims, and with a warning, where the article is not English.

    Raises:
        EngineMissing: The packages of the engine are not installed.
    """
    whole, cut = cut_text(source.text)
    unescaped = None if source.converted else unescape(whole)
    article, shortened = _read(source, whole, unescaped)
    language = find_foreign_language(token.lower for token in article.tokens)
    if language is None:
        claims, left_out = _find_claims(article, source, engine)
        claims = claims if unescaped is None else restore_spans(claims, unescaped)
    else:
        claims, left_out = (), ()
    foreign = (f"not English but {language}, as its most frequent words tell: not read",) if language else ()
    return DocumentReport(
        document=source.document,
        title=article.head.title,
        date=article.head.date,
        publisher=article.head.publisher,
        author=article.head.byline,
        url=cut_label(source.facts.url),
        content=source.text if source.converted else None,
        duplicate_of=source.duplicate_of,
        meta=cut_meta(source.meta),
        engine=Engine(name=engine, weights=load_engine(engine).weights),
        claims=place_claims(claims, source),
        warnings=(*source.warnings, *cut, *shortened, *(foreign or article.warnings), *left_out),
    )


def _find_claims(article: Article, source: ArticleText, engine: str) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    attributions = find_attributions(article, engine)
    speakers = name_speakers(article, attributions, list_parties(attributions))
    return build_claims(article, attributions, speakers, source.key)


def _read(source: ArticleText, whole: str, unescaped: Unescaped | None) -> tuple[Article, tuple[str, ...]]:
    """The article with title, date, publisher and author as its input gives them, where it does; none is longer than
    a label may be, and what was longer is told."""
    text, start, facts = whole, source.body_start, source.facts
    if unescaped is not None:
        text, start = unescaped.text, unescaped.place_of(start)
    article = read_article(text, source.document, start=start, title=facts.title, paragraph_starts=source.paragraphs)
    head = article.head
    said = {
        "title": facts.title or head.title,
        "date": facts.date or head.date,
        "publisher": facts.publisher or head.publisher,
        "author": facts.author or head.byline,
    }
    title, date, publisher, byline = map(cut_label, said.values())
    completed = head._replace(title=title, date=date, publisher=publisher, byline=byline)
    told = tell_cuts({**said, "address": facts.url}, source.meta)
    return (article if completed == head else replace(article, head=completed)), told

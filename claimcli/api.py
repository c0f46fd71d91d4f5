"""The functions of the library: text in, a report of claims out; claims in, a report of what answers what out.

Extraction is a list of steps, each a function of values:

input --read_input--> ArticleText --read_article--> Article --find_attributions--> [Attribution]
     --name_speakers--> [Speaker] --build_claims--> [Claim] --place_claims--> DocumentReport
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, overload

from claimcli.attribution.engines import LIGHT, load_engine
from claimcli.attribution.pipeline import find_attributions
from claimcli.claims import build_claims, list_parties
from claimcli.coreference.pipeline import name_speakers
from claimcli.models import Claim, CompareReport, DocumentReport, Engine, ExtractReport, InputError, InputWarning
from claimcli.readers.types import ArticleText, ClaimBatch
from claimcli.text.article import Article, read_article
from claimcli.text.bounds import cut_label, cut_meta, cut_text

if TYPE_CHECKING:
    from claimcli.checking.records import CheckReport

_PathLike: TypeAlias = "str | os.PathLike[str]"
_Comparable: TypeAlias = "str | os.PathLike[str] | DocumentReport | ExtractReport | Claim"
_HOW = 'give the path of a file, a list of paths, or text="…"'


@overload
def extract(
    source: "_PathLike | None" = None, *, text: str | None = None, document: str | None = None, engine: str = LIGHT
) -> DocumentReport: ...
@overload
def extract(
    source: "list[str] | list[Path] | tuple[_PathLike, ...] | Iterable[Path]", *, engine: str = LIGHT
) -> ExtractReport: ...
def extract(
    source: "_PathLike | Iterable[_PathLike] | None" = None,
    *,
    text: str | None = None,
    document: str | None = None,
    engine: str = LIGHT,
) -> DocumentReport | ExtractReport:
    """The claims of one article or of many, as `claimcli extract` gives them.

    Args:
        source: The path of a file of any format that the command reads, or the text of an article (a string that
            is no path); or a list of paths, files and folders.
        text: The text of an article, in place of `source`.
        document: The name that the claims of a text or a file carry (default: the path, or `<text>`).
        engine: "light", or "accurate" with the packages of the extra `accurate`.

    Returns:
        The report of the article; of a list, one report with all documents and an error for each that failed.

    Raises:
        TypeError: When called in another way.
        OSError: When the file is not there or may not be read.
        ValueError: When a file cannot be read as what it is, holds several articles (give a list), or is empty.
        EngineMissing: Without the packages of the engine; an ImportError.
    """
    if text is not None:
        if source is not None:
            raise TypeError("extract() takes a source or text=, not both")
        return _extract_string(_check_text(text), document, engine)
    if isinstance(source, str | os.PathLike):
        name = os.fspath(source)
        if isinstance(source, str) and not _is_path(source):
            return _extract_string(_check_text(source), document, engine)
        return extract_article(_read_one(name, document), engine)
    if source is None or isinstance(source, bytes) or not isinstance(source, Iterable):
        raise TypeError(f"extract() cannot read {_describe_type(source)}; {_HOW}")
    if document is not None:
        raise TypeError("document= names one article; a list of paths names its own")
    return _extract_many(source, engine)


def extract_text(text: str, document: str, engine: str = LIGHT) -> DocumentReport:
    """The claims of `text`, which offsets refer to; the same text gives the same report."""
    return extract_article(ArticleText(document, text), engine)


def extract_article(source: ArticleText, engine: str = LIGHT) -> DocumentReport:
    """The claims of an article as a reader gives it; offsets refer to its text."""
    from claimcli.provenance import place_claims, restore_spans
    from claimcli.text.entities import unescape

    whole, cut = cut_text(source.text)
    unescaped = None if source.converted else unescape(whole)
    text = whole if unescaped is None else unescaped.text
    start = source.body_start if unescaped is None else unescaped.place_of(source.body_start)
    facts = source.facts
    article = _complete_head(
        read_article(text, source.document, start=start, title=facts.title, paragraph_starts=source.paragraphs), source
    )
    language = _find_language(article)
    claims: tuple[Claim, ...] = ()
    left_out: tuple[str, ...] = ()
    if language is None:
        attributions = find_attributions(article, engine)
        speakers = name_speakers(article, attributions, list_parties(attributions))
        claims, left_out = build_claims(article, attributions, speakers, source.key)
        claims = claims if unescaped is None else restore_spans(claims, unescaped)
    foreign = (f"not English but {language}, as its most frequent words tell: not read",) if language else ()
    return DocumentReport(
        document=source.document,
        title=article.head.title,
        date=article.head.date,
        publisher=article.head.publisher,
        author=article.head.byline,
        url=cut_label(facts.url),
        content=source.text if source.converted else None,
        duplicate_of=source.duplicate_of,
        meta=cut_meta(source.meta),
        engine=Engine(name=engine, weights=load_engine(engine).weights),
        claims=place_claims(claims, source),
        warnings=(*source.warnings, *cut, *(foreign or article.warnings), *left_out),
    )


def compare(
    sources: "_Comparable | Iterable[_Comparable]",
    *,
    engine: str = LIGHT,
) -> CompareReport:
    """Claims and answers to them, as `claimcli compare` gives them.

    Args:
        sources: One or many: paths of articles, of folders, of claims as JSON; texts (strings that are no paths);
            reports of `extract`; claims.
        engine: Reads the articles, as in `extract`.

    Returns:
        The report, with an error for each input of a folder or a list that could not be read.

    Raises:
        TypeError, OSError, ValueError, EngineMissing: As `extract` does.
    """
    from claimcli.comparison.pipeline import compare_claims
    from claimcli.speakers.unify import unify_speakers

    single = isinstance(sources, str | os.PathLike | DocumentReport | ExtractReport | Claim)
    if not single and (isinstance(sources, bytes) or not isinstance(sources, Iterable)):
        raise TypeError(f"compare() cannot read {_describe_type(sources)}; {_HOW}, reports of extract(), or claims")
    claims: list[Claim] = []
    errors: list[InputError] = []
    warnings: list[InputWarning] = []
    reader: Engine | None = None
    for number, source in enumerate([sources] if single else sources, 1):  # type: ignore[arg-type]
        for found in _claims_of(source, f"<text {number}>" if not single else "<text>", engine):
            if isinstance(found, InputError):
                errors.append(found)
            elif isinstance(found, Claim):
                claims.append(found)
            else:
                claims.extend(found.claims)
                reader = found.engine or reader
                warnings += (InputWarning(document=found.document, message=said) for said in found.warnings)
    report = compare_claims(unify_speakers(claims))
    return report.model_copy(update={"engine": reader, "warnings": tuple(warnings), "errors": tuple(errors)})


def check(
    drafts: "_PathLike | Iterable[_PathLike]", *, against: "_PathLike | Iterable[_PathLike]", engine: str = LIGHT
) -> "CheckReport":
    """The quotations of `drafts`, each with a verdict on whether it stands `against` the sources, as `claimcli check`.

    Args:
        drafts: Paths of drafts of any format that the commands read, or texts (strings that are no paths); one or many.
        against: The sources, in the same way.
        engine: What reads both, as in `extract`.

    Returns:
        A report with one check for each quotation and each indirect claim; `report.findings` counts what fails.

    Raises:
        TypeError, OSError, ValueError, EngineMissing: As `extract` does.
    """
    from claimcli.checking.pipeline import check_draft, read_sources
    from claimcli.checking.report import make_report
    from claimcli.checking.voices import structure

    sources = read_sources(_read_texts(against, "source"), lambda source: extract_article(source, engine).claims)
    checks = [
        found
        for draft in _read_texts(drafts, "draft")
        for found in check_draft(extract_article(draft, engine).claims, structure(draft), sources)
    ]
    return make_report(checks, sources)


def _read_texts(given: "_PathLike | Iterable[_PathLike]", name: str) -> list[ArticleText]:
    """The articles of each text or path; raises the error of the first that cannot be read."""
    from claimcli.readers.inputs import read_articles
    from claimcli.readers.plain import read_string

    inputs = [given] if isinstance(given, str | os.PathLike) else list(given)
    found: list[ArticleText] = []
    for number, item in enumerate(inputs, 1):
        if isinstance(item, str) and not _is_path(item):
            found.append(read_string(_check_text(item), f"<{name} {number}>"))
        elif os.path.isdir(item):  # noqa: PTH112
            found += [read for read in read_articles([os.fspath(item)]) if isinstance(read, ArticleText)]
        else:
            found += _read_file(os.fspath(item), os.fspath(item))
    return found


def _claims_of(source: object, name: str, engine: str) -> "Iterator[DocumentReport | Claim | InputError]":
    if isinstance(source, DocumentReport | Claim):
        yield source
    elif isinstance(source, ExtractReport):
        yield from source.documents
    elif isinstance(source, str | os.PathLike):
        if isinstance(source, str) and not _is_path(source):
            yield _extract_string(_check_text(source), name, engine)
        else:
            yield from _read_many([os.fspath(source)], engine)
    else:
        raise TypeError(f"compare() cannot read {_describe_type(source)}; {_HOW}, reports of extract(), or claims")


def _extract_string(text: str, document: str | None, engine: str) -> DocumentReport:
    from claimcli.readers.plain import read_string

    return extract_article(read_string(text, document or "<text>"), engine)


def _extract_many(sources: "Iterable[_PathLike]", engine: str) -> ExtractReport:
    names = []
    for source in sources:
        if not isinstance(source, str | os.PathLike):
            raise TypeError(f"extract() cannot read {_describe_type(source)} in a list; {_HOW}")
        if isinstance(source, str) and not _is_path(source):
            raise ValueError(f"no such file: {source[:60]!r}; a list holds paths, and text= takes one text")
        names.append(os.fspath(source))
    found = list(_read_many(names, engine, claims=False))
    documents = tuple(report for report in found if isinstance(report, DocumentReport))
    return ExtractReport(
        engine=next((report.engine for report in documents), None),
        documents=documents,
        errors=tuple(error for error in found if isinstance(error, InputError)),
    )


def _read_many(
    names: Iterable[str], engine: str, *, claims: bool = True
) -> "Iterator[DocumentReport | Claim | InputError]":
    from claimcli.readers.duplicates import mark_duplicates
    from claimcli.readers.inputs import read_articles, read_inputs

    for found in mark_duplicates(read_inputs(names) if claims else read_articles(names)):
        if isinstance(found, ArticleText):
            yield extract_article(found, engine)
        elif isinstance(found, ClaimBatch):
            yield from found.claims
        else:
            yield found


def _read_one(name: str, document: str | None) -> ArticleText:
    """The one article of a file; raises the error of a file that has none or several."""
    if os.path.isdir(name):  # noqa: PTH112
        raise IsADirectoryError(f"{name} is a folder; give it in a list: extract([{name!r}])")
    articles = _read_file(name, document or name)
    if len(articles) > 1:
        raise ValueError(f"{name} holds several articles; give it in a list: extract([{name!r}])")
    return articles[0]._replace(document=document) if document else articles[0]


def _read_file(name: str, document: str) -> list[ArticleText]:
    """The articles of a file, at least one; raises the error of a file that has none."""
    from claimcli.readers.files import find_keys
    from claimcli.readers.inputs import Reading, read_source
    from claimcli.readers.source import open_input

    (key,) = find_keys([document])
    with open_input(name, key) as source:
        found = list(read_source(source, Reading()))
    articles = [item for item in found if isinstance(item, ArticleText)]
    if not articles:
        error = next((item for item in found if isinstance(item, InputError)), None)
        raise ValueError(f"{name}: {error.message if error else 'no article in it'}")
    return articles


def _is_path(source: str) -> bool:
    """Whether a string is a path and not a text: something is there by that name, or it looks like nothing else."""
    if not source or len(source) > 4096 or "\n" in source or "\0" in source:
        return False
    if os.path.exists(source):  # noqa: PTH110 (Path.exists raises for a name that is too long)
        return True
    from claimcli.readers.registry import knows_suffix

    return len(source) <= 400 and not any(map(str.isspace, source)) and knows_suffix(source)


def _check_text(text: str) -> str:
    if not isinstance(text, str):
        raise TypeError(f"text= takes a string, not {_describe_type(text)}")
    if not text.strip():
        raise ValueError(f"an empty text; {_HOW}")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as problem:
        raise ValueError(f"half of a surrogate pair at offset {problem.start}; decode the text anew") from None
    return text


def _describe_type(value: object) -> str:
    return "nothing" if value is None else f"a value of type {type(value).__name__}"


def _complete_head(article: Article, source: ArticleText) -> Article:
    """The article with title, date, publisher and author as its input gives them, where it does; none is longer than
    a label may be."""
    from dataclasses import replace

    facts, head = source.facts, article.head
    completed = head._replace(
        title=cut_label(facts.title or head.title),
        date=cut_label(facts.date or head.date),
        publisher=cut_label(facts.publisher or head.publisher),
        byline=cut_label(facts.author or head.byline),
    )
    return article if completed == head else replace(article, head=completed)


def _find_language(article: Article) -> str | None:
    from claimcli.text.language import find_foreign_language

    return find_foreign_language(token.lower for token in article.tokens)

"""The functions of the library: text in, a report of claims out; claims in, a report of what answers what out.

What they do stands elsewhere: `readers/given.py` reads what they are given, `extraction.py` finds the claims of an
article, `comparison/pipeline.py` sets claims against one another, `checking/pipeline.py` checks quotations.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, overload

from claimcli.attribution.engines import LIGHT
from claimcli.extraction import extract_article, extract_text
from claimcli.models import Claim, CompareReport, DocumentReport, Engine, ExtractReport, InputError, InputWarning
from claimcli.readers.given import HOW, PathLike, check_text, describe_type, is_path, read_one, read_texts
from claimcli.readers.plain import read_string
from claimcli.readers.types import ArticleText, ClaimBatch

if TYPE_CHECKING:
    from claimcli.checking.records import CheckReport

__all__ = ["check", "compare", "extract", "extract_article", "extract_text"]

_Comparable: TypeAlias = "str | os.PathLike[str] | DocumentReport | ExtractReport | Claim"


@overload
def extract(
    source: "PathLike | None" = None, *, text: str | None = None, document: str | None = None, engine: str = LIGHT
) -> DocumentReport: ...
@overload
def extract(
    source: "list[str] | list[Path] | tuple[PathLike, ...] | Iterable[Path]", *, engine: str = LIGHT
) -> ExtractReport: ...
def extract(
    source: "PathLike | Iterable[PathLike] | None" = None,
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
        return _extract_string(check_text(text), document, engine)
    if isinstance(source, str | os.PathLike):
        name = os.fspath(source)
        if isinstance(source, str) and not is_path(source):
            return _extract_string(check_text(source), document, engine)
        return extract_article(read_one(name, document), engine)
    if source is None or isinstance(source, bytes) or not isinstance(source, Iterable):
        raise TypeError(f"extract() cannot read {describe_type(source)}; {HOW}")
    if document is not None:
        raise TypeError("document= names one article; a list of paths names its own")
    return _extract_many(source, engine)


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
        raise TypeError(f"compare() cannot read {describe_type(sources)}; {HOW}, reports of extract(), or claims")
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
    drafts: "PathLike | Iterable[PathLike]", *, against: "PathLike | Iterable[PathLike]", engine: str = LIGHT
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
    from claimcli.checking.speakers import structure

    sources = read_sources(read_texts(against, "source"), lambda source: extract_article(source, engine).claims)
    checks = [
        found
        for draft in read_texts(drafts, "draft")
        for found in check_draft(extract_article(draft, engine).claims, structure(draft), sources)
    ]
    return make_report(checks, sources)


def _claims_of(source: object, name: str, engine: str) -> "Iterator[DocumentReport | Claim | InputError]":
    if isinstance(source, DocumentReport | Claim):
        yield source
    elif isinstance(source, ExtractReport):
        yield from source.documents
    elif isinstance(source, str | os.PathLike):
        if isinstance(source, str) and not is_path(source):
            yield _extract_string(check_text(source), name, engine)
        else:
            yield from _read_many([os.fspath(source)], engine)
    else:
        raise TypeError(f"compare() cannot read {describe_type(source)}; {HOW}, reports of extract(), or claims")


def _extract_string(text: str, document: str | None, engine: str) -> DocumentReport:
    return extract_article(read_string(text, document or "<text>"), engine)


def _extract_many(sources: "Iterable[PathLike]", engine: str) -> ExtractReport:
    names = []
    for source in sources:
        if not isinstance(source, str | os.PathLike):
            raise TypeError(f"extract() cannot read {describe_type(source)} in a list; {HOW}")
        if isinstance(source, str) and not is_path(source):
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

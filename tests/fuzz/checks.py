"""What must hold of every input, whatever it is: the output contract, and bounds that are a stated multiple of it."""

import io
import json
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import jsonschema

from claimcli import extract
from claimcli.cli.run import Run
from claimcli.comparison.pipeline import compare_claims
from claimcli.models import Claim, CompareReport, DocumentReport, ExtractReport
from claimcli.text.entities import unescape
from claimcli.writers.data import write_json
from claimcli.writers.schema import describe_schema

JOINT = " … "
OUTPUT = 100  # characters of JSON for one of an article, at most
OUTPUT_OF_RECORDS = 400  # and for one byte of claim records, which are written with all their fields
EITHER_WAY = 20_000  # characters that a report may take whatever it is of


def check_article(text: str, engine: str, *, thoroughly: bool) -> None:
    """Raise AssertionError, or whatever went wrong, unless the report of `text` keeps the contract."""
    report = extract(text=text, document="story.txt", engine=engine)
    check_report(text, report)
    dumped = report.model_dump_json()
    assert DocumentReport.model_validate_json(dumped) == report, "the report does not survive JSON"
    assert len(dumped) <= OUTPUT * len(text) + EITHER_WAY, f"{len(dumped):,} characters of {len(text):,}"
    if thoroughly:
        assert extract(text=text, document="story.txt", engine=engine).model_dump_json() == dumped, "not the same twice"
        written = _write(ExtractReport(documents=(report,)))
        _validator("report").validate(json.loads(written))


def check_records(path: Path, *, thoroughly: bool) -> None:
    """The same of claim records in a file."""
    run = Run((str(path),))
    report = compare_claims(run.collect_claims()).model_copy(update=run.outcome)
    written = _write(report)
    values = json.loads(written, parse_constant=_refuse)
    assert CompareReport.model_validate(values).model_dump(mode="json") == values, "the report does not survive JSON"
    size = path.stat().st_size
    assert len(written) <= OUTPUT_OF_RECORDS * size + EITHER_WAY, f"{len(written):,} characters of {size:,}"
    ids = [(claim.document, claim.id) for claim in report.claims]
    assert len(set(ids)) == len(ids), "two claims of one name"
    if thoroughly:
        _validator("comparison").validate(values)
        again = Run((str(path),))
        assert _write(compare_claims(again.collect_claims()).model_copy(update=again.outcome)) == written


def check_report(text: str, report: DocumentReport) -> None:
    """Every promise of the output contract about where things stand."""
    lines = text.count("\n") + 1
    for number, claim in enumerate(report.claims, 1):
        assert claim.id == f"story#{number}"
        check_spans(text, claim)
        assert any(c.isalnum() for c in claim.text), "content without a letter"
        assert (claim.kind == "indirect") == (not any(c.isalnum() for quote in claim.quotes for c in quote))
        assert 0 <= claim.confidence <= 1
        assert 1 <= claim.line <= lines
        assert claim.line == text.count("\n", 0, claim.content_spans[0][0]) + 1
        assert claim.rule
        context = resolve(claim.context)
        assert all(resolve(text[a:b]) in context for a, b in claim.content_spans if "\n" not in text[a:b])
    contents = [claim.content_spans for claim in report.claims]
    assert contents == sorted(contents), "claims out of text order"
    keys = [(claim.source_spans, claim.cue_spans, claim.content_spans) for claim in report.claims]
    assert len(set(keys)) == len(keys), "one claim twice"


def check_spans(text: str, claim: Claim) -> None:
    """The words of a claim are those of the text, and no word is in two of its parts."""
    assert claim.content_spans, "a claim without content"
    assert_words(claim.text, text, claim.content_spans)
    assert_words(claim.cue, text, claim.cue_spans)
    assert_words(claim.mention or "", text, claim.source_spans)
    assert len(claim.quotes) == len(claim.quote_spans)
    for quote, span in zip(claim.quotes, claim.quote_spans, strict=True):
        assert_words(quote, text, [span])
    for spans in (claim.source_spans, claim.cue_spans, claim.content_spans, claim.quote_spans):
        assert all(0 <= a < b <= len(text) for a, b in spans), "an empty span, or one outside the text"
        assert all(one[1] <= two[0] for one, two in pairwise(spans)), "spans out of order, or that overlap"
        assert all(not text[a].isspace() and not text[b - 1].isspace() for a, b in spans), "white space at an edge"
    parts = sorted((*claim.source_spans, *claim.cue_spans, *claim.content_spans))
    assert all(one[1] <= two[0] for one, two in pairwise(parts)), "source, cue and content share a word"
    assert all(any(a <= q and r <= b for a, b in claim.content_spans) for q, r in claim.quote_spans)


def resolve(text: str) -> str:
    """`text` with the character for each entity that the program resolves."""
    resolved = unescape(text)
    return text if resolved is None else resolved.text


def assert_words(words: str, text: str, spans: Sequence[tuple[int, int]]) -> None:
    """`words` are what stands at `spans`, with the character for an entity: an article that was copied from a page may
    say “&amp;”, and the claim says “&”."""
    found = JOINT.join(text[a:b] for a, b in spans)
    assert words in (found, resolve(found)), f"{words!r} is not {found!r}"


def _write(report: ExtractReport | CompareReport) -> str:
    out = io.StringIO()
    write_json(report, out, explain=True)
    return out.getvalue()


@cache
def _validator(record: str) -> jsonschema.Draft202012Validator:
    """The schema of a record, made ready once: doing so takes longer than a hundred inputs."""
    return jsonschema.Draft202012Validator(describe_schema(record))


def _refuse(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")

"""The data behind the page, as JSON within it: the claims as `extract` writes them, the issues, and the pairs by id."""

import json
from collections.abc import Sequence
from typing import Any

from claimcli.models import CompareReport, Pair
from claimcli.report.articles import Sheet
from claimcli.writers.data import GENERATOR
from claimcli.writers.safe import guard_script

_OF_DOCUMENT = ("document", "title", "date", "publisher", "duplicate_of", "meta")  # said once, of the document


def dump_payload(report: CompareReport, sheets: Sequence[Sheet]) -> str:
    """JSON that may stand in a script element; `claimcli compare` reads it like any claims of `extract`.

    Args:
        report: a comparison.
        sheets: the documents of the page.
    """
    value = {
        "schema_version": report.schema_version,
        "generator": GENERATOR,
        "engine": report.engine.model_dump(mode="json") if report.engine else None,
        "documents": [_dump_sheet(sheet) for sheet in sheets],
        "issues": [issue.model_dump(mode="json") for issue in report.issues],
        "pairs": [_dump_pair(pair) for topic in report.topics for pair in topic.pairs],
        "errors": [error.model_dump(mode="json") for error in report.errors],
    }
    return guard_script(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _dump_sheet(sheet: Sheet) -> dict[str, Any]:
    """A document with its claims; where the page has the article itself, they leave out the sentences around them."""
    left_out = {*_OF_DOCUMENT, "explanation", *(("context",) if sheet.whole else ())}
    claims = [one.claim.model_dump(mode="json", exclude_defaults=True, exclude=left_out) for one in sheet.placed]
    return {**{name: getattr(sheet.head, name) for name in _OF_DOCUMENT}, "document": sheet.document, "claims": claims}


def _dump_pair(pair: Pair) -> dict[str, Any]:
    """A pair with its claims by their ids."""
    return {
        **pair.model_dump(mode="json", exclude={"claim", "counter", "topic"}),
        "claim": pair.claim.id,
        "counter": pair.counter.id,
    }

"""Label Studio: a JSON list of tasks to import, one for each article, with the claims as predictions.

The labelling interface needs `<Text name="text" value="$text"/>`, `<Labels name="label" toName="text">` with Source,
Cue and Content, and `<Relations>` with source and content. Offsets count code points, as Label Studio counts since 1.4.
"""

from collections.abc import Iterator
from typing import Any, TextIO

from claimcli.models import Claim
from claimcli.writers.claims import Extraction, ReadDocument
from claimcli.writers.data import GENERATOR, write_object
from claimcli.writers.registry import WriteOptions
from claimcli.writers.spans import parts_of, text_of


def write_claims(extraction: Extraction, out: TextIO, _: WriteOptions) -> None:
    """All articles as tasks."""
    write_object([_task(document) for document in extraction.documents], out)


def _task(document: ReadDocument) -> dict[str, Any]:
    text, report = text_of(document), document.report
    about = {name: getattr(report, name) for name in ("document", "title", "date", "publisher")}
    result = [entry for claim in report.claims for entry in _describe(claim, text)]
    score = sum(claim.confidence for claim in report.claims) / max(1, len(report.claims))
    return {
        "data": {"text": text, **{name: value for name, value in about.items() if value is not None}},
        "predictions": [{"model_version": GENERATOR, "score": round(score, 3), "result": result}],
    }


def _describe(claim: Claim, text: str) -> Iterator[dict[str, Any]]:
    """The spans of one claim, and the relations from its cue (without one, from its content) to its other parts."""
    spans = {
        part.name: [f"{claim.id}-{part.name}-{number}" for number in range(len(part.spans))] for part in parts_of(claim)
    }
    about = {"text": [claim.speaker or "unknown"]}
    for part in parts_of(claim):
        for name, (start, end) in zip(spans[part.name], part.spans, strict=True):
            value = {"start": start, "end": end, "text": text[start:end], "labels": [part.name]}
            place = {"from_name": "label", "to_name": "text"}
            meta = {"meta": about} if part.name == "Content" else {}
            yield {"id": name, **place, "type": "labels", "score": claim.confidence, "value": value, **meta}
    head = next(iter(spans.get("Cue", spans.get("Content", []))), None)
    for part_name, names in spans.items():
        for name in names:
            if head is not None and name != head:
                relation = {"type": "relation", "from_id": head, "to_id": name, "direction": "right"}
                yield {**relation, "labels": [part_name.lower()]}

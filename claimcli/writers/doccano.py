"""doccano: one article a line, its parts of claims as entities and their links as relations ("JSONL (relation)").

Offsets count code points, as doccano does unless a project counts grapheme clusters.
"""

import json
from collections.abc import Iterator
from itertools import count
from typing import Any, TextIO

from claimcli.models import Claim
from claimcli.writers.claims import Extraction, ReadDocument
from claimcli.writers.registry import WriteOptions
from claimcli.writers.safe import guard_json
from claimcli.writers.spans import parts_of, text_of
from claimcli.writers.streams import write_line


def write_claims(extraction: Extraction, out: TextIO, _: WriteOptions) -> None:
    """All articles, each as soon as it is there."""
    spans, relations = count(1), count(1)  # doccano wants numbers that no other line has
    for document in extraction.documents:
        line = json.dumps(_describe(document, spans, relations), ensure_ascii=False)
        write_line(guard_json(line), out)


def _describe(document: ReadDocument, spans: Iterator[int], relations: Iterator[int]) -> dict[str, Any]:
    entities: list[dict[str, Any]] = []
    links: list[dict[str, Any]] = []
    for claim in document.report.claims:
        found = _entities(claim, spans)
        entities += found
        head = next((e for e in found if e["label"] == "Cue"), found[0] if found else None)
        for entity in found:
            if head is not None and entity is not head:
                kind = entity["label"].lower()
                links.append({"id": next(relations), "from_id": head["id"], "to_id": entity["id"], "type": kind})
    report = document.report
    about = {"document": report.document, "title": report.title, "date": report.date, "publisher": report.publisher}
    return {"text": text_of(document), "entities": entities, "relations": links, "Comments": [], **about}


def _entities(claim: Claim, spans: Iterator[int]) -> list[dict[str, Any]]:
    return [
        {"id": next(spans), "label": part.name, "start_offset": start, "end_offset": end}
        for part in parts_of(claim)
        for start, end in part.spans
    ]

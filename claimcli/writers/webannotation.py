"""W3C Web Annotations (JSON-LD): a page of them, each part of a claim with a quotation and a position selector.

Positions count code points, as the standard asks. https://www.w3.org/TR/annotation-model/
"""

from typing import Any, TextIO
from urllib.parse import quote

from claimcli.models import Claim
from claimcli.writers.claims import Extraction
from claimcli.writers.data import GENERATOR, write_object
from claimcli.writers.registry import WriteOptions
from claimcli.writers.spans import Part, parts_of, text_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and after a quotation that tell it from another one
_URL_SAFE = "/:#?&=%"


def write_claims(extraction: Extraction, out: TextIO, _: WriteOptions) -> None:
    """All claims as the items of one annotation page."""
    items = [
        _annotate(claim, text) for document in extraction.documents for text in [text_of(document)]
        for claim in document.report.claims
        if parts_of(claim)
    ]  # fmt: skip
    page = {"@context": CONTEXT, "id": "urn:claimcli:claims", "type": "AnnotationPage", "items": items}
    write_object(page, out)


def _annotate(claim: Claim, text: str) -> dict[str, Any]:
    """A claim: what is said of it in its bodies, where its parts stand in its targets."""
    said = (
        ("speaker", claim.speaker), ("act", claim.act), ("kind", claim.kind), ("factuality", claim.factuality),
        ("negated", "negated" if claim.negated else None), ("reported by", claim.reported_by),
    )  # fmt: skip
    return {
        "id": f"urn:claimcli:{quote(claim.document)}:{quote(claim.id)}",
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"type": "Software", "name": GENERATOR},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": f"{name}: {value}"} for name, value in said if value
        ],
        "target": [_target(claim, part, span, text) for part in parts_of(claim) for span in part.spans],
    }


def _target(claim: Claim, part: Part, span: tuple[int, int], text: str) -> dict[str, Any]:
    start, end = span
    return {
        "type": "SpecificResource",
        "source": quote(claim.document, safe=_URL_SAFE),
        "styleClass": part.name.lower(),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }

"""Claims as spans of a spaCy document, beside whatever a spaCy pipeline finds in it.

python examples/spacy_spans.py seeds/003_6ae826cd49cfc265.txt
"""

import sys
from pathlib import Path

import spacy
from spacy.tokens import Doc

from claimcli import extract
from claimcli.models import DocumentReport


def add_claims(doc: Doc, report: DocumentReport) -> Doc:
    """Put the parts of the claims into `doc.spans["claims"]`, labelled; the id of its claim is the span's id."""
    spans = []
    for claim in report.claims:
        parts = (("SOURCE", claim.source_spans), ("CUE", claim.cue_spans), ("CONTENT", claim.content_spans))
        for label, places in parts:
            for start, end in places:
                span = doc.char_span(start, end, label=label, span_id=claim.id, alignment_mode="expand")
                if span is not None:
                    spans.append(span)
    doc.spans["claims"] = spans
    return doc


def main() -> None:
    text = Path(sys.argv[1]).read_bytes().decode("utf-8")
    doc = add_claims(spacy.blank("en")(text), extract(text=text, document=sys.argv[1]))
    for span in doc.spans["claims"]:
        print(f"{span.id_}\t{span.label_}\t{' '.join(span.text.split())}")


if __name__ == "__main__":
    main()

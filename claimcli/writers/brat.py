"""brat standoff: of each article its text and an .ann file, and one annotation.conf that declares what they use.

A claim is an event `Attribution` with the arguments Source, Cue and Content, and its speaker, act, kind and so on as
attributes and a note. Offsets count code points, as brat counts them; a part that goes over a line break is cut there.
Format: https://brat.nlplab.org/standoff.html
"""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple, get_args

from claimcli.models import Act, Claim, Factuality, Kind
from claimcli.writers.claims import Extraction
from claimcli.writers.files import Files, name_files
from claimcli.writers.registry import WriteOptions
from claimcli.writers.safe import show_line
from claimcli.writers.spans import Part, lines_of, parts_of, text_of

_CONFIGURATION = f"""[entities]
Source
Cue
Content

[relations]
<OVERLAP> Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]
Attribution Source?:Source, Cue?:Cue, Content:Content

[attributes]
Negated Arg:<EVENT>
Act Arg:<EVENT>, Value:{"|".join(get_args(Act))}
Kind Arg:<EVENT>, Value:{"|".join(get_args(Kind))}
Factuality Arg:<EVENT>, Value:{"|".join(get_args(Factuality))}
"""


class _Numbers(NamedTuple):
    """The counters of one .ann file, and its text-bound annotations: what is part of two claims is written once."""

    text: "count[int]"
    event: "count[int]"
    attribute: "count[int]"
    known: dict[Part, str]


def write_claims(extraction: Extraction, out: Files, _: WriteOptions) -> None:
    """Two files for each article."""
    documents = list(extraction.documents)
    names = name_files(document.report.document for document in documents)
    out.add("annotation.conf", _CONFIGURATION.encode("utf-8"))
    for name, document in zip(names, documents, strict=True):
        text = text_of(document)
        numbers = _Numbers(count(1), count(1), count(1), {})
        lines = [line for claim in document.report.claims for line in _describe(claim, text, numbers)]
        out.add(f"{name}.txt", text.encode("utf-8"))
        out.add(f"{name}.ann", "".join(f"{line}\n" for line in lines).encode("utf-8"))


def _describe(claim: Claim, text: str, numbers: _Numbers) -> Iterator[str]:
    """The lines of one claim."""
    parts = parts_of(claim)
    if not parts:
        return
    head = next((part for part in parts if part.name == "Cue"), parts[0])
    trigger = Part("Attribution", head.spans)
    for part in (*parts, trigger):
        if part not in numbers.known:
            numbers.known[part] = f"T{next(numbers.text)}"
            yield _bound(numbers.known[part], part, text)
    event = f"E{next(numbers.event)}"
    arguments = " ".join(f"{part.name}:{numbers.known[part]}" for part in parts)
    yield f"{event}\tAttribution:{numbers.known[trigger]} {arguments}"
    for attribute in (
        f"Act {event} {claim.act}",
        f"Kind {event} {claim.kind}",
        f"Factuality {event} {claim.factuality}",
    ):
        yield f"A{next(numbers.attribute)}\t{attribute}"
    if claim.negated:
        yield f"A{next(numbers.attribute)}\tNegated {event}"
    yield f"#{event[1:]}\tAnnotatorNotes {event}\t{_note(claim)}"


def _bound(name: str, part: Part, text: str) -> str:
    """A text-bound annotation; its words stand there as they are, without line breaks."""
    spans = [piece for start, end in part.spans for piece in lines_of(text, start, end)] or [part.spans[0]]
    places = ";".join(f"{start} {end}" for start, end in spans)
    return f"{name}\t{part.name} {places}\t" + " ".join(text[start:end] for start, end in spans)


def _note(claim: Claim) -> str:
    return show_line("; ".join((claim.id, claim.speaker or "speaker unknown", f"confidence {claim.confidence:.2f}")))

"""The records of a check, part of the output contract (schema version 1)."""

from typing import Literal

from pydantic import Field

from claimcli.models import SCHEMA_VERSION, Engine, InputError, Kind, SpeakerType
from claimcli.record import Record, Spans

Verdict = Literal["exact", "typography", "edited", "differs", "wrong-speaker", "not-found", "unchecked"]
SpeakerMatch = Literal["same", "different", "unknown"]
DifferenceKind = Literal[
    "negation", "number", "date", "modal", "condition", "quantity", "number format", "name", "word", "case",
    "punctuation", "order", "passage", "speaker",
]  # fmt: skip
VERDICTS: tuple[Verdict, ...] = (
    "exact", "typography", "edited", "differs", "wrong-speaker", "not-found", "unchecked",
)  # fmt: skip
FINDINGS: tuple[Verdict, ...] = ("differs", "wrong-speaker", "not-found")


class Difference(Record):
    """One thing that is not alike, as written on both sides; "" where a side has nothing."""

    kind: DifferenceKind
    draft: str = ""
    source: str = ""


class DiffPart(Record):
    """A row of words of the word diff: in both, in the draft only, or in the source only."""

    op: Literal["both", "draft", "source"]
    text: str


class Passage(Record):
    """The place of a source that a quotation, or an indirect claim, was found at or comes nearest to."""

    document: str
    line: int = Field(default=1, ge=1)
    page: int | None = Field(default=None, description="of a PDF")
    start: float | None = Field(default=None, description="seconds, of a subtitle file")
    end: float | None = None
    spans: Spans = Field(default=(), description="where it stands in the source's text, one span a part")
    text: str
    speaker: str | None = Field(default=None, description="who says it there")
    speaker_type: SpeakerType | None = None
    mention: str | None = None
    kind: Kind | None = Field(default=None, description="direct, indirect or mixed there; null where nobody says it")


class QuotationCheck(Record):
    """One quotation of a draft with its verdict, or one indirect claim with the source sentence that comes nearest."""

    id: str = Field(default="", description="the claim's id; empty for a quotation that nobody is said to have said")
    document: str
    line: int = Field(default=1, ge=1)
    column: int = Field(default=1, ge=1, description="1-based, in code points")
    spans: Spans = ()
    text: str = Field(description="the quoted words, or what the indirect claim says")
    kind: Kind = "direct"
    speaker: str | None = None
    mention: str | None = None
    verdict: Verdict | None = Field(default=None, description="null for an indirect claim, which gets none")
    score: float = Field(default=0.0, ge=0.0, le=1.0, description="how near the passage is; it approves nothing")
    speaker_match: SpeakerMatch = "unknown"
    passage: Passage | None = None
    differences: tuple[Difference, ...] = ()
    diff: tuple[DiffPart, ...] = ()
    notes: tuple[str, ...] = ()
    fingerprint: str = Field(default="", description="stays the same when lines move; what a baseline lists")
    finding: bool = Field(default=False, description="it fails the check: by its verdict, and not suppressed")
    suppressed: str | None = Field(default=None, description="the reason why this is no finding")


class CheckReport(Record):
    """What `claimcli check --format json` writes."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    generator: str = ""
    engine: Engine | None = None
    sources: int = Field(default=0, description="how many sources were read")
    counts: dict[str, int] = Field(default_factory=dict, description="quotations by verdict")
    findings: int = Field(default=0, description="verdicts that fail the check and are not suppressed")
    checks: tuple[QuotationCheck, ...] = ()
    errors: tuple[InputError, ...] = ()

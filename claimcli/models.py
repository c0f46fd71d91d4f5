"""The records that claimcli reads and writes: the output contract as Pydantic models (schema version 1).

Offsets are 0-based, half-open, in Unicode code points of the decoded text. Within a schema version keys are only added.
"""

from typing import Any, Literal

from pydantic import Field, model_validator

from claimcli.record import Record, Spans, Told

SCHEMA_VERSION: Literal["1"] = "1"

Act = Literal["assert", "deny", "concede", "question", "demand", "intend", "believe", "retract"]
Factuality = Literal["factual", "negated", "hypothetical", "questioned", "reported"]
Part = Literal["title", "body"]
Kind = Literal["direct", "indirect", "mixed"]
SpeakerType = Literal["person", "organization", "group", "document", "author"]
Relation = Literal["disputes", "questions", "supports", "repeats"]
Tier = Literal["explicit", "inferred"]
Side = Literal["for", "against", "doubts", "open"]


class Party(Record):
    """Somebody beside the speaker: who is told or asked, who is accused or praised."""

    mention: str = Field(default="", description="as written there")
    name: str | None = Field(default=None, description="fullest form of the name in the article, without titles")
    spans: Spans = ()


class Claim(Record):
    """One attributed claim: who said what, in which words, and where each part stands.

    Of a claim that another program wrote only `document` and `text` are required.
    """

    id: str = Field(default="", description="<document stem>#<number in text order>")
    document: str = Field(description="path as given; <stdin> for -")
    title: str | None = None
    date: str | None = Field(default=None, description="ISO date of the article, where its head names one")
    publisher: str | None = None
    speaker: str | None = Field(default=None, description="fullest form of the name in the article, without titles")
    speaker_type: SpeakerType | None = None
    speaker_id: str | None = Field(default=None, description="identifier from an alias file, where one was given")
    mention: str | None = Field(default=None, description="the source as written there")
    cue: str = Field(default="", description="the attributing words as written")
    act: Act = "assert"
    negated: bool = Field(default=False, description="the cue itself is negated")
    factuality: Factuality = Field(
        default="factual",
        description="of the attribution: it happened (factual), did not (negated), would or might (hypothetical),"
        " is asked about (questioned), or is itself hearsay (reported)",
    )
    addressee: Party | None = Field(default=None, description="who is told, asked or warned")
    target: Party | None = Field(default=None, description="who is accused, blamed, criticised or praised")
    part: Part = "body"
    text: str = Field(description="the content as a reader would quote it; fragments joined by ' … '")
    kind: Kind = "indirect"
    quotes: tuple[str, ...] = Field(default=(), description="verbatim fragments without their marks")
    reported_by: str | None = Field(default=None, description="who passes it on")
    context: str = Field(default="", description="the sentence or sentences that hold the claim")
    page: int | None = Field(default=None, ge=1, description="page of a PDF")
    start: float | None = Field(default=None, ge=0.0, description="seconds into a subtitle file")
    end: float | None = Field(default=None, ge=0.0)
    line: int = Field(default=1, ge=1)
    paragraph: int = Field(default=1, ge=1)
    sentence: int = Field(default=1, ge=1)
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)
    rule: str = ""
    source_spans: Spans = ()
    cue_spans: Spans = ()
    content_spans: Spans = ()
    quote_spans: Spans = ()
    meta: dict[str, Any] = Field(default_factory=dict, description="what else the input's row or header said")
    duplicate_of: str | None = Field(default=None, description="the document that this one says the same as")
    explanation: tuple[str, ...] = Field(default=(), description="why this row: rule, cue, what the speaker rests on")

    def __hash__(self) -> int:
        return hash((self.document, self.id, self.text, self.content_spans))  # `meta` has no hash

    @property
    def posture(self) -> tuple[Act, bool, Factuality]:
        """How the words are put forward: "denied that it leaks" and "did not say that it leaks" are not "said that it
        leaks". Who believes, intends or concedes something puts it forward as much as who says it."""
        act: Act = self.act if self.act in ("deny", "question", "demand", "retract") else "assert"
        return act, self.negated, self.factuality


class Engine(Record):
    """What read the articles: an engine, by name, and its weights: a file or package, and its hash or version."""

    name: str
    weights: str = ""


class DocumentReport(Record):
    """One article with its claims."""

    document: str
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    author: str | None = Field(default=None, description="who wrote it, where its head or its input says so")
    url: str | None = None
    content: str | None = Field(default=None, description="what offsets refer to, where it was converted")
    duplicate_of: str | None = Field(default=None, description="the document that this one says the same as")
    meta: dict[str, Any] = Field(default_factory=dict, description="what else the input's row or header said")
    engine: Engine | None = None
    claims: tuple[Claim, ...] = ()
    warnings: tuple[str, ...] = ()


class InputError(Record):
    """An input that could not be read: which, what is wrong with it, and what to do."""

    document: Told
    line: int | None = None
    message: Told


class InputWarning(Record):
    """Something odd in an input that was read all the same, or a bound that left some of it out."""

    document: Told
    message: Told


class ExtractReport(Record):
    """What `claimcli extract --format json` writes."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    generator: str = ""
    engine: Engine | None = None
    documents: tuple[DocumentReport, ...] = ()
    errors: tuple[InputError, ...] = ()


class Pair(Record):
    """A claim and an answer to it, with how the one bears on the other and what that rests on."""

    relation: Relation
    tier: Tier
    score: float = Field(ge=0.0, le=1.0)
    claim: Claim
    counter: Claim
    topic: str = Field(default="", description="short label, shared by all pairs of one issue")
    topic_id: str = ""
    evidence: tuple[str, ...] = Field(default=(), description="the cue and its scope, the shared terms, both signs")
    rule: str = ""

    @model_validator(mode="after")
    def _not_itself(self) -> "Pair":
        if self.claim.id and self.claim.id == self.counter.id and self.claim.document == self.counter.document:
            raise ValueError(f"claim {self.claim.id} cannot answer itself")
        return self


class Topic(Record):
    """An issue: the pairs that argue about the same thing."""

    topic_id: str
    topic: str
    pairs: tuple[Pair, ...] = ()


class IssueClaim(Record):
    """A claim of an issue and the side it takes; `open` where the program takes none."""

    id: str
    side: Side = "open"


class Issue(Record):
    """What was said on one proposition, by its sides; pairs follow from the sides that are not `open`."""

    issue_id: str
    proposition: str = Field(description="the central claim, in its own words")
    claims: tuple[IssueClaim, ...] = ()
    score: float = Field(
        default=0.0, ge=0.0, le=1.0, description="how sure it is that its claims stand against one another"
    )


class CompareReport(Record):
    """What `claimcli compare --format json` writes."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    generator: str = ""
    engine: Engine | None = Field(default=None, description="what read the articles, where any of the inputs was one")
    topics: tuple[Topic, ...] = ()
    issues: tuple[Issue, ...] = Field(default=(), description="those with two sides first, the surest at the head")
    claims: tuple[Claim, ...] = ()
    warnings: tuple[InputWarning, ...] = ()
    errors: tuple[InputError, ...] = ()


class SpeakerRecord(Record):
    """One speaker over all documents: what `claimcli speakers --format json` lists."""

    name: str
    speaker_type: SpeakerType | None = None
    speaker_id: str | None = None
    mentions: tuple[str, ...] = Field(default=(), description="as written, most frequent first")
    claims: int = 0
    documents: tuple[str, ...] = ()
    first_date: str | None = None
    last_date: str | None = None


class SpeakersReport(Record):
    """What `claimcli speakers --format json` writes."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    generator: str = ""
    engine: Engine | None = Field(default=None, description="what read the articles, where any of the inputs was one")
    speakers: tuple[SpeakerRecord, ...] = ()
    warnings: tuple[InputWarning, ...] = ()
    errors: tuple[InputError, ...] = ()


class Count(Record):
    """How many claims have these values of the columns that a table counts by; null where nobody wrote one down."""

    values: tuple[str | None, ...]
    claims: int
    share: float = Field(ge=0.0, le=1.0, description="of all claims counted")
    documents: int = 0
    speakers: int = 0
    direct: float = Field(default=0.0, ge=0.0, le=1.0, description="share of direct quotations among them")


class CountTable(Record):
    """Claims counted by one column or by several together."""

    by: tuple[str, ...]
    rows: tuple[Count, ...] = ()
    more: int = Field(default=0, description="rows that were left out")


class StatsReport(Record):
    """What `claimcli stats --format json` writes."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    generator: str = ""
    engine: Engine | None = Field(default=None, description="what read the articles, where any of the inputs was one")
    claims: int = 0
    documents: int = 0
    speakers: int = 0
    direct: float = Field(default=0.0, ge=0.0, le=1.0, description="share of direct quotations")
    tables: tuple[CountTable, ...] = ()
    errors: tuple[InputError, ...] = ()

"""What the steps of a check hand on to one another."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from claimcli.checking.folding import Folded, FoldedToken
from claimcli.checking.parts import Parts
from claimcli.checking.records import DifferenceKind
from claimcli.models import Claim
from claimcli.text.span import Span

Approval = Literal["exact", "typography", "edited"]


class Difference(NamedTuple):
    """One thing that is not alike: `kind` says what, `draft` and `source` are the words on each side as written."""

    kind: DifferenceKind
    draft: str
    source: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation of a draft: its words as written, and the claim that says whose they are."""

    text: str
    span: Span
    line: int
    claim: Claim | None  # None where nobody is said to have said it
    folded: Folded
    tokens: tuple[FoldedToken, ...]  # without the marks at its edges
    parts: Parts

    @property
    def core(self) -> str:
        """The words as written, without the marks at both edges."""
        return self.text[self.tokens[0].start : self.tokens[-1].end] if self.tokens else ""

    @property
    def keys(self) -> list[str]:
        """The keys of its words."""
        return [token.key for token in self.tokens if token.kind == "word"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where words of a quotation stand: the number of the source in the index, and a span for each part.

    `verdict` is the strictest test that holds; where none does, `differences` say why and `score` how close it is.
    """

    number: int
    spans: tuple[Span, ...]
    verdict: Approval | None = None
    differences: tuple[Difference, ...] = ()
    score: float = 1.0
    notes: tuple[str, ...] = ()

    @property
    def whole(self) -> Span:
        """From the first part to the end of the last."""
        return Span(min(span.start for span in self.spans), max(span.end for span in self.spans))

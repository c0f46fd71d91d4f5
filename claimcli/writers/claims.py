"""The claims of documents: what every writer of them is given, and their tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TextIO

from claimcli.models import Claim, CompareReport, DocumentReport, InputError
from claimcli.writers.output import on_terminal
from claimcli.writers.registry import WriteOptions


class ReadDocument(NamedTuple):
    """The report of an article and the text that its offsets refer to; None where only claims were given."""

    report: DocumentReport
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Documents, one after the other as they are read; `errors` is complete only after the last of them."""

    documents: Iterable[ReadDocument]
    errors: Sequence[InputError] = ()

    def reports(self) -> Iterator[DocumentReport]:
        """The reports alone."""
        return (document.report for document in self.documents)

    def claims(self) -> Iterator[Claim]:
        """The claims of all documents."""
        return (claim for report in self.reports() for claim in report.claims)


def write_claims(extraction: Extraction, out: TextIO, options: WriteOptions) -> None:
    """Tables on a terminal, elsewhere one claim a line; document by document, as they come."""
    if on_terminal(out):
        from claimcli.writers.tables import write_claim_tables

        write_claim_tables(extraction.reports(), out, explain=options.explain)
    else:
        from claimcli.writers.plain import write_plain_claims

        write_plain_claims(extraction.reports(), out, explain=options.explain)


def group_claims(report: CompareReport) -> Extraction:
    """The claims of a comparison by document."""
    groups: dict[str, list[Claim]] = {}
    for claim in report.claims:
        groups.setdefault(claim.document, []).append(claim)
    documents = [
        DocumentReport(
            document=document,
            title=claims[0].title,
            date=claims[0].date,
            publisher=claims[0].publisher,
            claims=tuple(claims),
        )
        for document, claims in groups.items()
    ]
    return Extraction([ReadDocument(document) for document in documents], report.errors)

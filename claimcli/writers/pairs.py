"""The outcome of a comparison in any format."""

from collections.abc import Sequence
from typing import TextIO

from claimcli.models import Claim, CompareReport, DocumentReport
from claimcli.writers.output import on_terminal


def write_comparison(
    report: CompareReport, out: TextIO, style: str, *, raw: bool = False, as_claims: bool = False
) -> None:
    """Write the pairs of `report` by topic; with `as_claims` its claims instead, which have no pairs to stand in."""
    pairs = [pair for topic in report.topics for pair in topic.pairs]
    if style == "json":
        from claimcli.writers.data import write_json

        write_json(report, out)
    elif as_claims:
        from claimcli.writers.claims import write_documents

        write_documents(_group(report), report.errors, out, style, raw=raw)
    elif style == "jsonl":
        from claimcli.writers.data import write_jsonl

        write_jsonl(pairs, out)
    elif style == "csv":
        from claimcli.writers.sheet import write_pairs_csv

        write_pairs_csv(pairs, out, raw=raw)
    elif style in ("mermaid", "dot"):
        from claimcli.writers.graphs import GRAPH_WRITERS

        GRAPH_WRITERS[style](report.topics, out)
    elif on_terminal(out):
        from claimcli.writers.pair_tables import write_pair_tables

        write_pair_tables(report.topics, out)
    else:
        from claimcli.writers.plain import write_plain_pairs

        write_plain_pairs(report.topics, out)


def write_matrix(
    report: CompareReport, relations: Sequence[str], out: TextIO, style: str, *, raw: bool = False
) -> None:
    """Write who answers whom in one of `relations`, and how often."""
    from claimcli.writers import matrix as matrices

    matrix = matrices.count_pairs((pair for topic in report.topics for pair in topic.pairs), relations)
    if style == "json":
        from claimcli.writers.data import write_object

        errors = [error.model_dump(mode="json") for error in report.errors]
        write_object({**matrices.matrix_values(matrix), "errors": errors}, out)
    elif style == "jsonl":
        matrices.write_matrix_jsonl(matrix, out)
    elif style == "csv":
        from claimcli.writers.sheet import write_rows

        rows = [[name, *counts] for name, counts in zip(matrix.speakers, matrix.counts, strict=True)]
        write_rows(["speaker", *matrix.speakers], rows, out, raw=raw)
    elif on_terminal(out):
        matrices.write_matrix_table(matrix, out)
    else:
        matrices.write_plain_matrix(matrix, out)


def _group(report: CompareReport) -> list[DocumentReport]:
    """The claims of a report by document, as tables show them."""
    groups: dict[str, list[Claim]] = {}
    for claim in report.claims:
        groups.setdefault(claim.document, []).append(claim)
    return [
        DocumentReport(
            document=document,
            title=claims[0].title,
            date=claims[0].date,
            publisher=claims[0].publisher,
            claims=tuple(claims),
        )
        for document, claims in groups.items()
    ]

"""The claims of documents in any format. Table, JSONL and CSV are written document by document, as they come."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from claimcli.models import DocumentReport, ExtractReport, InputError
from claimcli.writers.output import on_terminal


def write_documents(
    documents: Iterable[DocumentReport],
    errors: Sequence[InputError],
    out: TextIO,
    style: str,
    *,
    explain: bool = False,
    raw: bool = False,
) -> None:
    """Write `documents`; `errors` is read after the last of them, when it is complete."""
    if style == "json":
        from claimcli.writers.data import write_json

        reports = tuple(documents)
        engine = next((report.engine for report in reports if report.engine), None)
        write_json(ExtractReport(engine=engine, documents=reports, errors=tuple(errors)), out, explain=explain)
    elif style == "jsonl":
        from claimcli.writers.data import write_jsonl

        write_jsonl((claim for report in documents for claim in report.claims), out, explain=explain)
    elif style == "csv":
        from claimcli.writers.sheet import write_claims_csv

        write_claims_csv((claim for report in documents for claim in report.claims), out, raw=raw, explain=explain)
    elif on_terminal(out):
        from claimcli.writers.tables import write_claim_tables

        write_claim_tables(documents, out, explain=explain)
    else:
        from claimcli.writers.plain import write_plain_claims

        write_plain_claims(documents, out, explain=explain)

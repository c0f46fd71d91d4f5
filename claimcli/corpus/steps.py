"""The steps of the pipeline: articles are dealt to the tasks, and each becomes rows.

datatrove deals whole files to its tasks and passes over broken rows with a line in its log. Here rows are dealt where
there are fewer files than tasks, and a broken row is a row of the table of errors.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from datatrove.data import Document
from datatrove.io import DataFolder, get_datafolder
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.readers import CSVReader, JsonlReader, ParquetReader

from claimcli.corpus.files import TaskFiles
from claimcli.corpus.pages import article_of, read_archive
from claimcli.corpus.plan import PROBLEM, Format, Plan, kind_of
from claimcli.extraction import extract_article
from claimcli.models import Claim, InputError
from claimcli.readers.problems import BadInputError
from claimcli.writers.data import write_jsonl

HEAD = ("title", "date", "publisher")  # metadata that an article's own head does not overrule


class ReadArticles(PipelineStep):  # type: ignore[misc] # datatrove has no types
    """Deals the articles of a folder to the tasks: file by file where there are enough files, else row by row."""

    name, type = "claimcli articles", "READER"

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """The articles of task `rank` out of `world_size`, in the order of the files."""
        folder = get_datafolder(self.plan.source)
        files = [name for name in sorted(folder.list_files(recursive=True)) if kind_of(name)]
        by_file = len(files) >= world_size
        number = 0
        for place, name in enumerate(files):
            if by_file and place % world_size != rank:
                continue
            for document in self._read(folder, name):
                if by_file or number % world_size == rank:
                    yield document
                number += 1

    def _read(self, folder: DataFolder, name: str) -> Iterator[Document]:
        kind, packing = kind_of(name) or ("", None)
        columns = {"text_key": self.plan.text_column, "id_key": self.plan.id_column, "adapter": _adapt}
        if kind == "jsonl":
            return _read_lines(JsonlReader(folder, compression=packing, **columns), name)
        if kind == "warc":
            return read_archive(folder, name, packing)
        if kind == "parquet":
            return iter(ParquetReader(folder, **columns).read_file(name))
        return iter(CSVReader(folder, compression=packing, **columns).read_file(name))


def _read_lines(reader: Any, name: str) -> Iterator[Document]:
    """The rows of a JSONL file, those that are broken as documents that say so."""
    with reader.data_folder.open(name, "rb", compression=reader.compression) as lines:
        for number, line in enumerate(lines):
            if not line.strip():
                continue
            try:
                row = json.loads(line.decode("utf-8"))
                if not isinstance(row, dict):
                    raise ValueError("it is no object")
            except (ValueError, RecursionError) as problem:
                row = {PROBLEM: f"line {number + 1} is no JSON object: {problem}"}
            yield reader.get_document_from_dict(row, name, number)


def _adapt(reader: Any, row: dict[str, Any], path: str, number: int | str) -> dict[str, Any]:
    """A row as the fields of a document; a row without text becomes one that says so."""
    text, row = row.pop(reader.text_key, None), dict(row)
    identity = str(row.pop(reader.id_key, None) or f"{path}/{number}")
    if not isinstance(text, str) or not text.strip():
        row.setdefault(PROBLEM, f"no text in the column {reader.text_key!r}")
        text = "-"  # datatrove drops what is empty
    return {"text": text, "id": identity, "metadata": row}


class WriteClaims(PipelineStep):  # type: ignore[misc] # datatrove has no types
    """Makes rows of the articles of a task: three files, which appear when the task is done, whole or not at all."""

    name, type = "claimcli claims", "WRITER"

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Write the claims, the articles and the errors of task `rank`; nothing is passed on."""
        places = {
            "claims": f"claims/{rank:05d}.{self.plan.format}",
            "articles": f"articles/{rank:05d}.jsonl",
            "errors": f"errors/{rank:05d}.jsonl",
        }
        with TaskFiles(get_datafolder(self.plan.output), places) as tables:
            write_claims(self._claims_of(data, tables), tables.files["claims"], self.plan.format)
        return iter(())

    def _claims_of(self, data: Iterator[Document], tables: TaskFiles) -> Iterator[Claim]:
        """The claims of all articles as they come; articles and errors are written on the way."""
        for document in data:
            rows = rows_of(document, self.plan.engine)
            write_row(tables, document.id, rows)
            self.stat_update("claims", value=len(rows.claims))
            yield from rows.claims


def write_claims(claims: Iterator[Claim], out: Any, style: Format) -> None:
    """Write the claims as they come, so that no task holds more than an article.

    Args:
        claims: as they come.
        out: the file.
        style: jsonl or parquet.
    """
    if style == "jsonl":
        write_jsonl(claims, out)
        return
    from claimcli.writers.parquet import write_table
    from claimcli.writers.rows import CLAIM_COLUMNS, Table, claim_rows

    write_table(Table("claims", CLAIM_COLUMNS, claim_rows(claims)), out)


class Rows(NamedTuple):
    """What one article gives; `text` is what offsets refer to where that is not what its row says."""

    claims: tuple[Claim, ...] = ()
    error: InputError | None = None
    text: str | None = None


def rows_of(document: Document, engine: str) -> Rows:
    """The claims of one article, and what went wrong: a pure function of the article.

    Args:
        document: the article.
        engine: what reads it.
    """
    if problem := document.metadata.get(PROBLEM):
        return Rows(error=InputError(document=document.id, message=str(problem)))
    try:
        report = extract_article(article_of(document), engine)
    except BadInputError as problem:
        return Rows(error=InputError(document=document.id, message=str(problem)))
    except Exception as problem:  # one article must not cost the others of its task
        what = f"{type(problem).__name__}: {problem}"
        return Rows(error=InputError(document=document.id, message=f"could not be analysed ({what})"))
    head = {name: str(document.metadata[name]) for name in HEAD if document.metadata.get(name)}
    return Rows(tuple(claim.model_copy(update=head) for claim in report.claims), text=report.content)


def write_row(files: TaskFiles, document: str, rows: Rows) -> None:
    """Write the row of an article, and its error if it has one.

    Args:
        files: those of the task.
        document: the article.
        rows: what it gave.
    """
    row: dict[str, Any] = {"document": document, "claims": len(rows.claims), "failed": rows.error is not None}
    if rows.text is not None:
        row["content"] = rows.text
    files.files["articles"].write(json.dumps(row, ensure_ascii=False) + "\n")
    if rows.error:
        write_jsonl([rows.error], files.files["errors"])

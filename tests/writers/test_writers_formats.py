"""Formats for databases, spreadsheets, data frames and annotators: each is read by a reader that is not ours."""

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_samples import HOSTILE, make_claim, make_counter, make_pair, make_report
from conftest import Process

from claimcli import extract
from claimcli.models import Claim, CompareReport, Issue, IssueClaim
from claimcli.writers import xlsx
from claimcli.writers.claims import Extraction, ReadDocument
from claimcli.writers.files import name_files, open_files
from claimcli.writers.output import OutputError, open_binary
from claimcli.writers.registry import UnknownFormatError, WriteOptions, find_writer, list_formats, name_format, write

# Emoji beyond the first plane, combining marks, CRLF, right to left, mark-up, control characters, formulas.
TEXT = (
    "🧪 Row Grows\r\n\r\n"
    "“The bri\u0301dge 👩\u200d🚀 is safe,” said Maria Oka\u0301for. Engineer Tomas Lindqvist denied"
    " that the bri\u0301dge <b>is</b> & was “safe [sic] \x1b[31m*now*”.\r\n\r\n“הגשר בטוח מאוד,” said Noa Levi.\r\n\r\n"
    "“=1+1 is 2,” said Ada Lovelace.\r\n"
)
NAME = "news/ä b.txt"


def read_document(text: str = TEXT, document: str = NAME) -> ReadDocument:
    return ReadDocument(extract(text, document=document), text)


def with_long_claim(document: ReadDocument) -> ReadDocument:
    """The document, and a claim that goes on over line breaks."""
    last = document.report.claims[-1]
    span = (TEXT.index("Engineer"), TEXT.index(" מאוד"))
    made = last.model_copy(update={"id": f"{last.id}x", "content_spans": (span,), "text": TEXT[slice(*span)]})
    return ReadDocument(document.report.model_copy(update={"claims": (*document.report.claims, made)}), TEXT)


DOCUMENT = with_long_claim(read_document())
CLAIMS = DOCUMENT.report.claims


def pieces(claim: Claim) -> set[tuple[str, str]]:
    """(part, words) of all spans of a claim."""
    parts = (("Source", claim.source_spans), ("Cue", claim.cue_spans), ("Content", claim.content_spans))
    return {(name, TEXT[start:end]) for name, spans in parts for start, end in spans}


def all_pieces() -> set[tuple[str, str]]:
    return {piece for claim in CLAIMS for piece in pieces(claim)}


def extraction(*documents: ReadDocument) -> Extraction:
    return Extraction(list(documents) or [DOCUMENT])


def as_text(format_: str, record: str = "claims", value: Any = None) -> str:
    out = io.StringIO()
    write(record, format_, extraction() if value is None else value, out)
    return out.getvalue()


def to_file(format_: str, path: Path, record: str = "claims", value: Any = None, **options: bool) -> Path:
    grows = find_writer(record, format_).grows
    with open_binary(str(path), grows=grows, **options) as out:
        write(record, format_, extraction() if value is None else value, out)
    return path


def comparison() -> CompareReport:
    report = make_report(make_pair(counter=make_counter("=cmd|' /C calc'!A0 " + HOSTILE)))
    issue = Issue(
        issue_id="i1", proposition="the bridge is safe", score=0.75,
        claims=(IssueClaim(id="a#1", side="for"), IssueClaim(id="b#2", side="against")),
    )  # fmt: skip
    return report.model_copy(update={"issues": (issue,)})


def test_the_sample_has_what_makes_trouble() -> None:
    assert len(CLAIMS) >= 4 and any("\r\n" in words for _, words in all_pieces())
    assert any("👩\u200d🚀" in claim.text for claim in CLAIMS) and any("הגשר" in claim.text for claim in CLAIMS)


def test_an_unknown_pair_of_record_and_format_is_an_error() -> None:
    for record, format_ in (("claims", "dot"), ("claims", "xls"), ("matrix", "sqlite"), ("nothing", "json")):
        with pytest.raises(UnknownFormatError):
            write(record, format_, None, io.StringIO())


@pytest.mark.parametrize("record", ["claims", "comparison", "matrix", "speakers"])
def test_every_writer_of_the_registry_is_there(record: str) -> None:
    from importlib import import_module

    assert list_formats(record)[:4] == ("table", "json", "jsonl", "csv")
    for format_ in list_formats(record):
        module, _, function = find_writer(record, format_).function.partition(":")
        assert callable(getattr(import_module(f"claimcli.{module}"), function))


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.sqlite", "sqlite"), ("a.b/c.DB", "sqlite"), ("a.xlsx", "xlsx"), ("a.parquet", "parquet"),
        ("a.md", "markdown"),
        ("a.jsonld", "webannotation"), ("a.txt", "table"), ("a.ndjson", "jsonl"), ("/dev/stdout", "table"),
        (None, "table"),
    ],
)  # fmt: skip
def test_the_suffix_chooses(name: str | None, format_: str) -> None:
    assert name_format("claims", name) == format_


@pytest.mark.parametrize("name", ["a.xls", "a.pdf", "a.dot", "a.sqlite.bak"])
def test_an_unknown_suffix_is_an_error_that_names_the_known(claimcli: Callable[..., Process], name: str) -> None:
    done = claimcli("extract", "-", "-o", name, stdin=TEXT.encode())
    assert done.returncode == 2 and done.stdout == ""
    assert (
        "as dot" in done.stderr
        if name == "a.dot"
        else f"no format has the suffix .{name.split('.')[-1]}" in done.stderr
    )
    assert not Path(name).exists()


# SQLite


def test_sqlite_holds_every_record(tmp_path: Path) -> None:
    with sqlite3.connect(to_file("sqlite", tmp_path / "a.db")) as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute("SELECT * FROM claims ORDER BY rowid")]
        assert [(row["id"], row["speaker"], row["text"]) for row in rows] == [(c.id, c.speaker, c.text) for c in CLAIMS]
        (text,) = database.execute("SELECT text FROM documents WHERE document = ?", [NAME]).fetchone()
        found = {text[start:end] for row in rows for start, end in json.loads(row["content_spans"])}
        assert text == TEXT and found == {words for part, words in all_pieces() if part == "Content"}
        (made,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'claims_fts'").fetchone()
        assert 'content="claims"' in made  # by which Datasette knows that the table can be searched
        hits = database.execute("SELECT rowid FROM claims_fts WHERE claims_fts MATCH 'lovelace'").fetchall()
        assert len(hits) == sum(c.speaker == "Ada Lovelace" for c in CLAIMS) >= 1
        speakers = {row["name"]: row["claims"] for row in database.execute("SELECT name, claims FROM speakers")}
        assert speakers["Ada Lovelace"] == 2 and sum(speakers.values()) == sum(c.speaker is not None for c in CLAIMS)


def test_sqlite_takes_more_and_updates_what_is_there(tmp_path: Path) -> None:
    path = to_file("sqlite", tmp_path / "a.db")
    shorter = DOCUMENT.report.model_copy(update={"claims": CLAIMS[:1]})
    other = read_document("“Ports must close,” said Ada Lovelace.\n", "news/b.txt")
    to_file("sqlite", path, value=extraction(ReadDocument(shorter, TEXT), other))
    with sqlite3.connect(path) as database:
        assert [row[0] for row in database.execute("SELECT id FROM claims ORDER BY id")] == ["b#1", CLAIMS[0].id]
        assert database.execute("SELECT count(*) FROM documents").fetchone() == (2,)
        assert database.execute("SELECT count(*) FROM claims_fts WHERE claims_fts MATCH 'safe'").fetchone() == (1,)
        database.execute("INSERT INTO claims_fts (claims_fts) VALUES ('integrity-check')")


def test_sqlite_of_a_comparison_and_of_an_older_version(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE claims (id TEXT, document TEXT, text TEXT, PRIMARY KEY (document, id))")
    for _ in range(2):
        to_file("sqlite", path, "comparison", comparison())
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT relation, claim_speaker, counter_id FROM pairs").fetchall() == [
            ("disputes", "Maria Okafor", "b#2")
        ]
        sides = database.execute("SELECT side, speaker, proposition FROM issues ORDER BY rowid").fetchall()
        assert [row[:2] for row in sides] == [("for", "Maria Okafor"), ("against", "Tomas Lindqvist")]
        assert database.execute("SELECT count(*) FROM claims").fetchone() == (2,)


def test_a_file_that_is_no_database_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"mine, and no database at all" * 100)
    with pytest.raises(OutputError):
        to_file("sqlite", path)
    assert path.read_bytes() == b"mine, and no database at all" * 100
    assert list(tmp_path.iterdir()) == [path]


# Spreadsheets and data frames


def test_xlsx_has_a_sheet_a_table_and_no_formula(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    path = to_file("xlsx", tmp_path / "a.xlsx", "comparison", comparison())
    workbook = openpyxl.load_workbook(path)
    assert workbook.sheetnames == ["issues", "pairs", "claims", "speakers"]
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert any(str(cell.value).startswith("=cmd|") for cell in cells)
    head, row = list(workbook["pairs"].iter_rows(values_only=True))
    assert dict(zip(head, row, strict=True))["claim_text"] == "the bridge is safe"


def test_xlsx_keeps_the_words_of_an_article(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    long = make_claim("x" * 40_000 + "\ufffe", id="a#9")
    report = DOCUMENT.report.model_copy(update={"claims": (*CLAIMS, long)})
    path = to_file("xlsx", tmp_path / "a.xlsx", value=extraction(ReadDocument(report, TEXT)))
    head, *rows = openpyxl.load_workbook(path)["claims"].iter_rows(values_only=True)
    texts = [dict(zip(head, row, strict=True))["text"] for row in rows]
    control = {"\x1b": "_x001B_", "\r\n": "_x000D_\n"}
    assert len(texts[-1]) == 32_767
    for claim, text in zip(CLAIMS, texts, strict=False):
        expected = claim.text
        for character, escape in control.items():
            expected = expected.replace(character, escape)
        assert text.replace("\r\n", "_x000D_\n").replace("\x1b", "_x001B_") == expected


def test_xlsx_says_when_a_sheet_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter")
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    with pytest.raises(OutputError, match="sqlite"):
        to_file("xlsx", tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_parquet_has_lists_and_spans(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(to_file("parquet", tmp_path / "a.parquet")).to_pylist()
    assert [row["text"] for row in rows] == [claim.text for claim in CLAIMS]
    found = {TEXT[start:end] for row in rows for start, end in row["content_spans"]}
    assert found == {words for part, words in all_pieces() if part == "Content"}
    (pair,) = parquet.read_table(to_file("parquet", tmp_path / "b.parquet", "comparison", comparison())).to_pylist()
    assert (pair["relation"], pair["score"], pair["evidence"][1]) == ("disputes", 0.8, "shared: bridge")


# Annotators' tools


def test_brat_in_a_reader_of_its_own(tmp_path: Path) -> None:
    reader = pytest.importorskip("pybrat.parser")
    with open_files(str(tmp_path / "brat")) as files:
        write("claims", "brat", extraction(), files)
    (example,) = reader.BratParser(error="ignore").parse(str(tmp_path / "brat"))
    assert (tmp_path / "brat" / f"{example.id}.txt").read_bytes().decode("utf-8") == TEXT
    assert len(example.events) == len(CLAIMS)
    for claim, event in zip(CLAIMS, sorted(example.events, key=lambda event: int(event.id[1:])), strict=True):
        found = {(part.type, part.mention) for part in event.arguments}
        assert found == {(part, re.sub(r"(?:\r\n)+", " ", words)) for part, words in pieces(claim)}


def test_brat_offsets_are_those_of_the_text(tmp_path: Path) -> None:
    with open_files(str(tmp_path / "a.zip")) as files:
        write("claims", "brat", extraction(), files)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert sorted(archive.namelist()) == ["annotation.conf", "ä_b.ann", "ä_b.txt"]
        lines = archive.read("ä_b.ann").decode("utf-8").split("\n")
    bound = [line.split("\t") for line in lines if line.startswith("T")]
    for _, place, words in bound:
        spans = [tuple(map(int, piece.split())) for piece in place.split(" ", 1)[1].split(";")]
        assert " ".join(TEXT[start:end] for start, end in spans) == words and "\r" not in words


def test_a_document_names_no_file_elsewhere() -> None:
    names = list(name_files(iter(["../../x.txt", "x.md", "X.txt", "..", "a/b:c\0d\n.txt", "", "é" * 300])))
    assert names == ["x", "x_2", "X_3", "document", "b_c_d", "document_2", "é" * 80]


def test_a_folder_with_files_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError), open_files(str(tmp_path)):
        pass
    with open_files(str(tmp_path), force=True) as files:
        files.add("b", b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "mine"]


def test_web_annotations_select_the_same_words() -> None:
    page = json.loads(as_text("webannotation"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    found = set()
    for item in page["items"]:
        for target in item["target"]:
            quotation, position = target["selector"]
            start, end = position["start"], position["end"]
            assert TEXT[start:end] == quotation["exact"]
            assert TEXT[:start].endswith(quotation["prefix"]) and TEXT[end:].startswith(quotation["suffix"])
            found.add((target["styleClass"].capitalize(), quotation["exact"]))
    assert found == all_pieces() and len(page["items"]) == len(CLAIMS)
    assert len({item["id"] for item in page["items"]}) == len(CLAIMS)


OA, RDF, XSD = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2001/XMLSchema#",
)
LINKS = {"body": "hasBody", "target": "hasTarget", "source": "hasSource", "selector": "hasSelector"}
# What the recommendation says of the terms that are written, https://www.w3.org/TR/annotation-vocab/ (its own file of
# them is on the network, where no test goes).
TERMS: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "Software": "http://www.w3.org/ns/activitystreams#Application",
    "items": {"@id": "http://www.w3.org/ns/activitystreams#items", "@type": "@id", "@container": "@list"},
    "generator": {"@id": "http://www.w3.org/ns/activitystreams#generator", "@type": "@id"},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "value": RDF + "value",
    "name": "http://xmlns.com/foaf/0.1/name",
    **{term: {"@id": OA + name, "@type": "@id"} for term, name in LINKS.items()},
    **{
        term: OA + term
        for term in ("start", "end", "exact", "prefix", "suffix", "styleClass", "identifying", "tagging")
    },
    **{term: OA + term for term in ("Annotation", "TextualBody", "SpecificResource")},
    **{term: OA + term for term in ("TextQuoteSelector", "TextPositionSelector")},
}


def test_web_annotations_in_a_json_ld_processor() -> None:
    """As triples they say what the model asks of an annotation: a target, of that a source, and selectors with one
    quotation or two whole numbers; nothing is lost on the way, so every term and address is a good one."""
    jsonld = pytest.importorskip("pyld").jsonld
    loaded: list[str] = []

    def load(url: str, _: object) -> dict[str, Any]:
        loaded.append(url)
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": TERMS}}

    quads = jsonld.to_rdf(
        json.loads(as_text("webannotation")), {"documentLoader": load, "base": "https://a.example/", "safe": True}
    )["@default"]
    assert loaded == ["http://www.w3.org/ns/anno.jsonld"]
    triples: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for quad in quads:
        triples.setdefault((quad["subject"]["value"], quad["predicate"]["value"]), []).append(quad["object"])
    annotations = [s for (s, p), o in triples.items() if p == RDF + "type" and o[0]["value"] == OA + "Annotation"]
    assert len(annotations) == len(CLAIMS)
    selected = set()
    for annotation in annotations:
        assert [o["value"] for o in triples[annotation, OA + "motivatedBy"]] == [OA + "identifying"]
        for target in triples[annotation, OA + "hasTarget"]:
            (source,) = triples[target["value"], OA + "hasSource"]
            assert (source["type"], source["value"]) == ("IRI", "https://a.example/news/%C3%A4%20b.txt")
            (style,) = triples[target["value"], OA + "styleClass"]
            chosen = {
                triples[o["value"], RDF + "type"][0]["value"]: o for o in triples[target["value"], OA + "hasSelector"]
            }
            (exact,) = triples[chosen[OA + "TextQuoteSelector"]["value"], OA + "exact"]
            position = chosen[OA + "TextPositionSelector"]["value"]
            ((start,), (end,)) = (triples[position, OA + name] for name in ("start", "end"))
            assert start["datatype"] == end["datatype"] == XSD + "integer"
            assert TEXT[int(start["value"]) : int(end["value"])] == exact["value"]
            selected.add((style["value"].capitalize(), exact["value"]))
    assert selected == all_pieces()


def test_cas_in_dkpro_cassis(tmp_path: Path) -> None:
    cassis = pytest.importorskip("cassis")
    with open_files(str(tmp_path / "cas")) as files:
        write("claims", "cas", extraction(), files)
    with (tmp_path / "cas" / "TypeSystem.xml").open("rb") as types:
        system = cassis.load_typesystem(types)
    with (tmp_path / "cas" / "ä_b.xmi").open("rb") as xmi:
        cas = cassis.load_cas_from_xmi(xmi, typesystem=system)
    shown = TEXT.replace("\x1b", "\ufffd")
    assert cas.sofa_string == shown
    attributions = cas.select("claimcli.Attribution")
    assert sorted(a.claim for a in attributions) == sorted(c.id for c in CLAIMS)
    by_id = {claim.id: claim for claim in CLAIMS}
    for found in attributions:
        claim = by_id[found.claim]
        assert [s.get_covered_text() for s in found.content.elements] == [shown[a:b] for a, b in claim.content_spans]
        assert [s.get_covered_text() for s in found.source.elements] == [shown[a:b] for a, b in claim.source_spans]
        assert (found.speaker, found.act, found.negated) == (claim.speaker, claim.act, claim.negated)
    assert len(cas.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence")) >= 4


def test_label_studio_tasks() -> None:
    (task,) = json.loads(as_text("labelstudio"))
    assert task["data"]["text"] == TEXT
    result = task["predictions"][0]["result"]
    spans = {entry["id"]: entry["value"] for entry in result if entry["type"] == "labels"}
    assert {(value["labels"][0], TEXT[value["start"] : value["end"]]) for value in spans.values()} == all_pieces()
    assert all(value["text"] == TEXT[value["start"] : value["end"]] for value in spans.values())
    relations = [entry for entry in result if entry["type"] == "relation"]
    assert relations and all(entry["from_id"] in spans and entry["to_id"] in spans for entry in relations)


def test_doccano_lines() -> None:
    other = read_document("“Ports must close,” said Ada Lovelace.\n", "news/b.txt")
    one, two = (json.loads(line) for line in as_text("doccano", value=extraction(DOCUMENT, other)).splitlines())
    assert one["text"] == TEXT and two["text"].startswith("“Ports")
    found = {(e["label"], TEXT[e["start_offset"] : e["end_offset"]]) for e in one["entities"]}
    assert found == all_pieces()
    ids = [e["id"] for line in (one, two) for e in line["entities"]]
    assert len(set(ids)) == len(ids)
    assert all(link["from_id"] in ids and link["to_id"] in ids for line in (one, two) for link in line["relations"])


def test_doccano_lines_in_spacy() -> None:
    """The entities are spans of a document there, of the same words: spaCy counts as doccano does."""
    spacy = pytest.importorskip("spacy")
    line = json.loads(as_text("doccano"))
    doc = spacy.blank("en")(line["text"])
    assert doc.text == TEXT
    for entity in line["entities"]:
        start, end = entity["start_offset"], entity["end_offset"]
        span = doc.char_span(start, end, label=entity["label"], alignment_mode="expand")
        assert span is not None and span.label_ == entity["label"]
        assert (
            doc.text[start:end] in span.text and len(span.text) - (end - start) <= 8
        )  # tokens are cut otherwise there
    found = {(entity["label"], doc.text[entity["start_offset"] : entity["end_offset"]]) for entity in line["entities"]}
    assert found == all_pieces()


@pytest.mark.parametrize("format_", ["brat", "cas", "doccano", "labelstudio", "webannotation"])
def test_what_needs_the_article_says_so_without_it(format_: str, tmp_path: Path) -> None:
    if format_ == "cas":
        pytest.importorskip("cassis")
    value = extraction(ReadDocument(DOCUMENT.report))
    with pytest.raises(OutputError, match="give the article"):
        if find_writer("claims", format_).sink == "files":
            with open_files(str(tmp_path / "out")) as files:
                write("claims", format_, value, files)
        else:
            as_text(format_, value=value)


# Markdown


@pytest.mark.parametrize("pairs", [True, False])
@pytest.mark.parametrize("record", ["claims", "comparison"])
def test_markdown_shows_mark_up_and_obeys_none(record: str, pairs: bool) -> None:
    markdown = pytest.importorskip("markdown_it")
    nasty = HOSTILE + " <script>x</script> [a](javascript:b) ![i](http://c) http://d www.e.org *f* | g\n# h"
    claim = make_claim(nasty, cue="*said*")
    pair = make_pair(claim=claim, topic=nasty, evidence=(nasty,))
    sides = (IssueClaim(id=claim.id, side="for"), IssueClaim(id=pair.counter.id, side="against"))
    issue = Issue(issue_id=pair.topic_id, proposition=nasty, claims=sides)
    report = make_report(pair).model_copy(update={"issues": (issue,)})
    value = (
        report
        if record == "comparison"
        else extraction(ReadDocument(DOCUMENT.report.model_copy(update={"claims": (claim,)})))
    )
    out = io.StringIO()
    write(record, "markdown", value, out, WriteOptions(pairs=pairs))
    html = markdown.MarkdownIt("gfm-like", {"linkify": False}).enable("table").render(out.getvalue())
    assert not [tag for tag in ("<script", "<a ", "<img", "<i>", "<em>", "<code", "<h1") if tag in html]
    assert "[a](javascript:b)" in html and "*f*" in html


# The command


def test_the_command_writes_what_the_suffix_says(claimcli: Callable[..., Process], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    for name in ("a.db", "a.jsonld", "b.md"):
        done = claimcli("extract", "a.txt", "-o", name, cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert claimcli("extract", "a.txt", "-o", "a.db", cwd=tmp_path).returncode == 0  # it grows
    with sqlite3.connect(tmp_path / "a.db") as database:
        assert database.execute("SELECT count(*) FROM claims").fetchone() == (len(CLAIMS) - 1,)
    (tmp_path / "b.txt").write_text("“Ports must close,” said Ada Lovelace.\n", encoding="utf-8")
    assert claimcli("extract", "b.txt", "-o", "a.db", "--force", cwd=tmp_path).returncode == 0  # begun anew
    with sqlite3.connect(tmp_path / "a.db") as database:
        assert database.execute("SELECT document FROM claims").fetchall() == [("b.txt",)]
    (tmp_path / "b.txt").unlink()
    done = claimcli("extract", "a.txt", "--format", "brat", cwd=tmp_path)
    assert done.returncode == 2 and "name a folder" in done.stderr
    done = claimcli("extract", "a.txt", "--format", "sqlite", cwd=tmp_path)
    assert done.returncode == 2 and "name one with --output" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.db", "a.jsonld", "a.txt", "b.md"]


def test_csv_with_a_byte_order_mark(claimcli: Callable[..., Process]) -> None:
    for command in ("extract", "compare", "speakers"):
        plain = claimcli(command, "-", "--format", "csv", stdin=TEXT.encode()).stdout
        assert claimcli(command, "-", "--format", "csv", "--bom", stdin=TEXT.encode()).stdout == "\ufeff" + plain


def test_a_missing_package_is_named(tmp_path: Path, claimcli: Callable[..., Process]) -> None:
    for module, extra in (("xlsxwriter", "xlsx"), ("pyarrow", "parquet")):
        (tmp_path / f"{module}.py").write_text("raise ImportError('none here')\n", encoding="utf-8")
        name = tmp_path / f"a.{extra}"
        done = claimcli("extract", "-", "-o", name, stdin=TEXT.encode(), env={"PYTHONPATH": str(tmp_path)})
        assert done.returncode == 2 and f'pip install "claimcli[{extra}]"' in done.stderr
        assert not name.exists()


def test_a_database_of_one_run_is_the_same_bytes(tmp_path: Path) -> None:
    one, two = (to_file("sqlite", tmp_path / name).read_bytes() for name in ("a.db", "b.db"))
    assert one == two

"""Inputs made to break what reads them: each is one error or a result, in bounded time and memory, and touches nothing."""

import gzip
import io
import os
import socket
from pathlib import Path
from typing import Any

import pytest
from format_samples import pack, write_docx, write_mail, write_pdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcli.models import InputError
from claimcli.readers.inputs import ArticleText, ClaimBatch, read_articles, read_inputs
from claimcli.readers.json_values import read_values
from claimcli.readers.problems import BadInputError
from tests.growth import assert_linear, process_seconds

GOOD = "“We won,” said Ada Lovelace."
MB = 1 << 20
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">'
    ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;&c;</w:t>'
    "</w:r></w:p></w:body></w:document>"
)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parsers run without network: whoever tries fails the test."""

    def refuse(*arguments: Any, **options: Any) -> Any:
        raise AssertionError("a reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def read(folder: Path, name: str, data: bytes) -> tuple[list[str], list[str]]:
    """(texts, messages) of a file."""
    (folder / name).write_bytes(data)
    found = list(read_articles([str(folder / name)]))
    return (
        [item.text for item in found if isinstance(item, ArticleText)],
        [item.message for item in found if isinstance(item, InputError)],
    )


def _workbook_with_links() -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["text", "rate"])
    book.active.append([GOOD, '=WEBSERVICE("http://127.0.0.1:9/")'])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


REFUSED: dict[str, tuple[str, Any, str]] = {
    "gzip bomb": ("a.txt.gz", lambda: gzip.compress(b"a" * (40 * MB)), "more than 16 MB"),
    "zip bomb": ("a.zip", lambda: pack({"a.txt": b"a" * (40 * MB)}), "200 times its size"),
    "zip in a zip": ("a.zip", lambda: pack({"b.zip": pack({"a.txt": GOOD.encode()})}), "an archive in an archive"),
    "broken zip": ("a.zip", lambda: pack({"a.txt": GOOD.encode()})[:60], "broken zip"),
    "broken gzip": ("a.txt.gz", lambda: gzip.compress(GOOD.encode() * 3)[:30], ""),
    "docx bomb": ("a.docx", lambda: pack({"word/document.xml": b" " * (40 * MB)}), "200 times its size"),
    "docx with entities": (
        "a.docx",
        lambda: write_docx([], extra={"word/document.xml": ENTITIES.encode()}),
        "entities of its own",
    ),
    "docx that is none": ("a.docx", lambda: pack({"word/other.xml": b"<a/>"}), "no Word document"),
    "broken docx": ("a.docx", lambda: pack({"word/document.xml": b"<a"}), "broken Word document"),
    "broken xlsx": ("a.xlsx", lambda: pack({"xl/workbook.xml": b"<a"}), "broken workbook"),
    "old office file": ("a.doc", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old or an encrypted office"),
    "broken pdf": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, "broken PDF"),
    "scan": ("a.pdf", lambda: write_pdf([[], []]), "without text"),
    "broken parquet": ("a.parquet", lambda: b"PAR1" + b"\0" * 90 + b"PAR1", "broken Parquet"),
    "a long line": ("a.csv", lambda: b"id,text\n1," + b"a" * (17 * MB), "line of more than 16 MB"),
    "a long cell": ("a.csv", lambda: b'id,text\n1,"' + b"a a\n" * (5 * MB) + b'"\n', "cell of more than 16 MB"),
    "a long text": ("a.txt", lambda: b"a b\n" * (5 * MB), "more than 16 MB"),
    "no page": ("a.html", lambda: b"<html><body>" + b"<div>" * 100_000, "no article found"),
    "nothing but comments": ("a.html", lambda: b"<!---->" * 1_100 + b"x", "no article found"),
    "no subtitles": ("a.srt", lambda: b"she said", "no subtitles"),
    "no text column": ("a.csv", lambda: b"a,b\n1,2\n", "name it with --text-column"),
    "json of nothing": ("a.json", lambda: b'{"name": "x", "version": 1}', "no text of an article"),
    "deep json": ("a.json", lambda: b"[" * 5_000, "JSON"),
    "deeper json": ("a.json", lambda: b'{"text": "x", "n": ' + b"[" * 260 + b"]" * 260 + b"}", "nested too deeply"),
    "message of nothing": ("a.eml", lambda: b"Message-ID: <1>\nMIME-Version: 1.0\nContent-Type: image/png\n\n\0", "without text"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read_is_one_error_that_says_why(tmp_path: Path, kind: str) -> None:
    name, make, said = REFUSED[kind]
    for module in {".html": ["trafilatura"], ".docx": ["mammoth"], ".pdf": ["pypdfium2"]}.get(Path(name).suffix, []):
        pytest.importorskip(module)
    texts, messages = read(tmp_path, name, make())
    assert (texts, len(messages)) == ([], 1)
    assert said in messages[0] and ";" in messages[0] and "\n" not in messages[0], messages


def test_what_is_odd_and_sound_is_read(tmp_path: Path) -> None:
    pytest.importorskip("mammoth")
    pytest.importorskip("openpyxl")
    macros = write_docx([GOOD], extra={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert read(tmp_path, "macros.docm", macros) == ([GOOD + "\n"], [])
    assert read(tmp_path, "links.xlsx", _workbook_with_links()) == ([GOOD], [])
    assert read(tmp_path, "named.txt", pack({"a.txt": GOOD.encode()})) == ([GOOD], []), "content goes before suffix"


def test_tracked_changes_notes_and_quotations_of_a_draft(tmp_path: Path) -> None:
    pytest.importorskip("mammoth")
    changed = (
        '<w:p><w:r><w:t xml:space="preserve">She said </w:t></w:r><w:del w:id="1"><w:r><w:delText>no</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>yes</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    quoted = '<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t>We won.</w:t></w:r></w:p>'
    (text,), _ = read(tmp_path, "draft.docx", write_docx([changed, quoted]))
    assert text.startswith("She said yes\n\n> We won.\n\n") and "A note: nobody asked." in text


def test_an_encrypted_archive(tmp_path: Path) -> None:
    data = bytearray(pack({"a.txt": b"She said yes."}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    assert read(tmp_path, "a.zip", bytes(data)) == ([], ["encrypted; unpack it with its password"])


def test_a_quotation_mark_never_closed_costs_its_row(tmp_path: Path) -> None:
    rows = f'id,text\n1,"{GOOD}"\n2,"never closed\n' + "".join(f"{n},row {n} said so\n" for n in range(3, 50))
    texts, messages = read(tmp_path, "a.csv", rows.encode())
    assert (len(texts), texts[0], texts[1], len(messages)) == (48, GOOD, "row 3 said so", 1)
    assert "never closed" in messages[0]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (b"2,a,b,c", "4 cells under 2 columns"),
        (b"2,", 'no text in "text"'),
        (b"2,caf\xe9 \xc3\xa9t\xc3", "not UTF-8"),
    ],
)
def test_a_bad_row_is_one_error_with_its_line(tmp_path: Path, row: bytes, said: str) -> None:
    (tmp_path / "a.csv").write_bytes(b'id,text\n1,"two\nlines"\n' + row + b"\n3,good\n")
    found = list(read_articles([str(tmp_path / "a.csv")]))
    assert [item.text for item in found if isinstance(item, ArticleText)] == ["two\nlines", "good"]
    (error,) = [item for item in found if isinstance(item, InputError)]
    assert (error.line, said in error.message) == (4, True), error


def test_a_row_in_windows_1252_is_read_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"id,text\n1,plain\n2,\x93We won\x94 said Zo\xeb.\n")
    found = [item for item in read_articles([str(tmp_path / "a.csv")]) if isinstance(item, ArticleText)]
    assert [item.text for item in found] == ["plain", "“We won” said Zoë."]
    assert "Windows-1252" in found[1].warnings[0]


def test_broken_json_stays_linear() -> None:
    def seconds(lines: int) -> float:
        text = "{x\n" * lines
        assert sum(isinstance(found, BadInputError) for found in read_values(text)) == lines
        return process_seconds(lambda: list(read_values(text)))

    assert_linear(seconds, 10_000)


def test_a_path_too_long_and_a_pipe_and_a_closed_folder(tmp_path: Path) -> None:
    names = ["a" * 300 + ".txt", "b/" * 3_000 + ".txt", str(tmp_path / "gone" / "a.txt")]
    found = list(read_inputs(names))
    assert [type(item) for item in found] == [InputError] * 3


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_in_a_closed_folder(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "closed").chmod(0)
    try:
        (error,) = read_articles([str(tmp_path / "closed" / "a.txt")])
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert isinstance(error, InputError) and "permission denied" in error.message


def test_what_claimcli_wrote_is_not_read_as_an_article(tmp_path: Path) -> None:
    line = "news/a.txt:7: Ada Lovelace (said, assert, direct, 0.93): “We won,”\n"
    (tmp_path / "out.txt").write_text(line * 30, encoding="utf-8")
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    assert [type(item) for item in read_articles([str(tmp_path)])] == [ArticleText]
    (error,) = read_articles([str(tmp_path / "out.txt")])
    assert isinstance(error, InputError) and "an output of claimcli" in error.message


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), start=st.sampled_from(
    [b"", b"{", b"[{", b"<html>", b"%PDF-1.4\n", b"PK\x03\x04", b"\x1f\x8b\x08\0", b"WEBVTT\n\n", b"id,text\n", b"---\n",
     b"Message-ID: <1>\nMIME-Version: 1.0\n", b"PAR1", b"\xff\xfe", b"Title: a\n"]
), suffix=st.sampled_from(["txt", "md", "csv", "tsv", "json", "jsonl", "html", "pdf", "docx", "xlsx", "eml", "vtt", "srt", "zip", "gz"]))  # fmt: skip
def test_any_bytes_give_articles_claims_or_errors(tmp_path: Path, data: bytes, start: bytes, suffix: str) -> None:
    (tmp_path / f"a.{suffix}").write_bytes(start + data)
    for item in read_inputs([str(tmp_path / f"a.{suffix}")]):
        assert isinstance(item, ArticleText | ClaimBatch | InputError)
        if isinstance(item, ArticleText):
            assert item.text.strip() and 0 <= item.body_start <= len(item.text)
            item.text.encode("utf-8")
        elif isinstance(item, InputError):
            assert item.message and "\n" not in item.message


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=400))
def test_a_message_of_any_bytes(data: bytes) -> None:
    from format_samples import STORIES

    from claimcli.readers.mail import read as read_mail
    from claimcli.readers.source import open_stream
    from claimcli.readers.types import Reading

    whole = write_mail(STORIES[0])[:400] + data
    source = open_stream(io.BytesIO(whole), "a.eml", "a", "a.eml")
    try:
        assert all(item.text.strip() for item in read_mail(source, Reading()))
    except ValueError as problem:  # a byte that is no UTF-8 is told with its line
        assert "\n" not in str(problem)

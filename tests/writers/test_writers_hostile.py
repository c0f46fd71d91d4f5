"""One table of hostile strings through every writer: what comes out drives no terminal, runs nowhere, and parses."""

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from cli_samples import make_claim, make_counter, make_document, make_pair, make_report

from claimcli.checking.records import CheckReport, Passage, QuotationCheck
from claimcli.models import Claim, CompareReport, Issue, IssueClaim, SpeakerRecord, SpeakersReport
from claimcli.speakers.statistics import count_claims
from claimcli.writers.claims import Extraction, ReadDocument
from claimcli.writers.files import open_files
from claimcli.writers.matrix import count_issues
from claimcli.writers.output import open_binary
from claimcli.writers.registry import _WRITERS, WriteOptions, find_writer, write

HOSTILE = {
    "escape": "\x1b[31mred\x1b[0m \x1b]8;;http://x.example\x07link\x1b]8;;\x07 \x1b[2J\x1bc",
    "c1": "\x9b31m\x9d0;title\x9c \x85 \x90q\x9c",
    "bidi": "safe \u202efdp.exe\u202c \u2066a\u2069 \u200f \u061c",
    "no room": "in\u200bvis\u2060ible \ufeff\U000e0041\U000e007f \u180e",
    "separators": "one\u2028two\u2029three\x0b\x0c\x1c\x1d\x1e",
    "lines": "a\nb\r\nc\rd\te",
    "bell and nul": "\x00\x07\x08\x7f",
    "rich": "[red]b[/red] [sic] [/x] [link=http://x]y[/link] :smile: [@click=app.bell]z[/]",
    "formula": "=cmd|' /C calc'!A0",
    "formula after white": "\u00a0\u2003\u3000\u200b =1+1",
    "formula in full width": "＝1+1",
    "formula after tab": "\t=1+1",
    "formula after return": "\r=1+1",
    "formula of another country": "a;=1+1;@SUM(A1)",
    "formula after a break": "a\n=1+1\n-1",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)> <i>d</i> & &amp; <!-- x -->",
    "end of script": "</script><script>alert(1)</script> </textarea> ]]> -->",
    "attribute": '" onmouseover="alert(1)" x=\' \' `',
    "mermaid": '%%{init: {"theme":"dark"}}%% x"] --> y["z ;end click a href "javascript:alert(1)"',
    "dot": 'a"]; b [label="c\\',
    "markdown": "[x](javascript:alert(1)) ![i](http://x.example/i) *b* `c` | d | # e <http://x.example> www.x.example",
    "yaml": "- a: !!python/object/apply:os.system ['x']\n&a *b",
    "path": "../../etc/passwd",
    "json": '"}, {"a": "\\u0000',
    "combining": "Z" + "\u0301" * 60,
    "long": "x" * 5_000,
}
ALLOWED = {"\n", "\t"}


def drives_terminal(text: str) -> set[str]:
    """Characters that a terminal acts on, or that a reader cannot see, but for the joiners of emoji and scripts."""
    return {
        c
        for c in text
        if c not in ALLOWED
        and (
            unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") or (unicodedata.category(c) == "Cf" and c not in SHOWN)
        )
    }


SHOWN = "\u200c\u200d\u00ad"


def claim_of(text: str, **changes: Any) -> Claim:
    """A claim whose every string is `text`."""
    strings = dict.fromkeys(("title", "publisher", "speaker", "mention", "cue", "reported_by", "context", "rule"), text)
    lists = {"quotes": (text, text), "explanation": (text,), "meta": {text: text}, "speaker_id": text}
    return make_claim(text, **strings, **lists, document=text, **changes)


def record_of(kind: str, text: str) -> Any:
    """A record of each kind that writers know, hostile in every string."""
    claim = claim_of(text)
    counter = claim_of(text, id="b#2", act="deny")
    pair = make_pair(claim=claim, counter=counter, evidence=(text,), topic=text, topic_id="t1", rule=text)
    members = (IssueClaim(id=claim.id, side="for"), IssueClaim(id=counter.id, side="against"))
    issue = Issue(issue_id="t1", proposition=text, claims=members, score=0.8)
    report: CompareReport = make_report(pair).model_copy(update={"issues": (issue,)})
    if kind == "claims":
        document = make_document(claim, counter).model_copy(update={"document": text, "title": text, "publisher": text})
        return Extraction([ReadDocument(document, "x" * 60 + text)], [])
    if kind == "comparison":
        return report
    if kind == "matrix":
        return count_issues(report, ("disputes",))
    if kind == "speakers":
        return SpeakersReport(speakers=(SpeakerRecord(name=text, mentions=(text,), documents=(text,)),))
    if kind == "stats":
        return count_claims([claim, counter, make_counter(id="c#1")])
    check = QuotationCheck(
        document=text, text=text, speaker=text, verdict="differs", passage=Passage(document=text, text=text)
    )
    return CheckReport(checks=(check,))


TEXT_WRITERS = [key for key, writer in _WRITERS.items() if writer.sink == "text"]
OTHER_WRITERS = [key for key, writer in _WRITERS.items() if writer.sink != "text"]


def written(kind: str, style: str, text: str) -> str:
    out = io.StringIO()
    write(kind, style, record_of(kind, text), out, WriteOptions(explain=True, pairs=True))
    return out.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize(("kind", "style"), TEXT_WRITERS, ids=["-".join(key) for key in TEXT_WRITERS])
def test_no_writer_lets_anything_act(kind: str, style: str, name: str) -> None:
    if style == "html":
        pytest.importorskip("jinja2")
    shown = written(kind, style, HOSTILE[name])
    assert drives_terminal(shown) == set()
    assert shown.count("\n") < 5_000
    if style == "html":
        read_html(shown, written(kind, style, "words"))
    else:
        READERS.get(style, lambda shown, text: None)(shown, HOSTILE[name])


def read_json(shown: str, text: str) -> None:
    assert "</script" not in shown and "<!--" not in shown
    json.loads(shown)


def read_jsonl(shown: str, text: str) -> None:
    lines = shown.split("\n")
    assert lines.pop() == ""
    for line in lines:
        read_json(line, text)


def read_csv(shown: str, text: str) -> None:
    """No cell begins a formula, whatever a spreadsheet takes for the border of two and passes over before it."""
    for border in (",", ";", "\t"):
        for row in csv.reader(io.StringIO(shown, newline=""), delimiter=border):
            for cell in row:
                for line in cell.split("\n"):
                    bare = line.lstrip(" \u00a0\u2003\u3000\u200b\\")
                    assert not bare.startswith(("=", "+", "@", "＝", "＋", "＠")), repr(cell)
                    assert not bare.startswith("-") or bare.lstrip("-")[:1].isdigit() is False or bare == line, repr(
                        cell
                    )


class Page(HTMLParser):
    """The elements of a page and what would run in it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.runs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.runs += [name for name, _ in attrs if name.startswith("on")]
        self.runs += [value for _, value in attrs if (value or "").strip().lower().startswith("javascript:")]


def read_html(shown: str, harmless: str) -> None:
    """The page has the elements that it has with a harmless text, and nothing in it runs."""
    page, plain = Page(), Page()
    page.feed(shown)
    plain.feed(harmless)
    assert page.runs == plain.runs == []
    assert set(page.tags) <= set(plain.tags) | {"wbr", "br"}
    assert page.tags.count("script") == plain.tags.count("script")


def read_mermaid(shown: str, text: str) -> None:
    """Outside its quoted labels a graph has the words of a graph and nothing else."""
    assert "%%" not in shown
    for line in shown.split("\n"):
        assert line.count('"') in (0, 2), line
        assert (
            "<" not in line.replace("<br/>", "").replace("-.->", "").replace("-->", "") or "<" not in line.split('"')[0]
        )


def read_dot(shown: str, text: str) -> None:
    if shutil.which("dot"):
        subprocess.run(["dot", "-Tdot"], input=shown.encode(), capture_output=True, check=True)
    assert shown.startswith("digraph") and shown.rstrip().endswith("}")


def read_markdown(shown: str, text: str) -> None:
    parse = pytest.importorskip("markdown_it").MarkdownIt("commonmark", {"html": True}).enable("table").parse
    tokens = list(walk(parse(shown)))
    assert not [token for token in tokens if token.type in ("html_block", "html_inline", "image")]
    links = [token.attrGet("href") for token in tokens if token.type == "link_open"]
    assert not [link for link in links if "javascript" in link or "x.example" in link]


def walk(tokens: list[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        yield from walk(token.children or [])


READERS = {
    "json": read_json,
    "jsonl": read_jsonl,
    "webannotation": read_json,
    "labelstudio": read_json,
    "doccano": read_jsonl,
    "sarif": read_json,
    "csv": read_csv,
    "mermaid": read_mermaid,
    "dot": read_dot,
    "markdown": read_markdown,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize(("kind", "style"), OTHER_WRITERS, ids=["-".join(key) for key in OTHER_WRITERS])
def test_files_that_are_no_text_open_and_run_nothing(tmp_path: Path, kind: str, style: str, name: str) -> None:
    for package in {"xlsx": ("openpyxl", "xlsxwriter"), "parquet": ("pyarrow",), "cas": ("cassis",)}.get(style, ()):
        pytest.importorskip(package)
    place = tmp_path / f"out.{style if find_writer(kind, style).sink == 'binary' else 'zip'}"
    record = record_of(kind, HOSTILE[name])
    if find_writer(kind, style).sink == "binary":
        with open_binary(str(place)) as out:
            write(kind, style, record, out, WriteOptions())
    else:
        with open_files(str(place)) as files:
            write(kind, style, record, files, WriteOptions())
        with zipfile.ZipFile(place) as archive:
            names = archive.namelist()
        assert names and not [entry for entry in names if "/" in entry or "\\" in entry or entry.startswith(".")]
        assert not set().union(*map(drives_terminal, names))
    if style == "xlsx":
        from openpyxl import load_workbook

        cells = [c for sheet in load_workbook(place) for row in sheet.iter_rows() for c in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    if style == "sqlite":
        with sqlite3.connect(place) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)

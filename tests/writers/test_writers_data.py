"""JSON, JSONL, CSV, graphs and schemas: what other programs read."""

import csv
import io
import json
from typing import Any, get_args

import jsonschema
import pytest
from cli_samples import HOSTILE, make_claim, make_counter, make_document, make_pair, make_report

from claimcli.checking.records import CheckReport, Passage, QuotationCheck
from claimcli.cli.options import SchemaName
from claimcli.models import (
    Claim,
    CompareReport,
    DocumentReport,
    ExtractReport,
    InputError,
    SpeakerRecord,
    SpeakersReport,
)
from claimcli.readers.claims import read_claims
from claimcli.speakers.statistics import count_claims
from claimcli.writers.claims import Extraction, ReadDocument, group_claims
from claimcli.writers.data import GENERATOR
from claimcli.writers.matrix import count_issues
from claimcli.writers.registry import WriteOptions, write
from claimcli.writers.schema import RECORDS, describe_schema
from claimcli.writers.sheet import CLAIM_COLUMNS

CONTRACT_CLAIM = [
    "id", "document", "title", "date", "publisher", "speaker", "speaker_type", "mention", "cue", "act", "negated",
    "text", "kind", "quotes", "reported_by", "context", "line", "paragraph", "sentence", "confidence", "rule",
    "source_spans", "cue_spans", "content_spans", "quote_spans",
]  # fmt: skip


def written(style: str, *claims: Claim, **options: bool) -> str:
    out = io.StringIO()
    errors = [InputError(document="b.txt", line=3, message="broken; mend it")]
    extraction = Extraction([ReadDocument(make_document(*claims))], errors)
    write("claims", style, extraction, out, WriteOptions(**options))
    return out.getvalue()


def compared(style: str, report: CompareReport) -> str:
    out = io.StringIO()
    write("comparison", style, report, out)
    return out.getvalue()


def test_json_is_the_contract() -> None:
    report = json.loads(written("json", make_claim()))
    assert (report["schema_version"], report["generator"]) == ("1", GENERATOR)
    assert report["errors"] == [{"document": "b.txt", "line": 3, "message": "broken; mend it"}]
    (document,) = report["documents"]
    assert (document["document"], document["title"], document["warnings"]) == ("news/a.txt", "Bridge Row", [])
    assert [key for key in document["claims"][0] if key in CONTRACT_CLAIM] == CONTRACT_CLAIM
    jsonschema.validate(report, describe_schema("report"))


def test_jsonl_is_one_record_a_line_and_the_same_as_in_json() -> None:
    claims = (make_claim(HOSTILE), make_claim("zwei\u2028 Zeilen", id="a#2"))
    lines = written("jsonl", *claims).split("\n")
    assert [json.loads(line) for line in lines[:-1]] == json.loads(written("json", *claims))["documents"][0]["claims"]
    assert lines[-1] == "" and len(lines) == 3


def test_text_stays_readable_and_harmless() -> None:
    for style in ("json", "jsonl"):
        shown = written(style, make_claim(f"“Œuvre” 中 {HOSTILE}"))
        assert "“Œuvre” 中" in shown
        assert not set(shown) & set("\x1b\x9b\u202e\u2028\x07")
        assert json.loads(shown if style == "json" else shown.strip()) is not None


def test_spans_stand_on_one_line_of_indented_json() -> None:
    shown = written("json", make_claim("[\n 1,\n 2\n]", quote_spans=[(1, 2), (30, 40)]))
    assert '"quote_spans": [[1, 2], [30, 40]]' in shown and '"source_spans": [[10, 13]]' in shown
    assert json.loads(shown)["documents"][0]["claims"][0]["text"] == "[\n 1,\n 2\n]"


@pytest.mark.parametrize("style", ["json", "jsonl", "csv"])
def test_explanations_only_when_asked_for(style: str) -> None:
    assert "cue 0.9" not in written(style, make_claim())
    assert "cue 0.9" in written(style, make_claim(), explain=True)
    if style != "csv":
        assert "explanation" not in compared(style, make_report(make_pair()))


def test_unknown_keys_come_out_again_even_when_they_look_like_ours() -> None:
    (claim,), _ = read_claims("in", b'{"document": "a", "text": "x", "mine": {"explanation": 1, "content_spans": []}}')
    assert json.loads(written("jsonl", claim))["mine"] == {"explanation": 1, "content_spans": []}


def test_what_extract_writes_compare_reads() -> None:
    claims = (make_claim(HOSTILE), make_claim("other", id="a#2", content_spans=[(50, 60)]))
    for style in ("json", "jsonl"):
        read, errors = read_claims("in", written(style, *claims, explain=True).encode("utf-8"))
        assert (read, errors) == (claims, ())


def test_csv_has_every_column_and_disarms_formulas() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", make_claim("=1+1"), make_claim('a,\n"b"', speaker=None)))))
    assert tuple(rows[0]) == CLAIM_COLUMNS and set(CONTRACT_CLAIM) <= set(rows[0])
    assert (rows[0]["text"], rows[1]["text"], rows[1]["speaker"]) == ("'=1+1", 'a,\n"b"', "")
    assert (rows[0]["negated"], rows[0]["line"], json.loads(rows[0]["source_spans"])) == ("false", "7", [[10, 13]])


def test_raw_csv_is_raw() -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", make_claim("=1+1 \x1b"), raw=True)))
    assert row["text"] == "=1+1 \x1b"


def test_csv_of_pairs_and_speakers() -> None:
    (row,) = csv.DictReader(io.StringIO(compared("csv", make_report(make_pair(counter=make_counter("@x"))))))
    assert (row["relation"], row["claim_speaker"], row["counter_text"]) == ("disputes", "Maria Okafor", "'@x")
    assert json.loads(row["evidence"])[1] == "shared: bridge"
    out = io.StringIO()
    write("speakers", "csv", SpeakersReport(speakers=(SpeakerRecord(name="-Bo", mentions=("he",), claims=2),)), out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert (row["name"], row["mentions"], row["claims"]) == ("'-Bo", '["he"]', "2")


def test_comparison_as_json() -> None:
    report = json.loads(compared("json", make_report(make_pair())))
    assert list(report) == ["schema_version", "generator", "engine", "topics", "issues", "claims", "warnings", "errors"]
    (topic,) = report["topics"]
    assert topic["pairs"][0]["counter"]["speaker"] == "Tomas Lindqvist"
    (pair,) = [json.loads(line) for line in compared("jsonl", make_report(make_pair())).splitlines()]
    assert pair == topic["pairs"][0]
    assert [claim["id"] for claim in report["claims"]] == ["a#1", "b#2"]


@pytest.mark.parametrize("style", ["json", "jsonl", "csv"])
def test_claims_of_one_document_in_place_of_pairs(style: str) -> None:
    report = make_report(make_pair()).model_copy(update={"topics": ()})
    out = io.StringIO()
    write("claims", style, group_claims(report), out)
    assert "the bridge is safe" in out.getvalue() and "it is about to fall" in out.getvalue()


def test_matrix_in_all_formats() -> None:
    def matrix(style: str) -> str:
        out = io.StringIO()
        write("matrix", style, count_issues(make_report(make_pair())), out)
        return out.getvalue()

    value = json.loads(matrix("json"))
    assert (value["speakers"], value["matrix"]) == (["Maria Okafor", "Tomas Lindqvist"], [[0, 0], [1, 0]])
    assert json.loads(matrix("jsonl"))["count"] == 1
    assert matrix("csv").split("\n")[2] == "Tomas Lindqvist,1,0"
    assert matrix("table") == "Tomas Lindqvist disputes Maria Okafor: 1\n"


def test_mermaid_and_dot_draw_each_claim_once_and_escape_labels() -> None:
    pairs = (
        make_pair(claim=make_claim(HOSTILE)),
        make_pair("questions", claim=make_claim(HOSTILE), counter=make_counter(id="b#3")),
    )
    mermaid, dot = io.StringIO(), io.StringIO()
    write("comparison", "mermaid", make_report(*pairs), mermaid)
    write("comparison", "dot", make_report(*pairs), dot)
    lines = mermaid.getvalue().split("\n")
    assert lines[0] == "flowchart RL" and '  subgraph t1 ["bridge safe"]' in lines
    assert sum(line.startswith("    c") for line in lines) == 3
    assert "  c2 -->|disputes| c1" in lines and "  c3 -.->|questions| c1" in lines
    assert "#60;i#62;d" in mermaid.getvalue() and "<i>" not in mermaid.getvalue()
    assert '  c2 -> c1 [label="disputes"' in dot.getvalue() and '\\"e\\"' in dot.getvalue()
    assert dot.getvalue().count("[label=") == 5 and not set(dot.getvalue() + mermaid.getvalue()) & set("\x1b\u202e")


def test_the_records_with_a_schema_are_the_choices_of_the_command() -> None:
    assert get_args(SchemaName) == tuple(RECORDS)


SAMPLES: dict[str, Any] = {
    "claim": make_claim(HOSTILE),
    "pair": make_pair(),
    "report": ExtractReport(documents=(DocumentReport(document="a", claims=(make_claim(),)),)),
    "comparison": make_report(make_pair()),
    "speaker": SpeakerRecord(name="Bo"),
    "speakers": SpeakersReport(speakers=(SpeakerRecord(name="Bo"),)),
    "stats": count_claims([make_claim()]),
    "check": QuotationCheck(document="a", text=HOSTILE, verdict="differs", passage=Passage(document="b", text="words")),
    "checks": CheckReport(checks=(QuotationCheck(document="a", text="words"),)),
}


@pytest.mark.parametrize("name", RECORDS)
def test_every_schema_is_valid_and_fits_its_record(name: str) -> None:
    schema = describe_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    value = SAMPLES[name].model_dump(mode="json")
    jsonschema.validate(value, schema)
    jsonschema.validate(value, describe_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(5, describe_schema())

"""The examples for data frames, databases and spaCy run, and find what the library finds."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, clean_environment, run_command

from claimcli import compare, extract, to_rows
from claimcli.writers.rows import CLAIM_COLUMNS, PAIR_COLUMNS


def run_example(name: str, *arguments: str | Path) -> str:
    command = [sys.executable, str(ROOT / "examples" / name), *map(str, arguments)]
    environment = {**clean_environment(), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8")
    return done.stdout.decode("utf-8")


def test_pandas() -> None:
    pytest.importorskip("pandas")
    shown = run_example("pandas_speakers.py", "seeds").split("\n")
    rows = [row for row in to_rows(extract(["seeds"])) if row["speaker"] == "Rex Tillerson"]
    (line,) = [line for line in shown if line.startswith("Rex Tillerson")]
    assert line.split()[2] == str(len(rows))


def test_polars() -> None:
    pytest.importorskip("polars")
    lines = run_example("polars_disputes.py", "seeds").splitlines()
    pairs = [pair for topic in compare(["seeds"]).topics for pair in topic.pairs if pair.relation == "disputes"]
    assert len(lines) == len(pairs) and any(line.startswith("Sergey Lavrov disputes Rex Tillerson") for line in lines)


def test_duckdb(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    assert run_command("extract", "seeds", "-o", tmp_path / "a.parquet", cwd=ROOT).returncode == 0
    counted = [line.split("\t") for line in run_example("duckdb_months.py", tmp_path / "a.parquet").splitlines()]
    assert sum(int(row[2]) for row in counted) == len(to_rows(extract(["seeds"])))
    assert ["Executive Intelligence Review", "2017-04"] in [row[:2] for row in counted]


def test_spacy(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    text = "🧪 Row\r\n\r\n“The bri\u0301dge 👩\u200d🚀 is safe,” said Maria Okafor.\r\n“הגשר בטוח,” said Noa Levi.\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode("utf-8"))
    lines = run_example("spacy_spans.py", tmp_path / "a.txt").splitlines()
    assert [line.split("\t")[2] for line in lines if "\tSOURCE\t" in line] == ["Maria Okafor", "Noa Levi"]
    assert any("bri\u0301dge 👩\u200d🚀 is safe" in line for line in lines if "\tCONTENT\t" in line)


def test_rows_are_flat_and_have_the_keys_of_the_contract() -> None:
    rows = to_rows(extract(text="“We won,” said Ada Lovelace.", document="a"))
    assert [list(row) for row in rows] == [[column.name for column in CLAIM_COLUMNS]]
    comparison = compare(["seeds"])
    assert list(to_rows(comparison, "pairs")[0]) == [column.name for column in PAIR_COLUMNS]
    assert {row["claim_id"] for row in to_rows(comparison, "issues")} <= {c.id for c in comparison.claims}
    assert to_rows(comparison, "speakers")[0]["name"] == "Sergey Lavrov"
    assert [row["document"] for row in to_rows(extract(["seeds"]), "documents")] == sorted(
        str(path.relative_to(ROOT)) for path in (ROOT / "seeds").glob("*.txt")
    )


@pytest.mark.parametrize(("source", "table"), [("text", "claims"), (7, "claims"), (None, "documents")])
def test_a_wrong_source_is_an_error(source: object, table: str) -> None:
    with pytest.raises((TypeError, ValueError), match=r"claimcli\.extract|extract and compare"):
        to_rows(source, table)  # type: ignore[arg-type]


def test_a_table_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="only a comparison"):
        to_rows(extract(text="x", document="a"), "pairs")
    with pytest.raises(ValueError, match="no table"):
        to_rows([], "nothing")  # type: ignore[arg-type]

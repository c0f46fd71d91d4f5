"""Counts of claims by what is known of them, and the command that shows them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_samples import HOSTILE, make_claim, make_counter
from conftest import Process

from claimcli.models import Claim
from claimcli.speakers.aliases import read_aliases
from claimcli.speakers.statistics import OVERVIEW, UnknownColumnError, count_claims
from claimcli.writers.registry import WriteOptions, write

CLAIMS = (
    make_claim(kind="direct", publisher="The Gazette", meta={"desk": "city"}),
    make_claim(id="a#2", publisher="The Gazette", meta={"desk": 7}),
    make_claim(id="a#3", publisher=None, speaker=None, date=None),
    make_counter(kind="direct", publisher="The Echo", date="2020-11-30"),
)
ALIASES = """
["Maria Okafor"]
aliases = ["M. Okafor"]
party = "Harbour List"
["Tomas Lindqvist"]
wikidata = "Q1"
gender = "male"
"""


def rows(by: str, **options: object) -> list[tuple[tuple[str | None, ...], int]]:
    (table,) = count_claims(CLAIMS, [by], **options).tables  # type: ignore[arg-type]
    return [(row.values, row.claims) for row in table.rows]


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("speaker", [(("Maria Okafor",), 2), (("Tomas Lindqvist",), 1), ((None,), 1)]),
        ("outlet", [(("The Gazette",), 2), (("The Echo",), 1), ((None,), 1)]),
        ("month", [(("2020-11",), 1), (("2021-03",), 2), ((None,), 1)]),
        ("kind", [(("direct",), 2), (("indirect",), 2)]),
        ("desk", [((None,), 2), (("7",), 1), (("city",), 1)]),
        ("outlet, kind", [
            (("The Echo", "direct"), 1), (("The Gazette", "direct"), 1), (("The Gazette", "indirect"), 1),
            ((None, "indirect"), 1),
        ]),
    ],
)  # fmt: skip
def test_counts_by_a_column(by: str, found: list[tuple[tuple[str | None, ...], int]]) -> None:
    assert rows(by) == found


def test_shares_and_numbers() -> None:
    report = count_claims(CLAIMS, ["speaker"], top=1)
    assert (report.claims, report.documents, report.speakers, report.direct) == (4, 2, 2, 0.5)
    (table,) = report.tables
    (row,) = table.rows
    assert (row.share, row.documents, row.direct, table.more) == (0.5, 1, 0.5, 2)
    assert [table.by for table in count_claims(CLAIMS).tables] == [(name,) for name in OVERVIEW]
    assert count_claims([]).tables[0].rows == ()


def test_party_and_gender_come_from_the_alias_file_only(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text(ALIASES, encoding="utf-8")
    aliases = read_aliases(path)
    assert rows("party", aliases=aliases) == [(("Harbour List",), 2), ((None,), 2)]
    assert rows("gender", aliases=aliases) == [((None,), 3), (("male",), 1)]
    with pytest.raises(UnknownColumnError, match="no column gender; there are act, date"):
        rows("gender")


def test_an_unknown_column_names_the_nearest() -> None:
    with pytest.raises(UnknownColumnError, match="did you mean speaker"):
        rows("speeker")


@pytest.mark.parametrize(
    ("entry", "message"),
    [('alias = ["x"]', "did you mean aliases"), ("party = 7", "must be a text"), ('wikidta = "Q1"', "wikidata")],
)
def test_a_mistake_in_an_alias_file_is_told(tmp_path: Path, entry: str, message: str) -> None:
    path = tmp_path / "names.toml"
    path.write_text(f'["Maria Okafor"]\n{entry}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_aliases(path)


def shown(format_: str, claims: tuple[Claim, ...] = CLAIMS, by: tuple[str, ...] = OVERVIEW) -> str:
    out = io.StringIO()
    write("stats", format_, count_claims(claims, by), out, WriteOptions())
    return out.getvalue()


def test_formats_say_the_same() -> None:
    report = json.loads(shown("json"))
    lines = [json.loads(line) for line in shown("jsonl").splitlines()]
    assert lines == [{"by": table["by"], **row} for table in report["tables"] for row in table["rows"]]
    one = list(csv.DictReader(io.StringIO(shown("csv", by=("outlet,kind",)))))
    assert (one[0]["outlet"], one[0]["kind"], one[0]["claims"], one[0]["direct"]) == ("The Echo", "direct", "1", "1.0")
    several = list(csv.DictReader(io.StringIO(shown("csv"))))
    assert [(row["by"], row["value"], row["claims"]) for row in several][:2] == [
        ("speaker", "Maria Okafor", "2"), ("speaker", "Tomas Lindqvist", "1"),
    ]  # fmt: skip
    assert "# by speaker\n2\tMaria Okafor\n1\tTomas Lindqvist\n1\t(none)\n" in shown("table")


def test_hostile_names_are_shown_only() -> None:
    claims = (make_claim(speaker=HOSTILE, publisher="=1+1"),)
    for format_ in ("table", "json", "jsonl", "csv"):
        assert not set(shown(format_, claims)) & set("\x1b\x9b\u202e\x07")
    assert "'=1+1" in shown("csv", claims)


def test_the_command(
    claimcli: Callable[..., Process], terminal: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(
        "“Ports must close,” said Ada Lovelace.\n\nAda Lovelace denied it.\n", encoding="utf-8"
    )
    done = claimcli("stats", "a.txt", "--by", "kind", "--json", cwd=tmp_path)
    assert done.returncode == 0 and json.loads(done.stdout)["tables"][0]["by"] == ["kind"]
    done = claimcli("stats", "a.txt", "--by", "party", cwd=tmp_path)
    assert done.returncode == 2 and "no column party" in done.stderr
    for columns in (80, 120, 40):
        code, text = terminal("stats", "a.txt", columns=columns, cwd=tmp_path)
        assert code == 0 and "Ada Lovelace" in text and ("█" in text) == (columns >= 60)

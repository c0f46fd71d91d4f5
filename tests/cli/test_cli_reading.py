"""What a run says of its inputs: the summary of a folder, warnings gathered, ids, columns, duplicates, quiet and verbose."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Process

Run = Callable[..., Process]
GOOD = "“We won the vote in {place},” said Ada Lovelace of the party.\n"
LONG = (
    "“We won the vote in this town after a long and bitter count of all the papers,” said Ada Lovelace of the party. Bo Lund, "
    "who lost it by nine, denied that the count had been fair and asked for another before the end of the month.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for place in ("north", "south"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "1.txt").write_text(GOOD.format(place=place), encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "table.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "corpus.csv").write_text(
        'key,outlet,when,inhalt\nk1,Post,2024-03-04,"“Yes,” said Cy Dahl."\nk2,Post,2024-03-05,"“No,” said Di Moe."\n',
        encoding="utf-8",
    )
    return tmp_path


def records(done: Process) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_folder_run_says_what_it_read_and_what_not(claimcli: Run, folder: Path) -> None:
    done = claimcli("extract", ".", "--format", "jsonl", "--text-column", "inhalt", cwd=folder)
    assert done.returncode == 1, "a table that lacks the column that was named is an error"
    assert done.stderr.splitlines() == [
        'claimcli: ./table.csv: no column "inhalt"; --text-column names one of: a, b',
        "claimcli: read 4 articles (2 CSV rows, 2 text); skipped 1 .jpg",
    ]
    done = claimcli("extract", ".", cwd=folder)
    assert done.returncode == 0
    assert done.stderr == "claimcli: read 2 articles (2 text); skipped 2 .csv without a text column, 1 .jpg\n"
    assert claimcli("extract", ".", "--quiet", cwd=folder).stderr == ""
    assert claimcli("extract", "north/1.txt", cwd=folder).stderr == "", "a file that is named needs no summary"


def test_ids_over_folders_and_of_rows(claimcli: Run, folder: Path) -> None:
    done = claimcli(
        "extract",
        "north",
        "south",
        "corpus.csv",
        "-f",
        "jsonl",
        "--text-column",
        "inhalt",
        "--id-column",
        "key",
        cwd=folder,
    )
    assert [claim["id"] for claim in records(done)] == ["north/1#1", "south/1#1", "corpus:k1#1", "corpus:k2#1"]
    done = claimcli(
        "extract", "corpus.csv", "-f", "jsonl", "--text-column", "inhalt", "--id", "{outlet}-{meta.key}", cwd=folder
    )
    assert [claim["id"] for claim in records(done)] == ["Post-k1#1", "Post-k2#1"]
    done = claimcli("extract", "corpus.csv", "--id", "{nothing}", cwd=folder)
    assert (done.returncode, "no field {nothing}" in done.stderr) == (2, True)


def test_columns_go_along_and_into_csv_on_request(claimcli: Run, folder: Path) -> None:
    arguments = ("extract", "corpus.csv", "--text-column", "inhalt", "--date-column", "when")
    first = records(claimcli(*arguments, "-f", "jsonl", cwd=folder))[0]
    assert (first["meta"], first["date"], first["publisher"]) == ({"key": "k1"}, "2024-03-04", "Post")
    done = claimcli(*arguments, "-f", "csv", "--meta", "key", "--meta", "none", cwd=folder)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["meta_key"], row["meta_none"]) for row in rows] == [("k1", ""), ("k2", "")]


def test_warnings_of_many_articles_are_gathered(claimcli: Run, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"“We won {number} times, said Ada Lovelace.\n", encoding="utf-8")
    done = claimcli("extract", ".", cwd=tmp_path)
    assert done.stderr.splitlines()[:2] == [
        "claimcli: warning: a quotation mark is never closed: 5 articles (./0.txt:1, ./1.txt:1, ./2.txt:1, …; --verbose names each)",
        "claimcli: read 5 articles (5 text)",
    ]
    done = claimcli("extract", ".", "--verbose", cwd=tmp_path)
    assert done.stderr.count("warning: ./") == 5
    assert claimcli("extract", ".", "-q", cwd=tmp_path).stderr == ""
    done = claimcli("extract", ".", "-q", "-v", cwd=tmp_path)
    assert done.returncode == 2
    report = json.loads(claimcli("extract", ".", "--json", "-q", cwd=tmp_path).stdout)
    assert all(document["warnings"] for document in report["documents"]), "the records keep their own"


def test_duplicates_are_marked_and_left_out_of_counts(claimcli: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LONG, encoding="utf-8")
    (tmp_path / "b.txt").write_text("The Gazette\n\n" + LONG + "\nCy Dahl said he would watch it.\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text(GOOD.format(place="west"), encoding="utf-8")
    done = claimcli("extract", ".", "-f", "jsonl", cwd=tmp_path)
    marked = {str(claim["document"]): claim["duplicate_of"] for claim in records(done)}
    assert marked == {"./a.txt": None, "./b.txt": "./a.txt", "./c.txt": None}
    assert "claimcli: 1 article repeats others\n" in done.stderr
    alone = records(claimcli("speakers", "a.txt", "c.txt", "-f", "jsonl", cwd=tmp_path))
    together = records(claimcli("speakers", ".", "-f", "jsonl", cwd=tmp_path))
    counts = {speaker["name"]: speaker["claims"] for speaker in together}
    assert {speaker["name"]: speaker["claims"] for speaker in alone} | {"Cy Dahl": 1} == counts


def test_an_article_and_its_claims_count_once(claimcli: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LONG, encoding="utf-8")
    claims = claimcli("extract", "a.txt", "-f", "jsonl", cwd=tmp_path).stdout
    (tmp_path / "a.jsonl").write_text(claims + claims, encoding="utf-8")
    once, both = (
        claimcli("speakers", *names, "-f", "jsonl", cwd=tmp_path) for names in (["a.txt"], ["a.txt", "a.jsonl"])
    )
    assert both.stdout == once.stdout
    assert "claims left out that an earlier input has already" in both.stderr


def test_the_output_of_the_run_is_not_its_input(claimcli: Run, tmp_path: Path) -> None:
    import subprocess

    from conftest import COMMAND, clean_environment

    (tmp_path / "a.txt").write_text(LONG, encoding="utf-8")
    shell = f"{' '.join(COMMAND)} extract . > out.txt"
    for _ in range(2):
        done = subprocess.run(
            ["sh", "-c", shell], cwd=tmp_path, capture_output=True, env=clean_environment(), check=True
        )
        assert b"skipped 1 output of this run" in done.stderr
    assert set((tmp_path / "out.txt").read_text(encoding="utf-8").splitlines()) == set(
        claimcli("extract", "./a.txt", cwd=tmp_path).stdout.splitlines()
    )
    done = claimcli("extract", ".", cwd=tmp_path)
    assert "skipped 1 .txt written by claimcli" in done.stderr


def test_a_page_and_a_table_on_standard_input(claimcli: Run) -> None:
    pytest.importorskip("trafilatura")
    page = b"<!DOCTYPE html><html><head><title>A vote</title></head><body><nav>Home</nav><article><p>\xe2\x80\x9cWe won,\xe2\x80\x9d said Ada Lovelace.</p></article></body></html>"
    (claim,) = records(claimcli("extract", "-", "-f", "jsonl", stdin=page))
    assert (claim["speaker"], claim["id"]) == ("Ada Lovelace", "<stdin>#1")
    table = b'id,title,text\n7,A vote,"She said yes."\n'
    (claim,) = records(claimcli("extract", "-", "-f", "jsonl", stdin=table))
    assert (claim["id"], claim["title"]) == ("<stdin>:7#1", "A vote")


def test_a_package_that_is_missing_is_named(claimcli: Run, tmp_path: Path) -> None:
    (tmp_path / "trafilatura.py").write_text("raise ImportError('not here')", encoding="utf-8")
    (tmp_path / "a.html").write_text("<html><body><p>She said yes.</p></body></html>", encoding="utf-8")
    done = claimcli("extract", "a.html", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 1
    assert done.stderr == "claimcli: a.html: HTML needs packages that are not here; pip install 'claimcli[html]'\n"

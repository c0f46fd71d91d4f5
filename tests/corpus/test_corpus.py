"""A corpus: every article once, at any number of tasks, by any executor, and after being killed."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import COMMAND, clean_environment

from benchmarks.texts import read_texts
from claimcli.corpus.plan import OtherRunError, Plan, check_manifest, kind_of

pytest.importorskip("datatrove", reason="a corpus needs the extra `corpus`")


def write_corpus(folder: Path, articles: int = 24, files: int = 1) -> Path:
    """Articles of the quality cases, a row each."""
    folder.mkdir()
    texts = read_texts()
    for file in range(files):
        rows = [
            json.dumps({"id": f"a{number:03}", "text": texts[number % len(texts)], "date": "2016-01-02"})
            for number in range(file, articles, files)
        ]
        (folder / f"{file}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def corpus(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command, run to its end."""
    command = [*COMMAND, "corpus", *map(str, arguments)]
    return subprocess.run(command, env=clean_environment(), capture_output=True, text=True, check=False)


def table(output: Path, name: str) -> list[str]:
    """The lines of all tasks, sorted."""
    assert not list((output / name).glob("*.part"))
    return sorted(line for path in (output / name).iterdir() for line in path.read_text("utf-8").splitlines())


@pytest.mark.parametrize(("files", "tasks"), [(1, 1), (1, 5), (6, 3)])
def test_every_article_is_there_once(tmp_path: Path, files: int, tasks: int) -> None:
    source = write_corpus(tmp_path / "in", files=files)
    done = corpus(source, tmp_path / "out", "--tasks", str(tasks), "--workers", "1")
    assert done.returncode == 0, done.stderr
    articles = [json.loads(line) for line in table(tmp_path / "out", "articles")]
    assert sorted(row["document"] for row in articles) == [f"a{number:03}" for number in range(24)]
    claims = [json.loads(line) for line in table(tmp_path / "out", "claims")]
    assert len(claims) == sum(row["claims"] for row in articles) > 24
    assert {claim["date"] for claim in claims} == {"2016-01-02"}
    assert f"24 articles, {len(claims):,} claims, 0 failed" in done.stderr


def test_parquet_has_the_same_claims(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    source = write_corpus(tmp_path / "in")
    for style in ("jsonl", "parquet"):
        options = ("--tasks", "3", "--workers", "1", "--format", style)
        assert corpus(source, tmp_path / style, *options).returncode == 0
    read = [row for path in (tmp_path / "parquet" / "claims").iterdir() for row in parquet.read_table(path).to_pylist()]
    lines = [json.loads(line) for line in table(tmp_path / "jsonl", "claims")]
    keys = ("id", "speaker", "text", "content_spans", "confidence", "negated")
    assert sorted(str([row[key] for key in keys]) for row in read) == sorted(
        str([line[key] for key in keys]) for line in lines
    )


def test_rows_that_cannot_be_read_are_told_and_the_others_done(tmp_path: Path) -> None:
    source = write_corpus(tmp_path / "in", articles=3)
    with (source / "bad.jsonl").open("w", encoding="utf-8") as file:
        file.write('{broken\n{"id": "nothing"}\n[1]\n')
    done = corpus(source, tmp_path / "out", "--tasks", "2", "--workers", "1")
    assert done.returncode == 1
    errors = [json.loads(line) for line in table(tmp_path / "out", "errors")]
    assert sorted(row["document"] for row in errors) == ["bad.jsonl/0", "bad.jsonl/2", "nothing"]
    assert all(row["message"] for row in errors)
    assert len(table(tmp_path / "out", "articles")) == 6


PAGE = """<html><head><title>The bridge</title><meta charset="{charset}"><meta property="article:published_time"
content="2016-01-02T10:00:00Z"></head><body><nav>Home</nav><article><h1>The bridge</h1>
<p>“The bridge on Quay Street is safe for everybody who crosses it,” said Maria Okafor – the mayor of the town.</p>
<p>It was built long before the war and had been closed to traffic since the storms of the last winter.</p>
</article></body></html>"""


def write_archive(path: Path) -> None:
    """An archive as a crawler writes it: requests and answers, pages in two encodings, and what is no page."""
    pytest.importorskip("warcio", reason="web archives need the extra `corpus-warc`")
    from io import BytesIO

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    answers = [
        ("https://news.example/1", "200 OK", "text/html; charset=utf-8", PAGE.format(charset="utf-8").encode()),
        ("https://news.example/2", "200 OK", "text/html", PAGE.format(charset="windows-1252").encode("cp1252")),
        ("https://news.example/gone", "404 Not Found", "text/html", b"<html><body>Mayor Bo said so.</body></html>"),
        ("https://news.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://news.example/empty", "200 OK", "text/html", b"<html><body></body></html>"),
    ]
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for number, (url, status, kind, body) in enumerate(answers):
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            identity = {"WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-00000000000{number}>"}
            asked = StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True)
            writer.write_record(writer.create_warc_record(url, "request", http_headers=asked))
            writer.write_record(
                writer.create_warc_record(
                    url, "response", BytesIO(body), http_headers=headers, warc_headers_dict=identity
                )
            )
        words = b"Mayor Ada Lind said that the harbour was safe."
        writer.write_record(
            writer.create_warc_record(
                "https://news.example/3", "conversion", BytesIO(words), warc_content_type="text/plain",
                warc_headers_dict={"WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000009>"},
            )
        )  # fmt: skip


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_pages_of_a_web_archive_are_read_as_saved_pages_are(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    write_archive(tmp_path / "in" / name)
    done = corpus(tmp_path / "in", tmp_path / "out", "--tasks", "2", "--workers", "1")
    assert done.returncode == 1, done.stderr
    claims = [json.loads(line) for line in table(tmp_path / "out", "claims")]
    assert [(claim["document"][-1], claim["speaker"], claim["date"], claim["meta"].get("url")) for claim in claims] == [
        ("0", "Maria Okafor", "2016-01-02", "https://news.example/1"),
        ("1", "Maria Okafor", "2016-01-02", "https://news.example/2"),
        ("9", "Ada Lind", None, "https://news.example/3"),
    ]
    articles = {row["document"]: row for row in map(json.loads, table(tmp_path / "out", "articles"))}
    for claim in claims[:2]:
        text = articles[claim["document"]]["content"]
        assert text.startswith("The bridge")
        assert [text[start:end] for start, end in claim["quote_spans"]] == claim["quotes"]
    errors = [json.loads(line) for line in table(tmp_path / "out", "errors")]
    assert [(error["document"][-1], error["message"][:16]) for error in errors] == [("4", "no article found")]


def test_killed_at_any_moment_and_started_again_it_gives_the_same_rows(tmp_path: Path) -> None:
    source = write_corpus(tmp_path / "in", articles=60)
    assert corpus(source, tmp_path / "whole", "--tasks", "6", "--workers", "2").returncode == 0
    chance = random.Random(7)
    output, command = tmp_path / "killed", [*COMMAND, "corpus", str(source), str(tmp_path / "killed")]
    for _ in range(4):
        process = subprocess.Popen(
            [*command, "--tasks", "6", "--workers", "2"], env=clean_environment(), stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(1.0, 4.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert corpus(source, output, "--tasks", "6", "--workers", "2").returncode == 0
    for name in ("claims", "articles", "errors"):
        assert table(output, name) == table(tmp_path / "whole", name)


def test_done_tasks_are_not_done_again(tmp_path: Path) -> None:
    source = write_corpus(tmp_path / "in", articles=4)
    assert corpus(source, tmp_path / "out", "--tasks", "2", "--workers", "1").returncode == 0
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "claims").iterdir()}
    assert corpus(source, tmp_path / "out", "--tasks", "2", "--workers", "1").returncode == 0
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "claims").iterdir()} == kept


def test_a_folder_of_another_run_is_refused(tmp_path: Path) -> None:
    source = write_corpus(tmp_path / "in", articles=2)
    assert corpus(source, tmp_path / "out", "--tasks", "2", "--workers", "1").returncode == 0
    done = corpus(source, tmp_path / "out", "--tasks", "3", "--workers", "1")
    assert done.returncode == 2
    assert "tasks was 2 and is 3" in " ".join(done.stderr.split())


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    done = corpus(tmp_path / "in", tmp_path / "out")
    assert done.returncode == 2
    assert "no .jsonl, .parquet, .csv or .warc file" in " ".join(done.stderr.split())


def test_slurm_gets_a_script(tmp_path: Path) -> None:
    done = corpus(
        "in", tmp_path / "out", "--executor", "slurm", "--slurm-partition", "cpu", "--tasks", "40", "--dry-run"
    )
    assert done.returncode == 0, done.stderr
    assert "#SBATCH --array=0-39" in done.stdout and "#SBATCH --partition=cpu" in done.stdout
    assert "launch_pickled_pipeline" in done.stdout


def test_ray_gives_the_same_rows(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="the executor ray needs the extra `corpus-ray`")
    source = write_corpus(tmp_path / "in")
    assert corpus(source, tmp_path / "local", "--tasks", "4", "--workers", "2").returncode == 0
    done = corpus(source, tmp_path / "ray", "--tasks", "4", "--workers", "2", "--executor", "ray")
    assert done.returncode == 0, done.stderr
    for name in ("claims", "articles", "errors"):
        assert table(tmp_path / "ray", name) == table(tmp_path / "local", name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jsonl", ("jsonl", None)),
        ("A.JSONL.GZ", ("jsonl", "gzip")),
        ("b.parquet", ("parquet", None)),
        ("CC-NEWS-20160102.warc.gz", ("warc", "gzip")),
        ("CC-MAIN.warc.wet.gz", ("warc", "gzip")),
        ("c.csv.zst", ("csv", "zstd")),
        ("notes.txt", None),
        ("archive.gz", None),
    ],
)
def test_inputs_are_known_by_their_names(name: str, kind: tuple[str, str | None] | None) -> None:
    assert kind_of(name) == kind


def test_the_manifest_names_what_differs() -> None:
    plan = Plan(source="in", output="out", engine="light", tasks=2)
    known = json.dumps(plan.manifest("light.bin 1"))
    check_manifest(known, plan.manifest("light.bin 1"))
    with pytest.raises(OtherRunError, match=r"weights was 'light.bin 1' and is 'light.bin 2'"):
        check_manifest(known, plan.manifest("light.bin 2"))


def test_the_package_is_loaded_when_it_is_asked_for() -> None:
    code = "import sys, claimcli.cli.corpus; sys.exit('datatrove' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""Bad input on the command line: a line for each that says what to do, the others still done, exit code 1."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Process

Run = Callable[..., Process]
GOOD = "“We won the vote,” said Ada Lovelace.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02" * 40)
    (tmp_path / "latin.txt").write_bytes(b"First line.\nThe na\xc3\xafve caf\xe9.\n")
    (tmp_path / "nothing").mkdir()
    (tmp_path / "claims.jsonl").write_bytes(b'{"document": "a", "text": "x"}\n')
    (tmp_path / "broken.jsonl").write_bytes(b'{"document": "a", "text": "x"}\n{"document": \n{"document": "b"}\n')
    return tmp_path


@pytest.mark.parametrize(
    ("command", "name", "line"),
    [
        ("extract", "missing.txt", r"missing\.txt: no such file or folder; check the path"),
        ("extract", "empty.txt", r"empty\.txt: empty; give a file with"),
        ("extract", "binary.txt", r"binary\.txt: binary data .*; give a text file"),
        ("extract", "latin.txt", r"latin\.txt:2: not UTF-8 .*; try --encoding cp1252"),
        ("extract", "nothing", r"nothing: nothing to read in this folder; give"),
        ("extract", "claims.jsonl", r"claims\.jsonl: claims, not articles; try claimcli compare"),
        ("compare", "missing.txt", r"missing\.txt: no such file or folder; check the path"),
        ("speakers", "latin.txt", r"latin\.txt:2: not UTF-8 .*; try --encoding cp1252"),
        ("show", "binary.txt", r"binary\.txt: binary data .*; give a text file"),
    ],
)
def test_one_bad_input(claimcli: Run, folder: Path, command: str, name: str, line: str) -> None:
    done = claimcli(command, name, cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(f"claimcli: {line}.*\n", done.stderr), done.stderr


def test_the_others_are_done_and_errors_are_in_the_json(claimcli: Run, folder: Path, engine: str) -> None:
    names = ["missing.txt", "empty.txt", "latin.txt", "good.txt", "nothing", "binary.txt"]
    done = claimcli("extract", *names, "--json", "--engine", engine, cwd=folder)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 6 and all(line.startswith("claimcli: ") for line in done.stderr.splitlines())
    assert done.stderr.endswith("claimcli: read 1 article (1 text)\n")
    report = json.loads(done.stdout)
    assert [document["document"] for document in report["documents"]] == ["good.txt"]
    assert report["documents"][0]["claims"][0]["speaker"] == "Ada Lovelace"
    assert [error["document"] for error in report["errors"]] == [name for name in names if name != "good.txt"]
    assert [error["line"] for error in report["errors"]] == [None, None, 2, None, None]


def test_broken_records_into_compare(claimcli: Run, folder: Path) -> None:
    data = (folder / "broken.jsonl").read_bytes()
    done = claimcli("compare", "-", "--json", stdin=data, cwd=folder)
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert first.startswith("claimcli: <stdin>:2: broken JSON") and second.startswith('claimcli: <stdin>:3: no "text"')
    report = json.loads(done.stdout)
    assert [claim["text"] for claim in report["claims"]] == ["x"]
    assert [(error["document"], error["line"]) for error in report["errors"]] == [("<stdin>", 2), ("<stdin>", 3)]


def test_another_encoding(claimcli: Run, folder: Path) -> None:
    (folder / "latin.txt").write_bytes("“L’été est fini,” said Zoë Müller.\n".encode("cp1252"))
    done = claimcli("extract", "latin.txt", "--encoding", "cp1252", "--format", "jsonl", cwd=folder)
    assert done.returncode == 0
    assert json.loads(done.stdout)["speaker"] == "Zoë Müller"


def test_escapes_in_file_names_drive_no_terminal(claimcli: Run, folder: Path) -> None:
    name = "a\x1b[31m\nb\u202e.txt"
    (folder / name).write_text(GOOD, encoding="utf-8")
    for arguments in (
        ["extract", name],
        ["extract", name, "--json"],
        ["show", f"{name}x"],
        ["extract", "-o", f"{name}/x", name],
    ):
        done = claimcli(*arguments, cwd=folder)
        assert not set(done.stdout + done.stderr) & set("\x1b\u202e")
    assert claimcli("extract", name, cwd=folder).stdout.startswith("a\\x1b[31m\\nb\\u202e.txt:1: Ada Lovelace")


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX only")
def test_a_file_name_that_is_no_utf8(claimcli: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / os.fsdecode(b"caf\xe9.txt")).write_text(GOOD, encoding="utf-8")
    done = claimcli("extract", "sub", "--format", "jsonl", cwd=folder)
    assert (done.returncode, json.loads(done.stdout)["document"]) == (0, "sub/caf\\xe9.txt")


def test_empty_standard_input(claimcli: Run) -> None:
    done = claimcli("extract", stdin=b"")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "claimcli: <stdin>: empty; give a file with the text of an article\n"
    done = claimcli("compare", "-", "--json", stdin=b"")  # a filter before us kept no claim: that is fine
    assert (done.returncode, done.stderr, json.loads(done.stdout)["claims"]) == (0, "", [])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract", "good.txt", "--format", "xml"], "formats are table, json, jsonl, csv"),
        (["extract", "good.txt", "--kind", "spoken"], "'direct', 'indirect', 'mixed'"),
        (["extract", "good.txt", "--act", "lie"], "'deny'"),
        (["extract", "good.txt", "--min-confidence", "2"], "--min-confidence"),
        (["extract", "good.txt", "--engine", "fast"], "'light', 'accurate'"),
        (["extract", "good.txt", "--encoding", "klingon"], "no text encoding"),
        (["extract", "good.txt", "--encoding", "hex"], "no text encoding"),
        (["extract", "good.txt", "--json", "--format", "csv"], "give one"),
        (["extract", "good.txt", "--aliases", "none.toml"], "none.toml: no such file"),
        (["extract", "good.txt", "--aliases", "empty.txt", "--wrong"], "--wrong"),
        (["extract", "good.txt", "--output", "good.txt"], "one of the inputs"),
        (["extract", "good.txt", "--output", "nothing"], "is a folder"),
        (["extract", "good.txt", "--output", "none/x.json"], "make it first"),
        (["compare", "good.txt", "--relation", "hates"], "'disputes', 'questions', 'supports', 'repeats'"),
        (["compare", "good.txt", "--tier", "third"], "'explicit', 'inferred'"),
        (["compare", "good.txt", "--only-in", "other.txt"], "good.txt"),
        (["compare", "good.txt", "--matrix", "--format", "dot"], "matrix cannot be written as dot"),
        (["compare", "good.txt", "--only-in", "good", "--format", "mermaid"], "claims cannot be written as"),
        (["schema", "article"], "'claim', 'pair', 'report'"),
        (["transmogrify"], "transmogrify"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_says_what_is_right(
    claimcli: Run, folder: Path, arguments: list[str], said: str
) -> None:
    done = claimcli(*arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in re.sub(r"\s+", " ", done.stderr)
    assert (folder / "good.txt").read_text(encoding="utf-8") == GOOD


def test_a_broken_alias_file(claimcli: Run, folder: Path) -> None:
    (folder / "aliases.toml").write_text('"Ada Lovelace" = [', encoding="utf-8")
    done = claimcli("speakers", "good.txt", "--aliases", "aliases.toml", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "aliases.toml" in done.stderr and "TOML" in done.stderr

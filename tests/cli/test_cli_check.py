"""`claimcli check` as newsrooms and their builds call it."""

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from conftest import ROOT, clean_environment, run_command, run_on_terminal

DRAFT = ROOT / "examples" / "check" / "draft.md"
SOURCES = ROOT / "examples" / "check" / "sources"
GOOD = "“The bridge is perfectly safe and will carry traffic through the summer,” said Maria Okafor.\n"
WORST = "“The bridge\x1b[31m is] perfectly & <b>safe</b> %0A::error::x and must carry traffic,” said Maria Okafor.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "draft.md").write_bytes(DRAFT.read_bytes())
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "worst.md").write_text(WORST, encoding="utf-8")
    (tmp_path / "sources").mkdir()
    for source in SOURCES.glob("*.txt"):
        (tmp_path / "sources" / source.name).write_bytes(source.read_bytes())
    return tmp_path


def test_the_example_has_one_altered_one_misattributed_and_one_invented_quotation() -> None:
    done = run_command("check", "draft.md", "--against", "sources", cwd=DRAFT.parent)
    assert done.returncode == 3
    assert [line.split(": ")[1] for line in done.stdout.split("\n") if line.startswith("draft.md:")] == [
        "exact",
        "differs",
        "wrong-speaker",
        "edited",
        "not-found",
        "indirect",
    ]
    assert "number: “40” for “14”" in done.stdout
    assert "have no reason to doubt the [-14-] {+40+} engineers" in done.stdout
    assert "said by Tomas Lindqvist in sources/council.txt:7" in done.stdout
    assert "5 quotations against 2 sources: 1 exact, 1 edited, 1 differs, 1 wrong-speaker, 1 not-found" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["good.md", "--against", "sources"], 0),
        (["draft.md", "--against", "sources"], 3),
        (["good.md", "--against", "sources", "missing.txt"], 1),
        (["draft.md", "--against", "sources", "missing.txt"], 3),
        (["good.md", "missing.md", "--against", "sources"], 1),
        (["draft.md", "--against", "sources", "--fail-on", "none"], 0),
        (["draft.md", "--against", "sources", "--fail-on", "not-found"], 3),
        (["good.md", "--against", "sources", "--fail-on", "exact"], 3),
        (["--against=sources", "--", "good.md"], 0),
        (["good.md", "--against", "sources/council.txt", "sources/harbour.txt", "--json"], 0),
        (["good.md"], 2),
        (["--against", "sources", "good.md"], 2),
        (["good.md", "--against", "sources", "--fail-on", "wrong"], 2),
        (["good.md", "--against", "sources", "--format", "csv"], 2),
        (["good.md", "--against", "sources", "--baseline", "none.json"], 2),
        (["-", "--against", "-"], 2),
    ],
)
def test_exit_codes(folder: Path, arguments: list[str], code: int) -> None:
    done = run_command("check", *arguments, cwd=folder)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


def test_a_source_that_cannot_be_read_leaves_what_is_not_found_unchecked(folder: Path) -> None:
    done = run_command("check", "draft.md", "--against", "sources", "missing.txt", "--json", cwd=folder)
    report = json.loads(done.stdout)
    assert (report["counts"]["unchecked"], "not-found" in report["counts"]) == (1, False)
    assert [error["document"] for error in report["errors"]] == ["missing.txt"]


def test_speakers_only_keeps_what_somebody_else_said(folder: Path) -> None:
    done = run_command("check", "draft.md", "--against", "sources", "--speakers-only", "--json", cwd=folder)
    report = json.loads(done.stdout)
    assert [check["verdict"] for check in report["checks"]] == ["wrong-speaker"]
    assert (done.returncode, report["findings"]) == (3, 1)


def test_suppressions_need_a_reason_and_take_findings_away(folder: Path) -> None:
    config = folder / "claimcli.toml"
    config.write_text(
        '[[check.suppress]]\nquotation = "[w]e have no reason to doubt the 40"\nreason = "she said 40 later"\n'
        '[[check.suppress]]\nspeaker = "Ingrid Solheim"\nverdict = "wrong-speaker"\nreason = "two heard it"\n',
        encoding="utf-8",
    )
    report = json.loads(run_command("check", "draft.md", "--against", "sources", "--json", cwd=folder).stdout)
    reasons = [check["suppressed"] for check in report["checks"] if check["suppressed"]]
    assert (report["findings"], reasons) == (1, ["she said 40 later", "two heard it"])
    config.write_text('[[check.suppress]]\nquotation = "the bridge"\n', encoding="utf-8")
    done = run_command("check", "draft.md", "--against", "sources", cwd=folder)
    assert done.returncode == 2
    assert "has no reason" in re.sub(r"\s+", " ", done.stderr)


def test_a_baseline_lets_known_findings_stand_also_when_lines_move(folder: Path) -> None:
    first = run_command("check", "draft.md", "--against", "sources", "--write-baseline", "known.json", cwd=folder)
    assert first.returncode == 0
    draft = folder / "draft.md"
    draft.write_text("A new line.\n\n" + draft.read_text(encoding="utf-8"), encoding="utf-8")
    arguments = ("check", "draft.md", "--against", "sources", "--baseline", "known.json")
    again = run_command(*arguments, cwd=folder)
    assert (again.returncode, "0 findings, 3 suppressed" in again.stdout) == (0, True)
    draft.write_text(draft.read_text(encoding="utf-8").replace("cranes", "gulls"), encoding="utf-8")
    assert (
        run_command("check", "draft.md", "--against", "sources", "--baseline", "known.json", cwd=folder).returncode == 3
    )


def test_github_annotations_are_one_line_each_and_run_nothing(folder: Path) -> None:
    done = run_command("check", "draft.md", "worst.md", "--against", "sources", "--format", "github", cwd=folder)
    lines = done.stdout.rstrip("\n").split("\n")
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 4 + ["::notice"]
    assert lines[0].startswith("::error file=draft.md,line=5,col=2,title=claimcli%3A differs::Maria Okafor: “")
    assert "%250A" in lines[3] and "\x1b" not in done.stdout


def test_sarif_names_rules_places_and_fingerprints(folder: Path) -> None:
    done = run_command("check", "draft.md", "--against", "sources", "--output", "out.sarif", cwd=folder)
    assert done.returncode == 3
    log = json.loads((folder / "out.sarif").read_text(encoding="utf-8"))
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    text = (folder / "draft.md").read_text(encoding="utf-8")
    assert [result["ruleId"] for result in run["results"]] == ["differs", "wrong-speaker", "not-found"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert (result["level"], len(result["partialFingerprints"]["claimcliQuotation/v1"])) == ("error", 16)
        location = result["locations"][0]["physicalLocation"]
        region = location["region"]
        shown = region["snippet"]["text"]
        assert location["artifactLocation"]["uri"] == "draft.md"
        line = text.split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 :].startswith(shown)


def test_junit_has_a_case_for_each_quotation_whatever_stands_in_it(folder: Path) -> None:
    done = run_command(
        "check", "draft.md", "worst.md", "missing.md", "--against", "sources", "--format", "junit", cwd=folder
    )
    suites = ET.fromstring(done.stdout)
    numbers = {key: suites.get(key) for key in ("tests", "failures", "errors", "skipped")}
    assert numbers == {"tests": "7", "failures": "4", "errors": "1", "skipped": "0"}
    assert len(suites.findall(".//testcase")) == 7
    assert len(suites.findall(".//failure")) == 4


def test_the_page_shows_every_check_and_obeys_nothing(folder: Path) -> None:
    done = run_command("check", "draft.md", "worst.md", "--against", "sources", "--output", "out.html", cwd=folder)
    page = (folder / "out.html").read_text(encoding="utf-8")
    assert (done.returncode, page.count("<article"), page.count('class="finding"')) == (3, 7, 4)
    assert "<del>14</del> <ins>40</ins>" in page
    assert "<b>" not in page and "perfectly &amp; safe" in page and "\x1b" not in page


def test_on_a_terminal_nothing_of_the_draft_is_obeyed(folder: Path) -> None:
    code, shown = run_on_terminal("check", "worst.md", "draft.md", "--against", "sources", cwd=folder)
    assert code == 3
    assert "\\x1b[31m is]" in re.sub(r"\x1b\[[0-9;]*m", "", shown).replace("\n", " ")
    assert "[-14-]" in shown and "{+40+}" in shown


def test_rows_of_one_file_are_sources_of_their_own(folder: Path) -> None:
    texts = [source.read_text(encoding="utf-8") for source in sorted(SOURCES.glob("*.txt"))]
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    report = json.loads(run_command("check", "draft.md", "--against", "rows.jsonl", "--json", cwd=folder).stdout)
    assert (report["sources"], report["findings"]) == (2, 3)


def test_the_action_runs_its_script_with_paths_from_variables(folder: Path) -> None:
    script = (ROOT / "action.yml").read_text(encoding="utf-8").rpartition("run: |\n")[2]
    (folder / "bin").mkdir()
    command = folder / "bin" / "claimcli"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcli "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (folder / "a $(touch hacked).md").write_bytes(DRAFT.read_bytes())
    environment = clean_environment(
        {
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT),
            "DRAFTS": "a $(touch hacked).md\n", "AGAINST": "sources/council.txt\nsources/harbour.txt",
            "FAIL_ON": "not-found", "BASELINE": "",
        }
    )  # fmt: skip
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.count("::error")) == (3, 1), done.stderr
    assert not (folder / "hacked").exists()


def test_the_hook_takes_its_sources_from_args_and_files_behind_them(folder: Path) -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry = re.search(r"entry: claimcli (.+)", hook)
    assert entry is not None
    assert run_command(*entry[1].split(), "--against=sources", "good.md", cwd=folder).returncode == 0
    assert run_command(*entry[1].split(), "--against=sources", "good.md", "draft.md", cwd=folder).returncode == 3

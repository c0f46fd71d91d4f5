"""What the commands write: formats, filters, files, pipes, and exit codes."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cli_samples import make_claim, make_counter
from conftest import COMMAND, Process, clean_environment, heeding_signals

import claimcli as library
from claimcli.writers.schema import describe_schema

Run = Callable[..., Process]
ARTICLE = """Bridge Row Grows

“The bridge is safe,” said Maria Okafor, the mayor. Engineer Tomas Lindqvist denied that the bridge is safe.

“Nobody asked us,” Mr Lindqvist said.
"""
OTHER = "“The harbour must close by May,” said Ada Lovelace.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.md").write_text(OTHER, encoding="utf-8")
    return tmp_path


def records(done: Process) -> list[dict[str, Any]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def claims_jsonl() -> bytes:
    """Claims in which Tomas Lindqvist denies what Maria Okafor says, and another article has a claim of its own."""
    safe = "the old bridge over the Varna river is safe"
    said = make_claim(safe, cue="said", context=f"{safe.capitalize()}, said Maria Okafor.")
    denied = make_counter(safe, cue="denied", act="deny", context=f"Tomas Lindqvist denied that {safe}.")
    other = make_claim(
        "ferries are cheap", id="a#2", cue="said", context="Ferries are cheap.", content_spans=[(90, 110)]
    )
    made = [said, denied, other]
    return "".join(claim.model_dump_json() + "\n" for claim in made).encode("utf-8")


def test_version(claimcli: Run) -> None:
    for arguments in (["--version"], ["--version", "extract"]):
        done = claimcli(*arguments)
        assert (done.returncode, done.stdout, done.stderr) == (0, f"claimcli {library.__version__}\n", "")


def test_version_loads_nothing_heavy() -> None:
    program = (
        "import sys; sys.argv = ['claimcli', '--version']\n"
        "from claimcli.__main__ import run\n"
        "run(); print(sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = done.stdout.split("\n")[1]
    assert not [name for name in ("typer", "rich", "pydantic", "regex") if f"'{name}'" in loaded]


@pytest.mark.parametrize("style", ["json", "jsonl", "csv", "table"])
def test_extract_loads_only_what_it_needs(news: Path, style: str) -> None:
    """In a pipe: nothing that draws tables, compares, or reads claims and aliases; no validator of other records."""
    program = (
        f"import sys; sys.argv = ['claimcli', 'extract', 'a.txt', '--format', '{style}']\n"
        "from claimcli.__main__ import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "from claimcli.models import Claim, CompareReport\n"
        "print(Claim.__pydantic_complete__, CompareReport.__pydantic_complete__, *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=news)
    claim_built, comparison_built, *loaded = done.stderr.split()
    assert "claimcli.extraction" in loaded
    assert (claim_built, comparison_built) == ("True", "False")
    names = "compare comparison readers.claims speakers.across speakers.aliases"
    unneeded = [f"claimcli.{name}" for name in names.split()]
    unneeded += ["claimcli.attribution.tagging.encoder", "onnxruntime", "tokenizers", "numpy"]
    unneeded += ["rich", *(f"claimcli.writers.{name}" for name in ("screen", "tables", "pair_tables", "schema"))]
    assert [name for name in unneeded if name in loaded] == []


@pytest.mark.parametrize("arguments", [[], ["extract"], ["compare"], ["speakers"], ["show"], ["schema"]])
def test_every_command_has_help_with_an_example(claimcli: Run, arguments: list[str]) -> None:
    done = claimcli(*arguments, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "claimcli " + " ".join(arguments) in done.stdout.partition("Options:")[0].partition("\n")[2]
    assert max(map(len, done.stdout.split("\n"))) <= 80


def test_standard_input_gives_the_offsets_of_a_file(claimcli: Run, tmp_path: Path, engine: str) -> None:
    data = "\ufeffRow Grows\r\n\r\n“Oui 🙂,” said Zoë Müller.\r\n".encode()
    (tmp_path / "a.txt").write_bytes(data)
    command = ["extract", "--engine", engine, "--format", "jsonl"]
    from_file = records(claimcli(*command, "a.txt", cwd=tmp_path))
    for arguments in (["-"], []):
        from_pipe = records(claimcli(*command, *arguments, stdin=data, cwd=tmp_path))
        assert [{**claim, "id": "", "document": ""} for claim in from_pipe] == [
            {**claim, "id": "", "document": ""} for claim in from_file
        ]
        assert {claim["document"] for claim in from_pipe} == {"<stdin>"}
    text = data.decode("utf-8-sig")
    pieces = [(text[start:end], claim["text"]) for claim in from_file for start, end in claim["content_spans"]]
    assert pieces and all(piece in whole for piece, whole in pieces)


def test_every_format_has_the_same_claims(claimcli: Run, news: Path, engine: str) -> None:
    command = ["extract", news, "--engine", engine]
    lines = records(claimcli(*command, "--format", "jsonl"))
    report = json.loads(claimcli(*command, "--json").stdout)
    assert [claim for document in report["documents"] for claim in document["claims"]] == lines
    jsonschema.validate(report, describe_schema("report"))
    assert claimcli(*command).stdout.count("\n") == len(lines) >= 3
    assert claimcli(*command, "--format", "csv").stdout.count("\n") == len(lines) + 1
    assert claimcli(*command, "--format", "json").stdout == claimcli(*command, "--json").stdout


def test_the_library_gives_what_the_command_gives(claimcli: Run, news: Path, engine: str) -> None:
    path, environment = news / "a.txt", {"CLAIMCLI_ENGINE": engine}
    report = library.extract(path, engine=engine)
    printed = json.loads(claimcli("extract", path, "--json", "--explain", env=environment).stdout)
    assert printed["documents"] == [report.model_dump(mode="json")]
    comparison = library.compare(sorted(news.glob("?.*")), engine=engine)
    printed = json.loads(claimcli("compare", news, "--json", env=environment).stdout)
    assert [topic["topic"] for topic in printed["topics"]] == [topic.topic for topic in comparison.topics]
    assert [claim["id"] for claim in printed["claims"]] == [claim.id for claim in comparison.claims]
    assert comparison.engine is not None and printed["engine"] == comparison.engine.model_dump()


@pytest.mark.parametrize(
    ("arguments", "keeps"),
    [
        (["--speaker", "okafor"], lambda claim: claim["speaker"] == "Maria Okafor"),
        (["--speaker", "maria okafor"], lambda claim: claim["speaker"] == "Maria Okafor"),
        (["-s", "Okafor", "-s", "LINDQVIST"], lambda claim: claim["speaker"] in ("Maria Okafor", "Tomas Lindqvist")),
        (["--act", "deny"], lambda claim: claim["act"] == "deny"),
        (["--kind", "indirect", "--kind", "mixed"], lambda claim: claim["kind"] != "direct"),
        (["--min-confidence", "0.8"], lambda claim: claim["confidence"] >= 0.8),
    ],
)
def test_filters(claimcli: Run, news: Path, arguments: list[str], keeps: Callable[[dict[str, Any]], bool]) -> None:
    everything = records(claimcli("extract", news, "--format", "jsonl"))
    kept = records(claimcli("extract", news, "--format", "jsonl", *arguments))
    assert kept == [claim for claim in everything if keeps(claim)]
    assert kept


def test_a_name_that_nobody_has_is_a_warning_with_a_suggestion(claimcli: Run, news: Path) -> None:
    done = claimcli("extract", news / "a.txt", news / "b.md", "--speaker", "Okafer")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "claimcli: warning: nobody called Okafer speaks here; did you mean Maria Okafor?\n"


def test_no_claims_is_done(claimcli: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The river rose.\n", encoding="utf-8")
    for style, shown in (("table", ""), ("jsonl", ""), ("csv", None), ("json", None)):
        done = claimcli("extract", "a.txt", "--format", style, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "claimcli: no claims found\n")
        assert shown is None or done.stdout == shown


def test_warnings_go_to_standard_error_and_into_the_report(claimcli: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“We won, said Ada Lovelace.\n", encoding="utf-8")
    done = claimcli("extract", "a.txt", "--json", cwd=tmp_path)
    (warning,) = json.loads(done.stdout)["documents"][0]["warnings"]
    assert (done.returncode, done.stderr) == (0, f"claimcli: warning: a.txt: {warning}\nclaimcli: no claims found\n")


def test_output_file(claimcli: Run, news: Path) -> None:
    wanted = claimcli("extract", "a.txt", "--format", "jsonl", cwd=news).stdout
    assert claimcli("extract", "a.txt", "-o", "out.jsonl", cwd=news).stdout == ""
    assert (news / "out.jsonl").read_text(encoding="utf-8") == wanted, "the suffix names the format"
    assert claimcli("extract", "b.md", "-o", "out.jsonl", cwd=news).returncode == 2
    assert (news / "out.jsonl").read_text(encoding="utf-8") == wanted
    assert claimcli("extract", "b.md", "-o", "out.jsonl", "--force", "--format", "csv", cwd=news).returncode == 0
    assert (news / "out.jsonl").read_text(encoding="utf-8").startswith("id,document")
    assert claimcli("extract", "a.txt", "--json", "-o", os.devnull, cwd=news).returncode == 0
    assert [path.name for path in news.iterdir() if path.name.startswith(".")] == []


def test_compare_takes_what_extract_writes(claimcli: Run, news: Path) -> None:
    direct = json.loads(claimcli("compare", news, "--json").stdout)
    jsonschema.validate(direct, describe_schema("comparison"))
    without_articles = {**direct, "engine": None}
    for style in ("json", "jsonl"):
        written = claimcli("extract", news, "--format", style).stdout
        assert json.loads(claimcli("compare", "-", "--json", stdin=written.encode("utf-8")).stdout) == without_articles
        (news / f"claims.{style}").write_text(written, encoding="utf-8")
        assert json.loads(claimcli("compare", news / f"claims.{style}", "--json").stdout) == without_articles


def test_compare_in_every_format(claimcli: Run) -> None:
    pairs = records(claimcli("compare", "-", "--format", "jsonl", stdin=claims_jsonl()))
    assert [(pair["relation"], pair["claim"]["speaker"], pair["counter"]["speaker"]) for pair in pairs] == [
        ("disputes", "Maria Okafor", "Tomas Lindqvist")
    ]
    starts = {"table": "# ", "csv": "relation,tier,", "mermaid": "flowchart RL\n", "dot": "digraph claims {\n"}
    for style, start in starts.items():
        done = claimcli("compare", "-", "--format", style, stdin=claims_jsonl())
        assert done.returncode == 0 and done.stdout.startswith(start), done.stderr


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (["--relation", "disputes"], 1),
        (["--relation", "supports"], 0),
        (["--speaker", "Okafor"], 1),
        (["--speaker", "Okafor", "--speaker", "Lindqvist"], 1),
        (["--speaker", "Okafor", "--speaker", "Ada Lovelace"], 0),
        (["--speaker", "Okafor", "--speaker", "Maria Okafor"], 0),
        (["--across"], 1),
    ],
)
def test_filters_of_pairs(claimcli: Run, arguments: list[str], number: int) -> None:
    assert len(records(claimcli("compare", "-", "--format", "jsonl", *arguments, stdin=claims_jsonl()))) == number


def test_only_in_one_document(claimcli: Run) -> None:
    for name in ("news/a.txt", "a.txt", "a"):
        claims = records(claimcli("compare", "-", "--only-in", name, "--format", "jsonl", stdin=claims_jsonl()))
        assert [claim["id"] for claim in claims] == ["a#1", "a#2"], "a dispute elsewhere is no report of the claim"


def test_matrix(claimcli: Run) -> None:
    done = claimcli("compare", "-", "--matrix", stdin=claims_jsonl())
    assert done.stdout == "Tomas Lindqvist disputes Maria Okafor: 1\n"


def test_speakers(claimcli: Run, news: Path) -> None:
    report = json.loads(claimcli("speakers", news, "--json").stdout)
    jsonschema.validate(report, describe_schema("speakers"))
    assert {"Maria Okafor", "Tomas Lindqvist", "Ada Lovelace"} <= {speaker["name"] for speaker in report["speakers"]}
    assert records(claimcli("speakers", news, "--format", "jsonl")) == report["speakers"]
    assert claimcli("speakers", news).stdout.count("\n") == len(report["speakers"])
    assert claimcli("speakers", news, "--format", "csv").stdout.startswith("name,speaker_type")


def test_aliases(claimcli: Run, news: Path) -> None:
    listed = '["Countess of Lovelace"]\naliases = ["Ada Lovelace"]\nwikidata = "Q7259"\n'
    (news / "aliases.toml").write_text(listed, encoding="utf-8")
    for command in (["extract", "b.md"], ["speakers", "b.md"]):
        (record,) = records(claimcli(*command, "--aliases", "aliases.toml", "--format", "jsonl", cwd=news))
        assert record["speaker_id"] == "Q7259" and "Countess of Lovelace" in (record.get("speaker"), record.get("name"))


def test_show_in_a_pipe(claimcli: Run, news: Path) -> None:
    done = claimcli("show", news / "b.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        "{1 Ada Lovelace}" in done.stdout
        and "<1 said>" in done.stdout
        and "The harbour must close by May," in done.stdout
    )


@pytest.mark.parametrize("record", ["", "claim", "pair", "report", "comparison", "speaker", "speakers"])
def test_schema(claimcli: Run, record: str) -> None:
    done = claimcli("schema", *filter(None, [record]))
    schema = json.loads(done.stdout)
    assert (done.returncode, schema) == (0, json.loads(json.dumps(describe_schema(record or None))))
    jsonschema.Draft202012Validator.check_schema(schema)


def test_the_same_input_gives_the_same_bytes(claimcli: Run, seeds: Path, engine: str) -> None:
    for command in ("extract", "compare", "speakers"):
        environments = [{"PYTHONHASHSEED": seed, "CLAIMCLI_ENGINE": engine} for seed in ("1", "2", "3")]
        assert len({claimcli(command, seeds, "--json", env=changes).stdout for changes in environments}) == 1


def start_command(*arguments: str | Path) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)], stdin=pipe, stdout=pipe, stderr=pipe, env=clean_environment()
    )


@pytest.mark.parametrize(
    "arguments",
    [
        *(["extract", "seeds", "--quiet", "--format", style] for style in ("table", "jsonl", "json", "csv")),
        ["compare", "seeds", "--quiet"],
        ["schema"],
        ["show", "seeds", "--quiet"],
        ["--version"],
    ],
)
def test_a_closed_pipe_ends_quietly(arguments: list[str], seeds: Path) -> None:
    with start_command(*(str(seeds) if part == "seeds" else part for part in arguments)) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)


def test_head_gets_its_line(seeds: Path) -> None:
    shell = f"{' '.join(COMMAND)} extract {seeds} | head -1"
    done = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, env=clean_environment(), check=True)
    assert done.stdout.count("\n") == 1 and done.stderr == ""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_an_interrupt_ends_quietly(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with heeding_signals():
        process = start_command("extract", tmp_path / "fifo")
    with process:
        assert process.stderr is not None
        with (tmp_path / "fifo").open("wb"):  # waits until the command reads
            process.send_signal(signal.SIGINT)
            assert process.wait() == 130
        assert process.stderr.read() == b""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_leaves_whole_records(tmp_path: Path, number: signal.Signals, code: int) -> None:
    """Ctrl-C while a record larger than a pipe and than any buffer is being written: it is written to its end."""
    words = "said that it rains " * 400
    row = json.dumps({"text": f"“It {words},” said Ann Vale. " * 20 + "\n"})
    (tmp_path / "in.jsonl").write_text(f"{row}\n" * 3, encoding="utf-8")
    with heeding_signals():
        process = start_command("extract", tmp_path / "in.jsonl", "--format", "doccano")
    with process:
        assert process.stdout is not None
        first = process.stdout.read(10)  # the rest of the record waits for a reader
        process.send_signal(number)
        lines = (first + process.stdout.read()).split(b"\n")
        assert process.wait() == code
        assert lines.pop() == b"" and 1 <= len(lines) < 3
        assert all(len(json.loads(line)["text"]) > 100_000 for line in lines)


def test_closed_standard_input() -> None:
    shell = ["sh", "-c", 'exec "$@" <&-', "sh", *COMMAND, "extract", "-"]
    done = subprocess.run(shell, capture_output=True, text=True, env=clean_environment(), check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("claimcli: <stdin>: standard input is closed; ")


def test_closed_standard_output(news: Path) -> None:
    shell = ["sh", "-c", 'exec "$@" >&-', "sh", *COMMAND, "extract", "a.txt"]
    done = subprocess.run(shell, capture_output=True, text=True, env=clean_environment(), check=False, cwd=news)
    assert done.returncode == 2 and "standard output is closed" in done.stderr


def test_completion(claimcli: Run) -> None:
    for shell, variables in (
        ("bash", {"COMP_WORDS": "claimcli ex", "COMP_CWORD": "1"}),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "claimcli ex"}),
    ):
        done = claimcli(env={"_CLAIMCLI_COMPLETE": f"complete_{shell}", **variables})
        assert "extract" in done.stdout and "compare" not in done.stdout


def test_output_is_utf8_in_any_locale(claimcli: Run, news: Path) -> None:
    environment = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    (news / "a.txt").write_text("“L’été est fini,” said Zoë Müller.\n", encoding="utf-8")
    (claim,) = records(claimcli("extract", news / "a.txt", "--format", "jsonl", env=environment))
    assert claim["speaker"] == "Zoë Müller"
    assert "Zo\\xeb M\\xfcller" in claimcli("extract", news / "a.txt", env=environment).stdout


def test_piped_tables_have_no_colour_and_no_boxes(claimcli: Run, seeds: Path) -> None:
    for arguments in (["extract", seeds], ["compare", seeds], ["speakers", seeds], ["compare", seeds, "--matrix"]):
        shown = claimcli(*arguments).stdout
        assert shown and not set(shown) & set("\x1b│┃─━┌╭┏|")

"""Configuration: files found upwards, the user's own, the environment, and what comes before what."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Process

from claimcli.cli.app import app
from claimcli.cli.settings import (
    Options,
    SettingsError,
    choose,
    find_project_file,
    list_options,
    load_settings,
    map_defaults,
)

Run = Callable[..., Process]
TEXT = "“The bridge is safe,” said Maria Okafor. Engineer Tomas Lindqvist denied that the bridge is safe.\n"


@pytest.fixture(scope="module")
def options() -> Options:
    from typer.main import get_command

    return list_options(get_command(app).commands)  # type: ignore[attr-defined]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "news"


def write_toml(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_is_the_one(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    far = write_toml(tmp_path / "claimcli.toml", "jobs = 2")
    write_toml(below / "pyproject.toml", "[tool.other]\njobs = 3")
    assert find_project_file(below) == far
    near = write_toml(below / "pyproject.toml", "[tool.claimcli]\njobs = 3")
    assert find_project_file(below) == near
    nearest = write_toml(below / "claimcli.toml", "jobs = 4")
    assert find_project_file(below) == nearest


def test_command_line_environment_project_user(options: Options, tmp_path: Path) -> None:
    user = write_toml(
        tmp_path / "user" / "claimcli.toml", "jobs = 2\nencoding = 'cp1252'\n[compare]\njobs = 3\nlimit = 1"
    )
    own = write_toml(tmp_path / "pyproject.toml", "[tool.claimcli]\njobs = 4\n[tool.claimcli.compare]\nmin_score = 0.5")
    defaults = map_defaults(load_settings(options, {"CLAIMCLI_ENCODING": "utf-8"}, [user, own]), options)
    assert defaults["extract"] == {"jobs": 4, "encoding": "utf-8"}
    assert defaults["compare"] == {"jobs": 4, "encoding": "utf-8", "limit": 1, "min_score": 0.5}
    environment = {"CLAIMCLI_COMPARE_JOBS": "5", "CLAIMCLI_JOBS": "6", "CLAIMCLI_KIND": "direct mixed"}
    settings = load_settings(options, environment, [user, own])
    assert map_defaults(settings, options)["compare"]["jobs"] == "5"
    assert map_defaults(settings, options)["extract"] == {
        "jobs": "6",
        "encoding": "cp1252",
        "kind": ["direct", "mixed"],
    }
    assert choose(settings, "compare")["jobs"].source == "CLAIMCLI_COMPARE_JOBS"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("enginee = 'light'", "unknown key enginee; did you mean engine?"),
        ("[compare]\nlimits = 3", "unknown key limits; did you mean limit?"),
        ("[extract]\nmatrix = true", "has the unknown key matrix; use"),
        ("[compair]\nlimit = 3", "unknown table compair; did you mean compare?"),
        ("output = 'x'", "unknown key output"),
        ("jobs = [1]", "jobs has one value, not a list"),
        ("jobs = ", "is not valid TOML"),
        ("x = " + "[" * 3000, "is not valid TOML"),
    ],
)
def test_a_mistake_is_told(options: Options, tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message.replace("?", r"\?")):
        load_settings(options, {}, [write_toml(tmp_path / "claimcli.toml", text)])


def test_the_command_obeys_and_says_where_from(claimcli: Run, project: Path) -> None:
    write_toml(
        project.parent / "claimcli.toml",
        "format = 'jsonl'\n[extract]\nkind = 'direct'\n[[check.suppress]]\nreason = 'x'",
    )
    records = [json.loads(line) for line in claimcli("extract", "a.txt", cwd=project).stdout.splitlines()]
    assert [record["kind"] for record in records] == ["direct"]
    assert claimcli("extract", "a.txt", "--format", "csv", cwd=project).stdout.startswith("id,")
    env = {"CLAIMCLI_EXTRACT_KIND": "indirect", "XDG_CONFIG_HOME": str(project / "home")}
    records = [json.loads(line) for line in claimcli("extract", "a.txt", cwd=project, env=env).stdout.splitlines()]
    assert {record["kind"] for record in records} == {"indirect"}
    done = claimcli("config", cwd=project, env=env)
    assert done.returncode == 0 and f'format = "jsonl"    {project.parent / "claimcli.toml"}' in done.stdout
    assert (
        'extract.kind = ["indirect"]    CLAIMCLI_EXTRACT_KIND' in done.stdout
        and 'extract.kind = ["direct"]' not in done.stdout
    )
    report = json.loads(claimcli("config", "--json", cwd=project, env=env).stdout)
    assert {"command": "", "key": "format", "value": "jsonl", "source": report["project"]} in report["settings"]


def test_the_users_file_holds_everywhere(claimcli: Run, project: Path) -> None:
    write_toml(project / "home" / "claimcli" / "claimcli.toml", "format = 'json'")
    done = claimcli("speakers", "a.txt", cwd=project, env={"XDG_CONFIG_HOME": str(project / "home")})
    assert json.loads(done.stdout)["speakers"]


def test_a_path_is_meant_from_its_file(claimcli: Run, project: Path) -> None:
    write_toml(project.parent / "names.toml", '["Mayor Maria Okafor"]\naliases = ["Maria Okafor"]')
    write_toml(project.parent / "claimcli.toml", "aliases = 'names.toml'")
    assert "Mayor Maria Okafor" in claimcli("speakers", "a.txt", cwd=project).stdout


def test_a_mistake_ends_with_2_and_names_the_file_but_help_is_there(claimcli: Run, project: Path) -> None:
    file = write_toml(project / "claimcli.toml", "formt = 'json'")
    for command in (["extract", "a.txt"], ["config"]):
        done = claimcli(*command, cwd=project)
        assert done.returncode == 2 and done.stdout == ""
        assert f"{file.name}: has the unknown key formt; did you mean format?" in " ".join(done.stderr.split())
    assert claimcli("extract", "--help", cwd=project).returncode == 0

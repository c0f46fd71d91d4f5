"""What is handed out: the project file, the data in the package, and the files a fresh clone needs."""

import importlib.util
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT

import claimcli

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_it_needs_four_packages_and_no_more() -> None:
    names = {re.split(r"[<>=~ ]", requirement)[0] for requirement in PROJECT["dependencies"]}
    assert names == {"typer", "rich", "regex", "pydantic"}


def test_the_weights_of_the_accurate_engine_are_a_package_of_their_own() -> None:
    folder = ROOT / "models" / "accurate-en"
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    spec = importlib.util.spec_from_file_location("weights", folder / "claimcli_accurate_en" / "__init__.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.weights() == folder / "claimcli_accurate_en"
    (least,) = [r for r in PROJECT["optional-dependencies"]["accurate"] if r.startswith(project["name"])]
    assert [int(n) for n in module.__version__.split(".")] >= [int(n) for n in least.partition(">=")[2].split(".")]
    for name in ("LICENSE", "LICENSE-APACHE", "README.md"):
        assert (folder / name).stat().st_size > 0


def test_the_version_is_said_once_and_in_the_changelog() -> None:
    assert PROJECT["dynamic"] == ["version"]
    assert f"## {claimcli.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "LICENSE", "README.md", "CHANGELOG.md", "SECURITY.md", "Makefile", ".ci/run", "claimcli/py.typed",
        "docs/trust.md", ".pre-commit-config.yaml", ".github/workflows/release.yml",
        ".github/ISSUE_TEMPLATE/false_claim.yml", ".github/ISSUE_TEMPLATE/missed_claim.yml",
    ],
)  # fmt: skip
def test_a_clone_has_what_it_needs(name: str) -> None:
    assert (ROOT / name).stat().st_size > 0 or name.endswith("py.typed")


def test_every_version_of_python_that_is_promised_is_tested() -> None:
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    (listed,) = re.findall(r"python: \[(.*)\]", workflow)
    versions = [version.strip(' "') for version in listed.split(",")]
    assert PROJECT["requires-python"] == f">={versions[0]}" and versions[-1] == "3.14"
    assert [int(version.removeprefix("3.")) for version in versions] == list(range(11, 15))


def test_every_dependency_has_a_lower_bound_and_none_is_pinned() -> None:
    extras = PROJECT["optional-dependencies"]
    for requirement in [*PROJECT["dependencies"], *(r for listed in extras.values() for r in listed)]:
        if not requirement.startswith("claimcli[") and requirement != "types-regex":
            assert re.fullmatch(r"[\w.-]+(\[\w+\])?>=[\d.]+", requirement), requirement


def test_what_is_compiled_is_there() -> None:
    hook = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]["hooks"]["mypyc"]
    assert not hook["enable-by-default"]
    for name in [*hook["include"], *hook["exclude"]]:
        assert name == "__init__.py" or (ROOT / name).exists(), name


def test_the_seeds_are_data_byte_for_byte() -> None:
    attributes = (ROOT / ".gitattributes").read_text(encoding="utf-8")
    assert re.search(r"^seeds/\*\* -text$", attributes, re.MULTILINE)
    assert len(list((ROOT / "seeds").glob("*.txt"))) == 2


def test_scripts_may_be_run() -> None:
    for script in (ROOT / ".ci" / "run", *(ROOT / "examples").glob("*.sh")):
        assert os.access(script, os.X_OK), script.name


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not here")
def test_make_knows_its_targets() -> None:
    for target in (
        "demo",
        "test",
        "accurate",
        "lint",
        "readme",
        "train-light",
        "train-accurate",
        "train-comparison",
        "train-rules",
        "train-terms",
        "bench",
        "clean",
        "help",
    ):
        done = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_word_lists_stand_in_literal_strings() -> None:
    """`tomllib` takes '…' in one piece and "…" letter by letter, at every start."""
    lists = sorted((ROOT / "claimcli" / "lexicon" / "data").glob("*.toml"))
    assert lists
    for path in lists:
        lines = path.read_text(encoding="utf-8").split("\n")
        escaped = [
            line for line in lines if '"' in line and "'" not in line and not line.lstrip().startswith(("#", "["))
        ]
        assert escaped == [], path.name


def test_importing_the_package_loads_nothing_heavy() -> None:
    source = Path(claimcli.__file__).read_text(encoding="utf-8")
    assert "import regex" not in source and "import pydantic" not in source
    assert sorted(claimcli.__all__) == ["__version__", "check", "compare", "extract", "to_rows"]
    with pytest.raises(AttributeError):
        claimcli.nothing  # noqa: B018


def test_the_source_distribution_holds_what_its_tests_need() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = {name.split("/")[0] for name in settings["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]}
    built = {".venv", ".git", ".gitignore", "pyproject.toml", "build", "dist"}
    here = {path.name for path in ROOT.iterdir() if not path.name.endswith((".egg-info", "_cache", ".hypothesis"))}
    assert here - built - included == set()

"""What is known to be wrong is written down, and must fail: a fix shows itself here (strict xfail)."""

import tomllib
from typing import Any

import pytest
from conftest import ROOT
from quality.cases import Case, read_case
from quality.measure import compare

from claimcli.api import extract

FAILURES: list[dict[str, Any]] = tomllib.loads((ROOT / "tests" / "known_failures.toml").read_text("utf-8"))["case"]


def read_failure(row: dict[str, Any]) -> Case:
    """The case without its reason."""
    return read_case({key: value for key, value in row.items() if key != "why"}, "known_failures")


@pytest.mark.parametrize("row", FAILURES, ids=lambda row: row["id"])
def test_every_failure_has_a_reason(row: dict[str, Any]) -> None:
    assert len(row["why"].split()) > 5
    assert read_failure(row).claims


@pytest.mark.xfail(strict=True, reason="known_failures.toml says why")
@pytest.mark.parametrize("row", FAILURES, ids=lambda row: row["id"])
def test_a_known_failure(row: dict[str, Any]) -> None:
    case = read_failure(row)
    counts = compare(case, extract(text=case.text).claims)
    wanted = len(case.claims)
    assert (counts.found, counts.matched, counts.sourced, counts.kinds) == (wanted, wanted, wanted, wanted)
    assert counts.named == counts.judged

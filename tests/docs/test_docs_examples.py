"""The examples in Python on the pages of docs/ and beside the code print what they say."""

import doctest
from pathlib import Path

import pytest
from conftest import ROOT

PAGES = sorted(
    page
    for page in (*(ROOT / "docs").glob("*.md"), *(ROOT / "claimcli").rglob("*.md"))
    if ">>> " in page.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_print_what_the_page_says(page: Path) -> None:
    outcome = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert outcome.attempted > 0
    assert outcome.failed == 0

"""The table of hazards names tests that there are, and the bounds that hold."""

import re

from conftest import ROOT

from claimcli.readers.json_values import MAX_DEPTH
from claimcli.text import bounds

PAGE = (ROOT / "docs" / "trust.md").read_text(encoding="utf-8")


def test_every_test_of_the_table_is_there() -> None:
    path, found = "", 0
    for named in re.findall(r"`((?:tests/[\w/]+\.py)?::\w+)`", PAGE):
        file, _, name = named.partition("::")
        path = file or path
        assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), named
        found += 1
    assert found > 20


def test_every_bound_is_as_it_is_in_the_code() -> None:
    numbers = {int(number.replace(",", "")) for number in re.findall(r"\| ([\d,]+)(?: characters)? \|", PAGE)}
    named = {value for name, value in vars(bounds).items() if name.startswith("MAX_")} | {MAX_DEPTH}
    assert named == numbers
    assert f"{bounds.AROUND} characters on either side" in PAGE

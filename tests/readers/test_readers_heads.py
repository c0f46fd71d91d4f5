"""Header lines, front matter and dates: what stands above an article goes to its record, never into its title."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from claimcli.readers.dates import read_date
from claimcli.readers.heads import collect_meta, read_above
from claimcli.readers.types import Facts

BODY = "Clearbrook Water said it had not dumped sewage.\n"


@pytest.mark.parametrize(
    ("head", "facts", "meta"),
    [
        ("Title: A\nDate: 2024-02-10\nSource: The Gazette\n\n", Facts("A", "2024-02-10", "The Gazette"), {}),
        ("Headline: A\r\nAuthor: Ann Vale\r\n\r\n", Facts("A", author="Ann Vale"), {"Author": "Ann Vale"}),
        (
            "From: Press <p@x.example>\nTo: you\nDate: Tue, 12 Mar 2024 09:14:03 +0000\nSubject: A\n continued\n\n",
            Facts("A continued", "2024-03-12", None, "Press"),
            {"From": "Press <p@x.example>", "To": "you"},
        ),
        ("Date: 10/02/2024\n\n", Facts(), {"Date": "10/02/2024"}),
        (
            '---\ntitle: "A: b"\ndate: 2024-02-10\ntags:\n  - x\n  - y\n---\n',
            Facts("A: b", "2024-02-10"),
            {"tags": "x, y"},
        ),
        (
            "---\ntitle: 'It''s A'\nauthor: [Ann, Tom]\n...\n",
            Facts("It's A", author="Ann, Tom"),
            {"author": "Ann, Tom"},
        ),
        ("URL: https://x.example\nTitle: A\n", Facts("A", url="https://x.example"), {"URL": "https://x.example"}),
    ],
)
def test_what_stands_above(head: str, facts: Facts, meta: dict[str, str]) -> None:
    above = read_above(head + BODY)
    assert (head + BODY)[above.end :].lstrip("\r\n") == BODY
    assert (above.facts, collect_meta(above)) == (facts, meta)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Mayor: We won\n\n{BODY}",
        f"Source: a spokesman said so\nThe mayor left.\n{BODY}",
        f"LEE: We won.\nMAYOR: You lost.\n\n{BODY}",
        f"Update: {BODY}",
        "Title: A\nDate: 2024-02-10\n",
        "---\n\nA rule above.\n",
        "---\nnever: closed\n",
    ],
)
def test_what_is_no_header(text: str) -> None:
    assert read_above(text).end == 0


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-04", "2024-03-04"),
        ("2024-03-04T23:30:00-05:00", "2024-03-04"),
        ("20240304", "2024-03-04"),
        ("March 4, 2024", "2024-03-04"),
        ("4 March 2024 10:00", "2024-03-04"),
        ("Mon, 04 Mar 2024 09:14:03 +0000", "2024-03-04"),
        ("2024/3/4", "2024-03-04"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("4/4/2024", "2024-04-04"),
        ("03/04/2024", None),
        ("2024-13-45", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (True, None),
        (1709544600, "2024-03-04"),
        (1709544600000, "2024-03-04"),
        (7, None),
        (float("nan"), None),
        (date(2024, 3, 4), "2024-03-04"),
        (datetime(2024, 3, 4, 9, tzinfo=UTC), "2024-03-04"),
    ],
)
def test_dates(value: Any, expected: str | None) -> None:
    assert read_date(value) == expected

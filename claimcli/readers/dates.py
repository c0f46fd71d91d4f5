"""Dates as inputs write them, to ISO dates. Nothing is guessed: "03/04/2024" may be March or April, and stays out."""

import re
from datetime import UTC, date, datetime
from typing import Any

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4,6}Z?)?\s*$")
_SLASHED = re.compile(r"\s*(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b|\s*((?:19|20)\d\d)[/.](\d{1,2})[/.](\d{1,2})\b")
_SECONDS = (10**8, 10**10)  # the years 1973 to 2286 as seconds; thousand times as much: milliseconds


def read_date(value: Any) -> str | None:
    """The ISO date of a value: a date, "2024-03-04T09:30:00Z", "Tue, 12 Mar 2024 …", "March 4, 2024", seconds since
    1970; None where it says none, or not for certain."""
    if isinstance(value, date):
        return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _of_seconds(value)
    return _of_text(str(value)[:200])


def _of_seconds(value: float) -> str | None:
    low, high = _SECONDS
    seconds = value / 1000 if low * 1000 <= value < high * 1000 else value
    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if low <= seconds < high else None


def _of_text(text: str) -> str | None:
    from claimcli.text.head import find_date

    if match := _ISO.match(text) or _COMPACT.match(text):
        return _make(*match.groups())
    if match := _SLASHED.match(text):
        one, two, year, *ordered = match.groups()
        if year is None:
            return _make(*ordered)
        day, month = (one, two) if int(one) > 12 or one == two else (two, one)
        return _make(year, month, day) if int(day) > 12 or one == two else None
    if found := find_date(text):
        return found
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _make(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None

"""JSON values that follow one another in a text: one a line, spread over lines as jq prints them, or a single one.

Only `\\n` separates lines (a record may hold U+2028), and a broken value costs itself, not those after it.
"""

import json
from collections.abc import Iterator
from typing import Any

from claimcli.readers.problems import BadInputError

_SPACE = " \t\r\n"


def read_values(text: str) -> Iterator[tuple[int, Any] | BadInputError]:
    """(1-based line, value) of each JSON value in `text`, or the error that stands in its place."""
    decoder = json.JSONDecoder(parse_constant=_refuse_constant)
    at, line, counted = 0, 1, 0
    while (at := _skip_space(text, at)) < len(text):
        line += text.count("\n", counted, at)
        counted = at
        try:
            value, end = decoder.raw_decode(text, at)
            _refuse_surrogates(text, at, end, value)
        except (ValueError, RecursionError) as problem:
            following = text.find("\n{", at)
            yield _describe(problem, line, following)
            if isinstance(problem, UnicodeError):
                at = end
            elif following < 0:
                return
            else:
                at = following + 1
        else:
            yield line, value
            at = end


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


def _refuse_surrogates(text: str, start: int, end: int, value: Any) -> None:
    """Raise UnicodeEncodeError when a string of `value` holds half of a surrogate pair, which no UTF-8 can carry."""
    if text.find("\\ud", start, end) >= 0 or text.find("\\uD", start, end) >= 0:
        json.dumps(value, ensure_ascii=False).encode("utf-8")


def _describe(problem: Exception, line: int, following: int) -> BadInputError:
    """The error of a value that begins on `line`; `following` is where the next one begins, -1 when none does."""
    advice = "mend or remove this record; claimcli extract --format jsonl shows what one looks like"
    if isinstance(problem, UnicodeEncodeError):
        return BadInputError(
            f"half of a surrogate pair ({_escape(problem)}) in a string; mend or remove this record", line
        )
    if isinstance(problem, RecursionError):
        return BadInputError(f"JSON nested too deeply; {advice}", line)
    if isinstance(problem, json.JSONDecodeError):
        inside = following < 0 or problem.pos <= following  # else it ran on into the next record: it was never closed
        what = (problem.msg[0].lower() + problem.msg[1:]).removesuffix(" at").removesuffix(" starting")
        return BadInputError(f"broken JSON ({what}); {advice}", _line_of(problem) if inside else line)
    return BadInputError(f"broken JSON ({problem}); {advice}", line)


def _line_of(problem: json.JSONDecodeError) -> int:
    """The line to look at: that of the error, or the last one with anything on it when the text simply ends."""
    at = min(problem.pos, len(problem.doc.rstrip()))
    return problem.doc.count("\n", 0, at) + 1


def _escape(problem: UnicodeEncodeError) -> str:
    return f"\\u{ord(problem.object[problem.start]):04x}"

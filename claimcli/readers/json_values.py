"""JSON values that follow one another in a text: one a line, spread over lines as jq prints them, or a single one.

Only `\\n` separates lines (a record may hold U+2028), and a broken value costs itself, not those after it. The text is
taken piece by piece, each from a line that begins with `{` to the next such line, so that any length needs no memory
and broken lines stay linear.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from claimcli.readers.problems import BadInputError
from claimcli.readers.types import MAX_FILE, MIB

_SPACE = " \t\r\n"
MAX_DEPTH = 200  # brackets within brackets: deeper than any claim or article, and than what follows can hold


class _Piece(NamedTuple):
    line: int
    text: str
    last: bool


def read_values(text: str | Iterable[str]) -> Iterator[tuple[int, Any] | BadInputError]:
    """(1-based line, value) of each JSON value in `text` or in the lines of one, or the error in its place."""
    lines = iter(text.split("\n")) if isinstance(text, str) else (line.removesuffix("\n") for line in text)
    pieces = _cut(lines, 1)
    first = next(pieces, None)
    if first is None:
        return
    if not first.last and not _is_closed(first):
        yield from _read_open(first, pieces)
        return
    for piece in chain([first], pieces):
        for found in _read_piece(piece):
            yield found[:2] if isinstance(found, tuple) else found


def _cut(lines: Iterable[str], number: int) -> Iterator[_Piece]:
    """Pieces of a text, each from a line that begins with `{` to the next one; blank lines before the first go."""
    held: list[str] = []
    start, size = number, 0
    for at, line in enumerate(lines, number):
        if line.startswith("{") and any(part.strip(_SPACE) for part in held):
            yield _Piece(start, "\n".join(held), last=False)
            held, size = [], 0
        if not held:
            start = at
        held.append(line)
        size += len(line) + 1
        if size > MAX_FILE:
            raise _too_large(start)
    if held:
        yield _Piece(start, "\n".join(held), last=True)


def _too_large(line: int) -> BadInputError:
    return BadInputError(f"one JSON value of more than {MAX_FILE // MIB} MB; write one record a line", line)


def _is_closed(piece: _Piece) -> bool:
    """Whether the first value of a piece ends, or breaks, before the piece does."""
    text = piece.text.lstrip(_SPACE)
    if text.startswith("["):
        return text.rstrip(_SPACE).endswith("]")
    try:
        json.JSONDecoder().raw_decode(text)
    except json.JSONDecodeError as problem:
        return problem.pos < len(text.rstrip(_SPACE)) and "Unterminated" not in problem.msg
    except (ValueError, RecursionError):
        return True
    return True


def _read_open(first: _Piece, pieces: Iterator[_Piece]) -> Iterator[tuple[int, Any] | BadInputError]:
    """A first value over many lines that begin with `{` themselves, as a whole; where it breaks, piece by piece."""
    rest: list[str] = []
    size = 0
    for piece in pieces:
        rest.append(piece.text)
        if (size := size + len(piece.text)) > MAX_FILE:
            raise _too_large(first.line)
    whole = _Piece(first.line, "\n".join([first.text, *rest]), last=True)
    found = next(_read_piece(whole), None)
    if isinstance(found, tuple):
        yield found[:2]
        line, end = first.line + whole.text.count("\n", 0, found[2]), found[2]
        remaining = whole.text[end:]
    else:
        del whole
        yield from (error for error in _read_piece(first) if isinstance(error, BadInputError))
        line, remaining = first.line + first.text.count("\n") + 1, "\n".join(rest)
    for piece in _cut(remaining.split("\n"), line):
        for item in _read_piece(piece):
            yield item[:2] if isinstance(item, tuple) else item


def _read_piece(piece: _Piece) -> Iterator[tuple[int, Any, int] | BadInputError]:
    """(line, value, offset behind it) of the values of a piece, up to the first that is broken."""
    decoder = json.JSONDecoder(parse_constant=_refuse_constant)
    text = piece.text
    at, line, counted = 0, piece.line, 0
    while (at := _skip_space(text, at)) < len(text):
        line += text.count("\n", counted, at)
        counted = at
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as problem:
            yield _describe(problem, line, piece)
            return
        try:
            _refuse_surrogates(text, at, end, value)
            _refuse_depth(text, at, end, value)
        except (ValueError, RecursionError) as problem:
            yield _describe(problem, line, piece)
        else:
            yield line, value, end
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


def _refuse_depth(text: str, start: int, end: int, value: Any) -> None:
    """Raise RecursionError when `value` is nested deeper than what follows can hold."""
    if text.count("[", start, end) + text.count("{", start, end) <= MAX_DEPTH:
        return
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for item in level
            for inner in (item.values() if isinstance(item, dict) else item)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return
    raise RecursionError


def _describe(problem: Exception, line: int, piece: _Piece) -> BadInputError:
    """The error of a value that begins on `line` of a piece."""
    advice = "mend or remove this record; claimcli extract --format jsonl shows what one looks like"
    if isinstance(problem, UnicodeEncodeError):
        return BadInputError(
            f"half of a surrogate pair ({_escape(problem)}) in a string; mend or remove this record", line
        )
    if isinstance(problem, RecursionError):
        return BadInputError(f"JSON nested too deeply; {advice}", line)
    if isinstance(problem, json.JSONDecodeError):
        ends = min(problem.pos, len(problem.doc.rstrip()))
        inside = piece.last or ends < len(problem.doc.rstrip())  # else the next record begins: it was never closed
        what = (problem.msg[0].lower() + problem.msg[1:]).removesuffix(" at").removesuffix(" starting")
        there = piece.line + problem.doc.count("\n", 0, ends)
        return BadInputError(f"broken JSON ({what}); {advice}", there if inside else line)
    return BadInputError(f"broken JSON ({problem}); {advice}", line)


def _escape(problem: UnicodeEncodeError) -> str:
    return f"\\u{ord(problem.object[problem.start]):04x}"

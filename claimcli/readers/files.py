"""Files, folders and standard input: which inputs there are, their bytes, and their text.

Text is decoded strictly and never cleaned: line endings stay, a BOM is kept out of the text and out of the count.
Standard input is read as bytes, so that it gives the same offsets as the same bytes from a file.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimcli.models import InputError
from claimcli.readers.problems import BadInputError, describe_problem, refuse_binary

ARTICLE_SUFFIXES = (".txt", ".md")
CLAIM_SUFFIXES = (".json", ".jsonl", ".ndjson")
STDIN = "<stdin>"


def read_text(path: Path, encoding: str = "utf-8") -> str:
    """The text of a file. Raises OSError or UnicodeDecodeError when it cannot be read."""
    return decode(path.read_bytes(), encoding)


def decode(data: bytes, encoding: str = "utf-8") -> str:
    """`data` as text, strictly, without a BOM. Raises UnicodeDecodeError, or BadInputError for half surrogate pairs."""
    text = data.decode(encoding).removeprefix("\ufeff")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as problem:
        line = text.count("\n", 0, problem.start) + 1
        message = f"half of a surrogate pair (U+{ord(text[problem.start]):04X}); save the file as UTF-8"
        raise BadInputError(message, line) from None
    return text


def decode_article(data: bytes, encoding: str = "utf-8") -> str:
    """`data` as the text of an article; raises what `decode` does, and BadInputError when it is binary or empty."""
    refuse_binary(data, encoding)
    text = decode(data, encoding)
    if not text.strip():
        raise BadInputError("empty; give a file with the text of an article")
    return text


def read_bytes(name: str) -> bytes:
    """The bytes of an input that `list_inputs` named. Raises OSError or BadInputError."""
    if name != "-":
        return Path(name).read_bytes()
    if sys.stdin is None:
        raise BadInputError("standard input is closed; give a file, or pipe text into claimcli")
    if sys.stdin.isatty():
        print("claimcli: reading from the terminal; end with Ctrl-D", file=sys.stderr)
    return sys.stdin.buffer.read()


def name_document(name: str) -> str:
    """How an input is called in records: as given, `<stdin>` for `-`; bytes that are no UTF-8 as visible escapes."""
    return STDIN if name == "-" else os.fsencode(name).decode("utf-8", "backslashreplace")


def list_inputs(paths: Iterable[str]) -> Iterator[str | InputError]:
    """The files that `paths` stand for, in order: folders are searched, sorted; nothing is named twice."""
    seen: set[str] = set()
    for path in paths:
        found: Iterable[str | InputError] = search_folder(path) if path != "-" and Path(path).is_dir() else (path,)
        for item in found:
            if isinstance(item, str):
                real = item if item == "-" else os.path.realpath(item)
                if real in seen:
                    continue
                seen.add(real)
            yield item


def search_folder(folder: str) -> Iterator[str | InputError]:
    """The articles in `folder` and below, sorted by their path; an error for each folder that is closed or has none."""
    failures: list[OSError] = []
    names: list[str] = []
    for root, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        names += [os.path.join(root, name) for name in files if _is_article(root, name)]  # noqa: PTH118
    names.sort(key=lambda name: Path(name).parts)
    yield from (describe_problem(name_document(str(failure.filename or folder)), failure) for failure in failures)
    if not names and not failures:
        hint = "give the files themselves, or a folder that holds articles"
        yield InputError(document=name_document(folder), message=f"no *.txt or *.md files in this folder; {hint}")
    yield from names


def _is_article(root: str, name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith(ARTICLE_SUFFIXES) and Path(root, name).is_file()

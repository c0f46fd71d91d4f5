"""Weights that are several files in a folder: a list of them with the SHA-256 of each, checked before any is opened."""

import json
from collections.abc import Sequence
from hashlib import file_digest
from pathlib import Path

MANIFEST = "weights.json"
FORMAT = 1  # raised when older readers would read the files wrongly


def write_manifest(folder: Path, names: Sequence[str]) -> None:
    """Write the list of the files `names` in `folder`; the same files give the same bytes."""
    listed = {"format": FORMAT, "files": {name: _digest(folder / name) for name in sorted(names)}}
    (folder / MANIFEST).write_text(json.dumps(listed, indent=2) + "\n", encoding="utf-8")


def check_manifest(folder: Path, names: Sequence[str]) -> str:
    """See that the files `names` in `folder` are those that were listed there, whole and unchanged.

    Returns:
        What tells these weights from others: the SHA-256 of the list, in hexadecimal.

    Raises:
        OSError: the list or one of the files is not there.
        ValueError: a file is not as it was listed; the message says which.
    """
    listed = _read(folder / MANIFEST)
    for name in names:
        if listed.get(name) != _digest(folder / name):
            raise ValueError(f"damaged weights: the SHA-256 of {name} is not the one in {MANIFEST}")
    return _digest(folder / MANIFEST)


def _read(path: Path) -> dict[str, str]:
    try:
        listed = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise ValueError(f"damaged weights: {path.name} is no JSON") from None
    if not isinstance(listed, dict) or not isinstance(listed.get("files"), dict):
        raise ValueError(f"damaged weights: {path.name} lists no files")
    if listed.get("format") != FORMAT:
        raise ValueError(f"weights of format {listed.get('format')!r}, and this claimcli reads format {FORMAT}")
    return dict(listed["files"])


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()

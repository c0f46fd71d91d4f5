"""What a run over a corpus is to do, and the manifest by which a second run knows that it is the same."""

import json
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any, Literal

from claimcli import __version__

Executor = Literal["local", "slurm", "ray"]
Format = Literal["jsonl", "parquet"]
PROBLEM = "claimcli_problem"  # in the metadata of a document that stands for a row that could not be read
_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".parquet": "parquet", ".csv": "csv"}
_SUFFIXES |= {".warc": "warc", ".wet": "warc"}
_PACKED = {".gz": "gzip", ".zst": "zstd"}


class OtherRunError(ValueError):
    """The folder of the output holds a run that was made otherwise; the message says what differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A run: `source` and `output` are folders, or URLs that fsspec knows; `tasks` is into how many parts it falls."""

    source: str
    output: str
    engine: str
    tasks: int
    format: Format = "jsonl"
    text_column: str = "text"
    id_column: str = "id"

    def manifest(self, weights: str) -> dict[str, Any]:
        """What the rows depend on: versions and options."""
        return {"generator": f"claimcli {__version__}", "weights": weights, **asdict(self)}


def check_manifest(known: str, manifest: dict[str, Any]) -> None:
    """Compare the manifest that stands in the output with that of the run to be.

    Args:
        known: the file as it stands there.
        manifest: what this run would write.

    Raises:
        OtherRunError: they differ in what the rows depend on.
    """
    from claimcli.writers.ledger import tell_differences

    now = {name: value for name, value in manifest.items() if name != "output"}
    if differs := tell_differences(json.loads(known), now):
        raise OtherRunError(f"this folder holds another run ({differs}); give an empty folder, or the same options")


def kind_of(name: str) -> tuple[str, str | None] | None:
    """(format, compression) of an input file by its name; None for what is no input."""
    path = PurePath(name.lower())
    packing = _PACKED.get(path.suffix)
    kind = _SUFFIXES.get(PurePath(path.stem).suffix if packing else path.suffix)
    return (kind, packing) if kind else None

"""Words as data: TOML files with cues, names and terms, and the modules that load them.

The lists stand in literal strings ('…'): `tomllib` takes those in one piece, and others letter by letter.
"""

import tomllib
from pathlib import Path
from typing import Any


def read_words(name: str) -> dict[str, Any]:
    """The tables of `name`.toml, a file of `data/`."""
    return tomllib.loads((Path(__file__).parent / "data" / f"{name}.toml").read_text(encoding="utf-8"))

"""The files of one task: written beside their places and put there at the end, whole or not at all."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from datatrove.io import DataFolder


class TaskFiles:
    """Open files by name, which stand at `places` of the folder when the block ends well.

    Args:
        folder: where they are to stand.
        places: the path of each, by name.
    """

    def __init__(self, folder: DataFolder, places: Mapping[str, str]) -> None:
        self._folder = folder
        self._places = places
        self._mark = uuid4().hex[:12]  # two runs may write one task: each its own, and the same rows
        self.files: dict[str, Any] = {}

    def __enter__(self) -> "TaskFiles":
        self.files = {name: self._folder.open(self._part(name), self._mode(name)) for name in self._places}
        return self

    def __exit__(self, kind: object, problem: object, trace: object) -> None:
        for file in self.files.values():
            file.close()
        for name, place in self._places.items():
            if kind is None:
                self._folder.fs.mv(*(self._folder.resolve_paths(path) for path in (self._part(name), place)))
            else:
                self._folder.rm(self._part(name))

    def _part(self, name: str) -> str:
        return f"{self._places[name]}.{self._mark}.part"

    def _mode(self, name: str) -> str:
        return "wb" if self._places[name].endswith(".parquet") else "w"

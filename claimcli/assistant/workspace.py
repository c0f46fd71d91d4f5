"""What an assistant can read: texts that it gives, and files inside one folder that was named at the start."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcli.attribution.engines import LIGHT
from claimcli.models import InputError
from claimcli.readers.types import ArticleText


class OutsideError(ValueError):
    """A path that leads out of the folder."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder, or None where only texts are read, and the engine that reads."""

    folder: Path | None = None
    engine: str = LIGHT


def gather_articles(
    workspace: Workspace, texts: Sequence[str], paths: Sequence[str], name: str = "text"
) -> tuple[list[ArticleText], list[InputError]]:
    """The articles of `texts`, called `<text 1>` and so on, and of `paths`, called by their path in the folder.

    Raises:
        ValueError: There is nothing to read, or a text is empty.
        OutsideError: A path is outside the folder, or there is no folder.
    """
    from claimcli.readers.plain import read_string

    if not texts and not paths:
        raise ValueError("nothing to read: give texts or paths")
    found = [read_string(text, f"<{name} {number}>") for number, text in enumerate(texts, 1)]
    errors: list[InputError] = []
    for path in paths:
        for item in _read_path(workspace, path):
            if isinstance(item, InputError):
                errors.append(item)
            else:
                found.append(item)
    return found, errors


def _read_path(workspace: Workspace, path: str) -> Iterator[ArticleText | InputError]:
    from claimcli.readers.files import list_inputs
    from claimcli.readers.inputs import read_articles

    if workspace.folder is None:
        raise OutsideError("no folder was named at the start, so only texts can be read")
    root = os.path.realpath(workspace.folder)
    for item in list_inputs([_inside(root, path)]):
        if isinstance(item, InputError):
            yield _rename(item, root)
            continue
        name = _inside(root, item.name)  # a link in the folder may lead out of it
        for found in read_articles([name]):
            yield _rename(found, root)


def _inside(root: str, path: str) -> str:
    """The real path of `path`.

    Raises:
        OutsideError: It is not in `root`; `-` and devices never are.
    """
    if "\0" in path:
        raise OutsideError(f"{path!r} is no path")
    real = os.path.realpath(os.path.join(root, path))  # noqa: PTH118
    if not (real == root or real.startswith(os.path.join(root, ""))):  # noqa: PTH118
        raise OutsideError(f"{path!r} is outside the folder that may be read")
    return real


def _rename(found: ArticleText | InputError, root: str) -> ArticleText | InputError:
    """The same under its path in the folder, which is all that an assistant is to know of the machine."""
    document = found.document
    shown = os.path.relpath(document, root) if document.startswith(root) else document
    if isinstance(found, InputError):
        return found.model_copy(update={"document": shown, "message": found.message.replace(root + os.sep, "")})
    return found._replace(document=shown)

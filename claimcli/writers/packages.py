"""Packages that some formats need and not everybody has: loaded when such a format is written, named when missing."""

from importlib import import_module
from typing import Any


class MissingPackageError(ImportError):
    """An optional package is not installed; the message names the command that installs it."""


def load_package(module: str, *, extra: str, what: str) -> Any:
    """The module, imported.

    Args:
        module: Its name as imported, such as `pyarrow.parquet`.
        extra: The extra of claimcli that brings it, such as `parquet`.
        what: What it is needed for: "a Parquet file".

    Raises:
        MissingPackageError: It is not installed.
    """
    try:
        return import_module(module)
    except ImportError as problem:
        install = f'pip install "claimcli[{extra}]"'
        raise MissingPackageError(f"{what} needs a package that is not here ({problem}); {install}") from None

"""claimcli: who said what, and who disputes it.

>>> from claimcli import extract
>>> report = extract('"We won," said Ada Lovelace.')
>>> report.claims[0].speaker
'Ada Lovelace'

The functions are loaded when first used (PEP 562), so that importing the package costs nothing.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "check", "compare", "extract", "to_rows"]

if TYPE_CHECKING:
    from claimcli.api import check, compare, extract
    from claimcli.writers.rows import to_rows


def __getattr__(name: str) -> Any:
    if name == "to_rows":
        from claimcli.writers.rows import to_rows

        return to_rows
    if name in __all__:
        from claimcli import api

        return getattr(api, name)
    raise AttributeError(f"module 'claimcli' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})

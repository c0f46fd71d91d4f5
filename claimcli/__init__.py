"""claimcli: who said what, and who disputes it.

>>> from claimcli import extract
>>> report = extract('"We won," said Ada Lovelace.')
>>> report.claims[0].speaker
'Ada Lovelace'

The two functions are loaded when first used, so that importing the package costs nothing.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "compare", "extract"]

if TYPE_CHECKING:
    from claimcli.compare import compare
    from claimcli.extract import extract


class _Package(ModuleType):
    """The package, which keeps the functions `extract` and `compare` where Python would put the modules that hold them.

    Importing `claimcli.extract` ends with the module being set as the package's attribute `extract`; callers of the
    library want the function of that name, whoever imported the module before.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if name in ("extract", "compare") and isinstance(value, ModuleType):
            value = getattr(value, name)
        super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        if name in ("extract", "compare"):
            from importlib import import_module

            return getattr(import_module(f"claimcli.{name}"), name)
        raise AttributeError(f"module 'claimcli' has no attribute {name!r}")


sys.modules[__name__].__class__ = _Package

"""claimcli: who said what, and who disputes it.

>>> from claimcli import extract
>>> report = extract('"We won," said Ada Lovelace.')
>>> report.claims[0].speaker
'Ada Lovelace'

The two functions are loaded when first used, so that importing the package costs nothing.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "compare", "extract"]

if TYPE_CHECKING:
    from claimcli.compare import compare
    from claimcli.extract import extract


def __getattr__(name: str) -> Any:
    # The modules `claimcli.extract` and `claimcli.compare` carry the names of the functions they export; callers of
    # the library want the functions. Importing a submodule binds the module here, so bind the function over it.
    if name in ("extract", "compare"):
        from importlib import import_module

        function = getattr(import_module(f"claimcli.{name}"), name)
        globals()[name] = function
        return function
    raise AttributeError(f"module 'claimcli' has no attribute {name!r}")

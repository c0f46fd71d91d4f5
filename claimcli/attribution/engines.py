"""The engines that can tag an article: a registry from their names to what loads them.

A new engine is a loader that gives a `Model`, and a line in `LOADERS`; what comes after the tagger does not know which
engine it was.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcli.attribution.model import Model

WEIGHTS_VARIABLE = "CLAIMCLI_WEIGHTS"  # names other weights, to measure them before they are shipped
LIGHT = "light"
LOADERS = {  # name -> module:function, imported when the engine is first asked for
    LIGHT: "claimcli.attribution.model:load_light",
    "accurate": "claimcli.attribution.model:load_accurate",
}
ENGINES = tuple(LOADERS)
INSTALL = 'pip install "claimcli[accurate]", or in a checkout pip install onnxruntime tokenizers ./models/accurate-en'


class EngineMissing(ImportError):  # noqa: N818 (an engine that is not installed is a fact, and no fault)
    """The engine asked for needs packages or weights that are not here; the message says which."""


def load_engine(name: str = LIGHT) -> "Model":
    """The model of an engine; loaded once.

    Raises:
        ValueError: no engine has that name.
        EngineMissing: its packages are not installed, or `CLAIMCLI_WEIGHTS` names nothing that it can read.
    """
    if name not in LOADERS:
        raise ValueError(f"no engine is called {name!r}; there are {' and '.join(ENGINES)}")
    module, _, loader = LOADERS[name].partition(":")
    try:
        model: Model = getattr(import_module(module), loader)()
    except (OSError, ValueError, KeyError) as problem:
        named = os.environ.get(WEIGHTS_VARIABLE, "")
        what = f"{WEIGHTS_VARIABLE} names {named!r}, where there are" if named else "there are"
        cure = f"unset {WEIGHTS_VARIABLE}" if named else "install claimcli and its weights anew"
        raise EngineMissing(f"{what} no weights of the {name} engine ({problem}); {cure}") from None
    return model

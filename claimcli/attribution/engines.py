"""The engines that can tag an article, by name. What each is made of is loaded by `model.load_model`, when needed."""

ENGINES = ("light", "accurate")
LIGHT = "light"
INSTALL = 'pip install "claimcli[accurate]", or in a checkout pip install onnxruntime tokenizers ./models/accurate-en'


class EngineMissing(ImportError):  # noqa: N818 (an engine that is not installed is a fact, and no fault)
    """The engine asked for needs packages or weights that are not here; the message says which."""

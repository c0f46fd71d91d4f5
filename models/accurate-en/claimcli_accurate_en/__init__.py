"""The weights of claimcli's accurate engine, for English news: data, and where it lies.

`model.onnx` is the network, `tokenizer.json` cuts words into its pieces, and `parts.bin` holds what claimcli's own code
needs beside them; `weights.json` has the SHA-256 of each. The module imports nothing heavy;
`claimcli.attribution.tagging.encoder` reads the files.
"""

from pathlib import Path

__version__ = "0.1.0"
__all__ = ["__version__", "weights"]


def weights() -> Path:
    """The folder that holds the files."""
    return Path(__file__).parent

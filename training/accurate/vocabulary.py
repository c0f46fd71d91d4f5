"""The word pieces that the shipped model keeps: what English news is written with.

MiniLM's vocabulary has a thousand places that nobody used and thousands of pieces in other scripts. Without them the
model is smaller and reads English the same; a word in another script becomes one unknown piece.
"""

import json
import unicodedata
from pathlib import Path

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_SCRIPTS = ("LATIN", "DIGIT", "COMBINING", "VULGAR", "SUPERSCRIPT", "SUBSCRIPT")


def kept_pieces(tokenizer: Path) -> list[tuple[str, int]]:
    """(piece, its old number) of all that stay, in their old order; the new number is the place in this list."""
    vocabulary: dict[str, int] = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    return sorted(((p, n) for p, n in vocabulary.items() if p in SPECIAL or _is_used(p)), key=lambda pair: pair[1])


def _is_used(piece: str) -> bool:
    """Whether a piece can be part of English text: Latin letters, digits, marks and signs."""
    if piece.startswith("[unused"):
        return False
    letters = [c for c in piece.removeprefix("##") if c.isalnum() or unicodedata.category(c).startswith("M")]
    return all(unicodedata.name(c, "").startswith(_SCRIPTS) for c in letters)


def write_tokenizer(tokenizer: Path, kept: list[tuple[str, int]], output: Path) -> None:
    """The tokenizer's file with the kept pieces alone, numbered anew; nothing but splitting is left in it."""
    data = json.loads(tokenizer.read_text(encoding="utf-8"))
    numbers = {piece: n for n, (piece, _) in enumerate(kept)}
    data["model"]["vocab"] = numbers
    data["added_tokens"] = [dict(t, id=numbers[t["content"]]) for t in data["added_tokens"] if t["content"] in numbers]
    data["post_processor"] = data["truncation"] = data["padding"] = None
    output.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")), encoding="utf-8")

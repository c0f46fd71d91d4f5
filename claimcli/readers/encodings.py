"""Bytes to text: strictly, never cleaned, in the encoding that was named or that the bytes themselves give away.

Line endings stay; a BOM is kept out of the text and out of the count. Text that is not UTF-8 is Windows-1252 or UTF-16
in practice; both are recognised by evidence, and whoever reads the result is told.
"""

import re

from claimcli.readers.problems import BadInputError, find_wide_mark, refuse_binary
from claimcli.readers.types import AUTO

# What Windows-1252 text in a language of Western Europe uses beyond ASCII: quotation marks, dashes, currency, accents.
_PUNCTUATION = "€‚ƒ„…†‡‰‹‘’“”•–—˜™›\xa0¡£¥§©ª«®°±²³´·¹º»¼½¾¿×"
_PLAUSIBLE = re.compile(
    rf"[{re.escape(_PUNCTUATION)}]|(?<![À-ÿ])[À-ÖØ-öø-ÿŒœŠšŽžŸ](?:[a-zà-ÿ’' \n.,;:!?)”-]|$)|[À-ÿ][A-Z]"
)
_UTF8 = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]")  # é, “ and their like as UTF-8 has them
_ENOUGH = 0.9  # share of the characters beyond ASCII that must look like Windows-1252


def decode(data: bytes, encoding: str = "utf-8") -> str:
    """`data` as text in `encoding`, strictly, without a byte order mark.

    Raises:
        UnicodeDecodeError: It is none.
        BadInputError: It has half of a surrogate pair.
    """
    text = data.decode(encoding).removeprefix("\ufeff")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as problem:
        line = text.count("\n", 0, problem.start) + 1
        message = f"half of a surrogate pair (U+{ord(text[problem.start]):04X}); save the file as UTF-8"
        raise BadInputError(message, line) from None
    return text


def decode_noticing(data: bytes, encoding: str = AUTO) -> tuple[str, tuple[str, ...]]:
    """(text of an article, warnings): a warning says which encoding was recognised where it is not UTF-8.

    Args:
        data: the bytes of a file.
        encoding: its name; "auto" tells it from the bytes.

    Raises:
        BadInputError: It is no text in any encoding that can be told.
    """
    found = find_encoding(data) if encoding == AUTO else encoding
    refuse_binary(data, found)
    text = decode(data, found)
    if not text.strip():
        raise BadInputError("empty; give a file with the text of an article")
    return text, warn_encoding(found) if encoding == AUTO else ()


def warn_encoding(found: str) -> tuple[str, ...]:
    """The warning for text in an encoding that was recognised and not named."""
    if found == "utf-8":
        return ()
    name = "Windows-1252" if found == "cp1252" else found.upper()
    return (f"not UTF-8: read as {name}, which --encoding {found} says for certain",)


def find_encoding(data: bytes, *, whole: bool = True) -> str:
    """The encoding of `data`, told from its bytes: utf-8 unless there is evidence for another.

    `whole` is whether `data` is all there is; else its last character may be cut.
    """
    if (wide := find_wide_mark(data)) is not None:
        return wide
    if (wide := _find_unmarked_utf16(data)) is not None:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as problem:
        if not whole and problem.start > len(data) - 4:
            return "utf-8"
        return "cp1252" if _looks_like_cp1252(data) else "utf-8"
    return "utf-8"


def _find_unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: of the first characters nearly all are ASCII, and so is every second byte a NUL."""
    start = data[: 2 * min(500, len(data) // 2)]
    if len(start) < 8 or b"\0" not in start:
        return None
    even, odd = start[::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if odd > 0.8 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 * half and odd < 0.1 * half else None


def _looks_like_cp1252(data: bytes) -> bool:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    if _UTF8.search(data):
        return False  # UTF-8 with a broken byte somewhere: to read the rest as something else would spoil all of it
    high = sum(char > "\x7f" for char in text)
    control = sum(text.count(chr(code)) for code in (*range(9), *range(14, 32)))
    if not high or control:
        return False
    return len(_PLAUSIBLE.findall(text)) >= _ENOUGH * high

"""Plain text: the text of the file itself, with the header lines or the front matter it may begin with."""

import re
from collections.abc import Iterator

from claimcli.readers.encodings import decode_noticing
from claimcli.readers.heads import collect_meta, read_above
from claimcli.readers.problems import NoArticleError
from claimcli.readers.source import Source
from claimcli.readers.types import MAX_TEXT, ArticleText, Reading

_OUTPUT_LINE = re.compile(r"\S[^\n]*:\d+: [^\n]+ \([^\n]*, [01]\.\d\d\): ")


def read(source: Source, reading: Reading) -> Iterator[ArticleText]:
    """The article of a text file.

    Raises:
        NoArticleError: It is empty, or what another command wrote.
    """
    text, warnings = decode_noticing(source.read_all(MAX_TEXT), reading.encoding)
    if looks_like_output(text):
        raise NoArticleError("an output of claimcli, not an article; give the articles", "written by claimcli")
    yield read_string(text, source.document, source.key)._replace(warnings=warnings)


def read_string(text: str, document: str, key: str = "") -> ArticleText:
    """A text as an article: what it says of itself above, and where it begins.

    Args:
        text: the whole text.
        document: what it is called.
        key: begins the ids of its claims; the name unless given.
    """
    above = read_above(text)
    return ArticleText(
        document=document, text=text, key=key, facts=above.facts, body_start=above.end, meta=collect_meta(above)
    )


def looks_like_output(text: str) -> bool:
    """Whether a text is what `claimcli extract > out.txt` writes: every line a file, a line number and a claim."""
    lines = text[:4000].split("\n")[:8]
    whole = [line for line in (lines if len(text) < 4000 else lines[:-1]) if line.strip()]
    return bool(whole) and all(_OUTPUT_LINE.match(line) for line in whole)

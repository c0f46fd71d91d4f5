"""The pipeline of extraction, as a list of steps: text in, a report of claims out.

text --read_article--> Article --find_attributions--> [Attribution] --name_speakers--> [Speaker]
     --build_claims--> [Claim] --> DocumentReport
"""

from pathlib import Path

from claimcli.attribution.find import find_attributions
from claimcli.claims import build_claims
from claimcli.models import DocumentReport
from claimcli.speakers.resolve import name_speakers
from claimcli.text.article import read_article


def extract(source: str | Path, *, document: str | None = None) -> DocumentReport:
    """The claims of one article, as `claimcli extract` gives them.

    `source` is the text itself, or the `Path` of a file with it (UTF-8); `document` is the name the claims carry
    (default: the path, or `<text>`). Raises OSError or UnicodeDecodeError when the file cannot be read.
    """
    if isinstance(source, Path):
        from claimcli.readers.files import read_text

        return extract_text(read_text(source), document or str(source))
    return extract_text(source, document or "<text>")


def extract_text(text: str, document: str) -> DocumentReport:
    """The claims of `text`, which offsets refer to; the same text gives the same report."""
    article = read_article(text, document)
    attributions = find_attributions(article)
    speakers = name_speakers(article, attributions)
    claims = build_claims(article, attributions, speakers)
    return DocumentReport(
        document=document,
        title=article.head.title,
        date=article.head.date,
        publisher=article.head.publisher,
        claims=claims,
        warnings=article.warnings,
    )

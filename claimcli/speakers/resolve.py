"""Resolution: the name of who speaks, for every attribution of an article."""

from collections.abc import Sequence

from claimcli.attribution.attribution import Attribution
from claimcli.speakers.speaker import Speaker
from claimcli.text.article import Article
from claimcli.text.span import cover


def name_speakers(article: Article, attributions: Sequence[Attribution]) -> list[Speaker]:
    """One speaker for each of `attributions`, in their order."""
    speakers = []
    for attribution in attributions:
        name = cover(attribution.source).of(article.text).strip() if attribution.source else ""
        speakers.append(Speaker(name, None, "as_written", "as written") if name else Speaker())
    return speakers

"""Texts with their attributions marked, for tests of the speaker stage.

    ⟦he⟧ said ⟪the harbour was closed⟫     the source in ⟦ ⟧, the content in ⟪ ⟫

The first source belongs to the first content, the second to the second, and so on, unless a small number behind the
opening mark says otherwise (⟦₂ ⟧, ⟪₁ ⟫); an empty ⟦⟧ is an attribution without a source. Marks may nest, and are taken
out of the text.
"""

from claimcli.attribution.types import Attribution
from claimcli.coreference.pipeline import name_speakers
from claimcli.coreference.types import Speaker
from claimcli.text.article import Article, read_article
from claimcli.text.span import Span

_OPEN = {"⟦": "source", "⟪": "content"}
_NUMBERS = "₀₁₂₃₄"
_CLOSE = {"⟧": "source", "⟫": "content"}


def read_marked(marked: str) -> tuple[Article, list[Attribution]]:
    """The article of a marked text, and its attributions."""
    text: list[str] = []
    open_: dict[str, list[tuple[int, int]]] = {"source": [], "content": []}
    found: dict[str, list[tuple[int, Span]]] = {"source": [], "content": []}
    numbers = {"source": 0, "content": 0}
    last = ""
    for letter in marked:
        if kind := _OPEN.get(letter):
            open_[kind].append((numbers[kind], len(text)))
            numbers[kind] += 1
            last = kind
        elif letter in _NUMBERS:
            open_[last][-1] = (_NUMBERS.index(letter), len(text))
        elif kind := _CLOSE.get(letter):
            number, start = open_[kind].pop()
            found[kind].append((number, Span(start, len(text))))
        else:
            text.append(letter)
    sources, contents = ([s for _, s in sorted(found[kind])] for kind in ("source", "content"))
    article = read_article("".join(text))
    attributions = [
        Attribution(
            (article.token_range(source),) if source.end > source.start else (), (), (article.token_range(content),)
        )
        for source, content in zip(sources, contents, strict=True)
    ]
    return article, attributions


def speakers_of(marked: str) -> list[Speaker]:
    """The speakers of a marked text, in the order of its marks."""
    article, attributions = read_marked(marked)
    return name_speakers(article, attributions)

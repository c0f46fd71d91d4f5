"""What the rules ask about quotations: where one reaches to, what continues it, whether it reads like speech."""

from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.features.word_classes import AUXILIARIES, WordClass, any_of
from claimcli.text.article import Article, Paragraph
from claimcli.text.quotes import Quotation

_SPOKEN_ENDINGS = frozenset(",.?!—-")
_VERBAL = AUXILIARIES | any_of(WordClass.PARTICIPLE_ED, WordClass.PARTICIPLE_ING)
LEAST_WORDS = 5
MOST_PARAGRAPHS = 40  # of one quotation, so that a text that reopens one for ever stays linear


def extent(quotation: Quotation) -> range:
    """The tokens of a quotation with its marks."""
    return range(quotation.open, quotation.end)


def paragraph_of(article: Article, token: int) -> int:
    """Number of the paragraph that holds a token."""
    return article.sentences[article.sentence_of(token)].paragraph


def quotation_that_opens(article: Article, table: TokenTable, paragraph: Paragraph) -> Quotation | None:
    """The outermost quotation that the first token of a paragraph opens."""
    number = table.quote[paragraph.first]
    if number < 0 or article.quotations[number].open != paragraph.first:
        return None
    return article.quotations[number]


def continuation_of(article: Article, table: TokenTable, quotation: Quotation) -> list[range]:
    """Token ranges of the quotations in the paragraphs below that reopen `quotation`, until one closes."""
    found: list[range] = []
    number = paragraph_of(article, quotation.open) + 1
    last = min(number + MOST_PARAGRAPHS, len(article.paragraphs))
    while not quotation.closed and number < last:
        following = quotation_that_opens(article, table, article.paragraphs[number])
        if following is None or not following.continues:
            break
        found.append(extent(following))
        quotation = following
        number += 1
    return found


def reads_like_speech(table: TokenTable, number: int, quotation: Quotation) -> bool:
    """A stop or comma before the closing mark, or five words with a verb among them: no title, no scare quote."""
    inside = range(quotation.open + 1, quotation.close)
    if table.endings[number] in _SPOKEN_ENDINGS:
        return len(inside) > 1
    return len(inside) >= LEAST_WORDS and any(table.classes[i] in _VERBAL for i in inside)

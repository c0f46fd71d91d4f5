"""The stretch of an article in which the source and the content of a cue are looked for.

It is the cue's sentence, the whole of any quotation that reaches into it, the sentences after it that are quotations
(`"A," he said. "B. C."`), and a block quotation in the paragraphs below an announcement (`She added that:`). The inside
of a long quotation that does not hold the cue is left out: it is labelled as its two ends are.
"""

from bisect import bisect_left

from claimcli.attribution.features.token_table import CLOSING_MARK, TokenTable
from claimcli.attribution.tagging.cues import Cue
from claimcli.text.article import Article

EDGE = 4  # tokens kept at each end of a long quotation
REACH = 160  # tokens labelled on either side of the cue; of 3,457 cues in news none needed more than 100
TAG = 10  # tokens between a question's closing mark and the cue that speaks it
FAR = 1500  # tokens looked through on either side for them, so that a text that is one sentence stays linear
_ENDS = frozenset((".", "!", "?", "”", '"', "''", "’", ")"))


def token_window(article: Article, table: TokenTable, cue: Cue) -> list[int]:
    """Indices of the tokens to label, in text order."""
    first, last = window_bounds(article, table, cue)
    first, last = max(first, cue.first - FAR), min(last, cue.last + FAR)
    home = table.quote[cue.head]
    if not set(table.quote[first:last]) - {-1, home}:  # as in most windows: nothing to leave out
        return list(range(max(first, cue.first - REACH), min(last, cue.last + REACH)))
    skipped: set[int] = set()
    i = first
    out: list[int] = []
    while i < last:
        number = table.quote[i]
        if number >= 0 and number != home:
            q = article.quotations[number]
            if q.open <= i and q.close - q.open > 2 * EDGE + 4 and i == max(first, q.open):
                end = min(last, q.end)
                skipped.update(range(q.open + 1 + EDGE, q.close - EDGE))
                out += [t for t in range(i, end) if t not in skipped]
                i = end
                continue
        out.append(i)
        i += 1
    return out[max(0, bisect_left(out, cue.first) - REACH) : bisect_left(out, cue.last) + REACH]


def window_bounds(article: Article, table: TokenTable, cue: Cue) -> tuple[int, int]:
    """Half-open token range of the window, with what `token_window` leaves out."""
    sentences, paragraphs = article.sentences, article.paragraphs
    number = table.sentence[cue.first]
    paragraph = paragraphs[sentences[number].paragraph]
    first, last = sentences[number].first, sentences[number].last
    if table.quote[first] >= 0 and table.quote[first] != table.quote[cue.head]:
        opening = article.quotations[table.quote[first]].open
        if opening < first:
            first = max(paragraph.first, sentences[table.sentence[opening]].first)
    elif first > paragraph.first and cue.first - first <= TAG and asks_or_exclaims(table, first - 1):
        first = sentences[table.sentence[article.quotations[table.quote[first - 1]].open]].first
    following = number + 1
    while following < len(sentences) and sentences[following].paragraph == sentences[number].paragraph:
        begin = sentences[following].first
        if table.quote[begin] < 0 or (table.quote[begin] == table.quote[cue.head]):
            break
        last = sentences[following].last
        following += 1
    if last == paragraph.last and announces(article, table, last - 1):
        last = _end_of_block(article, table, sentences[number].paragraph, last)
    return first, last


def asks_or_exclaims(table: TokenTable, end: int) -> bool:
    """Whether a quotation that may be spoken on ends with token `end`: `"Why now?" Ms Oduya asked.`"""
    return table.place[end] == CLOSING_MARK and table.words[end - 1] in ("?", "!", ",", "—", "--", "-")


def announces(article: Article, table: TokenTable, end: int) -> bool:
    """Whether a paragraph that ends with token `end` announces the quotation below: a colon, or no stop at all."""
    return table.words[end] == ":" or (table.words[end] not in _ENDS and table.words[end] not in (",", ";", "…", "..."))


def _end_of_block(article: Article, table: TokenTable, paragraph: int, last: int) -> int:
    """End of the block quotation that begins in the paragraph below, with all that continue it, or `last`."""
    number = paragraph + 1
    while number < len(article.paragraphs):
        below = article.paragraphs[number]
        quote = table.quote[below.first]
        if (
            quote < 0
            or article.quotations[quote].open != below.first
            or (number > paragraph + 1 and not article.quotations[quote].continues)
        ):
            break
        q = article.quotations[quote]
        last = q.end
        if q.closed:
            break
        number += 1
    return last

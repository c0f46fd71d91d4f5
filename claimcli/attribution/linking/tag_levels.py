"""What the tagger thinks, as the linker sees it: in a few steps, with what it makes of each quotation."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from claimcli.attribution.features.token_table import OPENING_MARK, TokenTable, distance
from claimcli.attribution.features.word_classes import NAME_WORDS
from claimcli.attribution.tagging.labels import BC, BS, BU, IC, IS, IU
from claimcli.text.article import Article
from claimcli.text.quotes import Quotation

_STEPS = (0.1, 0.3, 0.6, 0.9)
_DIGITS = "01234"
_TAGS = [[[s + c + u for u in _DIGITS] for c in _DIGITS] for s in _DIGITS]  # made once: equal texts are one object
_PARTS = [[s + c for c in _DIGITS] for s in _DIGITS]
_NEAR = 160  # tokens looked through for the cue of a quotation, on either side


@dataclass(frozen=True, slots=True)
class TagLevels:
    """What the tagger thinks of each token, coarsely, and how many likely cues stand before it."""

    parts: list[str]  # steps of source and content together
    tags: list[str]  # steps of all three, with "^" before the first and "$" behind the last
    classes: list[str]  # of the words, with the same at both ends
    same: list[str]  # "=" where the token before is in the same sentence, else "^"
    quoted: list[str]  # place in a quotation, with what stands before its closing mark
    begins: list[str]  # "S", "C" where a source or a content seems to begin, else ""
    cues_before: list[int]
    quotations: list[str]  # of each: its length, whether it begins a sentence, reads like a title, has a cue of its own
    quotations_before: list[int]  # outermost quotations that closed before each token


def read_tag_levels(article: Article, table: TokenTable, scores: Sequence[Sequence[float]]) -> TagLevels:
    """Bring the tagger's rows to five steps each, and look once at every quotation."""
    source = [bisect_left(_STEPS, row[BS] + row[IS]) for row in scores]
    content = [bisect_left(_STEPS, row[BC] + row[IC]) for row in scores]
    cue = [bisect_left(_STEPS, row[BU] + row[IU]) for row in scores]
    begins = ["S" if row[BS] > 0.4 else "C" if row[BC] > 0.4 else "" for row in scores]
    before, count = [], 0
    for i, level in enumerate(cue):
        before.append(count)
        count += level >= 3 and (i == 0 or cue[i - 1] < 3)
    closed, count = [], 0
    for place in table.place:
        count += place == OPENING_MARK
        closed.append(count)
    quotations = [_describe_quotation(article, table, cue, q) for q in article.quotations]
    tags = ["^", *[_TAGS[s][c][u] for s, c, u in zip(source, content, cue, strict=True)], "$"]
    same = ["="] * len(scores)
    for s in article.sentences:
        same[s.first] = "^"
    quoted = [p + table.endings[q] if p else "" for p, q in zip(table.place, table.quote, strict=True)]
    parts = [_PARTS[s][c] for s, c in zip(source, content, strict=True)]
    return TagLevels(parts, tags, ["^", *table.classes, "$"], same, quoted, begins, before, quotations, closed)


def _describe_quotation(article: Article, table: TokenTable, cue: Sequence[int], q: Quotation) -> str:
    """Length bucket, "^" when it begins its sentence, "T" when it reads like a title, "c" when a cue stands outside it
    in a sentence that it touches (it will be that cue's content)."""
    first, last = table.sentence[q.open], table.sentence[q.close - 1]
    begins = "^" if article.sentences[first].first == q.open else "-"
    inside = range(q.open + 1, q.close)
    title = "T" if len(inside) < 9 and sum(table.classes[i] in NAME_WORDS for i in inside) > 0.6 * len(inside) else ""
    low, high = article.sentences[first].first, article.sentences[last].last
    outside = chain(range(max(low, q.open - _NEAR), q.open), range(q.close, min(high, q.close + _NEAR)))
    own = "c" if any(cue[i] >= 3 for i in outside if table.quote[i] < 0) else "-"
    return f"{distance(len(inside)) // 2}{begins}{title}{own}"

"""Candidates for a cue's content: the linker's own, and its neighbours by one edit.

The linker decides token by token, so its commonest mistake is to stop at an inner clause, or to run past one:

    said [that if she ran] and lost, she would retire.      ->  one edit moves the end to the sentence's.

Each of them is the linker's content with the end or the start of one run moved to another boundary, a run dropped, or
the quotation that follows or precedes taken in.
"""

from collections.abc import Mapping, Sequence

from claimcli.attribution.features.token_table import CLOSING_MARK, OPENING_MARK, TokenTable
from claimcli.attribution.features.word_classes import PAUSES, WordClass, any_of
from claimcli.attribution.runs import runs_of
from claimcli.attribution.tagging.cues import Cue
from claimcli.attribution.types import Run
from claimcli.text.article import Article

_PAUSES = PAUSES | any_of(WordClass.DASH)
_BEGINNINGS = any_of(WordClass.THAT, WordClass.OPENING_MARK, WordClass.STRAIGHT_MARK)
_NO_BEGINNINGS = PAUSES | any_of(WordClass.STOP, WordClass.CLOSING_BRACKET)
LIMIT = 12  # candidates looked at for one cue
ENDS, STARTS = 3, 2  # and other ends and starts of one run: twice as many found no more (measured on both folds)
FAR = 300  # tokens looked through from an edge, so that a text that is one sentence stays linear
_EDGE_CLASSES = PAUSES | any_of(
    WordClass.DASH,
    WordClass.STOP,
    WordClass.OPENING_BRACKET,
    WordClass.CLOSING_BRACKET,
    WordClass.OPENING_MARK,
    WordClass.CLOSING_MARK,
    WordClass.STRAIGHT_MARK,
    WordClass.QUESTION_OR_CONJUNCTION,
    WordClass.COORDINATION,
    WordClass.PREPOSITION,
)
ContentCandidate = tuple[Run, ...]  # a content: its runs in text order, apart from one another and from the cue


def content_candidates(
    article: Article,
    table: TokenTable,
    cue: Cue,
    content: Sequence[int],
    window: Sequence[int],
    probability: Mapping[int, float],
) -> list[ContentCandidate]:
    """Candidates for the content, the linker's own first; none is empty and no two are alike. A run that ends with
    a full stop goes without it."""
    runs = runs_of(content)
    if not runs:  # where the linker saw nothing: what follows the cue, to its sentence's end
        last = min(article.sentences[table.sentence[cue.head]].last, cue.last + FAR)
        last -= table.classes[last - 1] == WordClass.STOP
        runs = [(cue.last, last)] if cue.last < last else []
    candidates: list[list[Run]] = [runs] if runs else []
    for n, run in enumerate(runs):
        others = runs[:n], runs[n + 1 :]
        for end in _ends(article, table, cue, run, probability):
            candidates.append([*others[0], (run[0], end), *others[1]])
        for start in _starts(article, table, cue, run, probability):
            candidates.append([*others[0], (start, run[1]), *others[1]])
        if len(runs) > 1:
            candidates.append([*others[0], *others[1]])
    for run in _more_runs(article, table, cue, window):
        candidates.append([*runs, run])
        candidates.append([run])
    seen = dict.fromkeys(without_stops(table, join_runs(candidate, cue)) for candidate in candidates)
    seen.pop((), None)
    return list(seen)[:LIMIT]


def join_runs(runs: Sequence[Run], cue: Cue) -> ContentCandidate:
    """Runs in text order, those that meet made one, without the cue's tokens."""
    joined: list[Run] = []
    for first, last in sorted(runs):
        for start, end in ((first, min(last, cue.first)), (max(first, cue.last), last)):
            if start >= end:
                continue
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
    return tuple(joined)


def without_stops(table: TokenTable, candidate: ContentCandidate) -> ContentCandidate:
    """The same without the full stop that ends a run, which is not quoted with it (`runs.trimmed_runs`)."""
    return tuple([(a, b - (b - a > 1 and table.words[b - 1] == ".")) for a, b in candidate])


def tokens_in(candidate: ContentCandidate) -> tuple[int, ...]:
    """The tokens of a candidate, in text order."""
    return tuple([i for a, b in candidate for i in range(a, b)])


def _ends(article: Article, table: TokenTable, cue: Cue, run: Run, probability: Mapping[int, float]) -> list[int]:
    """Other places where a run may end: clause edges up to the end of its last sentence, likeliest first."""
    start, end = run
    last = min(article.sentences[table.sentence[end - 1]].last, end + FAR)
    limit = min(last, cue.first) if cue.first >= end else last
    places = []
    for i in range(max(start + 1, end - FAR), limit + 1):
        if i == end or (
            table.quote[i - 1] >= 0
            and table.quote[i - 1] != table.quote[cue.head]
            and table.place[i - 1] != CLOSING_MARK
        ):
            continue
        at_edge = i >= limit or table.classes[i] in _EDGE_CLASSES or table.classes[i - 1] == WordClass.CLOSING_MARK
        drop = abs(probability.get(i - 1, 0.0) - probability.get(i, 0.0)) if i < limit else 0.2
        if at_edge and table.classes[i - 1] not in _PAUSES and table.words[i - 1] != ".":
            places.append((-drop - (0.3 if i >= limit - 1 else 0.0), i))
    return [i for _, i in sorted(places)[:ENDS]]


def _starts(article: Article, table: TokenTable, cue: Cue, run: Run, probability: Mapping[int, float]) -> list[int]:
    """Other places where a run may begin: the sentence's start, just behind the cue, clause edges, likeliest first."""
    start, end = run
    first = article.sentences[table.sentence[start]].first
    low = max(first, cue.last) if cue.last <= start else first
    low = max(low, start - FAR)
    places = []
    for i in range(low, min(end - 1, start + FAR)):
        if i == start or (
            table.quote[i] >= 0 and table.quote[i] != table.quote[cue.head] and table.place[i] != OPENING_MARK
        ):
            continue
        rise = abs(probability.get(i, 0.0) - probability.get(i - 1, 0.0)) if i > low else 0.2
        at_edge = i == low or table.classes[i - 1] in _EDGE_CLASSES or table.classes[i] in _BEGINNINGS or rise > 0.1
        if at_edge and table.classes[i] not in _NO_BEGINNINGS:
            places.append((-rise, i))
    return [i for _, i in sorted(places)[:STARTS]]


def _more_runs(article: Article, table: TokenTable, cue: Cue, window: Sequence[int]) -> list[Run]:
    """Quotations of the window, and the clause before the cue's."""
    found: list[Run] = []
    inside = set(window)
    home = table.quote[cue.head]
    for number in sorted({table.quote[i] for i in window} - {-1, home}):
        q = article.quotations[number]
        if q.open in inside:
            found.append((q.open, q.end))
    first = max(article.sentences[table.sentence[cue.first]].first, cue.first - FAR)
    comma = next((i for i in range(cue.first - 1, first, -1) if table.words[i] in (",", "—", "--")), 0)
    if comma and table.quote[comma] < 0:
        found.append((first, comma))
    return found[:5]

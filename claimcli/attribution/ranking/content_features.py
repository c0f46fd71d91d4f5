"""What a candidate for a cue's content looks like, for the ranking.

Unlike the linker, the ranking sees a candidate whole: where it begins and ends, what it leaves of the sentence, whether
it cuts a phrase. What all candidates with the same beginning or the same end share is looked at once.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from claimcli.attribution.features.token_table import TokenTable, distance
from claimcli.attribution.features.word_classes import AUXILIARIES, WordClass, any_of
from claimcli.attribution.ranking.contents import ContentCandidate
from claimcli.attribution.ranking.edge_features import (
    begin,
    begin_far,
    end,
    end_at_words,
    end_before_cue,
    end_in_frame,
    end_word,
    hold,
    leave,
    open_with,
    stretch,
)
from claimcli.attribution.ranking.ranker import Described, Part
from claimcli.attribution.runs import is_run
from claimcli.attribution.tagging.cues import Cue
from claimcli.attribution.types import Run
from claimcli.text.article import Article
from claimcli.text.stems import cue_stem

_VERBS = AUXILIARIES | any_of(WordClass.PARTICIPLE_ED)
_BEGINNINGS = any_of(WordClass.QUESTION_OR_CONJUNCTION, WordClass.THAT)
_SUBORDINATING = any_of(WordClass.QUESTION_OR_CONJUNCTION, WordClass.PREPOSITION)


class Counts(NamedTuple):
    """How many tokens of a sort stand before each token of an article, and before its end."""

    quoted: list[int]
    verbal: list[int]  # auxiliaries
    verbs: list[int]  # auxiliaries and what may be a verb
    clauses: list[int]  # words that begin a clause


def count_sorts(table: TokenTable) -> Counts:
    """Look once at every token."""

    def count(classes: frozenset[str]) -> list[int]:
        return list(accumulate([k in classes for k in table.classes], initial=0))

    quoted = list(accumulate([q >= 0 for q in table.quote], initial=0))
    return Counts(quoted, count(AUXILIARIES), count(_VERBS), count(_BEGINNINGS))


def whole(shape: str, size: int, quote: str, verbal: bool, runs: int) -> list[str]:
    """Its shape: "q<p>" is a quotation before the cue and plain words behind it."""
    return [f"shape {shape[:6]}", f"size {size}{quote}", f"verbal {verbal}{quote}", f"runs {runs}{quote}"]


def whole_of_cue(head: str, kind: str, shape: str, verbal: bool) -> list[str]:
    """Which cues have such a content."""
    return [f"head {head} {shape}", f"headv {head} {verbal}", f"kind {kind} {shape}"]


class Reader:
    """Describes the candidates of one cue; `odds` are the linker's log odds of content in the cue's window."""

    def __init__(
        self, article: Article, table: TokenTable, counts: Counts, cue: Cue, odds: Mapping[int, float]
    ) -> None:
        self._article, self._table, self._counts, self._cue, self._odds = article, table, counts, cue, odds
        self._window = list(odds)
        self._row = list(odds.values()) if is_run(self._window) else None  # by place, where the window has no gaps
        self._head, self._kind = cue_stem(table.lowers[cue.head]), table.kinds[cue.head]
        self._home = table.quote[cue.head]
        self._begins: dict[int, _Begin] = {}
        self._ends: dict[tuple[str, int], _End] = {}

    def describe(self, candidate: ContentCandidate, own: bool) -> Described:
        """The features of one candidate; `own`: it is the linker's own."""
        counts = self._counts
        inside = self._odds_in(candidate)
        size = sum([b - a for a, b in candidate])
        quoted = sum([counts.quoted[b] - counts.quoted[a] for a, b in candidate]) / size
        quote = "d" if quoted > 0.9 else "m" if quoted else "i"
        verbal = any(counts.verbal[b] > counts.verbal[a] for a, b in candidate)
        begins = [self._begin(a) for a, _ in candidate]
        shape = "".join([begun.where[2] + begun.where[0] for begun in begins])
        parts: list[Sequence[Part]] = [
            (
                (whole, (shape, distance(size), quote, verbal, len(candidate))),
                (whole_of_cue, (self._head, self._kind, shape[:4], verbal)),
            ),
        ]
        numbers = [
            ("odds", sum(inside) / 10),
            ("least", min(inside, default=0.0)),
            ("mean", sum(inside) / max(1, len(inside))),
            ("own", float(own)),
        ]
        for begun, run in zip(begins, candidate, strict=True):
            ended = self._end(begun.where, run[1])
            parts += (begun.parts, ended.parts, self._joint(begun, ended, run))
            numbers += (begun.rise, ended.jump)
        return Described(parts, numbers)

    def _odds_in(self, candidate: ContentCandidate) -> list[float]:
        """The odds of its tokens, as far as the window has them."""
        if self._row is None:
            return [self._odds[i] for a, b in candidate for i in range(a, b) if i in self._odds]
        first = self._window[0]
        return [p for a, b in candidate for p in self._row[max(0, a - first) : max(0, b - first)]]

    def _begin(self, start: int) -> "_Begin":
        found = self._begins.get(start)
        if found is None:
            found = self._begins[start] = self._look_at_begin(start)
        return found

    def _end(self, where: str, stop: int) -> "_End":
        found = self._ends.get((where, stop))
        if found is None:
            found = self._ends[where, stop] = self._look_at_end(where, stop)
        return found

    def _look_at_begin(self, start: int) -> "_Begin":
        table, cue, odds = self._table, self._cue, self._odds
        k, lowers = table.classes, table.lowers
        first = self._article.sentences[table.sentence[start]].first
        where = (
            ("<" if start < cue.first else ">")
            + ("=" if table.sentence[start] == table.sentence[cue.head] else "~")
            + ("q" if table.quote[start] >= 0 and table.quote[start] != self._home else "p")
        )
        that = lowers[start] == "that"
        before, previous = (k[start - 1], lowers[start - 1]) if start > first else ("^", "^")
        return _Begin(
            where=where,
            parts=((begin, (where, before, k[start], lowers[start], previous)),),
            rise=(f"rise{where}", odds.get(start, 0.0) - odds.get(start - 1, -4.0)),
            words=" ".join(lowers[start : start + 2]) if that else lowers[start],
            that=that,
            subordinate=k[first] in _SUBORDINATING and table.commas[cue.first] == table.commas[first],
        )

    def _look_at_end(self, where: str, stop: int) -> "_End":
        table, odds, side = self._table, self._odds, where[0]
        k, lowers, n = table.classes, table.lowers, len(table.words)
        last = self._article.sentences[table.sentence[stop - 1]].last
        after = k[stop] if stop < last else "$"
        follower = lowers[stop] if stop < n else "$"
        beyond = lowers[stop + 1] if stop + 1 < n and after == "," else ""
        beyond_class = k[stop + 1] if stop + 1 < last else "$"
        ahead = stop + (stop < n and k[stop] == WordClass.COMMA)
        ahead += ahead < n and k[ahead] == WordClass.COORDINATION
        next_cue = f"{table.bands[ahead] // 2}{k[ahead]}" if ahead < last else "$"
        left, likely = distance(last - stop), table.bands[stop] // 2 if stop < n else 0
        parts: tuple[Part, ...] = (
            (end, (where, k[stop - 1], after, left, likely)),
            (end_word, (side, lowers[stop - 1])),
            (end_at_words, (side, follower, after, beyond)),
            (end_in_frame, (self._head, self._kind, side, after, beyond_class)),
            (end_before_cue, (side, k[stop - 1], after, beyond_class, next_cue)),
        )
        rest = min(2, self._counts.verbs[last] - self._counts.verbs[stop]) if stop < last else 0
        jump = odds.get(stop - 1, 0.0) - odds.get(stop, -4.0)
        return _End(parts, (f"jump{where}", jump), after, beyond_class, min(left, 5), rest)

    def _joint(self, begun: "_Begin", ended: "_End", run: Run) -> Sequence[Part]:
        """What depends on both ends of a run."""
        start, stop = run
        where, side, k, cue = begun.where, begun.where[0], self._table.classes, self._cue
        verbs, clauses = self._counts.verbs, self._counts.clauses
        gap = distance(start - cue.last) if side == ">" else distance(cue.first - stop)
        commas = min(3, self._table.commas[stop - 1] - self._table.commas[start])
        opens = "-" + k[start] if not begun.that else k[start + 1] if start + 1 < stop else "$"
        inner = min(2, clauses[stop] - clauses[start + 1])
        comma = min(commas, 1)
        held = min(3, verbs[stop] - verbs[start])
        return (
            (hold, (side, opens, comma, ended.after, held, inner, ended.rest, begun.subordinate)),
            (leave, (side, ended.rest, ended.after, ended.beyond_class, ended.left)),
            (open_with, (side, begun.words, comma, ended.after)),
            (stretch, (where, commas, gap)),
            (begin_far, (side, self._head, min(gap, 3), k[start])),
        )


class _Begin(NamedTuple):
    """What all runs with one beginning share."""

    where: str  # side of the cue, whether in the cue's sentence, whether quoted
    parts: Sequence[Part]
    rise: tuple[str, float]
    words: str
    that: bool
    subordinate: bool


class _End(NamedTuple):
    """What all runs with one end share."""

    parts: Sequence[Part]
    jump: tuple[str, float]
    after: str
    beyond_class: str
    left: int
    rest: int

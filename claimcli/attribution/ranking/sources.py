"""Which noun phrase is the source of a cue: a log-linear ranking over the candidates, none at all among them.

The linker's own run of tokens is one candidate; the others are what usually stands as a source: the phrase just before
or just behind the cue ("Ms Reyes said", "said Ms Reyes"), the phrase after "by" or "to", the first phrase of the
sentence ("Reyes called it a lie, adding …").
"""

from collections.abc import Mapping, Sequence

from claimcli.attribution.features.token_table import TokenTable, distance
from claimcli.attribution.features.word_classes import AUXILIARIES, NOUN_PHRASE_WORDS, WordClass, any_of
from claimcli.attribution.ranking.ranker import Described, Part
from claimcli.attribution.runs import runs_of
from claimcli.attribution.tagging.cues import Cue
from claimcli.attribution.types import Run
from claimcli.text.article import Article
from claimcli.text.punctuation import POSSESSIVE_CLITICS

_VERBAL = AUXILIARIES | any_of(WordClass.ADVERB, WordClass.NEGATION, WordClass.COMMA)
NONE: Run = (0, 0)
# Classes of words that noun phrases are made of
_NOMINAL = NOUN_PHRASE_WORDS | any_of(WordClass.OTHER_PRONOUN, WordClass.SUBJECT_PRONOUN, WordClass.HANDLE)
_JOINTS = POSSESSIVE_CLITICS | {"of"}
LONGEST = 24


def source_candidates(
    article: Article,
    table: TokenTable,
    cue: Cue,
    window: Sequence[int],
    probability: Mapping[int, float],
    content: Sequence[int],
) -> list[Run]:
    """Candidate sources as half-open token ranges, the linker's runs first, `NONE` last; none meets the content."""
    taken = set(content)
    sentence = article.sentences[table.sentence[cue.first]]
    likely = [i for i in window if probability[i] > 0.5 and i not in taken]
    leveled = [i for i in window if probability[i] > 0.08 and i not in taken]
    found = sorted(runs_of(likely), key=lambda run: -sum([probability[i] for i in range(*run)]))[:3]
    found += sorted(runs_of(leveled), key=lambda run: -sum([probability[i] for i in range(*run)]))[:3]
    found += [_phrase_before(table, cue.first, sentence.first), _phrase_after(table, cue.last, sentence.last)]
    found.append(_phrase_after(table, sentence.first, cue.first))
    for i in range(cue.last, min(sentence.last, cue.last + 30)):
        if table.lowers[i] in ("by", "to", "from") and table.quote[i] < 0:
            found.append(_phrase_after(table, i + 1, sentence.last))
            break
    for i in range(cue.first - 1, max(sentence.first - 1, cue.first - 30), -1):
        if table.classes[i] == WordClass.SUBJECT_PRONOUN and table.quote[i] == table.quote[cue.head]:
            found.append((i, i + 1))
            break
    kept = [
        run
        for run in found
        if run[0] < run[1] and not any(i in taken or cue.first <= i < cue.last for i in range(*run))
    ]
    return [*dict.fromkeys(kept), NONE]


def _phrase_before(table: TokenTable, end: int, first: int) -> Run:
    """The noun phrase that ends at `end`; adverbs between it and the cue are passed over."""
    while end > first and table.classes[end - 1] in _VERBAL:
        end -= 1
    start = end
    while start > max(first, end - LONGEST) and _in_phrase(table, start - 1):
        start -= 1
    return (start, end)


def _phrase_after(table: TokenTable, start: int, last: int) -> Run:
    """The noun phrase that begins at `start`."""
    end = start
    while end < min(last, start + LONGEST) and _in_phrase(table, end):
        end += 1
    return (start, end)


def _in_phrase(table: TokenTable, i: int) -> bool:
    return table.classes[i] in _NOMINAL or table.lowers[i] in _JOINTS


def describe_source(
    article: Article, table: TokenTable, cue: Cue, run: Run, probability: Mapping[int, float],
    odds: Mapping[int, float], content: Sequence[int], own: bool,
) -> Described:  # fmt: skip
    """One candidate, `NONE` included, for the ranking."""
    k, lowers = table.classes, table.lowers
    kind, after, pattern = table.kinds[cue.head], _class_at(table, cue.last), _cue_pattern(table, cue)
    if run == NONE:
        peak = max(probability.values(), default=0.0)
        nobody = (pattern, after, kind, lowers[cue.head], _class_at(table, cue.first - 1), int(peak * 4))
        return Described((((no_source, nobody),),), (("none peak", peak),))
    start, end = run
    sentence = article.sentences[table.sentence[cue.first]]
    inside = [odds.get(i, -4.0) for i in range(start, end)]
    side = "<" if start < cue.first else ">"
    gap = distance(cue.first - end if side == "<" else start - cue.last)
    before = k[start - 1] if start > sentence.first else "^"
    beyond = k[end] if end < sentence.last else "$"
    order = "".join(n for _, n in sorted(((start, "S"), (cue.first, "U"), (content[0] if content else 10**9, "C"))))
    home = "=" if table.quote[start] == table.quote[cue.head] else "q" if table.quote[start] >= 0 else "o"
    commas = min(3, abs(table.commas[start] - table.commas[cue.first]))
    previous = lowers[start - 1] if start else "^"
    parts: tuple[Part, ...] = (
        (order_of_parts, (order, home)),
        (gap_to_cue, (side, gap, pattern, kind, previous == "by")),
        (commas_to_cue, (side, min(gap, 6), commas)),
        (classes_of_phrase, (side, before, k[start], k[end - 1], beyond, distance(end - start))),
        (head_of_phrase, (k[start], k[end - 1], pattern)),
        (words_of_phrase, (side, lowers[start], lowers[end - 1], previous)),
    )
    numbers = (
        ("own", float(own)),
        ("odds", sum(inside) / 10),
        ("mean", sum(inside) / len(inside)),
        ("least", min(inside)),
        ("most", max(inside)),
        ("jump", odds.get(end - 1, -4.0) - odds.get(end, -4.0)),
        ("rise", odds.get(start, -4.0) - odds.get(start - 1, -4.0)),
    )
    return Described((parts,), numbers)


def no_source(pattern: str, after: str, kind: str, head: str, before: str, peak: int) -> list[str]:
    """Whether the cue has no source at all: a passive ("it was claimed"), a participle, a heading."""
    names = (pattern, f"{pattern} {after}", kind, head, before, f"peak {peak}")
    return ["none", *dict.fromkeys(f"none {name}" for name in names)]  # one name may be that of two of them: once


def order_of_parts(order: str, home: str) -> list[str]:
    """Source, cue and content in their order, and whether the source stands in the cue's quotation."""
    return [f"order {order}{home}"]


def gap_to_cue(side: str, gap: int, pattern: str, kind: str, by: bool) -> list[str]:
    """How far from which cue; the source of a passive stands behind "by"."""
    return [f"gap {side}{gap}{pattern}", f"kind {kind} {side}{min(gap, 3)}", f"passive {pattern}{side}{by}"]


def commas_to_cue(side: str, gap: int, commas: int) -> list[str]:
    """ "Reyes, who left, said": commas come in pairs."""
    return [f"gapc {side}{gap}{commas}"]


def classes_of_phrase(side: str, before: str, first: str, last: str, beyond: str, size: int) -> list[str]:
    """Whether it is a phrase, and a whole one."""
    return [
        f"edges {side}{before}{first}",
        f"ends {side}{last}{beyond}",
        f"whole {side}{before}{beyond}",
        f"size {size}",
    ]


def head_of_phrase(first: str, last: str, pattern: str) -> list[str]:
    """Names and pronouns speak, with some cues more than with others."""
    return [f"lastk {first}{last}{pattern}"]


def words_of_phrase(side: str, first: str, last: str, previous: str) -> list[str]:
    """Its first and last word, and the word before it."""
    return [f"first {first}", f"last {last}", f"after {side}{previous}"]


def _class_at(table: TokenTable, i: int) -> str:
    return table.classes[i] if 0 <= i < len(table.classes) else "^"


def _cue_pattern(table: TokenTable, cue: Cue) -> str:
    """Classes of the cue's words, as far as they tell a passive ("was accused") or a participle from a finite verb."""
    return "".join(table.classes[i] for i in range(cue.first, min(cue.last, cue.first + 4)))

"""What has a verb of saying and says nothing: "Needless to say", "Having said that", "experience shows", a motto."""

from collections.abc import Iterator
from functools import cache

from claimcli.attribution.features.token_table import MERE_PHRASE
from claimcli.attribution.finding import Draft, Finding
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.lexicon.attribution import load_attribution_phrases, load_attribution_words

RULE = "idiom"
_REASON = "an idiom, a motto or a thing narrated attributes nothing to anybody"


def apply_idioms(draft: Draft) -> list[Finding]:
    """`draft.shown` without them."""
    held = {i for first, last in _idioms(draft) for i in range(first, last)}
    return [f for f in draft.shown if not _says_nothing(draft, f, held)]


def _idioms(draft: Draft) -> Iterator[tuple[int, int]]:
    """Half-open token ranges of the idioms in the article."""
    lowers, by_first = draft.table.lowers, _by_first_word()
    for i in [i for i, word in enumerate(lowers) if word in by_first]:
        for phrase in by_first[lowers[i]]:
            if tuple(lowers[i : i + len(phrase)]) == phrase and _is_whole(draft, i, phrase):
                yield i, i + len(phrase)


@cache
def _by_first_word() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in load_attribution_phrases("no_claim", "phrases"):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _is_whole(draft: Draft, first: int, phrase: tuple[str, ...]) -> bool:
    """ "That said, …" only where it opens its sentence and a comma closes it: "Reports that said …" is none."""
    if phrase != ("that", "said"):
        return True
    opens = draft.article.sentences[draft.table.sentence[first]].first == first
    return opens and draft.table.words[first + 2 : first + 3] == [","]


def _says_nothing(draft: Draft, finding: Finding, held: set[int]) -> bool:
    table, cue = draft.table, finding.cue
    if not cue:
        return False
    if held.intersection(cue) and not (finding.source and finding.source[0] not in held and table.quote[cue[0]] >= 0):
        return True
    source = [table.lowers[i] for i in finding.source]
    if source and source[-1] in load_attribution_words("no_claim", "narrated") and table.kinds[cue[0]] == "show":
        return True
    mottos = load_attribution_words("no_claim", "mottos")
    if not mottos.isdisjoint(source) and not any(table.kinds[i] == "say" for i in cue):
        return True
    if any(table.lowers[i] in mottos for i in cue) or _is_gesture(draft, finding):
        return True
    return _is_imperative(draft, finding)


def _is_imperative(draft: Draft, finding: Finding) -> bool:
    """ "Say the dam breaks tomorrow." """
    table, first = draft.table, finding.cue[0]
    opens = draft.article.sentences[table.sentence[first]].first == first
    return opens and not finding.source and table.lowers[first] == "say" and finding.content[0] > first


def _is_gesture(draft: Draft, finding: Finding) -> bool:
    """Air quotes, and a word in quotation marks that somebody laughs at and does not say."""
    table, cue = draft.table, finding.cue
    if table.lowers[cue[0]] == "quotes" and cue[0] and table.lowers[cue[0] - 1] == "air":
        return True
    quotes = {table.quote[i] for i in finding.content}
    if len(finding.content) > 4 or len(quotes) > 1 or -1 in quotes or any(table.kinds[i] == "say" for i in cue):
        return False
    return (
        table.endings[quotes.pop()] == MERE_PHRASE
        and finding.content[-1] < cue[0] - 1
        and table.kinds[cue[0]] == "manner"
    )


IDIOMS: Rule = Rule(
    id=RULE,
    reason=_REASON,
    apply=apply_idioms,
    fires=(
        Example("Needless to say, the locks leaked.", (("Needless", "to say", "the locks leaked"),)),
        Example("Experience shows that locks leak.", (("Experience", "shows", "that locks leak"),)),
    ),
    silent=(
        Example("Mara Tull said that the locks leaked.", (("Mara Tull", "said", "that the locks leaked"),)),
        Example("The study shows that locks leak.", (("The study", "shows", "that locks leak"),)),
    ),
    removes=True,
)

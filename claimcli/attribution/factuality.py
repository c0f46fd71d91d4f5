"""What an attribution itself is: whether somebody said it, did not, might, is asked about it, or is said to have.

PARC (Pareti 2015) and PolNeAR (Newell et al. 2018) call it determinacy. It is read from what stands before and in the
cue: "If the mayor says …", "Did she say …?", "never said", "is said to have claimed".
"""

from collections.abc import Sequence
from functools import cache

from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.features.word_classes import PAUSES, WordClass, any_of
from claimcli.attribution.finding import Finding
from claimcli.lexicon.attribution import load_attribution_words
from claimcli.lexicon.cues import load_negations
from claimcli.models import Factuality
from claimcli.text.article import Article

_BREAKS = PAUSES | any_of(
    WordClass.OPENING_MARK, WordClass.CLOSING_MARK, WordClass.STRAIGHT_MARK, WordClass.OPENING_BRACKET, WordClass.DASH
)
_STOPS = _BREAKS | any_of(WordClass.STOP)
_FRAME = 8  # tokens before the clause in which "it is untrue that" stands
_SAYING = frozenset(("say", "manner", "tweet"))
_GAP = 8  # tokens between source and cue in which an auxiliary or a negation counts


def read_factuality(article: Article, table: TokenTable, finding: Finding) -> Factuality:
    """The factuality of one claim.

    Args:
        article: the text that it stands in.
        table: its token table.
        finding: the claim.

    Returns:
        "factual" where nothing says otherwise, as for a claim without a cue.
    """
    if not finding.cue or not any(table.lowers[i][0].isalpha() for i in finding.cue):
        return "factual"
    start = article.sentences[table.sentence[finding.cue[0]]].first
    before = bool(finding.source) and start <= finding.source[0] < finding.cue[0]
    anchor = finding.source[0] if before else finding.cue[0]
    lead = _lead(table, start, anchor, finding)
    verb = _verb_group(table, finding, start, before)
    if _is_asked(article, table, finding, lead):
        return "questioned"
    if _is_condition(table, lead, verb):
        return "hypothetical"
    if _any(verb, "occasions") and _is_wanted(verb):
        return "hypothetical"
    if _is_negated(table, finding, lead, verb):
        return "hypothetical" if _nobody(table, finding) and _any(verb, "possible") else "negated"
    speaks = any(table.kinds[i] in _SAYING for i in finding.cue)
    if speaks and (_is_possible(table, finding, verb) or _is_wanted(verb)):
        return "hypothetical"
    return "reported" if _is_hearsay(table, finding, verb) else "factual"


def _words(name: str) -> frozenset[str]:
    return load_attribution_words("factuality", name)


@cache
def _negations() -> frozenset[str]:
    return _words("negations") | load_negations()


def _any(words: Sequence[str], name: str) -> bool:
    return not _words(name).isdisjoint(words)


def _lead(table: TokenTable, start: int, anchor: int, finding: Finding) -> list[str]:
    """The last words before the clause, from the last comma or quotation mark on, without those of the content."""
    first = anchor
    held = set(finding.content)
    while first > max(start, anchor - _FRAME) and table.classes[first - 1] not in _BREAKS and first - 1 not in held:
        first -= 1
    return table.lowers[first:anchor]


def _verb_group(table: TokenTable, finding: Finding, start: int, before: bool) -> list[str]:
    """The words of the cue and those before it that go with it: all behind the source, else the last three."""
    cue = finding.cue
    first = max(finding.source[-1] + 1, cue[0] - _GAP) if before else max(start, cue[0] - 3)
    held = {*finding.content, *finding.source}
    for i in range(cue[0] - 1, first - 1, -1):
        if table.classes[i] == WordClass.COORDINATION or i in held or (not before and table.classes[i] in _STOPS):
            first = i + 1
            break
    return [table.lowers[i] for i in (*range(first, cue[0]), *cue)]


def _is_asked(article: Article, table: TokenTable, finding: Finding, lead: Sequence[str]) -> bool:
    """ "Did the mayor say …?", and "asked if the mayor had said …"."""
    if lead and lead[-1] in _words("conditions") | {"whether"} and _any(lead[:-1], "asking"):
        return True
    sentence = article.sentences[table.sentence[finding.cue[0]]]
    ends = [i for i in range(max(sentence.first, sentence.last - 2), sentence.last) if table.words[i] == "?"]
    if not ends or (table.quote[ends[-1]] != table.quote[finding.cue[0]]):
        return False
    while lead and lead[-1] in ("really", "actually", "ever", "truly"):
        lead = lead[:-1]
    return bool(lead) and lead[-1] in _words("auxiliaries") and not (lead[:-1] and lead[-2] in _words("asks_more"))


def _is_condition(table: TokenTable, lead: Sequence[str], verb: Sequence[str]) -> bool:
    """ "If the mayor says", "were she to say", "hope that he will say"."""
    if any(word in _words("conditions") for word in lead[-3:]):
        return True
    if lead in (["were"], ["should"]) or (verb[0] == "were" and "to" in verb):
        return True
    return any(word in _words("hoping") for word in lead[-3:]) and _any(verb, "future")


def _is_negated(table: TokenTable, finding: Finding, lead: Sequence[str], verb: Sequence[str]) -> bool:
    """ "never said", "neither A nor B said", "avoided saying", "it is untrue that A said"."""
    for k, word in enumerate(verb):
        if word in _negations() or word.endswith(("n't", "n’t")):
            return not _any(verb[k + 1 : k + 3], "after_not")
    if _nobody(table, finding) or (lead and lead[-1] == "neither"):
        return True
    if any(word in _words("avoiding") for word in verb[:-1]) and any(word.endswith("ing") for word in verb):
        return True
    if _any(verb, "wrongly"):
        return True
    frame = [word for word in lead if word != "that"]
    return lead[-1:] == ["that"] and (_any(frame[-2:], "untrue") or frame[-2:] == ["not", "true"])


def _nobody(table: TokenTable, finding: Finding) -> bool:
    """Whether the source is "nobody", "no minister", "neither A nor B"."""
    words = [table.lowers[i] for i in finding.source]
    return bool(words) and (words[0] in _words("nobody") | {"no"} or ("nor" in words))


def _is_possible(table: TokenTable, finding: Finding, verb: Sequence[str]) -> bool:
    """ "might say", but not "would later say", "would say only"."""
    return _any(verb, "possible") and not _any([*verb, *_behind(table, finding)], "certain")


def _is_wanted(verb: Sequence[str]) -> bool:
    """ "has no occasion to say", "wants to say"."""
    return any(word in _words("wanting") and "to" in verb[k + 1 : k + 3] for k, word in enumerate(verb))


def _is_hearsay(table: TokenTable, finding: Finding, verb: Sequence[str]) -> bool:
    """ "reportedly said", "is said to have claimed"."""
    last = finding.cue[-1]
    words = [*verb, *_behind(table, finding)]
    if _any(words[: len(verb) + 1], "hearsay"):
        return True
    passive = any(table.classes[i] == WordClass.BE for i in range(max(0, finding.cue[0] - 2), last + 1))
    says = any(table.kinds[last + k] for k in (3,) if last + k < len(table.kinds)) or len(verb) > 3
    return (
        passive
        and says
        and any(w in _words("rumoured") and words[k + 1 : k + 3] == ["to", "have"] for k, w in enumerate(words))
    )


def _behind(table: TokenTable, finding: Finding) -> list[str]:
    """The two words behind the cue."""
    last = finding.cue[-1]
    return table.lowers[last + 1 : last + 3]

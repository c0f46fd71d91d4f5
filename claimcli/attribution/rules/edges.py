"""Where source, cue and content meet: an adverb in the source, a hearer or an aside at the content's beginning.

Anna Park never | said          -> Anna Park | never said
told | the court he was sorry   -> the court is told; he was sorry
said | (in a letter) that …     -> that …
"""

from dataclasses import replace

from claimcli.attribution.features.token_table import OPENING_MARK
from claimcli.attribution.features.word_classes import AUXILIARIES, WordClass, any_of
from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.clauses import phrase_behind, sentence_bounds
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.lexicon.attribution import load_attribution_words

SOURCE_EDGE = "source-edge"
CONTENT_EDGE = "content-edge"
_SOURCE_REASON = "an adverb or auxiliary before the verb belongs to the cue"
_CONTENT_REASON = "who is told, a place or an aside in brackets stands before what is said"
_VERBAL = AUXILIARIES | any_of(WordClass.NEGATION, WordClass.ADVERB)
_HAPPENED = frozenset("has have had was is will".split())
_SUBJECTS = frozenset("he she they it we i you there".split())


def apply_source_edges(draft: Draft) -> list[Finding]:
    """`draft.shown` with what belongs to the verb moved from the source to the cue: "Anna Park never | said"."""
    return [_trim_source(draft, f) for f in draft.shown]


def _trim_source(draft: Draft, finding: Finding) -> Finding:
    source = finding.source
    if len(source) < 2 or not finding.cue or source[-1] + 1 != finding.cue[0]:
        return finding
    table, keep = draft.table, len(source)
    while keep > 1 and table.classes[source[keep - 1]] in _VERBAL and table.words[source[keep - 1]].islower():
        keep -= 1
    if keep == len(source) or all(table.classes[i] == WordClass.ADVERB for i in source[keep:]):
        return finding
    cue = (*source[keep:], *finding.cue)
    return replace(finding, source=source[:keep], cue=cue, rule=SOURCE_EDGE, reasons=(*finding.reasons, _SOURCE_REASON))


def apply_content_edges(draft: Draft) -> list[Finding]:
    """`draft.shown` with contents that begin where what is said begins."""
    out = []
    for finding in draft.shown:
        content = _without_bracket(draft, _whole_clause(draft, finding))
        content = _without_tail(draft, finding, _without_place(draft, finding, content))
        changed = content != finding.content and content
        reasons = (*finding.reasons, _CONTENT_REASON)
        out.append(replace(finding, content=content, rule=CONTENT_EDGE, reasons=reasons) if changed else finding)
    return out


def _whole_clause(draft: Draft, finding: Finding) -> Tokens:
    """The content of a verb with a hearer, from its own clause on: behind "told the court", before "he was sorry"."""
    table, content = draft.table, finding.content
    telling = load_attribution_words("parties", "telling")
    if not finding.cue or table.lowers[finding.cue[-1]] not in telling or content[0] <= finding.cue[-1]:
        return content
    _, last = sentence_bounds(draft, finding.cue[-1])
    hearer = phrase_behind(draft, finding.cue[-1] + 1, last)
    begin = finding.cue[-1] + 1 + len(hearer)
    if not hearer or begin >= last or table.quote[begin] >= 0 or begin == content[0]:
        return content
    if table.lowers[begin] not in _SUBJECTS and table.classes[begin] != WordClass.THAT:
        return content
    if begin > content[0]:
        return tuple(i for i in content if i >= begin)
    return (*range(begin, content[0]), *content) if content[0] - begin <= 3 else content


def _without_bracket(draft: Draft, content: Tokens) -> Tokens:
    """The content without an aside in brackets before "that": "said (in a letter to the dean) that …"."""
    table = draft.table
    if not content or table.words[content[0]] != "(":
        return content
    end = next((i for i in content if table.words[i] == ")"), -1)
    return tuple(i for i in content if i > end) if 0 <= end < content[-1] - 2 else content


def _without_tail(draft: Draft, finding: Finding, content: Tokens) -> Tokens:
    """The content without what happened besides, behind its last quotation: "“a disgrace” and has refused it"."""
    table = draft.table
    if not content or not finding.cue or content[0] <= finding.cue[-1] or table.quote[content[-1]] >= 0:
        return content
    closing = next((i for i in reversed(content) if table.quote[i] >= 0), -1)
    if closing < 0:
        return content
    last = len(table.lowers) - 1
    for i in (k for k in content if closing < k < last):
        joins = table.lowers[i] == "and" and table.lowers[i + 1] in _HAPPENED
        if joins or (table.words[i] == "," and table.lowers[i + 1] == "but" and i + 3 < content[-1]):
            return tuple(k for k in content if k < i)
    return content


def _without_place(draft: Draft, finding: Finding, content: Tokens) -> Tokens:
    """The content without one or two words before a colon and a quotation: "asked on Friday: “…”"."""
    table = draft.table
    for k in (1, 2):
        if len(content) > k + 2 and table.words[content[k]] == ":" and table.place[content[k + 1]] == OPENING_MARK:
            before = finding.cue and finding.cue[-1] < content[0] and content[0] - finding.cue[-1] <= 3
            if before and all(table.quote[i] < 0 for i in content[: k + 1]):
                return content[k + 1 :]
    return content


SOURCE_EDGES: Rule = Rule(
    id=SOURCE_EDGE,
    reason=_SOURCE_REASON,
    apply=apply_source_edges,
    fires=(Example("Mara Tull never said that it leaked.", (("Mara Tull never", "said", "that it leaked"),)),),
    silent=(Example("Mara Tull said that it leaked.", (("Mara Tull", "said", "that it leaked"),)),),
)

CONTENT_EDGES: Rule = Rule(
    id=CONTENT_EDGE,
    reason=_CONTENT_REASON,
    apply=apply_content_edges,
    fires=(
        Example("Mara Tull told the court she was sorry.", (("Mara Tull", "told", "the court she was sorry"),)),
        Example(
            "Mara Tull said (in a letter) that it leaked.", (("Mara Tull", "said", "(in a letter) that it leaked"),)
        ),
    ),
    silent=(
        Example("Mara Tull told the court that it leaked.", (("Mara Tull", "told", "that it leaked"),)),
        Example("Mara Tull asked the court to wait.", (("Mara Tull", "asked", "the court to wait"),)),
    ),
)

"""Contents that stop inside a list: `Marl cited the flood of May, the fire at the mill and the strike.`"""

from dataclasses import replace

from claimcli.attribution.finding import Draft, Finding

LISTED = "whole-list"
_VERBAL = frozenset("BHMdP")  # classes of words that a further clause would have
_ITEMS = frozenset("XADws0n<Q")  # and of those that a further item begins with


def apply_lists(draft: Draft) -> list[Finding]:
    """`draft.shown` with contents that stop inside a list taken to its end."""
    return [_extend(draft, f, _end_of_list(draft, f)) for f in draft.shown]


def _end_of_sentence(draft: Draft, finding: Finding) -> int:
    """One past the last word of the content's sentence, without its stop."""
    last = draft.article.sentences[draft.scene.sentence[finding.content[-1]]].last
    return last - 1 if draft.scene.classes[last - 1] == "." else last


def _end_of_list(draft: Draft, finding: Finding) -> int:
    """Where the list ends: at its sentence's end, when only further items stand before it, with an "and" or "or"."""
    scene, comma = draft.scene, finding.content[-1] + 1
    end = _end_of_sentence(draft, finding)
    if comma + 1 >= end or scene.words[comma] != "," or scene.classes[comma + 1] not in _ITEMS:
        return comma
    rest = range(comma + 1, end)
    joined = any(scene.lowers[i] in ("and", "or") for i in rest)
    clause = any(scene.classes[i] in _VERBAL or scene.lowers[i] in ("who", "which", "that") for i in rest)
    quoted = any(scene.quote[i] >= 0 for i in (comma, finding.content[-1]))
    return comma if clause or quoted or not joined or finding.cue[0] > comma else end


def _extend(draft: Draft, finding: Finding, end: int) -> Finding:
    """`finding` with its content up to `end`, unless another claim's cue stands on the way."""
    more = range(finding.content[-1] + 1, end)
    others = {i for f in draft.shown if f.cue != finding.cue for i in (*f.cue, *f.source)}
    if not more or any(i in others for i in more):
        return finding
    reason = "only further items of its list follow the comma"
    return replace(finding, content=(*finding.content, *more), rule=LISTED, reasons=(*finding.reasons, reason))

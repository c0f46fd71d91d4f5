"""What the speaker did next is not said: "Lund said the rules were clear and left by the back door."

Nor is what the speaker said next part of the first claim: "said workers did not want to strike and called for talks".
"""

from dataclasses import replace

from claimcli.attribution.features.word_classes import WordClass, any_of
from claimcli.attribution.finding import HIDDEN, Draft, Finding, Tokens
from claimcli.attribution.rules.clauses import sentence_bounds
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.lexicon.attribution import load_attribution_words

_PAST_OR_PLAIN = any_of(WordClass.PARTICIPLE_ED, WordClass.WORD)
_LINKING = any_of(WordClass.BE, WordClass.MODAL, WordClass.DO)
DEED = NEXT_CUE = "next-verb"
_DEED_REASON = "behind “and” stands what the speaker did next"
_CUE_REASON = "behind “and” the speaker goes on with a verb of saying of its own"
CONFIDENCE = 0.6
_JOINTS = frozenset(("and", "then", "before", "but"))
_SAYING = frozenset("say deny demand ask blame praise concede stress promise".split())
_AMBIGUOUS = frozenset("added noted reported found offered answered continued".split())
_CUE_BAND = 4  # words of which about four in ten or more are cues
_SURE = frozenset(("criticised", "appealed"))  # and these, which the corpus has too seldom


def apply_deeds(draft: Draft) -> list[Finding]:
    """`draft.shown` with contents cut before the next deed, and before the next cue, which is the same speaker's."""
    out: list[Finding] = []
    cues = {i for f in draft.shown for i in f.cue}
    for finding in draft.shown:
        joint, verb, is_cue = _next_verb(draft, finding, cues)
        if joint < 0:
            out.append(finding)
            continue
        rest = tuple(i for i in finding.content if i < joint)
        while rest and draft.table.words[rest[-1]] == ",":
            rest = rest[:-1]
        rule, reason = (NEXT_CUE, _CUE_REASON) if is_cue else (DEED, _DEED_REASON)
        out.append(replace(finding, content=rest, rule=rule, reasons=(*finding.reasons, reason)))
        if is_cue and verb not in cues and (found := _carried(draft, finding, verb)):
            out.append(found)
    return out


def _next_verb(draft: Draft, finding: Finding, cues: set[int]) -> tuple[int, int, bool]:
    """(the joint, the verb behind it, whether that is a cue) in the content; -1 where there is none."""
    table, content, cue = draft.table, finding.content, finding.cue
    none = (-1, -1, False)
    if (
        not cue
        or not finding.source
        or content[0] <= cue[-1]
        or table.kinds[cue[-1]] not in ("say", "manner", "stress")
    ):
        return none
    if (
        table.classes[cue[-1]] not in _PAST_OR_PLAIN
        or finding.source[0] > cue[0]
        or len(content) > content[-1] - content[0] + 1
    ):
        return none
    _, last = sentence_bounds(draft, cue[-1])
    for i in content[1:]:
        if i >= last or table.quote[i] >= 0 or table.lowers[i] not in _JOINTS:
            continue
        verb = i + 1
        while verb < last - 1 and (
            table.classes[verb] == WordClass.ADVERB or table.lowers[verb] in ("then", "later", "also", "once")
        ):
            verb += 1
        if verb >= last or table.quote[verb] >= 0:
            continue
        if _is_deed(draft, i, verb, content):
            return i, verb, False
        if table.lowers[i] in ("and", "but") and _is_next_cue(draft, i, verb, content, known=verb in cues):
            return i, verb, True
    return none


def _is_deed(draft: Draft, joint: int, verb: int, content: Tokens) -> bool:
    table = draft.table
    word = table.lowers[verb]
    deeds = load_attribution_words("deeds", "verbs")
    if table.lowers[joint] == "before":
        return word in deeds and word.endswith("ing")
    if word in ("was", "were") and verb + 1 < len(table.lowers):
        return table.lowers[verb + 1] in load_attribution_words("deeds", "led") and not _could_join(
            draft, content, joint
        )
    quoted = table.quote[joint - 1] >= 0
    if quoted and word in ("has", "have", "had", "was", "were"):
        return False
    return word in deeds and not word.endswith("ing") and (quoted or not _could_join(draft, content, joint))


def _could_join(draft: Draft, content: Tokens, joint: int) -> bool:
    """Whether the clause that is said may go on with the verb: "had packed and left", "he turned and ran"."""
    table = draft.table
    before = [i for i in content if i < joint]
    if all(table.quote[i] >= 0 for i in before):
        return False
    if any(table.classes[i] == WordClass.HAVE for i in before):
        return True
    linking = any(table.classes[i] in _LINKING for i in before)
    return not linking


def _is_next_cue(draft: Draft, joint: int, verb: int, content: Tokens, *, known: bool) -> bool:
    """A likely verb of saying in the past, where the clause before cannot go on with it."""
    table = draft.table
    word = table.lowers[verb]
    kinds = _SAYING | {"show"} if known else _SAYING
    saying = table.kinds[verb] in kinds and (table.bands[verb] >= _CUE_BAND or word in _SURE)
    saying = saying and word not in _AMBIGUOUS
    past = table.classes[verb] == WordClass.PARTICIPLE_ED or word in ("said", "told")
    return saying and past and not _could_join(draft, content, joint)


def _carried(draft: Draft, finding: Finding, verb: int) -> Finding | None:
    """The claim of the next cue, of the same source: what the linker thought of it, else the rest of the content."""
    hidden = next((f for f in draft.hidden if f.rule == HIDDEN and verb in f.cue and f.content), None)
    cue = tuple(i for i in hidden.cue if i >= verb) if hidden else (verb,)
    content = tuple(i for i in finding.content if i > cue[-1])
    if not content:
        return None
    return Finding(finding.source, cue, content, CONFIDENCE, NEXT_CUE, (_CUE_REASON,))


DEEDS: Rule = Rule(
    id=DEED,
    reason="behind “and” stands what the speaker did or said next",
    apply=apply_deeds,
    fires=(
        Example(
            "Tull said the rules were clear and left by the back door.",
            (("Tull", "said", "the rules were clear and left by the back door"),),
        ),
        Example(
            "Tull said “sorry” and walked away.",
            (("Tull", "said", "“sorry” and walked away"),),
        ),
    ),
    silent=(
        Example("Tull said the thief turned and ran.", (("Tull", "said", "the thief turned and ran"),)),
        Example("Tull said the man had packed and left.", (("Tull", "said", "the man had packed and left"),)),
    ),
)

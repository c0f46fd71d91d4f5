"""Passives: "The council was accused by residents of wasting money", "Lund was told that the bridge was safe".

Who is accused or told is no speaker: the source is whom "by" names, else nobody, and the subject becomes the claim's
target or addressee.
"""

from collections.abc import Iterator
from dataclasses import replace

from claimcli.attribution.features.word_classes import NAMES_OR_PLURALS, WordClass
from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.clauses import passive_auxiliary, phrase_before, phrase_behind, sentence_bounds
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.lexicon.attribution import load_attribution_words

RULE = "passive-cue"
CONFIDENCE = 0.7
_LONGEST_ASIDE = 14
_SAID = frozenset("question questions joke jokes story stories lie lies tale tales".split())  # "Jokes are told"
_REASON = "a passive names whom it is said to or of, and behind “by” who says it"


def apply_passives(draft: Draft) -> list[Finding]:
    """`draft.shown` with the parts of passives put right, and those that "by" gives a speaker to added."""
    shown = list(draft.shown)
    places = {i: k for k, f in enumerate(shown) for i in f.cue}
    unsure = {i: f for f in draft.hidden for i in f.cue}
    for participle, start, first, last in _passives(draft):
        at = places.get(participle, -1)
        known = shown[at] if at >= 0 else unsure.get(participle)
        found = _read(draft, participle, start, first, last, known)
        if found is None:
            continue
        if at >= 0:
            shown[at] = found
        elif found.source or known is not None:
            shown.append(found)
    return [_without_seen(draft, _without_rumoured(draft, f)) for f in shown]


def _without_seen(draft: Draft, finding: Finding) -> Finding:
    """A claim of "The merger is seen as a mistake" without the merger as its source: who sees it so is not told."""
    table, cue, source = draft.table, finding.cue, finding.source
    if not source or not cue or source[-1] > cue[0] or table.quote[cue[0]] >= 0:
        return finding
    seen = next((k for k, i in enumerate(cue) if table.lowers[i] in load_attribution_words("parties", "seen")), -1)
    if any(table.classes[i] == WordClass.PARTICIPLE_ING for i in cue):
        return finding  # "is reported as saying"
    passive = any(table.lowers[i] in load_attribution_words("parties", "be") for i in cue[: max(seen, 0)])
    if not passive or table.lowers[cue[-1] + 1 : cue[-1] + 2] == ["by"] or "by" in (table.lowers[i] for i in cue):
        return finding
    return replace(finding, source=(), rule=RULE, reasons=(*finding.reasons, _REASON))


def _without_rumoured(draft: Draft, finding: Finding) -> Finding:
    """A claim of "Rahimi is said to be furious" without Rahimi as its source: who says it is not told."""
    table, cue = draft.table, finding.cue
    if not finding.source or not cue or finding.source[-1] + 1 != cue[0] or table.quote[cue[0]] >= 0:
        return finding
    last = cue[-1]
    rumoured = table.lowers[last] in load_attribution_words("factuality", "rumoured")
    passive = any(table.lowers[i] in load_attribution_words("parties", "be") for i in cue[:-1])
    if not (rumoured and passive) or table.lowers[last + 1 : last + 2] != ["to"]:
        return finding
    return replace(finding, source=(), rule=RULE, reasons=(*finding.reasons, _REASON))


def _passives(draft: Draft) -> Iterator[tuple[int, int, int, int]]:
    """(participle, first token of the verb group, bounds of the sentence) of each passive outside quotations."""
    participles = load_attribution_words("parties", "blaming_participles") | load_attribution_words(
        "parties", "telling_participles"
    )
    table = draft.table
    for i, word in enumerate(table.lowers):
        if word not in participles or table.quote[i] >= 0:
            continue
        first, last = sentence_bounds(draft, i)
        start = passive_auxiliary(draft, i, first)
        if start < 0 and i > first and table.words[i - 1] == "," and table.lowers[i + 1 : i + 2] == ["by"]:
            start = i  # "Rahimi, accused by Amnesty of …, denies it"
        if start > first or (start >= 0 and table.quote[first] >= 0):
            yield i, start, first, last


def _read(draft: Draft, participle: int, start: int, first: int, last: int, known: Finding | None) -> Finding | None:
    table = draft.table
    tells = table.lowers[participle] in load_attribution_words("parties", "telling_participles")
    reduced = start == participle
    subject = _subject(draft, start - 1 if reduced else start, first)
    at = participle + 1
    agent: Tokens = ()
    if at < last and table.classes[at] == WordClass.ADVERB:
        at += 1
    by = at < last and table.lowers[at] == "by"
    if by:
        agent = phrase_behind(draft, at + 1, last, of=tells)
        at += 1 + len(agent)
    if not subject or (by and not _can_speak(draft, agent)) or table.lowers[subject[-1]] in _SAID:
        return None
    content = _content(draft, at, last, tells, reduced, known, {*subject, *agent})
    if not content:
        return None
    cue = tuple(i for i in (*range(start, participle + 1), *((participle + 1,) if by else ())))
    base = known or Finding((), cue, content, CONFIDENCE, RULE)
    confidence = base.confidence if base.rule != "hidden-cue" else CONFIDENCE
    found = replace(
        base, source=agent, cue=cue, content=content, confidence=confidence, rule=RULE, reasons=(*base.reasons, _REASON)
    )
    return replace(found, addressee=subject) if tells else replace(found, target=subject)


def _subject(draft: Draft, end: int, first: int) -> Tokens:
    """The subject that ends before `end`, also where a name in commas stands between: "The leader, Rahimi, is …"."""
    if end > first and draft.table.words[end - 1] == ",":
        opening = next(
            (i for i in range(end - 2, max(first, end - _LONGEST_ASIDE), -1) if draft.table.words[i] == ","), -1
        )
        return phrase_before(draft, opening, first) if opening > first else ()
    return phrase_before(draft, end, first)


def _can_speak(draft: Draft, agent: Tokens) -> bool:
    """Not the means: "by letter", "by telephone"."""
    return len(agent) > 1 or any(draft.table.classes[i] in NAMES_OR_PLURALS for i in agent)


def _content(
    draft: Draft, at: int, last: int, tells: bool, reduced: bool, known: Finding | None, parts: set[int]
) -> Tokens:
    """What is said: a quotation before, else what a preposition, "that" or "to" opens behind the verb and its agent."""
    table = draft.table
    if known is not None and known.content and known.content[-1] < min(parts):
        return known.content if all(table.quote[i] >= 0 for i in known.content) else ()
    if at >= last:
        return ()
    opens = table.lowers[at] in load_attribution_words("parties", "reasons")
    if not tells and not opens:
        return ()
    held = [i for i in known.content if i >= at] if known is not None else []
    if tells and not held:
        return ()
    if tells and table.lowers[at] not in ("that", "to", "about", "of") and held[0] > at:
        at = held[0]
    end = max(held) + 1 if held else last
    if reduced or not held:
        end = next((i for i in range(at, end) if table.words[i] == "," and table.quote[i] < 0), end)
    return tuple(range(at, end))


PASSIVES: Rule = Rule(
    id=RULE,
    reason=_REASON,
    apply=apply_passives,
    fires=(
        Example(
            "The council was accused by residents of wasting money.",
            (("residents of wasting money", "was accused", "The council"),),
        ),
        Example("The lock is seen as a danger.", (("The lock", "is seen as", "a danger"),)),
        Example(
            "Mara Tull was told that the locks were safe.", (("Mara Tull", "was told", "that the locks were safe"),)
        ),
    ),
    silent=(
        Example("Tull is reported as saying it leaked.", (("Tull", "is reported as saying", "it leaked"),)),
        Example("Residents accused the council of waste.", (("Residents", "accused", "the council of waste"),)),
        Example("Tull was by the locks, she told us.", (("she", "told", "Tull was by the locks"),)),
    ),
)

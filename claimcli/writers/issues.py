"""Issues as people read them, on terminals and in pipes alike: a proposition, and on each side who says what."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from claimcli.models import Claim, CompareReport, Issue, Pair, Relation, Side
from claimcli.writers.safe import show_line
from claimcli.writers.words import name_cue, name_speaker

SIDES: dict[Side, str] = {"for": "says so", "against": "denies it", "doubts": "questions it", "open": "also said"}
_CONTESTING: tuple[Relation, ...] = ("disputes", "questions")
_ALIKE = 0.7  # share of words from which two statements are told as one
_WORD = re.compile(r"\w+")
# Words by which two statements that are otherwise alike say different things: told as one, somebody would be reversed.
_TURNING = frozenset("no not never none nobody nothing neither nor without cannot t hardly".split())
_EVIDENCE = 2  # lines of evidence that a block has room for, the most telling first


class Statement(NamedTuple):
    """What is said on one side in nearly the same words: one claim of it, and by whom and how often it is made."""

    claim: Claim
    speakers: tuple[str, ...]
    claims: int
    evidence: str  # why it answers the other side; empty where it answers nothing


class Block(NamedTuple):
    """One issue, its sides in the order of `SIDES`."""

    issue: Issue
    title: str
    sides: tuple[tuple[Side, tuple[Statement, ...]], ...]


def build_blocks(report: CompareReport) -> list[Block]:
    """The issues of a report in its order: the surest disputes first."""
    claims = {claim.id: claim for claim in report.claims}
    pairs = {topic.topic_id: topic.pairs for topic in report.topics}
    blocks = []
    for issue in report.issues:
        answers = _by_counter(pairs.get(issue.issue_id, ()))
        members: dict[Side, list[Claim]] = defaultdict(list)
        for entry in issue.claims:
            if entry.id in claims:
                members[entry.side].append(claims[entry.id])
        sides = tuple((side, _gather(members[side], answers, issue.proposition)) for side in SIDES if members[side])
        if sides:
            blocks.append(Block(issue, title_of(issue), sides))
    return blocks


def title_of(issue: Issue) -> str:
    """The proposition as a heading: on one line, without the "that" of indirect speech, with a capital."""
    words = show_line(issue.proposition)
    words = words[5:] if words[:5].lower() == "that " else words
    return words[:1].upper() + words[1:]


def _by_counter(pairs: Iterable[Pair]) -> Mapping[str, list[Pair]]:
    answers: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        answers[pair.counter.id].append(pair)
    return answers


def _gather(claims: Sequence[Claim], answers: Mapping[str, Sequence[Pair]], central: str) -> tuple[Statement, ...]:
    """The claims of one side, near-identical ones as one: first the one that the issue is named for, then those that
    answer the other side, then those made most often."""
    groups: list[tuple[_Wording, list[Claim]]] = []
    for claim in claims:
        wording = _word(claim)
        group = next((members for known, members in groups if _alike(wording, known)), None)
        if group is None:
            groups.append((wording, [claim]))
        else:
            group.append(claim)
    groups.sort(key=lambda group: all(claim.text != central for claim in group[1]))
    first, *others = (_state(members, answers) for _, members in groups)
    if all(claim.text != central for claim in claims):
        first, *others = sorted((first, *others), key=_weight)
    return (first, *sorted(others, key=_weight))


def _weight(statement: Statement) -> tuple[bool, int]:
    return not statement.evidence, -statement.claims


class _Wording(NamedTuple):
    """The words of a claim, and how they are put forward."""

    words: frozenset[str]
    posture: tuple[str, bool, str]


def _word(claim: Claim) -> _Wording:
    return _Wording(frozenset(_WORD.findall(claim.text.casefold())), claim.posture)


def _alike(one: _Wording, two: _Wording) -> bool:
    """Whether two claims say the same in nearly the same words: no number and no negation may differ."""
    differing = one.words ^ two.words
    if one.posture != two.posture or not differing.isdisjoint(_TURNING) or any(w[0].isdigit() for w in differing):
        return False
    return len(one.words & two.words) >= _ALIKE * max(1, len(one.words | two.words))


def _state(claims: Sequence[Claim], answers: Mapping[str, Sequence[Pair]]) -> Statement:
    own = [pair for claim in claims for pair in answers.get(claim.id, ()) if pair.relation in _CONTESTING]
    best = max(own, key=lambda pair: pair.score, default=None)
    speakers = tuple(dict.fromkeys(name_speaker(claim) for claim in claims))
    # Where one of several claims answers, it is the one to show: what it rests on stands in its words.
    shown = best.counter if best else claims[0]
    evidence = "; ".join(show_line(line) for line in best.evidence[:_EVIDENCE]) if best else ""
    return Statement(
        shown, (name_speaker(shown), *(n for n in speakers if n != name_speaker(shown))), len(claims), evidence
    )


def name_who(statement: Statement, side: Side) -> str:
    """Who makes a `statement` and how often; on a `side` where nobody says what the claim does, its cue too: `Ada
    Lovelace (denied)`."""
    claim = statement.claim
    plain = claim.act not in ("deny", "question", "retract") and not claim.negated and claim.factuality == "factual"
    cue = "" if side != "open" or plain or not name_cue(claim) else f" ({name_cue(claim)})"
    return f"{name_speakers(statement)}{cue}{count_more(statement)}"


def name_speakers(statement: Statement) -> str:
    """`Ada Lovelace`, `Ada Lovelace and Bo Ek`, `Ada Lovelace and 3 others`."""
    first, *others = statement.speakers
    if not others:
        return first
    return f"{first} and {others[0] if len(others) == 1 else f'{len(others)} others'}"


def count_more(statement: Statement) -> str:
    """` (5 times)`, where a statement is made more than once."""
    return f" ({statement.claims} times)" if statement.claims > 1 else ""

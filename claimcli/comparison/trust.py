"""Rules that are right more often than not on news, so that they decide by themselves what they suggest.

The other rules (`but`, `while`, `verdict` on a pronoun, `clash` on a negation …) are wrong more often than right: they
are features of the pair model and no more.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimcli.comparison.features import (
    ALL_TONE,
    Shared,
    asserts,
    denies_evidence,
    find_shared,
    has_evidence,
    is_negative,
)
from claimcli.comparison.issues import Judgement
from claimcli.comparison.lexicon import load_kinds
from claimcli.comparison.polarity import is_disclaimer
from claimcli.comparison.profile import Profile
from claimcli.comparison.proposition import find_cue_roots, opposite_pole
from claimcli.comparison.responses import contained_words, owner_fit
from claimcli.comparison.scored_pairs import Key, ScoredPair
from claimcli.comparison.suggestions import Suggestions
from claimcli.comparison.terms import weigh
from claimcli.comparison.thresholds import LEAST_CONTAINED, LEAST_WORDS, MANY_WORDS, TURNED, WORD_FOR_WORD

NEXT = 2  # turns of other speakers between an answer and what it answers, at most
SCORE = 0.6  # how often these rules are right, of the events they were measured on


class TrustedRule(NamedTuple):
    """A rule by which an answer stands: its stable id, why, an answer that fires it and one that must not."""

    id: str
    reason: str
    fires: str
    silent: str


TRUSTED_RULES = (
    TrustedRule(
        "points-back", "the answer denies what it points at by a noun, and the claim is such a thing or its owner's",
        "Vance accused Pelt of dumping mercury. Pelt rejected the accusation.",
        "Vance spoke of the harbour. Pelt rejected the idea that he was to blame.",
    ),
    TrustedRule(
        "denies-words", "the answer denies in the words of the claim",
        "Vance said Pelt dumped mercury. Pelt denied dumping mercury.",
        "Vance said the harbour was full. Pelt denied dumping mercury.",
    ),
    TrustedRule(
        "turned-words", "the two have the same words, and one of them has a negation on what they share",
        "Vance said the bridge is safe. Pelt said the bridge is not safe.",
        "Vance said the bridge is safe. Pelt said the ferry is not safe.",
    ),
    TrustedRule(
        "no-evidence",
        "the answer says that there is no evidence of what the claim says in the same words",
        "Vance said Pelt dumped mercury. Pelt said there was no proof of dumped mercury.",
        "Vance said the harbour was full. Pelt said there was no proof of a leak.",
    ),
    TrustedRule(
        "demand-evidence", "who asks for evidence of a claim doubts it",
        "Vance said Pelt dumped mercury. Pelt demanded actual evidence.",
        "Vance said Pelt dumped mercury. Pelt demanded lower taxes.",
    ),
    TrustedRule(
        "no", "the answer begins with No",
        "Ada Vance said the plant was open. “No, the plant was shut,” Tom Pelt said.",
        "Ada Vance said the plant was open. “No one came to the plant,” Tom Pelt said.",
    ),
    TrustedRule(
        "refuse-cue", "who refuses to do it answers who demands it",
        "Vance demanded that Pelt resign. Pelt refused to resign.",
        "Vance demanded that Pelt resign. Pelt refused to comment.",
    ),
    TrustedRule(
        "doubt-phrase", "a phrase that leaves open what was said to be so",
        "Ada Vance said Tom Pelt was guilty of dumping mercury. Pelt said there must be a presumption of innocence.",
        "Ada Vance said Tom Pelt was guilty of dumping mercury. Tom Pelt doubted the weather.",
    ),
    TrustedRule(
        "opposites", "the two say of one thing what cannot both be so",
        "Vance called the meeting frosty. Pelt said the meeting was productive.", "Vance said the night was frosty.",
    ),
)  # fmt: skip
_BY_THEMSELVES = frozenset(("demand-evidence", "no", "refuse-cue", "doubt-phrase"))
_DENYING = frozenset(("verdict", "deny-cue", "respond-cue", "doubt-cue"))


def find_trusted(profiles: Sequence[Profile], suggested: Suggestions) -> Mapping[Key, ScoredPair]:
    """The suggestions that stand by themselves, the surest of each pair, with the id of the trusted rule.

    Args:
        profiles: all of them.
        suggested: what rules say of pairs.
    """
    found: dict[Key, ScoredPair] = {}
    for key, pairs in sorted(suggested.direct.items()):
        for pair in pairs:
            for rule in _trust(profiles[pair.claim], profiles[pair.counter], pair):
                found.setdefault(key, pair._replace(score=max(SCORE, pair.score), rule=rule))
    return found


def _trust(claim: Profile, counter: Profile, pair: ScoredPair) -> Iterator[str]:
    if claim.proposition.unattributed or counter.proposition.unattributed:
        return
    if pair.rule in _BY_THEMSELVES:
        yield pair.rule
    shared = find_shared(claim.proposition, counter.proposition)
    turns = counter.turn - claim.turn if claim.document is counter.document else 0
    if pair.rule in _DENYING and 0 < turns <= NEXT:
        if _points_back(claim, counter):
            yield "points-back"
        elif _denies_words(claim, counter, shared):
            yield "denies-words"
    told_first = pair.rule in _DENYING and -NEXT <= turns < 0  # the denial, before what it denies
    turned = told_first and shared.cosine >= WORD_FOR_WORD and asserts(claim.proposition, shared)
    if turned and _denies_words(claim, counter, shared):
        yield "denies-words"
    if pair.rule in ("clash", "verdict", "verdict-on") and _lacks_evidence(claim, counter, shared):
        yield "no-evidence"
    if pair.rule == "clash" and shared.words and _opposites(claim, counter):
        yield "opposites"
    if pair.rule == "clash" and shared.words > MANY_WORDS and shared.cosine >= WORD_FOR_WORD:
        if _is_denied(counter) and not is_negative(claim.proposition):
            yield "denies-words"
        elif shared.cosine >= TURNED and _turns(claim, counter, shared):
            yield "turned-words"


def _points_back(claim: Profile, counter: Profile) -> bool:
    anaphor = counter.proposition.anaphor
    if anaphor is None or not anaphor.noun or anaphor.own:
        return False
    charges = load_kinds()["charge_cue"]
    charged = not charges.isdisjoint(find_cue_roots(claim.proposition))
    cue = counter.proposition.cue
    return charged or (cue is not None and cue.stance == "respond") or owner_fit(anaphor, claim.proposition) > 0


def _lacks_evidence(claim: Profile, counter: Profile, shared: Shared) -> bool:
    """Whether the counter says that there is no evidence of what the claim asserts."""
    one, two = claim.proposition, counter.proposition
    if not any(is_disclaimer(cue) for cue in two.polarity_cues) or not asserts(one, shared):
        return False
    near = claim.document is counter.document and 0 < counter.turn - claim.turn <= NEXT
    if denies_evidence(two) and has_evidence(one) and (near or shared.words > MANY_WORDS):
        return True
    if is_negative(one):
        return False
    words = sum(weigh(t) for t in shared.terms if t in two.denied and t not in two.names)
    return words > MANY_WORDS and (near or shared.cosine >= WORD_FOR_WORD)


def _is_denied(profile: Profile) -> bool:
    cue = profile.proposition.cue
    return cue is not None and cue.stance == "deny" and not profile.proposition.wish


def _turns(claim: Profile, counter: Profile, shared: Shared) -> bool:
    """Whether of the words that two share, names aside, one side denies and the other does not."""
    one, two = claim.proposition, counter.proposition
    return any((t in one.denied) != (t in two.denied) for t in shared.terms if t not in one.names)


def _denies_words(claim: Profile, counter: Profile, shared: Shared) -> bool:
    cue = counter.proposition.cue
    if cue is None or cue.stance != "deny" or counter.proposition.wish or shared.words <= LEAST_WORDS:
        return False
    return contained_words(claim.proposition, counter.proposition, shared) > LEAST_CONTAINED


def _opposites(claim: Profile, counter: Profile) -> bool:
    """Whether the two take opposite sides, and one of them says little but that: "the meeting was frosty"."""
    tone = max(sum([p.vector[t] ** 2 for t in p.pole_terms]) for p in (claim.proposition, counter.proposition))
    return tone >= ALL_TONE and any(
        opposite_pole(pole) in counter.proposition.poles for pole in claim.proposition.poles
    )


def add_trusted(judged: dict[Key, Judgement], trusted: Mapping[Key, ScoredPair]) -> None:
    """Let the `trusted` rules have the last word in what is `judged`."""
    for (i, k), pair in trusted.items():
        known = judged.get((i, k)) or Judgement(i, k, 0.0, 0.0, 0.0, 0.0)
        judged[i, k] = known._replace(
            same=0.0, opposed=max(known.opposed, pair.score), topic=max(known.topic, pair.score)
        )

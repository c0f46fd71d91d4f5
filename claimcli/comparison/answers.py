"""Which claims answer somebody: what kind of answer each is, by its cue and its content alone.

"Vance fired back that the allegations were slanderous"   verdict: "slanderous" judges what "the allegations" were
"The mayor denied taking money"                           deny: the content is the other side's claim, negated
"That never happened," Vance said                         verdict: the content judges what was said
"""

from collections.abc import Iterator
from typing import NamedTuple

from claimcli.comparison.features import is_negative
from claimcli.comparison.lexicon import load_demands
from claimcli.comparison.polarity import PolarityCue
from claimcli.comparison.proposition import Proposition

SHORT = 5  # terms: a content of no more has room for little but its verdict


class Answer(NamedTuple):
    """One way in which a claim answers another: the relation, the stable id of the rule, and the words that say so.

    `reach` is how many claims back (and half as many ahead) its claim may stand when the two share little; 0 when they
    must share something.
    """

    relation: str
    rule: str
    words: str
    reach: int


def read_answer(counter: Proposition) -> Answer | None:
    """The answer that a claim is by its own words; None for a claim that only asserts."""
    return next(_answers(counter), None)


def _answers(counter: Proposition) -> Iterator[Answer]:
    cue = counter.cue if counter.speaker_key is not None else None  # "the question of whether …" is nobody's answer
    points = counter.anaphor is not None
    names_claim = counter.anaphor is not None and counter.anaphor.noun and not counter.anaphor.own
    verdict = _find_cue(counter, "deny") or (_find_cue(counter, "fault") if names_claim else None)
    if verdict and (points or len(counter.vector) <= SHORT):
        yield Answer("disputes", "verdict", verdict.words, 6 if points else 3)
    if cue and cue.stance == "deny" and not counter.wish:
        yield Answer("disputes", "deny-cue", cue.words, 4)
    if cue and cue.stance == "respond" and not counter.vector.keys() & load_demands().comment:
        yield Answer("disputes", "respond-cue", cue.words, 3)
    if cue and cue.stance == "reply" and is_negative(counter) and not counter.vector.keys() & load_demands().comment:
        yield Answer("disputes", "reply-cue", cue.words, 3)
    if counter.opening in ("no", "nope"):
        yield Answer("disputes", "no", "No", 2)
    refuses = cue is not None and (cue.stance == "refuse" or (cue.stance == "deny" and counter.wish))
    if cue and refuses and len(counter.vector) and not counter.vector.keys() & load_demands().comment:
        yield Answer("disputes", "refuse-cue", cue.words, 3)
    if cue and cue.stance == "support" and names_claim:
        yield Answer("supports", "support-cue", cue.words, 6)
    if cue and cue.stance == "doubt":
        yield Answer("questions", "doubt-cue", cue.words, 2 if points else 0)
    if cue and cue.stance in ("demand", "doubt") and _demands_evidence(counter):
        yield Answer("questions", "demand-evidence", cue.words, 3)
    doubt = _find_cue(counter, "doubt")
    if doubt and doubt.last - doubt.first > 1:
        yield Answer("disputes", "doubt-phrase", doubt.words, 2)
    if verdict:
        yield Answer("disputes", "verdict-on", verdict.words, 0)
    if counter.contrast and counter.vector:  # "But why?" asks for more
        yield Answer("questions" if counter.asks else "disputes", "but", counter.contrast, 1)
    if counter.concession:
        yield Answer("disputes", "while", counter.concession, 1)


def _find_cue(proposition: Proposition, stance: str) -> PolarityCue | None:
    return next((cue for cue in proposition.polarity_cues if cue.stance == stance), None)


def _demands_evidence(counter: Proposition) -> bool:
    """Whether a demand doubts what was said: for evidence, or for an inquiry that shall be impartial or come first.

    A demand for an inquiry alone ("called for a special prosecutor") takes the accusation's side.
    """
    words = load_demands()
    asked = counter.vector.keys()
    return bool(words.evidence & asked) or bool(words.inquiry & asked and words.fair & asked)

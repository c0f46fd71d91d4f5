"""Salience: who has been mentioned so far, and which of them a pronoun most likely means.

The antecedent is the candidate with the best sum of recency, part in the sentence and agreement, in the way of Lappin
and Leass (1994), "An Algorithm for Pronominal Anaphora Resolution"; that the speaker of the last attribution is the
best candidate of all is particular to news. The weights were set by hand, those of
parts in the sentence then stepwise on articles of two newsrooms.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claimcli.coreference.entities import Entity

ROLE_WEIGHT = {
    "speaker": 1.9,
    "subject": 1.1,
    "owner": 1.5,
    "possessor": 0.9,
    "object": 0.2,
    "asked": -0.8,
    "modifier": -1.5,
}
_PER_SENTENCE = 0.9  # what a sentence of distance costs
_SAME_SENTENCE = 0.8  # what the subject of an earlier clause of its sentence gains
_QUOTED = 2.3  # what standing inside a quotation costs a candidate for a pronoun outside it
_OWN = 2.6  # what standing in the pronoun's own content costs: "Okafor fits that bill, he said" is not said by Okafor
_OWNER = 1.2  # what the nearest subject of its own sentence gains as the owner of "his"
_REPEATED = 0.15  # what each further mention nearby gives, four at most
_OPEN_GENDER = 0.0  # what somebody is worth for "he" whose gender nothing tells
_REACH = 8  # sentences
_LOOK_BACK = 60  # traces

Agreement = Callable[[Entity], float | None]  # what an entity's agreement is worth, None when it cannot be meant


class Place(NamedTuple):
    """Where something stands: token, sentence of the narrative, and outermost quotation (-1 outside)."""

    token: int
    sentence: int
    quotation: int


class Candidate(NamedTuple):
    """Somebody whom a pronoun may mean."""

    score: float
    entity: Entity


@dataclass(frozen=True, slots=True)
class Trace:
    """One place where an entity was named, described or meant by a pronoun."""

    token: int
    sentence: int
    entity: Entity
    role: str
    quotation: int


@dataclass(slots=True)
class Salience:
    """The traces of an article, in text order."""

    traces: list[Trace] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)

    def add(self, trace: Trace) -> None:
        """Add a trace in its place, which mostly is behind all others."""
        if not self.tokens or self.tokens[-1] <= trace.token:
            self.traces.append(trace)
            self.tokens.append(trace.token)
            return
        at = bisect_left(self.tokens, trace.token)
        self.traces.insert(at, trace)
        self.tokens.insert(at, trace.token)

    def rank(
        self,
        here: Place,
        agrees: Agreement,
        *,
        excluded: Collection[Entity] = (),
        own: Sequence[tuple[int, int]] = (),
        possessive: bool = False,
    ) -> list[Candidate]:
        """The candidates before `here`, best first.

        `excluded` are entities, `own` the token ranges of the pronoun's own content, whose mentions it seldom
        takes up. A `possessive` prefers the nearest subject of its own sentence.
        """
        best: dict[Entity, float] = {}
        counts: dict[Entity, int] = {}
        at = bisect_left(self.tokens, here.token)
        for trace in reversed(self.traces[max(0, at - _LOOK_BACK) : at]):
            distance = here.sentence - trace.sentence
            if distance > _REACH:
                break
            entity = trace.entity
            if entity in excluded:
                continue
            score = ROLE_WEIGHT[trace.role] - _PER_SENTENCE * distance
            if distance == 0 and trace.role == "subject" and here.quotation < 0:
                score += _SAME_SENTENCE
            if trace.quotation >= 0 and trace.quotation != here.quotation:
                score -= _QUOTED
            if own and any(a <= trace.token < b for a, b in own):
                score -= _OWN
            if possessive and distance == 0 and trace.role in ("subject", "speaker"):
                score += _OWNER
                possessive = False
            if entity not in best:
                best[entity], counts[entity] = score, 1
                continue
            counts[entity] += 1
            if score > best[entity]:
                best[entity] = score
        ranked = []
        for entity, score in best.items():
            worth = agrees(entity)
            if worth is not None:
                ranked.append(Candidate(score + worth + _REPEATED * min(counts[entity] - 1, 4), entity))
        ranked.sort(key=lambda candidate: -candidate.score)
        return ranked


def agrees_with_gender(gender: str) -> Agreement:
    """Agreement of "he" or "she": a person not known to be of the other gender."""

    def agrees(entity: Entity) -> float | None:
        if entity.plural or entity.kind not in ("person", "unknown") or entity.certainly_not(gender):
            return None
        if entity.kind == "unknown" and not entity.firm:
            return None
        doubt = 0.0 if entity.kind == "person" else 0.2 if entity.spoke else 0.9 if len(entity.words) < 2 else 0.4
        return (_OPEN_GENDER if entity.gender is None else 0.8 if entity.gender == gender else -1.0) - doubt

    return agrees


def agrees_with_plural(entity: Entity) -> float | None:
    """Agreement of "they": several persons, and less well an organization."""
    if entity.plural or entity.kind == "group":
        return 0.5 if entity.kind == "group" else 0.1 if entity.described and entity.spoke else -0.3
    return -0.8 if entity.kind == "organization" and (entity.spoke or entity.trades) else None


def agrees_with_thing(entity: Entity) -> float | None:
    """Agreement of "it" and "which": an organization, a document, a place that acts."""
    if entity.plural or entity.gender or entity.kind in ("person", "group"):
        return None
    if entity.described and entity.kind == "unknown":
        return None  # "the weekend"
    return {"organization": 0.5, "document": 0.5, "place": 0.0}.get(entity.kind, -0.5)

"""Interviews: whom the introduction names as the one who answers, and as the one who asks.

"We spoke with architect Nils Berg about his tower."          A is Nils Berg
"Halvard Steen spoke to Marta Lindquist on Thursday."         A is Halvard Steen, Q is Marta Lindquist
"""

from collections.abc import Sequence
from typing import NamedTuple

from claimcli.coreference.clusters import Clusters
from claimcli.coreference.entities import Entity
from claimcli.coreference.mentions import Mention
from claimcli.text.article import Article

QUESTIONS = frozenset(("q", "q.", "question"))
ANSWERS = frozenset(("a", "a.", "answer"))
_TALKS = frozenset(("spoke", "speaks", "talked", "talks", "chatted", "sat"))
_WITH = frozenset(("to", "with"))
_ASKS = frozenset(("interviewed", "asked", "interviews", "asks", "met", "meets"))
_TALKING = frozenset(("interview", "conversation", "talk", "chat"))


class Interview(NamedTuple):
    """Who asks and who answers, each None where the introduction does not tell."""

    asks: Entity | None = None
    answers: Entity | None = None


def read_introduction(article: Article, mentions: Sequence[Mention], clusters: Clusters, end: int) -> Interview:
    """Who asks and who answers in an interview whose first turn begins at token `end`."""
    named: list[tuple[Mention, Entity]] = []
    for mention, entity in zip(mentions, clusters.of, strict=True):
        if mention.first >= end:
            break
        role = article.paragraphs[article.sentences[mention.sentence].paragraph].role
        if entity is not None and role != "byline" and _is_person(entity) and mention.role != "modifier":
            named.append((mention, entity))
    people = list(dict.fromkeys(entity for _, entity in named))
    if len(people) < 2:
        return Interview(None, people[0] if people else None)
    tokens = article.tokens
    for i in range(min(end, len(tokens)) - 1):
        word, then = tokens[i].lower, tokens[i + 1].lower
        before = [e for m, e in named if m.last <= i and article.sentence_of(m.first) == article.sentence_of(i)]
        after = [e for m, e in named if m.first > i and article.sentence_of(m.first) == article.sentence_of(i)]
        if after and ((word in _TALKING and then == "with") or word in _ASKS):
            return Interview(before[-1] if before and word in _ASKS else None, after[0])
        if word in _TALKS and (then == "down" or then in _WITH) and (before or after):
            return Interview(after[0] if before and after else None, before[0] if before else after[0])
    return Interview(None, people[0])


def find_initials(clusters: Clusters, letters: str) -> Entity | None:
    """The one person whose initials a label gives: "HS" for Halvard Steen."""
    people = [e for e in clusters.entities if _is_person(e) and "".join(w[0] for w in e.words) == letters.lower()]
    return people[0] if len(people) == 1 else None


def _is_person(entity: Entity) -> bool:
    """Whether an entity is a person, or may be one whom no list knows."""
    return not entity.plural and (entity.kind == "person" or (entity.kind == "unknown" and len(entity.words) > 1))

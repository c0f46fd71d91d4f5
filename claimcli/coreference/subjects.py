"""Descriptions that are subjects and no sources: "The mayor left early. He said …" is about the mayor.

Only what the article says of whom decides here; "the driver", of whom it says nothing else, is one of his own.
"""

from collections.abc import Sequence

from claimcli.coreference.discourse_state import DiscourseState
from claimcli.coreference.noun_phrases import Phrase, read_phrase
from claimcli.coreference.role_holders import find_holder
from claimcli.coreference.source_phrases import Source
from claimcli.lexicon.names import load_names
from claimcli.text.article import Article
from claimcli.text.tokens import Token

_BEFORE_CLAUSES = frozenset(["after", "before", "since", "until", "till", "as", "than", "while"])
_LONGEST = 5  # words of a description before its verb


def find_subjects(article: Article, sources: Sequence[Source]) -> list[Phrase]:
    """The definite descriptions of one person or organization before a verb, outside quotations and sources."""
    taken = {s.first for s in sources}
    quoted = [(q.open, q.close) for q in article.quotations if q.depth == 0]
    found: list[Phrase] = []
    inside = 0
    prepositions = load_names().prepositions - _BEFORE_CLAUSES
    for i, token in enumerate(article.tokens):
        while inside < len(quoted) and quoted[inside][1] < i:
            inside += 1
        if token.lower != "the" or i in taken or (inside < len(quoted) and quoted[inside][0] < i):
            continue
        if i and article.tokens[i - 1].lower in prepositions:
            continue  # "with the candidate focused on …"
        if end := _subject_end(article.tokens, i):
            phrase = read_phrase(article.tokens, i, end)
            if phrase.type in ("person", "organization") and not phrase.plural:
                found.append(phrase)
    return found


def _subject_end(tokens: Sequence[Token], first: int) -> int:
    """Where the words behind an article end before a verb; 0 where they do not."""
    lexicon = load_names()
    for k in range(first + 1, min(first + _LONGEST, len(tokens))):
        word = tokens[k].lower
        verb = word in lexicon.verbs or word in lexicon.adverbs or (word.endswith("ed") and len(word) > 4)
        if k > first + 1 and verb and tokens[k].text[0].islower():
            return k
        if not tokens[k].text[0].isalpha() or word in lexicon.stops or word in lexicon.determiners:
            return 0
    return 0


def meet_description(state: DiscourseState, phrase: Phrase) -> None:
    """Record a description that is a subject, as whom it stands for."""
    held = find_holder(state, phrase)
    if held is not None and held.sieve != "description.salient":
        state.meet(held.entity, phrase.first, "subject")

"""Interviews without labels: questions and answers that take turns, one paragraph or more each.

Architect Nils Berg talks about his tower.

Is it ugly?

It is tall. People confuse the two.

Who answers is whom the introduction names, which the speaker stage decides: the claims have no source of their own.
"""

from bisect import bisect_left
from itertools import pairwise

from claimcli.attribution.features.token_table import OPENING_MARK
from claimcli.attribution.finding import Draft, Finding
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.attribution.rules.turns import find_turns
from claimcli.lexicon.attribution import load_attribution_words

RULE = "unlabelled-interview"
CONFIDENCE = 0.75
_REASON = "questions and answers take turns below an introduction to an interview"
_LONGEST_QUESTION = 45  # tokens
_LONGEST_ANSWER = 8  # paragraphs
_LONGEST_INTRODUCTION = 6  # paragraphs
_LEAST_QUESTIONS = 3  # where the introduction does not tell that somebody is asked


def apply_interviews(draft: Draft) -> list[Finding]:
    """`draft.shown` with a claim for each question and answer, in place of what was found with the same words."""
    claims = _interview(draft)
    held = {i for claim in claims for i in claim.content}
    return [*(f for f in draft.shown if held.isdisjoint(f.content)), *claims] if claims else draft.shown


def _interview(draft: Draft) -> list[Finding]:
    """The questions and answers in text order; none where the text is no interview."""
    article = draft.article
    body = [k for k, p in enumerate(article.paragraphs) if p.role in ("body", "title")]
    asked = [k for k in body if _is_question(draft, k)]
    if not asked or find_turns(article) or not _takes_turns(draft, body, asked):
        return []
    introduction = [k for k in body if k < asked[0]]
    most = _LONGEST_INTRODUCTION if len(asked) > 1 else 2  # with its title
    if not introduction or len(introduction) > most or (len(asked) == 1 and not _is_one_sentence(draft, asked[0])):
        return []
    if len(asked) < _LEAST_QUESTIONS and not _introduces(draft, introduction):
        return []
    found = []
    for question, answer in zip(asked, _answers(body, asked), strict=True):
        found += [_claim(draft, [question]), _claim(draft, answer)]
    return found


def _answers(body: list[int], asked: list[int]) -> list[list[int]]:
    """The paragraphs between each question and the next."""
    places = [*(bisect_left(body, k) for k in asked), len(body)]
    return [body[one + 1 : other] for one, other in pairwise(places)]


def _is_question(draft: Draft, number: int) -> bool:
    """Whether a paragraph is one short question, outside quotation marks."""
    paragraph, words = draft.article.paragraphs[number], draft.table.words
    short = 2 < paragraph.last - paragraph.first <= _LONGEST_QUESTION
    quoted = draft.table.quote[paragraph.first] >= 0
    return short and paragraph.role == "body" and words[paragraph.last - 1] == "?" and not quoted


def _is_one_sentence(draft: Draft, number: int) -> bool:
    paragraph, table = draft.article.paragraphs[number], draft.table
    return table.sentence[paragraph.first] == table.sentence[paragraph.last - 1]


def _takes_turns(draft: Draft, body: list[int], asked: list[int]) -> bool:
    """Whether below each question stands an answer, without quotations and verbs of saying of others."""
    cued = {i for f in draft.shown if f.source for i in f.cue}
    for answer in _answers(body, asked):
        if not 0 < len(answer) <= _LONGEST_ANSWER:
            return False
        first, last = draft.article.paragraphs[answer[0]].first, draft.article.paragraphs[answer[-1]].last
        if any(draft.table.place[i] == OPENING_MARK for i in range(first, last)) and any(
            i in cued for i in range(first, last)
        ):
            return False
    return True


def _introduces(draft: Draft, introduction: list[int]) -> bool:
    """Whether a paragraph above tells that somebody is interviewed: "talks about", "in an interview"."""
    talking = load_attribution_words("interviews", "talking")
    paragraphs = (draft.article.paragraphs[k] for k in introduction)
    return any(draft.table.lowers[i] in talking for p in paragraphs for i in range(p.first, p.last))


def _claim(draft: Draft, paragraphs: list[int]) -> Finding:
    first, last = draft.article.paragraphs[paragraphs[0]].first, draft.article.paragraphs[paragraphs[-1]].last
    return Finding((), (), tuple(range(first, last)), CONFIDENCE, RULE, (_REASON,), verbatim=True)


INTERVIEWS: Rule = Rule(
    id=RULE,
    reason=_REASON,
    apply=apply_interviews,
    fires=(
        Example("The engineer Mara Tull talks about her lock.\n\nDoes it leak?\n\nIt does. All locks do.\n"),
        Example(
            "Mara Tull built the lock.\n\nDoes it leak?\n\nIt does.\n\nSince when?\n\nMay.\n\nAnd now?\n\nWe wait.\n"
        ),
    ),
    silent=(
        Example("Mara Tull built the lock.\n\nDoes it leak?\n\nIt does, and all locks do.\n"),
        Example("Mara Tull talks about her lock.\n\nIt rains.\n\nDoes it leak?\n"),
    ),
)

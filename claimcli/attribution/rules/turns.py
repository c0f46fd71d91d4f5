"""Transcripts: each turn that a label opens is a claim of whom the label names.

    Q: Did you see it coming?          KESTREL: From the place it went.
    A: Nine days out.                  HOLM: That place has paid for itself.

A label counts in an article where turns are the pattern: at least three, with two labels that recur (one, where all
are in capitals), or with Q and A that alternate. The labels of a list ("Iowa:
12 delegates") do not come again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimcli.attribution.finding import Draft, Finding
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.text.article import Article, Paragraph
from claimcli.text.punctuation import POSSESSIVE_CLITICS, QUOTE_MARKS

RULE = "transcript-turn"
CONFIDENCE = 0.9
LEAST_TURNS = 3
_LONGEST_LABEL = 5
_QUESTION_LABELS = frozenset(("q", "question", "q."))
_ANSWER_LABELS = frozenset(("a", "answer", "a."))
_LETTERS = _QUESTION_LABELS | _ANSWER_LABELS
_STOPPED_LABELS = frozenset(("Q.", "A."))


class Turn(NamedTuple):
    """A labelled paragraph: its number, tokens of the label and of the mark (none after "Q."), the first word."""

    paragraph: int
    label: range
    mark: range
    first: int


def apply_turns(draft: Draft) -> list[Finding]:
    """`draft.shown` with a claim for each turn, in place of what was found with the same words or by the same mark."""
    turns = find_turns(draft.article)
    if not turns:
        return draft.shown
    claims = [_claim(draft, turn, below) for turn, below in zip(turns, [*turns[1:], None], strict=True)]
    marks = {i for claim in claims for i in claim.cue}
    holder = {i: claim for claim in claims for i in claim.content}
    kept = [f for f in draft.shown if not marks.intersection(f.cue) and not _is_much_of_one(f, holder)]
    return [*kept, *claims]


def find_turns(article: Article) -> list[Turn]:
    """The turns of a transcript in text order; none when the article is no transcript."""
    labelled = [turn for number, p in enumerate(article.paragraphs) if (turn := _read_label(article, number, p))]
    names = Counter(_speaker(article, turn) for turn in labelled)
    lettered = [turn for turn in labelled if _speaker(article, turn) in _LETTERS]
    recurring = [name for name, count in names.items() if count > 1]
    if len(labelled) < LEAST_TURNS:
        return []
    both = set(names) & _QUESTION_LABELS and set(names) & _ANSWER_LABELS
    if (
        len(recurring) >= 2
        or (recurring and len(names) >= 2 and _in_capitals(article, labelled))
        or (both and len(lettered) == len(labelled))
    ):
        known = set(recurring)
        return [turn for turn in labelled if _is_speaker(article, turn, known)]
    return []


def _read_label(article: Article, number: int, paragraph: Paragraph) -> Turn | None:
    """The label that opens a paragraph: capitalised words and a colon ("Mr. Tarn:"), or "Q." and "A."."""
    tokens, first = article.tokens, paragraph.first
    if tokens[first].text in QUOTE_MARKS:  # '"Holm: Seriously …' where the marks go round the whole transcript
        first += 1
    if paragraph.last - first < 2:
        return None
    if tokens[first].text in _STOPPED_LABELS:
        return Turn(number, range(first, first + 1), range(0), first + 1)
    for i in range(first, min(first + _LONGEST_LABEL + 1, paragraph.last - 1)):
        word = tokens[i].text
        if word == ":":
            return Turn(number, range(first, i), range(i, i + 1), i + 1) if i > first else None
        if not (word[0].isupper() or word == "-" or word in POSSESSIVE_CLITICS):
            return None
    return None


def _in_capitals(article: Article, turns: Sequence[Turn]) -> bool:
    return all(article.tokens[i].text.isupper() for turn in turns for i in turn.label if article.tokens[i].text != ".")


def _speaker(article: Article, turn: Turn) -> str:
    """The last word of a label, which its short form shares ("DARIA KESTREL", "KESTREL")."""
    return article.tokens[turn.label[-1]].lower


def _is_speaker(article: Article, turn: Turn, recurring: set[str]) -> bool:
    """A label that recurs, or one in capitals, where others in capitals do."""
    return _speaker(article, turn) in recurring or all(article.tokens[i].text.isupper() for i in turn.label)


def _claim(draft: Draft, turn: Turn, below: Turn | None) -> Finding:
    article = draft.article
    last = article.paragraphs[turn.paragraph].last
    if below is not None and _speaker(article, turn) in _ANSWER_LABELS and below.paragraph - turn.paragraph <= 3:
        last = article.paragraphs[below.paragraph - 1].last  # an answer goes on until the next question
    label = " ".join(article.tokens[i].text for i in turn.label)
    reason = f"turn of a transcript, labelled “{label}”"
    return Finding(
        tuple(turn.label), tuple(turn.mark), tuple(range(turn.first, last)), CONFIDENCE, RULE, (reason,), verbatim=True
    )


def _is_much_of_one(finding: Finding, holder: Mapping[int, Finding]) -> bool:
    """Whether the finding's content is more than half of a turn's."""
    counts = Counter(id(holder[i]) for i in finding.content if i in holder)
    sizes = {id(holder[i]): len(holder[i].content) for i in finding.content if i in holder}
    return any(2 * count > sizes[turn] for turn, count in counts.items())


TURNS = Rule(
    id=RULE,
    reason="a label with a colon opens each turn of a transcript",
    apply=apply_turns,
    fires=(Example("Welcome.\n\nTULL: Did it hold?\n\nLISK: It held.\n\nTULL: And now?\n\nLISK: Ask the river.\n"),),
    silent=(
        Example("Ohio: 12 delegates\n\nIowa: 4 delegates\n\nMaine: 3 delegates\n"),
        Example("TULL: Did it hold?\n\nLISK: It held.\n"),
    ),
)

"""Transcripts: each turn that a label opens is a claim of whom the label names, with all its paragraphs.

    Q: Did you see it coming?          KESTREL: From the place it went.
    A: Nine days out.                  HOLM: That place has paid for itself.

A label counts in an article where turns are the pattern: at least three, with two labels that recur (one, where all
are in capitals), or with Q and A that alternate; two do where nothing else stands in the article and their form alone
tells speakers. The labels of a list ("Iowa: 12 delegates") do not come again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimcli.attribution.finding import Draft, Finding
from claimcli.attribution.rules.labels import Label, read_heading, read_label
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.text.article import Article

RULE = "transcript-turn"
CONFIDENCE = 0.9
LEAST_TURNS = 3
_LONGEST_TURN = 8  # paragraphs
_SURE = 0.7
_QUESTION_LABELS = frozenset(("q", "question", "q."))
_ANSWER_LABELS = frozenset(("a", "answer", "a."))
_LETTERS = _QUESTION_LABELS | _ANSWER_LABELS


class Turn(NamedTuple):
    """A labelled paragraph: its number, and its label."""

    paragraph: int
    label: Label


def apply_turns(draft: Draft) -> list[Finding]:
    """`draft.shown` with a claim for each turn, in place of what was found with the same words or by the same mark."""
    turns = find_turns(draft.article)
    if not turns:
        return draft.shown
    claims = [
        claim for turn, below in zip(turns, [*turns[1:], None], strict=True) if (claim := _claim(draft, turn, below))
    ]
    marks = {i for claim in claims for i in claim.cue}
    holder = {i: claim for claim in claims for i in claim.content}
    kept = [
        f for f in draft.shown
        if not marks.intersection(f.cue) and not _is_much_of_one(f, holder) and not _is_doubtful_own(draft, f, holder)
    ]  # fmt: skip
    return [*kept, *claims]


def _is_doubtful_own(draft: Draft, finding: Finding, holder: Mapping[int, Finding]) -> bool:
    """Whether a claim is what the speaker of a turn says of himself, none too surely: "We saw it nine days out"."""
    own = len(finding.source) == 1 and draft.table.lowers[finding.source[0]] in ("i", "we")
    return own and finding.source[0] in holder and finding.confidence < _SURE


def find_turns(article: Article) -> list[Turn]:
    """The turns of a transcript in text order; none when the article is no transcript."""
    for read in (read_label, read_heading):
        found = ((number, read(article.tokens, p)) for number, p in enumerate(article.paragraphs))
        labelled = [Turn(number, label) for number, label in found if label is not None]
        if turns := _choose_turns(article, labelled):
            return turns
    return []


def _choose_turns(article: Article, labelled: Sequence[Turn]) -> list[Turn]:
    """Those of the labelled paragraphs that are turns; none where no pattern of turns shows."""
    names = Counter(_speaker(article, turn) for turn in labelled)
    recurring = {name for name, count in names.items() if count > 1}
    both = set(names) & _QUESTION_LABELS and set(names) & _ANSWER_LABELS
    lettered = sum(_speaker(article, turn) in _LETTERS for turn in labelled)
    sure = sum(turn.label.sure for turn in labelled)
    if len(labelled) < LEAST_TURNS:
        whole = len(labelled) == 2 and len(names) == 2 and _is_all(article, labelled)
        return list(labelled) if whole and (sure == 2 or both) else []
    if (
        len(recurring) >= 2
        or (recurring and len(names) >= 2 and sure == len(labelled))
        or (both and 2 * lettered > len(labelled))
    ):
        known = recurring | (_LETTERS if both else set())
        return [turn for turn in labelled if turn.label.sure or _speaker(article, turn) in known]
    return []


def _is_all(article: Article, turns: Sequence[Turn]) -> bool:
    """Whether turns stand in all paragraphs of a body, but for one that leads up to them."""
    own = {turn.paragraph for turn in turns}
    heading = turns[0].label.heading
    others = [k for k, p in enumerate(article.paragraphs) if p.role == "body" and k not in own]
    return len(others) == len(turns) if heading else all(k < turns[0].paragraph for k in others) and len(others) < 2


def _speaker(article: Article, turn: Turn) -> str:
    """The last word of a label, which its short form shares ("DARIA KESTREL", "KESTREL")."""
    return article.tokens[turn.label.name[-1]].lower


def _claim(draft: Draft, turn: Turn, below: Turn | None) -> Finding | None:
    article, label = draft.article, turn.label
    end = turn.paragraph + 1
    if below is not None:
        end = below.paragraph if below.paragraph - turn.paragraph <= _LONGEST_TURN else end
    elif label.heading:
        end = min(end + 1, len(article.paragraphs))
    content = [
        i
        for number in range(turn.paragraph, end)
        if not _is_aside(article, number)
        for i in range(max(label.first, article.paragraphs[number].first), article.paragraphs[number].last)
    ]
    if not content:
        return None
    name = " ".join(article.tokens[i].text for i in label.name)
    reason = f"turn of a transcript, labelled “{name}”"
    return Finding(tuple(label.name), tuple(label.mark), tuple(content), CONFIDENCE, RULE, (reason,), verbatim=True)


def _is_aside(article: Article, number: int) -> bool:
    """Whether a paragraph tells what happened between the words: "(Laughter.)", or is a heading in capitals."""
    tokens = article.tokens[article.paragraphs[number].first : article.paragraphs[number].last]
    if tokens[0].text in ("(", "[") and tokens[-1].text in (")", "]"):
        return True
    return (
        all(t.text.isupper() for t in tokens if t.text[0].isalpha())
        and tokens[-1].text[0].isalpha()
        and len(tokens) > 1
    )


def _is_much_of_one(finding: Finding, holder: Mapping[int, Finding]) -> bool:
    """Whether the finding's content is more than half of a turn's."""
    counts = Counter(id(holder[i]) for i in finding.content if i in holder)
    sizes = {id(holder[i]): len(holder[i].content) for i in finding.content if i in holder}
    return any(2 * count > sizes[turn] for turn, count in counts.items())


TURNS: Rule = Rule(
    id=RULE,
    reason="a label opens each turn of a transcript: a name and a colon, Q and A, or a line with name and post",
    apply=apply_turns,
    fires=(
        Example("Welcome.\n\nTULL: Did it hold?\n\nLISK: It held.\n\nTULL: And now?\n\nLISK: Ask the river.\n"),
        Example("TULL: Did it hold?\n\nLISK: It held.\n"),
        Example("Ms. TULL (Eastfield): Did it hold?\n\nMr. LISK (Port): It held.\n\nMs. TULL: Ask the river.\n"),
        Example("Nora Tull - Corvane, Inc. - CEO\nIt held.\n\nBo Lisk - Corvane, Inc. - CFO\nAsk the river.\n"),
        Example("Q. Did it hold?\nA. It held.\n"),
    ),
    silent=(
        Example("Ohio: 12 delegates\n\nIowa: 4 delegates\n\nMaine: 3 delegates\n"),
        Example("Tull: it held.\n\nThe river rose and fell in the night.\n\nLisk: it did not.\n"),
        Example("NOTE: It held.\n\nUPDATE: It holds.\n"),
    ),
)

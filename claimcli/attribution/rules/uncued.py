"""Quotations that no cue stands beside: they go on with whom the text quoted or named last, less surely.

Mayor Ida Lund said the barns would be rebuilt.
“We will not leave anybody in the rain.”           <- Lund's
"""

from claimcli.attribution.features.word_classes import AUXILIARIES, NAME_WORDS, WordClass, any_of
from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.clauses import phrase_behind, sentence_bounds
from claimcli.attribution.rules.quoted import extent, paragraph_of, reads_like_speech
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.lexicon.attribution import load_attribution_words
from claimcli.text.punctuation import POSSESSIVE_CLITICS
from claimcli.text.quotes import Quotation

RULE = "uncued-quotation"
CONFIDENCE = 0.75
_REASON = "no cue stands beside the quotation: it goes on with who spoke last"
_SUBJECT_REASON = "no cue stands beside the quotation: the sentence beside it names who speaks"
_PARAGRAPHS = 2  # above, in which whoever spoke last may still be speaking
_LEAST_WORDS = 4
_VERBS = AUXILIARIES | any_of(WordClass.PARTICIPLE_ED, WordClass.PLURAL_OR_VERB, WordClass.WORD)


def apply_uncued(draft: Draft) -> list[Finding]:
    """`draft.shown` with a claim for each quotation that opens a paragraph or is a sentence of its own, and that no
    other claim holds."""
    found = list(draft.shown)
    held = {i for f in found for i in f.content}
    speaking = sorted((_end(f), k) for k, f in enumerate(found) if f.source and _speaks(draft, f))
    for number, q in enumerate(draft.article.quotations):
        if q.depth or q.open in held or q.open + 1 in held or not _may_be_speech(draft, number, q):
            continue
        whole = tuple(extent(q))
        opens = draft.article.paragraphs[paragraph_of(draft.article, q.open)].first == q.open
        before = _last_speaker(draft, q, speaking, found) if opens else None
        if before is not None:
            found.append(Finding(before.source, (), whole, CONFIDENCE, RULE, (_REASON,)))
        elif source := (_subject_behind(draft, q) if opens else _subject_before(draft, q)):
            found.append(Finding(source, (), whole, CONFIDENCE, RULE, (_SUBJECT_REASON,)))
    return found


def _speaks(draft: Draft, finding: Finding) -> bool:
    """Whether a claim is one of the body, so that a quotation may go on with its speaker."""
    return draft.article.paragraphs[paragraph_of(draft.article, finding.content[-1])].role != "title"


def _end(finding: Finding) -> int:
    return max((*finding.content, *finding.cue, *finding.source))


def _may_be_speech(draft: Draft, number: int, q: Quotation) -> bool:
    """A quotation that begins and ends a sentence and reads like speech, outside the title."""
    table, article = draft.table, draft.article
    sentence = article.sentences[table.sentence[q.open]]
    ends = table.endings[number] in ".?!" or not q.closed or q.end >= article.paragraphs[sentence.paragraph].last
    role = article.paragraphs[sentence.paragraph].role
    begins = sentence.first == q.open and table.words[q.open + 1][0].isupper()
    return (
        begins and ends and role == "body" and q.close - q.open > _LEAST_WORDS and reads_like_speech(table, number, q)
    )


def _last_speaker(draft: Draft, q: Quotation, speaking: list[tuple[int, int]], found: list[Finding]) -> Finding | None:
    """The claim that ends last before the quotation, not more than a few paragraphs above."""
    last = next((k for end, k in reversed(speaking) if end < q.open), None)
    if last is None:
        return None
    away = paragraph_of(draft.article, q.open) - paragraph_of(draft.article, _end(found[last]))
    return found[last] if away <= _PARAGRAPHS else None


def _subject_behind(draft: Draft, q: Quotation) -> Tokens:
    """The name that the next sentence begins with: "“You will break.” Helga Thorne has seen it often." """
    table, first = draft.table, q.end
    if first >= len(table.words) or paragraph_of(draft.article, first) != paragraph_of(draft.article, q.open):
        return ()
    _, last = sentence_bounds(draft, first)
    name = phrase_behind(draft, first, last)
    capitals = tuple(i for i in name if table.classes[i] in NAME_WORDS)
    end = first + len(capitals)
    whole = len(capitals) > 1 and capitals == tuple(range(first, end))
    return capitals if whole and end < last and table.classes[end] in _VERBS else ()


def _subject_before(draft: Draft, q: Quotation) -> Tokens:
    """The subject of the sentence before, where that tells of speaking: "Nadia Karim began to speak. “…”"."""
    table, before = draft.table, q.open - 1
    if before < 0 or paragraph_of(draft.article, before) != paragraph_of(draft.article, q.open):
        return ()
    first, last = sentence_bounds(draft, before)
    speaking = load_attribution_words("uncued", "speaking")
    if table.quote[first] >= 0 or not any(table.lowers[i] in speaking for i in range(first, last)):
        return ()
    subject = phrase_behind(draft, first, last)
    clitic = next((k for k, i in enumerate(subject) if table.lowers[i] in POSSESSIVE_CLITICS), len(subject))
    subject = subject[:clitic]
    while len(subject) > 1 and table.classes[subject[-1]] not in NAME_WORDS:
        subject = subject[:-1]
    return subject if any(table.classes[i] in NAME_WORDS for i in subject) else ()


UNCUED: Rule = Rule(
    id=RULE,
    reason=_REASON,
    apply=apply_uncued,
    fires=(
        Example(
            "The Pier\n\nMara Tull said that the locks would hold.\n\n“We test them every year.”\n\nIt rains.",
            (("Mara Tull", "said", "that the locks would hold"),),
        ),
        Example("The Pier\n\nIt rains here.\n\nMara Tull began to speak. “The locks will hold.” Nobody came."),
    ),
    silent=(
        Example("The Pier\n\nIt rains here all day.\n\n“The locks will hold till May.” The pier is shut."),
        Example(
            "The Pier\n\nMara Tull said that the locks would hold.\n\nIt rains.\n\n“Songs of the Sea” is on.",
            (("Mara Tull", "said", "that the locks would hold"),),
        ),
    ),
)

"""Quotations that go on: over paragraphs, in a block of their own, and behind a full stop."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.finding import Draft, Finding
from claimcli.attribution.linking.window import announces
from claimcli.attribution.rules.quoted import (
    continuation_of,
    extent,
    paragraph_of,
    quotation_that_opens,
    reads_like_speech,
)
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.text.article import Article
from claimcli.text.quotes import Quotation

BLOCK_CONFIDENCE = 0.6
_BLOCK_EDGE = 2  # tokens that may stand between a block quotation's closing mark and the end of its paragraph
_SAYING = frozenset(("say", "manner", "show", "tweet", "stress", "ask", "deny", "concede"))


def apply_continuations(draft: Draft) -> list[Finding]:
    """A content that ends in a quotation which its paragraph leaves open takes in the paragraphs that reopen it."""
    article, table = draft.article, draft.table
    out = []
    for finding in draft.shown:
        q = _last_quotation(article, table, finding)
        more = [] if q is None or q.closed else continuation_of(article, table, q)
        reason = "its quotation is reopened in the next paragraph"
        out.append(_with_more(finding, more, "continued-quotation", reason) if more else finding)
    return out


def _last_quotation(article: Article, table: TokenTable, finding: Finding) -> Quotation | None:
    """The quotation that a content ends with, when the content holds all of it."""
    number = table.quote[finding.content[-1]]
    if number < 0:
        return None
    q = article.quotations[number]
    return q if q.open in finding.content and extent(q)[-1] == finding.content[-1] else None


def apply_paragraphs_below(draft: Draft) -> list[Finding]:
    """A paragraph that is one quotation without a cue goes to the quoted claim that the paragraph above ends with.

    "They built it," he said.
    "And nobody came."
    """
    article, table = draft.article, draft.table
    shown = list(draft.shown)
    held = {i for f in shown for i in f.content}
    last = dict(sorted((paragraph_of(article, _end(f)), (_end(f), n)) for n, f in enumerate(shown)))
    for number, q in _whole_paragraphs(article, table):
        speech = not q.single and reads_like_speech(table, table.quote[q.open], q)
        if q.open in held or not speech or number - 1 not in last:
            continue
        claim = last[number - 1][1]
        if any(table.quote[i] >= 0 for i in shown[claim].content):
            block = _with_continuation(article, table, q)
            shown[claim] = _with_more(
                shown[claim], [block], "quotation-below", "the paragraph below is a quotation without a cue"
            )
            held.update(block)
            last[paragraph_of(article, block[-1])] = (block[-1], claim)
    return shown


def _with_continuation(article: Article, table: TokenTable, q: Quotation) -> list[int]:
    return [i for part in (extent(q), *continuation_of(article, table, q)) for i in part]


def _whole_paragraphs(article: Article, table: TokenTable) -> Iterator[tuple[int, Quotation]]:
    """Paragraphs that are one quotation, from the second on."""
    for number in range(1, len(article.paragraphs)):
        paragraph = article.paragraphs[number]
        q = quotation_that_opens(article, table, paragraph)
        if q is not None and extent(q)[-1] + 1 + _BLOCK_EDGE >= paragraph.last:
            yield number, q


def apply_blocks(draft: Draft) -> list[Finding]:
    """A paragraph that is one quotation, below one that announces it ("She wrote:"), goes to the last cue above."""
    shown = list(draft.shown)
    held = {i for f in shown for i in f.content}
    announcers, hidden = _last_cues(draft, draft.shown), _last_cues(draft, draft.hidden)
    reason = "the paragraph above announces the quotation"
    for paragraph, block in _blocks(draft.article, draft.table):
        sentence = draft.table.sentence[draft.article.paragraphs[paragraph].first - 1]
        if block[0] in held:
            continue
        if sentence in announcers:
            shown[announcers[sentence]] = _with_more(shown[announcers[sentence]], [block], "block-quotation", reason)
        elif sentence in hidden:
            found = draft.hidden[hidden[sentence]]
            shown.append(
                replace(
                    found, content=tuple(block), confidence=BLOCK_CONFIDENCE, rule="block-quotation", reasons=(reason,)
                )
            )
    return shown


def _blocks(article: Article, table: TokenTable) -> Iterator[tuple[int, list[int]]]:
    """(number of its paragraph, tokens) of each announced block quotation, over all paragraphs that reopen it."""
    for number, q in _whole_paragraphs(article, table):
        above = article.paragraphs[number - 1]
        if not q.continues and above.role != "title" and announces(article, table, above.last - 1):
            yield number, _with_continuation(article, table, q)


def _last_cues(draft: Draft, findings: list[Finding]) -> dict[int, int]:
    """By sentence: the number of the finding whose cue is its last of saying."""
    found = [(f.cue[0], n) for n, f in enumerate(findings) if any(draft.table.kinds[i] in _SAYING for i in f.cue)]
    return {draft.table.sentence[first]: n for first, n in sorted(found)}


def apply_followers(draft: Draft) -> list[Finding]:
    """A quotation that follows a claim's own in the same paragraph, with nothing between, is the same speaker's."""
    article, table = draft.article, draft.table
    shown = list(draft.shown)
    held = {i for f in shown for i in f.content}
    ends = {_end(f): number for number, f in enumerate(shown)}
    for number, q in enumerate(article.quotations):
        if (
            q.depth
            or q.open in held
            or not reads_like_speech(table, number, q)
            or not _alone(article, table, q.open, extent(q)[-1])
        ):
            continue
        before = ends.get(_skip_stops(article, q.open - 1))
        if before is None or paragraph_of(article, q.open) != paragraph_of(article, shown[before].content[-1]):
            continue
        reason = "the quotation behind it has no cue of its own"
        shown[before] = _with_more(shown[before], [extent(q)], "following-quotation", reason)
        ends[_end(shown[before])] = before
    return shown


def _alone(article: Article, table: TokenTable, first: int, last: int) -> bool:
    """Whether a quotation begins a sentence and ends one, so that no cue stands beside it."""
    one, two = article.sentences[table.sentence[first]], article.sentences[table.sentence[last]]
    return one.first == first and two.last == last + 1


def _end(finding: Finding) -> int:
    return max((*finding.content, *finding.cue, *finding.source))


def _skip_stops(article: Article, i: int) -> int:
    while i > 0 and article.tokens[i].text in (".", ","):
        i -= 1
    return i


def _with_more(finding: Finding, more: Iterable[Iterable[int]], rule: str, reason: str) -> Finding:
    content = sorted({*finding.content, *(i for part in more for i in part)})
    return replace(finding, content=tuple(content), rule=rule, reasons=(*finding.reasons, reason))


BLOCKS: Rule = Rule(
    id="block-quotation",
    reason="the paragraph above announces the quotation",
    apply=apply_blocks,
    fires=(
        Example(
            "The Pier\n\nIn a letter Mara Tull wrote:\n\n“The locks are old. They leak on every tide.”\n\nIt rains.",
            (),
            (("Mara Tull", "wrote", ""),),
        ),
    ),
    silent=(
        Example(
            "The Pier\n\nIn a letter Mara Tull wrote to the council.\n\n“The locks are old.”\n\nIt rains.",
            (("Mara Tull", "wrote", "to the council"),),
        ),
    ),
)

CONTINUATIONS: Rule = Rule(
    id="continued-quotation",
    reason="its quotation is reopened in the next paragraph",
    apply=apply_continuations,
    fires=(
        Example(
            "Mara Tull said: “The locks are old.\n\n“They leak.\n\n“We will mend them.”",
            (("Mara Tull", "said", "“The locks are old."),),
        ),
    ),
    silent=(
        Example(
            "“The locks are old,” said Mara Tull.\n\n“They leak on every tide.”",
            (("Mara Tull", "said", "“The locks are old,”"),),
        ),
    ),
)

FOLLOWERS: Rule = Rule(
    id="following-quotation",
    reason="the quotation behind it has no cue of its own",
    apply=apply_followers,
    fires=(Example("“It leaks,” Tull said. “We will mend it.” It rains.", (("Tull", "said", "“It leaks,”"),)),),
    silent=(Example("“It leaks,” Tull said. “We will mend it,” Lisk said.", (("Tull", "said", "“It leaks,”"),)),),
)

PARAGRAPHS_BELOW: Rule = Rule(
    id="quotation-below",
    reason="a paragraph of nothing but quotation goes to the quoted claim above",
    apply=apply_paragraphs_below,
    fires=(
        Example(
            "“The locks are old,” said Mara Tull.\n\n“They leak on every tide.”\n\nThe pier is shut.",
            (("Mara Tull", "said", "“The locks are old,”"),),
        ),
    ),
    silent=(Example("Mara Tull said “it leaks.”\n\n“They leak,” Lisk said.", (("Mara Tull", "said", "“it leaks.”"),)),),
)

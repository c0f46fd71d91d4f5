"""Words signed behind a dash: `"We lost." — Coach Dina Rask`, and tweets that pages embed in one paragraph:
The bridge is FINE. — Nils Torvald (@GovTorvald) January 14, 2019. Those with lines of their own are read in `blocks`.
"""

from claimcli.attribution.features.word_classes import AUXILIARIES
from claimcli.attribution.finding import Draft, Finding
from claimcli.attribution.rules.quoted import extent, paragraph_of
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.text.article import Paragraph
from claimcli.text.punctuation import DASHES

RULE = "signed-quotation"
CONFIDENCE = 0.9
_SMALL = frozenset("of the de la van von der al bin and for".split())
_LONGEST = 8
_LEAST_WORDS = 4


def apply_signatures(draft: Draft) -> list[Finding]:
    """`draft.shown` with the signed quotations and posts, in place of what was found with the same words."""
    claims = [*_signed_quotations(draft), *_named_below(draft), *_signed_posts(draft)]
    if not claims:
        return draft.shown
    taken = {i for claim in claims for i in claim.content}
    kept = [f for f in draft.shown if 2 * sum(i in taken for i in f.content) <= len(f.content)]
    return [*kept, *claims]


def _signed_quotations(draft: Draft) -> list[Finding]:
    """A quotation that closes right before a dash and a name that ends the line, be it a line of its own."""
    article = draft.article
    found = []
    cued = {paragraph_of(article, f.cue[0]) for f in draft.shown if f.cue and f.source}
    for q in article.quotations:
        dash = q.close + 1
        if not q.closed or q.depth or dash + 1 >= len(article.tokens) or article.tokens[dash].text not in DASHES:
            continue
        if paragraph_of(article, q.open) in cued:
            continue  # `"…," she said, "…" – Ann Vale`: it has a speaker already, so the name is the writer's
        paragraph = article.paragraphs[paragraph_of(article, dash)]
        if name := _name(draft, dash + 1, paragraph.last):
            found.append(_claim(draft, name, dash, extent(q)))
    return found


def _named_below(draft: Draft) -> list[Finding]:
    """A paragraph that is one quotation, with a name and a post on the line below it, where the article ends or the
    next quotation begins: elsewhere such a line is as often the next heading."""
    article = draft.article
    found = []
    cued = {paragraph_of(article, f.cue[0]) for f in draft.shown if f.cue and f.source}
    for q in article.quotations:
        number = paragraph_of(article, q.open)
        paragraph = article.paragraphs[number]
        whole = q.closed and not q.depth and q.open == paragraph.first and q.end == paragraph.last
        if not whole or number in cued or q.close - q.open <= _LEAST_WORDS or number + 1 >= len(article.paragraphs):
            continue
        below = article.paragraphs[number + 1]
        name = _name(draft, below.first, below.last)
        if name and _is_post(draft, name, below) and _ends_or_quotes(draft, number + 2):
            found.append(_claim(draft, name, None, extent(q)))
    return found


def _is_post(draft: Draft, name: range, line: Paragraph) -> bool:
    """Whether a line is a name of several words, a comma and a post: "Jonas Holm, Speaker of the Diet"."""
    table = draft.table
    comma = next((i for i in name if table.words[i] == ","), -1)
    full = name.stop == line.last and comma - name.start in (2, 3, 4) and line.last - comma > 1
    verbal = any(table.classes[i] in AUXILIARIES for i in name)
    return full and not verbal and table.words[line.last - 1] not in (".", "?", "!", ":")


def _ends_or_quotes(draft: Draft, number: int) -> bool:
    """Whether no paragraph of that number is there, or one that a quotation opens."""
    article = draft.article
    if number >= len(article.paragraphs):
        return True
    return draft.table.quote[article.paragraphs[number].first] >= 0


def _signed_posts(draft: Draft) -> list[Finding]:
    """A paragraph that ends with a dash, a name and its handle in brackets, whatever date follows."""
    found = []
    tokens = draft.article.tokens
    for paragraph in draft.article.paragraphs:
        handle = _handle(draft, paragraph)
        dash = next(
            (i for i in range(handle - 1, max(paragraph.first, handle - _LONGEST), -1) if tokens[i].text in DASHES), 0
        )
        if dash > paragraph.first and handle - dash > 1:
            found.append(_claim(draft, range(dash + 1, handle + 3), dash, range(paragraph.first, dash)))
    return found


def _handle(draft: Draft, paragraph: Paragraph) -> int:
    """Index of the bracket that opens "(@name)" near the end of a paragraph, 0 when there is none."""
    tokens = draft.article.tokens
    for i in range(max(paragraph.first, paragraph.last - 10), paragraph.last - 2):
        if (
            tokens[i].text == "("
            and tokens[i + 1].text[0] == "@"
            and len(tokens[i + 1].text) > 1
            and tokens[i + 2].text == ")"
        ):
            return i
    return 0


def _name(draft: Draft, first: int, last: int) -> range:
    """The capitalised name from `first` on, when the line ends behind it or a comma does; with what follows the comma.

    Empty for what goes on as a sentence (`"Go" - Links to the best of …`) or is closed by a second dash.
    """
    tokens = draft.article.tokens
    end = first
    while (
        end < last
        and end - first <= _LONGEST
        and (tokens[end].text[0].isupper() or (end > first and tokens[end].lower in _SMALL))
    ):
        end += 1
    if end == first or not tokens[first].text[0].isupper():
        return range(0)
    if end >= last or (tokens[end].text == "." and end + 1 == last):
        return range(first, end)
    if tokens[end].text == "," and last - end < 20:
        return range(first, last)
    return range(0)


def _claim(draft: Draft, name: range, dash: int | None, content: range) -> Finding:
    words = " ".join(draft.article.tokens[i].text for i in name[:4])
    where, cue = ("on the line below", ()) if dash is None else ("behind a dash", (dash,))
    return Finding(tuple(name), cue, tuple(content), CONFIDENCE, RULE, (f"signed “{words}” {where}",), verbatim=True)


SIGNATURES: Rule = Rule(
    id=RULE,
    reason="words signed behind a dash are of whom the signature names",
    apply=apply_signatures,
    fires=(
        Example("“We lost fair and square.” — Coach Dora Lisk"),
        Example("The weir is open, whatever they say. — Nils Tull (@GovTull) January 14, 2019"),
        Example("“The weir is open, whatever they say.”\n\nNils Tull, warden of the weir\n"),
    ),
    silent=(
        Example("“The weir is open, whatever they say.”\n\nNils Tull, warden of the weir\n\nIt rained.\n"),
        Example("“Ready to go” – so they left."),
        Example("They sang “Over the Hills” — Lisk wept when she heard it."),
    ),
)

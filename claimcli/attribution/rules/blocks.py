"""Words set apart without quotation marks: what stands below "She wrote:", and posts as pages embed them.

Headteacher Joy Mbeki wrote:                The pool stays open.
The roof leaks in four rooms.               — Tara Quist (@taraquist) June 3, 2021
"""

from collections.abc import Iterator, Sequence

from claimcli.attribution.features.word_classes import FINITE_FORMS, WordClass
from claimcli.attribution.finding import Draft, Finding, Tokens
from claimcli.attribution.rules.clauses import phrase_before, sentence_bounds
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.text.punctuation import DASHES

BLOCK = "unquoted-block"
POST = "embedded-post"
_BLOCK_REASON = "the paragraph above announces the words below it with a colon"
_POST_REASON = "the line below or above names the account whose post it is"
BLOCK_CONFIDENCE = 0.7
POST_CONFIDENCE = 0.9
_SAYING = frozenset(("say", "tweet", "manner", "ask"))
_READING = frozenset("read reads".split())
_BULLETS = frozenset(("•", ">", "*", "-", "–", "—", "·", "▪", "‣"))
_LONGEST_LIST = 20  # paragraphs of a block
_LONGEST_NAME = 8
_LEAST = 4


def apply_blocks_below(draft: Draft) -> list[Finding]:
    """`draft.shown` with a claim for each unquoted block below a colon, in place of what was found inside it."""
    claims = list(_blocks(draft))
    return _put(draft, claims)


def _put(draft: Draft, claims: Sequence[Finding]) -> list[Finding]:
    """`draft.shown` with `claims`, without what holds half of their words or more, or was found with their cues."""
    if not claims:
        return draft.shown
    taken = {i for claim in claims for i in claim.content}
    cues = {i for claim in claims for i in claim.cue}
    kept = [f for f in draft.shown if not taken.intersection(f.content) and not cues.intersection(f.cue)]
    return [*kept, *claims]


def _blocks(draft: Draft) -> Iterator[Finding]:
    paragraphs, table = draft.article.paragraphs, draft.table
    for number in range(len(paragraphs) - 1):
        last = paragraphs[number].last - 1
        if table.words[last] != ":":
            continue
        block = _block_below(draft, number + 1)
        found = _announcer(draft, last)
        if block and found and not _is_quoted(draft, block):
            source, cue = found
            yield Finding(source, cue, block, BLOCK_CONFIDENCE, BLOCK, (_BLOCK_REASON,), verbatim=True)


def _announcer(draft: Draft, colon: int) -> tuple[Tokens, Tokens] | None:
    """(source, cue) of the last verb of saying before the colon: what was found of it, else the words before it."""
    table = draft.table
    first, _ = sentence_bounds(draft, colon)
    verb = next(
        (
            i
            for i in range(colon - 1, first, -1)
            if table.lowers[i] in _READING
            or (table.kinds[i] in _SAYING and table.classes[i] in FINITE_FORMS and table.lowers[i] != "reasons")
        ),
        -1,
    )
    if verb < 0 or colon - verb > 8 or table.quote[verb] >= 0:
        return None
    known = next((f for f in (*draft.shown, *draft.hidden) if verb in f.cue and f.source), None)
    if known is not None and max(known.source) < colon:
        return known.source, known.cue
    source = phrase_before(draft, verb, first)
    return (source, (verb,)) if source else None


def _block_below(draft: Draft, number: int) -> Tokens:
    """The tokens of the block: all paragraphs that a bullet opens, else one paragraph that is a sentence."""
    paragraphs, table = draft.article.paragraphs, draft.table
    first = paragraphs[number].first
    if table.words[first] not in _BULLETS:
        whole = range(first, paragraphs[number].last)
        if table.classes[first] == WordClass.NUMBER:
            return ()  # "Here are four reasons: 1. …"
        ends = table.words[whole[-1]] in (".", "!", "?")
        return (
            tuple(whole) if ends and len(whole) >= _LEAST and "@" not in "".join(table.words[first : first + 3]) else ()
        )
    mark, end = table.words[first], number
    while end < min(len(paragraphs), number + _LONGEST_LIST) and table.words[paragraphs[end].first] == mark:
        end += 1
    return tuple(range(first + 1, paragraphs[end - 1].last))


def _is_quoted(draft: Draft, block: Tokens) -> bool:
    """Whether quotation marks stand in the block, so that other rules read it."""
    return any(draft.table.quote[i] >= 0 for i in block[:2])


def apply_posts(draft: Draft) -> list[Finding]:
    """`draft.shown` with a claim for each post that a line of its own signs or heads."""
    return _put(draft, [*_signed_posts(draft), *_headed_posts(draft)])


def _signed_posts(draft: Draft) -> Iterator[Finding]:
    """A paragraph above one that is a dash, a name, its handle in brackets and perhaps a date."""
    paragraphs, table = draft.article.paragraphs, draft.table
    for number in range(1, len(paragraphs)):
        dash, last = paragraphs[number].first, paragraphs[number].last
        if table.words[dash] not in DASHES:
            continue
        bracket = next((i for i in range(dash + 1, min(last - 2, dash + 10)) if table.words[i] == "("), -1)
        if bracket < dash + 2 or table.classes[bracket + 1] != WordClass.HANDLE or table.words[bracket + 2] != ")":
            continue
        above = paragraphs[number - 1]
        if content := _without_links(draft, above.first, above.last):
            name = tuple(range(dash + 1, bracket + 3))
            yield Finding(name, (dash,), content, POST_CONFIDENCE, POST, (_POST_REASON,), verbatim=True)


def _headed_posts(draft: Draft) -> Iterator[Finding]:
    """A paragraph below a name and a handle on lines of their own, until a line with the time."""
    paragraphs, table = draft.article.paragraphs, draft.table
    for number in range(1, len(paragraphs) - 1):
        handle, name = paragraphs[number], paragraphs[number - 1]
        one = handle.last - handle.first == 1 and table.classes[handle.first] == WordClass.HANDLE
        named = name.last - name.first <= _LONGEST_NAME and all(
            word[0].isupper() for word in table.words[name.first : name.last]
        )
        below = paragraphs[number + 1]
        if one and named and (content := _without_links(draft, below.first, below.last)):
            source = tuple(range(name.first, name.last))
            cue = (handle.first,)
            yield Finding(source, cue, content, POST_CONFIDENCE, POST, (_POST_REASON,), verbatim=True)


def _without_links(draft: Draft, first: int, last: int) -> Tokens:
    """The words of a post without the addresses of pictures at its end."""
    words = draft.table.words
    while last > first and ("/" in words[last - 1] or words[last - 1].startswith(("http", "pic."))):
        last -= 1
    return tuple(range(first, last))


BLOCKS_BELOW: Rule = Rule(
    id=BLOCK,
    reason=_BLOCK_REASON,
    apply=apply_blocks_below,
    fires=(
        Example(
            "The Pier\n\nIt rains.\n\nHarbor master Mara Tull wrote:\n\nThe locks leak in four places.\n\nIt rains."
        ),
        Example("The Pier\n\nIt rains.\n\nThe statement reads:\n\n• The locks leak.\n• They are old.\n\nIt rains."),
    ),
    silent=(
        Example("The Pier\n\nIt rains.\n\nHarbor master Mara Tull wrote.\n\nThe locks leak in four places."),
        Example("The Pier\n\nIt rains.\n\nThe prices:\n\n• Bread 4\n• Milk 2"),
    ),
)

POSTS: Rule = Rule(
    id=POST,
    reason=_POST_REASON,
    apply=apply_posts,
    fires=(
        Example("The Pier\n\nIt rains.\n\nThe locks stay shut.\n\n— Mara Tull (@maratull) June 3, 2021\n\nIt rains."),
        Example("The weir is open, whatever they say.\n\n— Nils Tull (@GovTull) January 14, 2019\n"),
        Example("Nils Tull\n@GovTull\n\nThe weir is open, whatever they say.\n"),
        Example("Nils Tull\n@GovTull\n\nGood night.\n"),
    ),
    silent=(Example("The Pier\n\nIt rains.\n\nThe locks stay shut.\n\n— It rains (again) on the pier\n\nIt rains."),),
)

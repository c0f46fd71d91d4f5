"""A title that names a speaker: "Kestrel: Bridge will open in May", "No more money for ferries, minister warns"."""

from claimcli.attribution.features.word_classes import AUXILIARIES, NAME_WORDS, WordClass, any_of
from claimcli.attribution.finding import Draft, Finding
from claimcli.attribution.rules.rule import Example, Rule
from claimcli.lexicon.attribution import load_attribution_words

_CLAUSAL = AUXILIARIES | any_of(WordClass.THAT)
_NAMING = NAME_WORDS | any_of(WordClass.WORD, WordClass.PLURAL_OR_VERB, WordClass.NOUN, WordClass.DETERMINER)
_TELLING = NAME_WORDS | any_of(WordClass.WORD, WordClass.PLURAL_OR_VERB, WordClass.NOUN)
RULE = "headline-colon"
CONFIDENCE = 0.75
_LONGEST_NAME = 4
_LONGEST_TITLE = 16
_LEAST = 3  # words of a claim
_MARKS = frozenset((":", "–", "—", "-", "--"))
_NO_CLAIM = frozenset(("a", "an", "how", "why", "what"))  # such a title announces a story and states nothing


def apply_headline(draft: Draft) -> list[Finding]:
    """`draft.shown` with the title's claim, when a source of the article shares a name or role with what stands before
    its colon, or behind its last colon or dash, or when name and verb stand behind its last comma.

    "Breaking: …" and "The Latest: …" share none, since nobody of that name says anything.
    """
    title = _title(draft)
    if title is None or any(i in title for f in draft.shown for i in f.cue):
        return draft.shown
    parts = _named_first(draft, title) or _named_last(draft, title) or _named_with_verb(draft, title)
    if parts is None:
        return draft.shown
    name, cue, content = parts
    words = " ".join(draft.article.tokens[i].text for i in name)
    reason = f"the title gives words of “{words}”, before or behind what it says"
    claim = Finding(tuple(name), cue, tuple(content), CONFIDENCE, RULE, (reason,))
    return [*draft.shown, claim]


def _title(draft: Draft) -> range | None:
    """The tokens of the title: its paragraph, or the first line where it is short and ends without a stop."""
    paragraphs = draft.article.paragraphs
    if len(paragraphs) < 2:
        return None
    for paragraph in paragraphs[:2]:
        short = paragraph.last - paragraph.first <= _LONGEST_TITLE
        ends = draft.table.words[paragraph.last - 1] in (".", "!", "?", ":", "”", '"', ",")
        if paragraph.role == "title" or (paragraph is paragraphs[0] and short and not ends):
            return range(paragraph.first, paragraph.last)
    return None


Parts = tuple[range, tuple[int, ...], range]  # name, cue, content


def _named_first(draft: Draft, title: range) -> Parts | None:
    """ "Kestrel: Bridge will open in May" """
    tokens = draft.article.tokens
    colon = next((i for i in title[: _LONGEST_NAME + 1] if tokens[i].text == ":"), -1)
    name, content = range(title[0], colon), range(colon + 1, title[-1] + 1)
    if not name or len(content) < _LEAST or "?" in (tokens[content[-1]].text, tokens[content[-2]].text):
        return None
    if not tokens[name[0]].text[0].isupper() or any(tokens[i].lower == "and" for i in name):
        return None  # "Kestrel and Holm: A tortured relationship" names its subject
    if tokens[content[0]].lower in _NO_CLAIM:
        return None
    return (name, (colon,), content) if _speaks(draft, name, title) else None


def _named_last(draft: Draft, title: range) -> Parts | None:
    """ "No more money for ferries – minister", "‘There is no money’: minister shuts door on ferries" """
    tokens, table = draft.article.tokens, draft.table
    mark = next((i for i in reversed(title) if tokens[i].text in _MARKS), -1)
    if mark - title[0] < _LEAST or mark >= title[-1]:
        return None
    quoted = all(table.quote[i] >= 0 for i in range(title[0], mark))
    behind = range(mark + 1, title[-1] + 1)
    name = behind[:1] if quoted and len(behind) > _LONGEST_NAME - 1 else behind
    if len(name) >= _LONGEST_NAME or any(table.classes[i] in _CLAUSAL for i in name):
        return None
    return (name, (mark,), range(title[0], mark)) if _speaks(draft, name, title) else None


def _named_with_verb(draft: Draft, title: range) -> Parts | None:
    """ "‘No more money’ for ferries, minister warns" """
    table = draft.table
    verb, last = title[-1], load_attribution_words("inverting", "verbs")
    comma = next((i for i in reversed(title) if table.words[i] == ","), -1)
    name = range(comma + 1, verb)
    if comma - title[0] < _LEAST or not 0 < len(name) <= _LONGEST_NAME or table.lowers[verb] not in last:
        return None
    inside = any(table.quote[i] >= 0 for i in range(comma, verb + 1))
    if inside or not table.lowers[verb].endswith("s") or any(table.classes[i] not in _NAMING for i in name):
        return None
    return name, (verb,), range(title[0], comma)


def _speaks(draft: Draft, name: range, title: range) -> bool:
    """Whether the main word of a name is one of a source in the body."""
    lowers, classes = draft.table.lowers, draft.table.classes
    said = {lowers[i] for f in draft.shown for i in f.source if i not in title and classes[i] in _TELLING}
    return lowers[name[-1]] in said


HEADLINE: Rule = Rule(
    id=RULE,
    reason="the title gives words of a source of the article at a colon or dash, or before a comma, name and verb",
    apply=apply_headline,
    fires=(
        Example(
            "Tull: Locks will hold till spring\n\nMara Tull said that the locks would hold. It rained all day.\n",
            (("Mara Tull", "said", "that the locks would hold"),),
        ),
        Example("‘No more boats’ for the locks, officer warns\n\nIt rained all day. Nobody came to the harbor.\n"),
    ),
    silent=(
        Example(
            "Breaking: Locks will hold till spring\n\nMara Tull said that the locks would hold. It rained all day.\n",
            (("Mara Tull", "said", "that the locks would hold"),),
        ),
    ),
)

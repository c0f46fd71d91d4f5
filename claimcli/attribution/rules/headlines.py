"""A title that names a speaker before a colon: "Kestrel: Bridge will open in May"."""

from claimcli.attribution.finding import Draft, Finding
from claimcli.attribution.rules.rule import Example, Rule

RULE = "headline-colon"
CONFIDENCE = 0.75
_LONGEST_NAME = 4
_NO_CLAIM = frozenset(("a", "an", "how", "why", "what"))  # such a title announces a story and states nothing


def apply_headline(draft: Draft) -> list[Finding]:
    """`draft.shown` with the title's claim, when a source of the article shares a name with what precedes the colon.

    "Breaking: …" and "The Latest: …" share none, since nobody of that name says anything.
    """
    article = draft.article
    if not article.paragraphs or article.paragraphs[0].role != "title":
        return draft.shown
    title = article.paragraphs[0]
    tokens = article.tokens
    colon = next(
        (i for i in range(title.first, min(title.first + _LONGEST_NAME + 1, title.last)) if tokens[i].text == ":"), -1
    )
    name = range(title.first, colon)
    content = range(colon + 1, title.last)
    if (
        not name
        or len(content) < 3
        or "?" in (tokens[content[-1]].text, tokens[content[-2]].text)
        or not tokens[title.first].text[0].isupper()
    ):
        return draft.shown
    if tokens[content[0]].lower in _NO_CLAIM or any(tokens[i].lower == "and" for i in name):
        return draft.shown  # "Kestrel and Holm: A tortured relationship" names its subject
    if any(colon in f.cue or set(f.source) & set(name) for f in draft.shown) or not _speaks(
        draft, {tokens[i].text for i in name}
    ):
        return draft.shown
    words = " ".join(tokens[i].text for i in name)
    claim = Finding(
        tuple(name), (colon,), tuple(content), CONFIDENCE, RULE, (f"the title gives words of “{words}” after a colon",)
    )
    return [*draft.shown, claim]


def _speaks(draft: Draft, words: set[str]) -> bool:
    """Whether a source of the article shares a capitalised word with these."""
    return any(
        draft.article.tokens[i].text in words and draft.table.classes[i] in "XA" for f in draft.shown for i in f.source
    )


HEADLINE = Rule(
    id=RULE,
    reason="the title gives words of a source of the article after a colon",
    apply=apply_headline,
    fires=(
        Example(
            "Tull: Locks will hold till spring\n\nMara Tull said that the locks would hold. It rained all day.\n",
            (("Mara Tull", "said", "that the locks would hold"),),
        ),
    ),
    silent=(
        Example(
            "Breaking: Locks will hold till spring\n\nMara Tull said that the locks would hold. It rained all day.\n",
            (("Mara Tull", "said", "that the locks would hold"),),
        ),
    ),
)

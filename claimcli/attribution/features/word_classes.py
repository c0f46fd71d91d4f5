"""What a word looks like on its own: its class, and the features that depend on nothing but its letters.

The classes stand in for parts of speech, which were measured to add next to nothing here: closed classes by list, the
open ones by their ending.
"""

from functools import cache

from claimcli.attribution.features.cue_shares import stem
from claimcli.lexicon.cues import load_cues

SAY_WORDS = (
    "that",
    "to",
    "as",
    "about",
    "by",
    "of",
    "on",
    "for",
    "with",
    "from",
    "in",
    "how",
    "why",
    "whether",
    "if",
    "what",
)
_CLASSES = {
    "P": "he she they i we it you who",
    "p": "him her them me us his its their my our your whom whose himself herself themselves itself",
    "D": "the a an this these those some any each every no another both either neither several many few most all",
    "T": "that",
    "t": "to",
    "W": "what how why whether if when where which because while although though since until unless",
    "R": "of in on at by for with from about as into over after before against between during under through among"
    " per via toward towards like than without within amid despite",
    "C": "and or but nor yet",
    "B": "is are was were be been being am 's 're 'm ’s ’re ’m isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t",
    "H": "has have had having 've ’ve hasn't haven't hadn't hasn’t haven’t hadn’t",
    "M": "will would can could may might shall should must 'll 'd ’ll ’d won't wouldn't can't cannot couldn't"
    " won’t wouldn’t can’t couldn’t shouldn't shouldn’t",
    "d": "do does did doing don't doesn't didn't don’t doesn’t didn’t",
    "N": "not never n't n’t no-one nobody nothing",
    ",": ",",
    ".": ". ! ? ... …",
    ":": ":",
    ";": ";",
    "(": "( [ {",
    ")": ") ] }",
    "-": "-- — – ― -",
}
_BY_WORD = {word: name for name, words in _CLASSES.items() for word in words.split()}
_OPEN = frozenset(("“", "«", "``", "‘‘", "„", "‹"))
_CLOSE = frozenset(("”", "»", "’’", "›"))
_EITHER = frozenset(('"', "''", "'", "‘", "’"))
_ENDINGS = (("ly", "l"), ("ing", "g"), ("ed", "e"), ("tion", "n"), ("ment", "n"), ("ness", "n"), ("s", "s"))


@cache
def word_class(text: str) -> str:
    """One letter for the class of a word: a closed class, a mark, a number, a capitalised word, or its ending."""
    lower = text.lower()
    if found := _BY_WORD.get(lower):
        return found
    if text in _OPEN:
        return "<"
    if text in _CLOSE:
        return ">"
    if text in _EITHER:
        return "Q"
    first = text[0]
    if first.isdigit() or (first in "$£€" and len(text) > 1):
        return "0"
    if first in "@#":
        return "@"
    if not first.isalpha():
        return "x"
    if first.isupper():
        return "A" if text.isupper() and len(text) > 1 else "X"
    return next((name for ending, name in _ENDINGS if lower.endswith(ending)), "w")


@cache
def _reporting_classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load_cues():
        if row.kind:
            found.setdefault(stem(row.cue), row.kind)
    return found


@cache
def reporting_class(lower: str) -> str:
    """What a word does when it attributes ("blame", "promise"), by its stem; "" for the others."""
    return _reporting_classes().get(stem(lower), "")


@cache
def word_features(text: str) -> tuple[str, ...]:
    """Features of a word by its letters alone, without the place that they are seen from."""
    lower = text.lower()
    found = [f"l={lower}", f"k={word_class(text)}"]
    if lower[0].isalpha():
        found += [f"v={reporting_class(lower)}", f"st={stem(lower)}"]
        found += [f"s2={lower[-2:]}", f"s3={lower[-3:]}", f"p3={lower[:3]}", f"p5={lower[:5]}"]
    return tuple(found)

"""What a word looks like on its own: its class, and the features that depend on nothing but its letters.

The classes stand in for parts of speech, which were measured to add next to nothing here: closed classes by list, the
open ones by their ending.
"""

from enum import StrEnum
from functools import cache, lru_cache

from claimcli.lexicon import read_words
from claimcli.lexicon.cues import load_cues
from claimcli.text.punctuation import CLOSING_MARKS, EITHER_MARKS, OPENING_MARKS
from claimcli.text.stems import cue_stem

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


class WordClass(StrEnum):
    """Stand-ins for parts of speech; the letters are what the trained weights know them by."""

    SUBJECT_PRONOUN = "P"
    OTHER_PRONOUN = "p"
    DETERMINER = "D"
    THAT = "T"
    TO = "t"
    QUESTION_OR_CONJUNCTION = "W"  # "what", "because"
    PREPOSITION = "R"
    COORDINATION = "C"
    BE = "B"
    HAVE = "H"
    MODAL = "M"
    DO = "d"
    NEGATION = "N"
    COMMA = ","
    STOP = "."
    COLON = ":"
    SEMICOLON = ";"
    OPENING_BRACKET = "("
    CLOSING_BRACKET = ")"
    DASH = "-"
    OPENING_MARK = "<"
    CLOSING_MARK = ">"
    STRAIGHT_MARK = "Q"  # opens or closes
    NUMBER = "0"
    HANDLE = "@"  # "@name", "#topic"
    OTHER = "x"
    CAPITALS = "A"
    CAPITALIZED = "X"
    ADVERB = "l"  # ends in -ly
    PARTICIPLE_ING = "g"
    PARTICIPLE_ED = "e"
    NOUN = "n"  # ends in -tion, -ment, -ness
    PLURAL_OR_VERB = "s"  # ends in -s
    WORD = "w"


def any_of(*classes: WordClass) -> frozenset[str]:
    """Several classes, to look a word's up in."""
    return frozenset(c.value for c in classes)


AUXILIARIES = any_of(WordClass.BE, WordClass.HAVE, WordClass.MODAL, WordClass.DO)
NAME_WORDS = any_of(WordClass.CAPITALIZED, WordClass.CAPITALS)
NAMES_OR_PLURALS = NAME_WORDS | any_of(WordClass.PLURAL_OR_VERB)  # "Okafor", "officials"
FINITE_FORMS = any_of(WordClass.PARTICIPLE_ED, WordClass.WORD, WordClass.PLURAL_OR_VERB)  # "barked", "bark", "barks"
INFLECTED_FORMS = any_of(WordClass.PARTICIPLE_ED, WordClass.PLURAL_OR_VERB)  # "barked", "barks"
CLAUSE_VERBS = AUXILIARIES | INFLECTED_FORMS
NOUN_PHRASE_WORDS = NAME_WORDS | any_of(
    WordClass.DETERMINER, WordClass.WORD, WordClass.PLURAL_OR_VERB, WordClass.NUMBER, WordClass.NOUN
)
PAUSES = any_of(WordClass.COMMA, WordClass.COLON, WordClass.SEMICOLON)
DETERMINERS_OR_PRONOUNS = any_of(WordClass.DETERMINER, WordClass.OTHER_PRONOUN)

# Here the single marks count as either, since an apostrophe looks the same: so the weights were trained.
_ONLY_OPENING = OPENING_MARKS - {"‘"}
_ONLY_CLOSING = CLOSING_MARKS - {"’"}
_APOSTROPHE_OR_EITHER = EITHER_MARKS - {"＂"} | {"‘", "’"}
_ENDINGS = (
    ("ly", WordClass.ADVERB.value),
    ("ing", WordClass.PARTICIPLE_ING.value),
    ("ed", WordClass.PARTICIPLE_ED.value),
    ("tion", WordClass.NOUN.value),
    ("ment", WordClass.NOUN.value),
    ("ness", WordClass.NOUN.value),
    ("s", WordClass.PLURAL_OR_VERB.value),
)

WORDS = 32_768  # words of which is remembered what every token asks for
_SELDOM = 8_192  # and what is asked for when a word comes for the first time


@lru_cache(WORDS)
def word_class(text: str) -> str:
    """The `WordClass` of a word, as its letter: a closed class, a mark, a number, a capitalised word, or its ending."""
    lower = text.lower()
    if found := _closed_classes().get(lower):
        return found
    if text in _ONLY_OPENING:
        return WordClass.OPENING_MARK.value
    if text in _ONLY_CLOSING:
        return WordClass.CLOSING_MARK.value
    if text in _APOSTROPHE_OR_EITHER:
        return WordClass.STRAIGHT_MARK.value
    first = text[0]
    if first.isdigit() or (first in "$£€" and len(text) > 1):
        return WordClass.NUMBER.value
    if first in "@#":
        return WordClass.HANDLE.value
    if not first.isalpha():
        return WordClass.OTHER.value
    if first.isupper():
        return WordClass.CAPITALS.value if text.isupper() and len(text) > 1 else WordClass.CAPITALIZED.value
    return next((name for ending, name in _ENDINGS if lower.endswith(ending)), WordClass.WORD.value)


@cache
def _closed_classes() -> dict[str, str]:
    """The letter of each word that `data/word_classes.toml` lists."""
    table = read_words("word_classes")
    return {word: WordClass[name.upper()].value for name, words in table.items() for word in words.split()}


@cache
def _reporting_classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load_cues():
        if row.kind:
            found.setdefault(cue_stem(row.cue), row.kind)
    return found


@lru_cache(_SELDOM)
def reporting_class(lower: str) -> str:
    """What a word does when it attributes ("blame", "promise"), by its stem; "" for the others."""
    return _reporting_classes().get(cue_stem(lower), "")


@lru_cache(_SELDOM)
def word_features(text: str) -> tuple[str, ...]:
    """Features of a word by its letters alone, without the place that they are seen from."""
    lower = text.lower()
    found = [f"l={lower}", f"k={word_class(text)}"]
    if lower[0].isalpha():
        found += [f"v={reporting_class(lower)}", f"st={cue_stem(lower)}"]
        found += [f"s2={lower[-2:]}", f"s3={lower[-3:]}", f"p3={lower[:3]}", f"p5={lower[:5]}"]
    return tuple(found)

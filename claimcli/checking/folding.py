"""Folding: a text as tokens that are alike wherever only its typography differs.

The order is fixed: (1) tags, entities and links of mark-up, and characters that nobody sees, are taken out; (2) words
are brought to one Unicode form; (3) apostrophes become one; quotation marks and marks of emphasis go; (4) dashes and
hyphens become one; (5) dots become an ellipsis; (6) white space, line breaks too, only parts tokens. Case stays in the
form of a word; its key, by which words are looked up, is folded in case as well.

Each token keeps its place in the text as read: nothing is cleaned away there.
"""

import html
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import regex

# Soft hyphens, zero-width characters, direction marks, variation selectors. Not the bidirectional overrides: they
# change what a reader sees.
_UNSEEN = "\u00ad\u200b-\u200f\u061c\u2060\ufeff\u180e\ufe00-\ufe0f\x00-\x08\x0e-\x1b\x7f"
# Not sup, sub, s, del, ins: "10<sup>2</sup>" is no 102, and struck words are not said.
_TAGS = "a|abbr|b|blockquote|br|cite|code|div|em|figure|font|h[1-6]|i|li|mark|ol|p|q|small|span|strong|time|u|ul"
_MARKUP = regex.compile(
    rf"""
      (?P<tag></?(?:{_TAGS})(?:\s[^<>]{{0,300}})?/?>)
    | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z]{{2,10}}\d{{0,2}});)
    | (?P<link>!?\[(?P<label>[^\[\]\n]{{1,300}})\]\((?:https?:|mailto:|[/\#.])[^()\s]{{0,500}}\))
    | (?P<unseen>[{_UNSEEN}]++)
    | (?P<emphasis>(?<=\p{{L}})[*_]{{1,3}}(?=['’]\p{{L}}))         # **world**’s
    """,
    regex.VERBOSE,
)
_BROKEN = regex.compile(r"(?<=\p{L})[-‐]\r?\n[ \t]*+(?=\p{Ll})")  # a word that a line's end divides, or a compound
_MAY_HOLD_MARKUP = regex.compile(rf"[<&{_UNSEEN}]|\]\(|[*_]['’]")
_APOSTROPHES = "'’‘ʼ´`′＇"
_HYPHENS = "-‐‑"
_DASHES = "-‐‑‒–—―−﹣－"
_WORD = rf"""
          (?<![\p{{L}}\p{{N}}\p{{M}}])\p{{L}}\p{{M}}*+(?:\.\p{{L}}\p{{M}}*+)+  # U.S.
            (?![\p{{L}}\p{{M}}\p{{N}}{_APOSTROPHES}])\.?
        | (?:(?<![\p{{L}}\p{{N}}\p{{M}})\]%{_DASHES}])[-−])?\p{{Nd}}++(?:[.,:]\p{{Nd}}++)*+[\p{{L}}\p{{M}}\p{{N}}]*+
        | [\p{{L}}\p{{N}}\p{{M}}]++(?:[{_APOSTROPHES}][\p{{L}}\p{{M}}]++)*+
"""
_WORDS = regex.compile(rf"[A-Za-z]++(?=[\ ,]) | {_WORD}", regex.VERBOSE)
_TOKEN = regex.compile(
    rf"""
      (?P<word> {_WORD} )
    | (?P<ellipsis>[\[(]\s*+(?:…++|\.(?:\s?\.){{1,3}})\s*+[\])]
        | …++(?:\s?\.)?+ | \.(?:[\ \u00a0\u2009\u202f]?\.){{2,5}}+)
    | (?P<dash>[{_DASHES}]++)
    | (?P<quote>["“”„‟«»‹›‚‛″ʺ＂〝〞❝❞`´]|[{_APOSTROPHES}])
    | (?P<mark>\S)
    """,
    regex.VERBOSE,
)
# What may stand at the beginning of a line of Markdown, and mark emphasis or escape a mark beside a word.
_LINE_MARKS = frozenset(">#")
_EMPHASIS = frozenset("*_~\\")
_SENTENCE_END = frozenset(".!?")
_COMPATIBLE = (
    "<wide>",
    "<narrow>",
    "<noBreak>",
    "<font>",
    "<initial>",
    "<medial>",
    "<final>",
    "<isolated>",
    "<compat>",
)


class FoldedToken(NamedTuple):
    """A word, mark, dash or ellipsis: its place in the text as read, its form without typography, a word's key."""

    start: int
    end: int
    kind: str  # word, mark, dash, ellipsis
    form: str
    key: str  # "" of what is no word


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as read with its folded tokens; `words` are the indices of those that are words.

    `keys` is the keys of all words, each between blanks, so that a row of words is found as `" the bridge "`.
    """

    text: str
    tokens: tuple[FoldedToken, ...]
    words: tuple[int, ...]
    keys: str
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)

    def word(self, number: int) -> FoldedToken:
        """Word `number` of the text, counted from 0."""
        return self.tokens[self.words[number]]

    def word_keys(self) -> list[str]:
        """The keys of all words in order."""
        return [self.tokens[i].key for i in self.words]

    def words_before(self, offset: int, most: int) -> list[FoldedToken]:
        """At most `most` words that stand before `offset` in its sentence, the nearest first."""
        found: list[FoldedToken] = []
        for i in range(bisect_right(self._starts, offset - 1) - 1, -1, -1):
            token = self.tokens[i]
            if token.form in _SENTENCE_END or len(found) == most:
                break
            if token.kind == "word":
                found.append(token)
        return found

    def splits_word(self, offset: int) -> bool:
        """Whether a cut at `offset` goes through a word, or through a compound with hyphens ("re|-elect")."""
        i = bisect_right(self._starts, offset - 1) - 1
        if i >= 0 and self.tokens[i].kind == "word" and self.tokens[i].start < offset < self.tokens[i].end:
            return True
        before, after = self.text[max(0, offset - 2) : offset], self.text[offset : offset + 2]
        return (len(before) == 2 and before[0].isalnum() and before[1] in _HYPHENS and after[:1].isalnum()) or (
            len(after) == 2 and before[-1:].isalnum() and after[0] in _HYPHENS and after[1].isalnum()
        )


def fold(text: str, *, joined: bool = False) -> Folded:
    """`text` with its tokens folded. Linear in its length.

    A hyphen at a line's end may divide a word ("govern-" "ment") or stand in a compound ("well-" "known");
    `joined` takes it for the first, otherwise it is the second.
    """
    return _fold(text, *_without_markup(text, joined))


def fold_keys(text: str, *, joined: bool = False) -> str:
    """What `fold` gives as keys of `text`, without making tokens; `joined` as there."""
    clean = _without_markup(text, joined)[0]
    return f" {' '.join([_key_of(_form_of(word)) for word in _WORDS.findall(clean)])} ".replace("  ", " ")


def may_hold_markup(text: str) -> bool:
    """Whether a text may have mark-up or unseen characters, through which a cut reads otherwise than the whole."""
    return _MAY_HOLD_MARKUP.search(text) is not None


def has_broken_words(text: str) -> bool:
    """Whether a line ends with a hyphen after a letter, so that `joined` matters."""
    return _BROKEN.search(text) is not None


def _fold(text: str, clean: str, places: list[int] | None) -> Folded:
    tokens: list[FoldedToken] = []
    words: list[int] = []
    for match in _TOKEN.finditer(clean):
        kind = match.lastgroup or ""
        start, end = match.span()
        if kind == "quote" or (kind == "mark" and _is_dropped(clean, start)):
            continue
        if kind == "word":
            form = _form_of(match[0])
            key = _key_of(form)
            words.append(len(tokens))
        else:
            form = {"ellipsis": "…", "dash": "-"}.get(kind) or _fold_character(match[0])
            key = ""
        if places is not None:
            start, end = places[start], places[end - 1] + 1
        tokens.append(FoldedToken(start, end, kind, form, key))
    keys = " " + "".join(f"{tokens[i].key} " for i in words)
    return Folded(text, tuple(tokens), tuple(words), keys, [token.start for token in tokens])


def _is_dropped(text: str, at: int) -> bool:
    """Whether the mark at `at` is mark-up: emphasis or a backslash at a word's edge, what begins a Markdown line."""
    character = text[at]
    if character in _EMPHASIS:
        before = text[at - 1 : at]
        inside = before.isalnum() or (before != "" and unicodedata.combining(before) > 0)
        return not (inside and text[at + 1 : at + 2].isalnum())
    return character in _LINE_MARKS and not text[max(0, text.rfind("\n", 0, at) + 1) : at].strip(" \t>#")


def _without_markup(text: str, joined: bool) -> tuple[str, list[int] | None]:
    """(the text without mark-up and what nobody sees, the place of each of its characters; None: the same)."""
    joined = joined and has_broken_words(text)
    if not joined and not _MAY_HOLD_MARKUP.search(text):
        return text, None
    parts: list[str] = []
    places: list[int] = []
    at = 0
    matches = list(_MARKUP.finditer(text))
    if joined:
        matches = sorted((*matches, *_BROKEN.finditer(text)), key=lambda match: match.start())
    for match in matches:
        instead, origin = _instead(match)
        if instead is None:
            continue
        parts += (text[at : match.start()], instead)
        places += range(at, match.start())
        places += origin
        at = match.end()
    return "".join((*parts, text[at:])), [*places, *range(at, len(text))]


def _instead(match: "regex.Match[str]") -> tuple[str | None, list[int]]:
    """What stands for a piece of mark-up, and the place of each character of that; None where it is none after all."""
    if match.re is _BROKEN:
        return "", []
    if match["label"] is not None:
        return match["label"], list(range(*match.span("label")))
    if match["entity"] is not None:
        plain = html.unescape(match[0])
        return (None, []) if plain == match[0] else (plain, [match.start()] * len(plain))
    if match["tag"] is not None and regex.match(r"</?(?:br|p|div|li|h\d|blockquote|ul|ol)\b", match[0]):
        return " ", [match.start()]
    return "", []


@lru_cache(maxsize=65536)
def _form_of(word: str) -> str:
    """A word without what is typography in it: one Unicode form, one apostrophe, no full stop after initials."""
    if word[0] == "−":
        word = "-" + word[1:]
    if not word.isascii():
        composed = unicodedata.normalize("NFC", word)
        word = unicodedata.normalize("NFC", "".join(map(_fold_character, composed)))
        for mark in _APOSTROPHES[1:]:
            word = word.replace(mark, "'")
    else:
        word = word.replace("`", "'")
    return word[:-1] if word.endswith(".") else word


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    """The plain form of a wide, narrow or presentation form and of a ligature; not of ² and ½, other numbers."""
    if character.isascii():
        return character
    decomposition = unicodedata.decomposition(character)
    if decomposition.startswith(_COMPATIBLE):
        plain = unicodedata.normalize("NFKC", character)
        if plain.isalnum() or decomposition.startswith(("<wide>", "<narrow>")):
            return plain
    return character


@lru_cache(maxsize=65536)
def _key_of(form: str) -> str:
    return form.casefold().replace(".", "") if "." in form and not form[-1].isdigit() else form.casefold()

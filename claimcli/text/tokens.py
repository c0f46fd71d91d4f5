"""Tokens: words with their clitics split off, numbers, abbreviations, and every quotation mark on its own.

    "Trump's aides won't say."  ->  "  Trump  's  aides  won't  say  .  "

A token never crosses white space and the tokens of a text never overlap; what lies between two tokens is white space
or characters that decide nothing (control and format characters).
"""

from typing import NamedTuple

import regex

# Words that keep their full stop. A capitalised one is followed by a name ("Mr. Smith") and never ends a sentence; the
# others may ("in the U.S. He left."), which sentences.py decides.
TITLE_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof sen sens rep reps gov govs gen lt col capt sgt maj cmdr adm rev hon pres supt det insp atty
    st messrs mmes sir fr br sr amb sec treas""".split()
)
OTHER_ABBREVIATIONS = frozenset(
    """jr inc corp co ltd llc bros assn dept univ est no vs etc al jan feb mar apr jun jul aug sept sep oct nov dec
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn
    tenn tex va vt wash wis wyo ft mt ave blvd rd approx ph viz cf ed eds vol pp fig""".split()
)
_ALSO_WORDS = frozenset("no fig mar la miss ill mass wash ed co del al ore ind est mo".split())


class Token(NamedTuple):
    """A word, number or mark: where it stands, as written, and in lower case."""

    start: int
    end: int
    text: str
    lower: str


# One scan; the alternatives are tried in order. Possessive repeats (++, *+) keep the scan linear in the input.
_TOKEN = regex.compile(
    r"""
      (?P<plain>[A-Za-z]++(?=[\ ,]))                      # what most tokens are; nothing below reads it otherwise
    | (?P<url>https?://[^\s<>"“”]++ | www\.[^\s<>"“”]++)
    | (?P<handle>[@\#][\p{L}\p{N}_]++)                    # @name, #topic
    | (?P<initials>(?:\p{L}\.){2,12}+)                     # U.S., a.m., J.R.R.
    | (?P<number>[$£€]?\p{N}++(?:[.,:/\-–]\p{N}++)*+(?:st|nd|rd|th|s|%|m|bn|k)?+(?![\p{L}]))
    | (?P<word>[\p{L}\p{M}\p{N}_]++(?:
        (?! (?<=\p{Ll}{2})\.(?=\p{Lu}(?:\p{Ll}|['’\ ]))(?!(?:Com|Org|Net|Gov|Edu|Co)\b) )  # "safe.The": a lost space
        [-‐‑&/.@](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}_]++ | ['’](?=\p{L})[\p{L}\p{M}]++)*+)
    | (?P<ellipsis>\.{2,}+ | …)
    | (?P<dash>--+ | [—–―])
    | (?P<mark>(?<=[^\s(\[{—–])'(?=''(?!'))|''|``|‘‘|’’|["'“”‘’„‚«»‹›＂「」『』])
    | (?P<other>[^\s\p{Cc}\p{Cf}])
    """,
    regex.VERBOSE,
)
_CLITIC = regex.compile(r"(?<=[\p{L}\p{N}])['’](?:s|S|ll|re|ve|d|m)$")


def tokenize(text: str, start: int = 0) -> list[Token]:
    """The tokens of `text` from offset `start` on, in order. Linear in its length."""
    tokens: list[Token] = []
    add, new = tokens.append, tuple.__new__  # the tuple's own constructor, without the call that fills in names
    size = len(text)
    known: dict[str, tuple[str, str]] = {}  # a word that comes again is kept once, and once in lower case
    for match in _TOKEN.finditer(text, start):
        start, end = match.span()
        word = match[0]
        kind = match.lastgroup
        if kind == "plain":
            pass
        elif kind == "word":
            if end < size and text[end] == "." and text[end + 1 : end + 2] != "." and _keeps_stop(word, text, end):
                end += 1
                word += "."
            elif ("'" in word or "’" in word) and (clitic := _CLITIC.search(word)):
                cut = start + clitic.start()
                head, tail = word[: clitic.start()], word[clitic.start() :]
                add(new(Token, (start, cut, head, head.lower())))
                start, word = cut, tail
        elif kind == "other" and tokens and word == "." and tokens[-1].end == end:
            continue  # the stop that its abbreviation already took
        pair = known.get(word)
        if pair is None:
            pair = known[word] = (word, word.lower())
        add(new(Token, (start, end, pair[0], pair[1])))
    return tokens


def _keeps_stop(word: str, text: str, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to `word`: an initial ("J."), a title, another abbreviation."""
    lower = word.lower()
    if len(word) == 1 and word.isupper() and word != "I":
        return True
    if lower in TITLE_ABBREVIATIONS:
        return word[0].isupper()
    if lower in OTHER_ABBREVIATIONS:
        if lower in _ALSO_WORDS:
            return word[0].isupper() and text[stop + 1 : stop + 2] in (" ", ",", ")") and _goes_on(text, stop + 1)
        return True
    return False


def _goes_on(text: str, after: int) -> bool:
    """Whether what follows a full stop reads on in the same sentence: a comma, a bracket, a digit, a small letter."""
    rest = text[after : after + 2].lstrip()
    return bool(rest) and (rest[0] in ",);-–—" or rest[0].isdigit() or rest[0].islower())

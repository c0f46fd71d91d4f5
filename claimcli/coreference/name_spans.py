"""Runs of capitalised words: where a name may begin and end, with the small words that names have inside.

"Center for Harbour Progress"   "Ludwig van Holm"   'Bo "Ace" Okafor'   "Voices of Harbour"
"""

from collections.abc import Sequence

from claimcli.coreference.noun_phrases import type_of_head
from claimcli.lexicon.names import load_names
from claimcli.text.punctuation import QUOTE_MARKS
from claimcli.text.tokens import Token

_GLUE = frozenset("±¡©³º¶¼§¨¢£¥¦«¬°²´·¸¹»½¾¿¤-–")  # halves of letters in text that was decoded with the wrong table
_NEVER_INSIDE = frozenset(["and", "or", "vs", "vs.", "versus", "but", "i"])  # not even with a capital, in a headline
_FREE = frozenset(("of", "for", "the", "&", "de"))


def run_end(tokens: Sequence[Token], i: int, last: int) -> int:
    """End of the run of capitalised words that begins at token `i`; `last` is the end of its sentence."""
    lexicon = load_names()
    if is_compound(tokens[i]):
        return i + 1
    joined = False  # a small word is inside already: "Department of …"
    j = i + 1
    while j < last:
        token = tokens[j]
        word = token.lower
        if token.text[0].isupper():
            if word in _NEVER_INSIDE:
                break
            j += 1
        elif j + 1 < last and (_is_inside(tokens, j) or _is_company_mark(tokens, i, j)):
            j += 2
        elif word in lexicon.org_inner and (joined or _heads(tokens[j - 1])) and (k := _inner_end(tokens, j, last)):
            person = tokens[j - 1].lower in lexicon.titles or any(t.lower in lexicon.given for t in tokens[i:k])
            joined = not person
            j = k
        elif token.text in QUOTE_MARKS and (k := _nickname_end(tokens, j, last)):
            j = k
        elif (word == "of" and _is_royal(tokens, i, j, last)) or (
            j == i + 1 and word in ("of", "for") and _joins_plain(tokens, i, j, last)
        ):
            j += 2
        else:
            break
    return j


def _is_inside(tokens: Sequence[Token], j: int) -> bool:
    """Whether the word at `j` goes on a name together with the one behind it: "van Holm", or half a mangled letter."""
    token, after = tokens[j], tokens[j + 1]
    if token.text in _GLUE:
        return tokens[j - 1].end == token.start and token.end == after.start
    return token.lower in load_names().small["particles"] and after.text[0].isupper()


def _is_royal(tokens: Sequence[Token], i: int, j: int, last: int) -> bool:
    """Whether "of" at `j` goes on a name behind a title that has lands: "Princess Thea of Norrland"."""
    royal = load_names().small["royal"]
    titled = any(tokens[k].lower in royal for k in range(max(i, j - 6), j - 1))
    return titled and tokens[j - 1].lower not in royal and j + 1 < last and tokens[j + 1].text[0].isupper()


def _is_company_mark(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Whether the mark at `j` stands inside the name of a firm: "Helixon, Inc.", "Pratt & Co."."""
    after = tokens[j + 1]
    if tokens[j].text == ",":
        return after.lower in load_names().small["company_forms"] and after.text[0].isupper()
    given = load_names().given
    persons = tokens[i].lower in given and after.lower in given  # "Ada & Bo"
    return tokens[j].text == "&" and after.text[0].isupper() and not persons


def is_compound(token: Token) -> bool:
    """Whether a name is only the first part of a word: "Okafor-backed"."""
    head, hyphen, rest = token.text.partition("-")
    return bool(hyphen) and rest[:1].islower() and len(head) > 2


def is_title_case(tokens: Sequence[Token], *, body: bool) -> bool:
    """Whether a line writes its words with capitals, so that they tell no names.

    In a headline most of the longer words are enough; in the body no word may be small that headlines write large.
    """
    if not body:
        longer = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
        least = 0.8 if tokens[-1].text == "." else 0.6  # a sentence of names is none
        return sum(w[0].isupper() for w in longer) > least * len(longer)
    lexicon = load_names()
    words = [t for t in tokens if t.text[0].isalpha()]
    small = (lexicon.function_words, lexicon.determiners, lexicon.pronouns)
    return len(words) > 3 and all(t.text[0].isupper() or any(t.lower in s for s in small) for t in words)


def _heads(token: Token) -> bool:
    lexicon = load_names()
    return token.lower in lexicon.org_heads or token.lower in lexicon.titles


def _inner_end(tokens: Sequence[Token], j: int, last: int) -> int:
    """Where a name goes on behind "of", "for", "of the" at `j`; 0 when it does not."""
    lexicon = load_names()
    word = tokens[j].lower
    if word not in _FREE and (word in ("on", "at")) != (tokens[j - 1].lower in lexicon.org_heads):
        return 0  # "Committee on …", and not "the Council and the …"
    k = j + 1
    if k < last and tokens[k].lower == "the":
        k += 1
    if k >= last or not tokens[k].text[0].isupper():
        return 0
    if word in ("and", "&", "the") and (tokens[k].lower in lexicon.given or tokens[k].lower in lexicon.titles):
        return 0
    return k + 1


def _nickname_end(tokens: Sequence[Token], j: int, last: int) -> int:
    """Where a name goes on behind the nickname in its middle (Bo "Ace" Okafor) that opens at `j`; 0 when none does."""
    close = next((k for k in range(j + 2, min(j + 4, last)) if tokens[k].text in QUOTE_MARKS), 0)
    if (
        not close
        or close + 1 >= last
        or not all(t.text[0].isupper() for t in (*tokens[j + 1 : close], tokens[close + 1]))
    ):
        return 0
    return close + 2 if tokens[close].end < tokens[close + 1].start and tokens[j - 1].end < tokens[j].start else 0


def _joins_plain(tokens: Sequence[Token], i: int, j: int, last: int) -> bool:
    """One capitalised word, "of" or "for", and one that is no place: "Voices of Harbour", "Citizens for Justice"."""
    lexicon = load_names()
    if j + 1 >= last or not tokens[j + 1].text[0].isupper():
        return False
    one, two = tokens[i].lower, tokens[j + 1].lower
    kind = type_of_head(one)
    if one in lexicon.openers or one in lexicon.calendar or one in lexicon.given or one in lexicon.places:
        return False
    if two in lexicon.calendar or two in lexicon.given or kind in ("person", "document"):
        return False
    if tokens[j].lower == "of":
        return kind is None and two not in lexicon.places and one not in lexicon.demonyms
    return True

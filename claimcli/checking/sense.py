"""What turns the sense of words: negations, modals, conditions, quantities, numbers and dates among folded tokens.

Two wordings that differ in any of these are never taken for the same, however alike the rest is.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from claimcli.checking.folding import Folded, FoldedToken
from claimcli.checking.records import DifferenceKind
from claimcli.lexicon.sense import load_sense


class Sense(NamedTuple):
    """One word that turns the sense: `kind` is negation, modal, condition, quantity, number or date; `value` is what it
    comes to, so that "won't" and "will not" or "ten" and "10" are the same."""

    kind: str
    value: str


ORDER: tuple[DifferenceKind, ...] = (
    "negation",
    "number",
    "date",
    "modal",
    "condition",
    "quantity",
)  # which kind names a difference that has several


def find_sense(tokens: Sequence[FoldedToken]) -> Counter[Sense]:
    """Every word of `tokens` that turns the sense, each as often as it stands there."""
    words = [token for token in tokens if token.kind == "word"]
    found: Counter[Sense] = Counter(Sense("number", value) for value in _find_numbers(tokens))
    lexicon = load_sense()
    for word in words:
        for part in _take_apart(word.key):
            part = lexicon.same.get(part, part)
            kind = lexicon.kinds.get(part)
            if part in lexicon.capital and (part != "may" or word.form[0].isupper()):
                kind = "date" if word.form[0].isupper() else None
            if kind:
                found[Sense(kind, part)] += 1
    return found


def difference_kind(left: Counter[Sense], right: Counter[Sense]) -> DifferenceKind | None:
    """The gravest kind in which the wordings `left` and `right` differ; None where their senses are the same."""
    changed = {sense.kind for sense in (left - right) + (right - left)}
    return next((kind for kind in ORDER if kind in changed), None)


def negated_before(source: Folded, offset: int) -> str:
    """The word just before `offset`, in its sentence, that turns what follows, "" for none: "Not all of us agreed".

    A quotation may begin there, as it may anywhere, but not with a capital, as if a sentence did.

    Args:
        source: the folded text.
        offset: where a passage of it begins.
    """
    for n, word in enumerate(source.words_before(offset, 2)):
        kinds = {sense.kind for sense in find_sense((word,))}
        if "negation" in kinds or (n == 0 and word.key in _IFS):
            return source.text[word.start : word.end]
    return ""


_IFS = frozenset(("if", "unless", "whether"))


def _take_apart(key: str) -> tuple[str, ...]:
    """ "couldn't" as "could" and "not", "cannot" as "can" and "not", "she'll" as "she" and "'ll"."""
    if key.endswith("n't"):
        return (key[:-3], "not")
    if key == "cannot":
        return ("can", "not")
    head, mark, tail = key.partition("'")
    return (head, mark + tail) if mark else (key,)


_BEFORE_PRONOUN = frozenset("the this that other which no any every each some another".split())  # "the other one"
_SCALES = frozenset((100.0, 1e3, 1e6, 1e9, 1e12))


def _find_numbers(tokens: Sequence[FoldedToken]) -> list[str]:
    """The value of each number, in figures or words, as figures: "twenty-five", "1,000", "3.5 million", "2nd"."""
    lexicon = load_sense()
    found: list[str] = []
    value: float | None = None
    last = 0.0
    before = ""
    for key in (*(token.key for token in tokens if token.kind != "dash"), ""):
        scale = lexicon.scales.get(key) if len(key) > 2 else None
        number = _read_figures(key)
        if value is not None and key == "and" and last in _SCALES:
            continue
        if value is not None and scale is not None:
            value, last = value * scale, float(scale)
            continue
        if value is not None and key in lexicon.numbers and _adds(last, lexicon.numbers[key]):
            value, last = value + lexicon.numbers[key], float(lexicon.numbers[key])
            continue
        if value is not None:
            found.append(f"{value:.12g}")
            value = None
        pronoun = key == "one" and before in _BEFORE_PRONOUN
        before = key
        if (key in lexicon.numbers and not pronoun) or number is not None or scale is not None:
            value = number if number is not None else float(lexicon.numbers.get(key, scale or 0))
            last = value
        elif key[:1].isnumeric() or (key[:1] == "-" and len(key) > 1):
            found.append(key)
    return found


def _adds(last: float, value: int) -> bool:
    """Whether a number word goes on a number: "twenty five", "hundred and three"."""
    return (20 <= last <= 90 and 0 < value < 10) or (last >= 100 and last in _SCALES and value < last)


def _read_figures(key: str) -> float | None:
    """The value of a number in figures, with what is written tight behind it: "1,000", "2nd", "3.5m", "10bn"."""
    digits = key.replace(",", "")
    size = len(digits)
    while size and not digits[size - 1].isdigit():
        size -= 1
    try:
        value = float(digits[:size])
    except ValueError:
        return None
    return value * load_sense().scales.get(digits[size:], 1)

"""Drafts made out of the sources: each quotes one speaker once, verbatim or altered in one way that is known."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from newsroom import INVENTED, SPEECHES, Speech

from claimcli.models import Claim


class Draft(NamedTuple):
    """A text with one quotation, how that was made, and the verdicts that are right."""

    kind: str
    text: str
    right: frozenset[str]


EXACT = frozenset(("exact",))
TYPOGRAPHY = frozenset(("typography",))
EDITED = frozenset(("edited",))
ALTERED = frozenset(("differs",))
ELSEWHERE = frozenset(("wrong-speaker",))
INVENTION = frozenset(("not-found",))
APPROVED = frozenset(("exact", "typography", "edited"))


def make_drafts() -> Iterator[Draft]:
    """Every alteration of every speech of the newsroom."""
    for number, pair in enumerate(SPEECHES):
        for speech, other in (pair, pair[::-1]):
            for kind, words, right in _alter(speech, other):
                yield Draft(kind, quote(words, speech.speaker, number), right)
            yield Draft("speaker swapped", quote(speech.sentences[0], other.speaker, number), ELSEWHERE)
            yield Draft("invented", quote(INVENTED[number], speech.speaker, number), INVENTION)


def make_seed_drafts(claims: Iterable[Claim]) -> Iterator[Draft]:
    """Drafts that quote what real articles quote, verbatim and altered."""
    for number, claim in enumerate(claims):
        words = claim.quotes[0].rstrip(".,;") if claim.quotes else ""
        if claim.speaker is None or len(words.split()) < 4:
            continue
        row = words.split()
        yield Draft("verbatim", quote(words, claim.speaker, number), EXACT)
        for kind, change in TYPOGRAPHIC.items():
            if (changed := change(words)) != words:
                yield Draft(kind, quote(changed, claim.speaker, number), TYPOGRAPHY)
        negated = " ".join([*row[:2], "never", *row[2:]])
        yield Draft("negation added", quote(negated, claim.speaker, number), ALTERED)
        for n in range(1, len(row) - 1):
            changed = " ".join([*row[:n], "cheese", *row[n + 1 :]])
            yield Draft("one word changed", quote(changed, claim.speaker, number), ALTERED)
        yield Draft("speaker swapped", quote(words, "Ingrid Solheim", number), ELSEWHERE)


def quote(words: str, speaker: str, number: int) -> str:
    """A draft that quotes `words`."""
    forms = (
        f"The affair goes on\n\n“{words},” {speaker} said on Friday.\n",
        f"No end in sight\n\n{speaker} said: “{words}.”\n",
        f'A week later\n\n"{words}," said {speaker}.\n',
    )
    return forms[number % 3]


def _alter(speech: Speech, other: Speech) -> Iterator[tuple[str, str, frozenset[str]]]:
    first, second, third = speech.sentences
    for sentence in speech.sentences:
        yield "verbatim", sentence, EXACT
    # a source may open its next paragraph with a mark (typography), or interrupt the quotation (edited)
    yield "verbatim over sentences", f"{second}. {third}", APPROVED
    yield "verbatim", " ".join(third.split()[2:]), EXACT
    for kind, change in TYPOGRAPHIC.items():
        if (changed := change(first)) != first:
            yield kind, changed, TYPOGRAPHY
    aside = re.search(r", [^,]+,", first)
    assert aside is not None
    for kind, words in _edits(first, third, aside[0]):
        yield kind, words, EDITED
    for sentence in speech.sentences:
        words = sentence.split()
        yield "one word changed", " ".join([*words[:3], "cheese", *words[4:]]), ALTERED
        yield "one word dropped", " ".join(words[:4] + words[5:]), ALTERED
        yield "negation added", " ".join([*words[:3], "never", *words[3:]]), ALTERED
        if modal := re.search(_MODALS, sentence):
            instead = "must" if modal[0] != "must" else "can"
            yield "modal changed", sentence.replace(modal[0], instead, 1), ALTERED
            left_out = sentence.replace(f" {modal[0]} ", " … ", 1)
            yield "ellipsis over a modal", left_out, ALTERED
        if negation := re.search(r"\b(not|never|no|nobody)\b ?", sentence):
            yield "negation dropped", sentence.replace(negation[0], "", 1), ALTERED
            if not sentence.startswith(negation[0]):
                yield "ellipsis over a not", sentence.replace(negation[0], "… ", 1), ALTERED
                yield "brackets for a not", sentence.replace(negation[0], "[now] ", 1), ALTERED
        cut = re.search(r"(?<=never ).*|(?<=not ).*", sentence)
        if cut and len(cut[0].split()) > 2:
            yield "negation cut off", cut[0][0].upper() + cut[0][1:], ALTERED
        if number := re.search(r"\d+", sentence):
            yield "number changed", sentence.replace(number[0], number[0] + "0", 1), ALTERED
            yield "number changed", sentence.replace(number[0], number[0][::-1] + "1", 1), ALTERED
            yield "ellipsis over a number", sentence.replace(number[0], "…", 1), ALTERED
        if name := re.search(_NAMES, sentence):
            yield "name changed", sentence.replace(name[0], "Winterbourne", 1), ALTERED
    yield "order swapped", f"{third}. {first}", ALTERED
    yield "order swapped", f"{third} … {first}", ALTERED
    yield "two speakers spliced", f"{first}. {other.sentences[2]}", ELSEWHERE
    yield "two speakers spliced", f"{first} … {other.sentences[2]}", ELSEWHERE


def _edits(first: str, third: str, aside: str) -> Iterator[tuple[str, str]]:
    yield "ellipsis", first.replace(aside, " …", 1)
    yield "ellipsis", first.replace(aside, " [...]", 1)
    words = third.split()
    free = (n for n in range(2, len(words)) if not _TURNS & {words[n - 2].lower(), words[n - 1].lower()})
    start = next(n for n in free if words[n].islower())
    yield "capital at the start", " ".join([words[start].capitalize(), *words[start + 1 :]])
    yield "capital in brackets", f"[{words[start][0].upper()}]{words[start][1:]} {' '.join(words[start + 1 :])}"
    yield "brackets", " ".join([*words[:-2], "[what was meant]"])
    yield "brackets", " ".join([*words[:2], "[sic]", *words[2:]])


_TURNS = {"nobody", "never", "not", "if"}
_NAMES = r"(?<=\w )(Harland|Vardnes|Brussels|Solheim|Corwen|Haskell|Lorne|Achterberg|July|Easter)"
_MODALS = r"\b(will|would|can|could|must|may|might|should)\b"
TYPOGRAPHIC: dict[str, Callable[[str], str]] = {
    "soft hyphens": lambda text: re.sub(r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad", text, count=3),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0", 2),
    "two spaces": lambda text: text.replace(" ", "  ", 2),
    "mark-up": lambda text: re.sub(r"(?<= )(\w+) (\w+)", r"*\1* **\2**", text, count=1),
    "tags": lambda text: re.sub(r"(?<= )(\w+)", r"<em>\1</em>", text, count=1),
    "zero-width characters": lambda text: text.replace("e", "e\u200b", 1),
    "wide forms": lambda text: re.sub(r"\d", lambda m: chr(ord(m[0]) + 0xFEE0), text),
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "apostrophes": lambda text: text.replace("'", "’"),
}

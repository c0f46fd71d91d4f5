"""Articles out of a dice: sentences of sources, cues and contents, with the characters that break programs between."""

import random
from collections.abc import Sequence

SOURCES = (
    "Ann Vale", "Mr. Pike", "Governor Tom Pike, a vet,", "Pike’s aide", "he", "She", "they", "who", "I", "we",
    "the ministry", "NATO", "@ann", "Officials in the U.S.", "A report", "Dr. O’Neil-Smith Jr.",
    "a spokesman for Pike", "Zoë Müller", "van der Berg", "Moscow and Washington", "3.5% of all", "López Obrador",
    "The New York-based bank", "",
)  # fmt: skip
CUES = (
    "said", "says", "said that", "told reporters", "told reporters that", "denied", "did not say", "called",
    "wants", "accused", "claiming that", "and added:", "according to", "is confident that", ":", "—",
    "asked whether", "never said", "fired back", "is said to have said", "if she says", "would have said",
    "announced", "tweeted", "As X put it,", "",
)  # fmt: skip
CONTENTS = (
    "It rains", "the dam is safe", "“It rains.”", '"It rains," he said, "and pours"', "''It rains''", "‘It’s wet,’",
    "it “leaks”", "to resign", "the plan “a trick”", "“A one.\n\n“A two,”", "that it would act", "no", "“", "«Oui»",
    "„Nein“", "「雨」", "that was false", "$1,000,000", "“never”", "(sic)", "[it] rains", "the bridge is not safe", "",
)  # fmt: skip
NOISE = (
    "“", "”", '"', "'", "’", "‘", "''", "``", "«", "»", "„", "‟", "‹", "›", "「", "」", "＂", "＇", "″", "(", ")", "[",
    "]", "{", "}", "<b>", "</script>", "&amp;", "&quot;", "&#x1F600;", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t",
    "\v", "\f", "\x00", "\x07", "\x1b[31m", "\x1b]8;;http://x\x07", "\x7f", "\x85", "\x9b2J", "\u00a0", "\u00ad",
    "\u061c", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2003", "\u2028", "\u2029", "\u202e", "\u2066",
    "\u2069", "\u3000", "\ufeff", "\ufffd", "\uffff", "\U000e0041", "\U0010ffff", "😀", "👩‍🚀", "🇫🇷", "e\u0301",
    "a" + "\u0308" * 40, "İ", "ß", "ﬁ", "—", "–", "-", "…", "...", ",", ".", ":", ";", "?", "!", "*", "_", "#tag",
    "@handle", "http://a.example/b?c=d&e", "=1+1", "%%{init}%%", "No.", "St.", "Sen.", "p.m.", "By Ann Vale",
    "WASHINGTON (AP) —", "Q:", "A:", "PIKE:", "> ", "- ", "1. ", "3 May 2021", "x" * 300, "said " * 12, "“ " * 20,
    "the dam " * 60,
)  # fmt: skip
ENDS = (". ", ".\n\n", ", ", ".\r\n", "; ", "? ", " and ", "\n", "", ".” ", ",” ")
EDITS = 12  # changes to an article that is damaged, at most


def make_article(dice: random.Random, seeds: Sequence[str]) -> str:
    """An article from the grammar, or one of `seeds` with damage; never empty."""
    if seeds and dice.random() < 0.25:
        return _damage(dice, dice.choice(seeds)) or "x"
    text = "".join(_sentence(dice) for _ in range(_size(dice)))
    if dice.random() < 0.2:
        text = "".join(dice.choice((" ", "\n", "\n\n", "")) + part for part in dice.choices(NOISE, k=10)) + text
    return text if text.strip() else text + "x"


def make_sentence(dice: random.Random, seeds: Sequence[str]) -> str:
    """One sentence from the grammar, or a line of one of `seeds` with damage: a thousand a minute; never empty."""
    if seeds and dice.random() < 0.25:
        return _damage(dice, dice.choice(dice.choice(seeds).splitlines())) or "x"
    text = _sentence(dice)
    return text if text.strip() else text + "x"


def _size(dice: random.Random) -> int:
    return dice.choice((1, 1, 2, 3, 4, 6, 8, 12, 20, 40))


def _sentence(dice: random.Random) -> str:
    parts = [dice.choice(SOURCES), dice.choice(CUES), dice.choice(CONTENTS)]
    dice.shuffle(parts)
    for _ in range(dice.choice((0, 0, 0, 1, 2, 5))):
        parts.insert(dice.randrange(len(parts) + 1), dice.choice(NOISE))
    if dice.random() < 0.03:
        parts *= dice.randrange(2, 40)
    joint = dice.choice((" ", " ", " ", "", "\u00a0", "\n"))
    return joint.join(parts) + dice.choice(ENDS)


def _damage(dice: random.Random, text: str) -> str:
    """A stretch of an article, with pieces lost, doubled, moved, and noise put in."""
    start = dice.randrange(len(text)) if text else 0
    text = text[start : start + dice.choice((50, 300, 1_000, 3_000))]
    for _ in range(dice.randrange(EDITS)):
        a, b = sorted((dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)))
        b = min(b, a + 80)
        kind = dice.randrange(5)
        if kind == 0:
            text = text[:a] + text[b:]
        elif kind == 1:
            text = text[:b] + text[a:]
        elif kind == 2:
            text = text[:a] + dice.choice(NOISE) + text[a:]
        elif kind == 3:
            text = text[:a] + text[a:b].swapcase() + text[b:]
        else:
            text = text[:a] + "".join(c for c in text[a:b] if c not in "“”\"'‘’.\n") + text[b:]
    return text if text.strip() else ""

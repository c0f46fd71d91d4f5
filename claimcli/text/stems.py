"""Stems: one form for the forms of a word. All stemmers of claimcli stand here, three for three questions:

    word          cue_stem      root          stem      it brings together …
    denied        deni          deny          den       `cue_stem`: forms of one verb, irregular ones too
    said          say           said          said      `root`: words that differ by their inflection only
    accusation    accusation    accusation    accus     `stem`: words for the same thing, as noun or as verb

`stem` and `root` are a suffix stripper in the manner of Porter (1980), coarser where news needs it: agent nouns and
nominalisations go to the stem of their verb ("founder" and "founded", "removal" and "remove").
"""

from functools import lru_cache

_IRREGULAR_VERBS = {
    "said": "say", "says": "say", "told": "tell", "wrote": "write", "written": "write", "found": "find", "shown":
    "show", "thought": "think", "felt": "feel", "knew": "know", "known": "know", "saw": "see", "seen": "see",
    "made": "make", "gave": "give", "given": "give", "took": "take", "taken": "take", "went": "go", "gone": "go",
    "came": "come", "called": "call", "spoke": "speak", "spoken": "speak", "swore": "swear", "sworn": "swear",
    "heard": "hear", "held": "hold", "kept": "keep", "left": "leave", "meant": "mean", "sought": "seek", "shot":
    "shoot", "fought": "fight", "understood": "understand", "denied": "deny", "denies": "deny", "replied": "reply",
    "replies": "reply", "testified": "testify", "implied": "imply", "drew": "draw", "drawn": "draw", "began":
    "begin", "begun": "begin", "quipped": "quip", "chose": "choose", "chosen": "choose", "fell": "fall",
}  # fmt: skip
Rows = tuple[tuple[str, str, int], ...]


def _rows(text: str) -> Rows:
    """Rows of suffix, what stands in its place, and letters that must remain, out of `suffix>instead:letters`."""
    rows = []
    for entry in text.split():
        change, _, least = entry.partition(":")
        suffix, _, instead = change.partition(">")
        rows.append((suffix, instead, int(least)))
    return tuple(rows)


# The first row of each table that fits is taken, then the next table is tried. "ss>ss" keeps what would lose its end.
_INFLECTION = _rows("'s:1 ’s:1 sses>ss:1 ies>y:2 xes>x:2 ches>ch:2 shes>sh:2 ss>ss:1 us>us:1 is>is:1 s:3")
_PARTICIPLE = _rows("ying>y:2 ing:3 ied>y:2 eed>eed:1 ed:3 edly:3 ingly:3")
_DERIVATION = _rows(
    """ization:3 isation:3 ations:3 ation:4 ition:4 ators:4 ator:4 ative:4 ational:4 ments:4 ment:4 iveness:4 fulness:4
    ness:4 ional:4 ions:4 ion:4 ances:4 ance:4 ences:4 ence:4 ously:4 fully:4 ally:4 ably:4 ibly:4 ly:4 able:4 ible:4
    ities:4 ity:4 ers:4 er:4 ors:4 or:5 ive:4 ize:4 ise:4 ful:4 ous:4 ant:5 ent:5 ism:4 ist:4 al:5 ate:4"""
)
# What a stripped suffix may leave behind: "investigat(ed)", "politic(al)".
_REMAINDER = _rows("at:6 ic:5 iat:4")
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a word in lower case: `stem("investigations") == stem("investigate")`."""
    if len(word) < 4 or not word[-1].isalpha():
        return word
    word = _strip(_strip(_uninflect(word), _DERIVATION), _REMAINDER)
    if len(word) > 3 and word[-1] in "ey":
        word = word[:-1]
    if len(word) > 4 and word[-1] == "i":
        word = word[:-1]
    return word


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """The word without its inflection only: `root("denied") == root("denies")`, and "dismissive" is not "dismiss"."""
    if len(word) < 4 or not word[-1].isalpha():
        return word
    word = _uninflect(word)
    return word[:-1] if len(word) > 3 and word[-1] == "e" else word


def _uninflect(word: str) -> str:
    word = _strip(word, _INFLECTION)
    shorter = _strip(word, _PARTICIPLE)
    if shorter == word or not any(c in _VOWELS for c in shorter):
        return word
    return shorter[:-1] if len(shorter) > 3 and shorter[-1] == shorter[-2] and shorter[-1] not in "lsz" else shorter


def _strip(word: str, rows: Rows) -> str:
    for suffix, instead, least in rows:
        if word.endswith(suffix) and len(word) - len(suffix) >= least:
            return word[: len(word) - len(suffix)] + instead
    return word


@lru_cache(maxsize=16384)
def cue_stem(lower: str) -> str:
    """The stem of a cue: brings the forms of a verb together ("denied", "denying", "denies" -> "deni").

    Irregular verbs go by a table. The trained weights name features by these stems, so they change with the weights.
    """
    if found := _IRREGULAR_VERBS.get(lower):
        lower = found
    for ending in ("ing", "ed", "es", "s", "e"):
        if lower.endswith(ending) and len(lower) - len(ending) >= 3 and not (ending == "s" and lower.endswith("ss")):
            lower = lower[: -len(ending)]
            break
    if len(lower) > 3 and lower[-1] == lower[-2] and lower[-1] not in "sl":
        lower = lower[:-1]
    return lower[:-1] + "i" if lower.endswith("y") and len(lower) > 3 else lower

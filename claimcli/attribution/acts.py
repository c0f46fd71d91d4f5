"""What a cue does (asserts, denies, concedes, questions, demands, intends, believes) and whether it is negated."""

from functools import cache, lru_cache

import regex

from claimcli.attribution.features.word_classes import WordClass, any_of, word_class
from claimcli.attribution.spoken_acts import act_of_words
from claimcli.lexicon.cues import load_cues, load_negations
from claimcli.models import Act
from claimcli.text.stems import cue_stem

_WORD = regex.compile(r"[\p{L}\p{M}]++(?:['’][\p{L}]++)?+")

_AFTER_PRESS = frozenset("conference conferences release releases secretary briefing statement club".split())
_BEFORE_VERB = any_of(WordClass.TO, WordClass.MODAL, WordClass.DO, WordClass.NEGATION, WordClass.SUBJECT_PRONOUN)


@cache
def _lexicon() -> tuple[dict[str, Act], dict[str, Act]]:
    """Acts by the stem of one word, and acts by a phrase."""
    single: dict[str, Act] = {}
    phrases: dict[str, Act] = {}
    for row in load_cues():
        if row.act and row.is_phrase:
            phrases.setdefault(" ".join(cue_stem(word) for word in row.cue.split()), row.act)
        elif row.act:
            single.setdefault(cue_stem(row.cue), row.act)
    return single, phrases


@lru_cache(4096)
def derive_act(cue: str) -> tuple[Act, bool]:
    """(act, negated) of a cue as written; ("assert", False) for an empty one.

    The main word of a cue is its last that has an act ("refused to admit" -> concede, negated), unless an auxiliary
    reading hides it; a phrase ("called for") goes before its words.
    """
    words = [w.group().lower() for w in _WORD.finditer(cue)]
    single, phrases = _lexicon()
    negating = load_negations()
    stems = [cue_stem(w) for w in words]
    for k, word in enumerate(words):
        if word == "press" and _is_noun(words, k):
            stems[k] = ""  # "remarked in their joint press conference" presses nobody
    negated = any(w in negating or w.endswith(("n't", "n’t")) for w in words)
    joined = f" {' '.join(stems)} "
    for phrase, phrase_act in phrases.items():
        if f" {phrase} " in joined:
            return phrase_act, negated
    found = [act for s in stems if (act := single.get(s))]
    if not found:
        return "assert", negated
    if negated and len(found) > 1 and words[0] in negating:
        return found[-1], negated
    return found[0], negated


def _is_noun(words: list[str], k: int) -> bool:
    """Whether "press" is those who report: before "conference", or behind what stands before no bare verb."""
    if k + 1 < len(words) and words[k + 1] in _AFTER_PRESS:
        return True
    return k > 0 and words[k - 1] not in ("also", "still") and word_class(words[k - 1]) not in _BEFORE_VERB


def read_act(cue: str, words: str, *, direct: bool) -> Act:
    """The act of a claim: what its cue tells, and of a plea or direct speech also what is said.

    Args:
        cue: the attributing words as written, "" for none.
        words: the content, without quotation marks where it is direct speech.
        direct: whether the content gives the words as spoken.
    """
    act, _ = derive_act(cue)
    if "plead" in cue.lower() or "pled" in cue.lower().split():
        opening = f"{cue} {words}".lower()
        if "guilty" in opening:
            return "deny" if "not guilty" in opening else "concede"
    return act_of_words(words) if direct and act == "assert" else act

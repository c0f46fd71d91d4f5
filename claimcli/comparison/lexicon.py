"""The words that comparison rests on, loaded from `claimcli/lexicon/comparison/` when first needed."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from claimcli.lexicon.cues import load_cues
from claimcli.text.stems import root, stem

_FOLDER = Path(__file__).resolve().parent.parent / "lexicon" / "comparison"
_RARE = 9.0  # the weight of a stem that idf.txt does not list


@dataclass(frozen=True, slots=True)
class Signs:
    """Stance by root, by word as it stands, and by phrase (its words in small letters); the words that phrases begin
    with, and how many words the longest has."""

    words: Mapping[str, str]
    exact: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]
    starts: frozenset[str]
    longest: int


@dataclass(frozen=True, slots=True)
class Demands:
    """Terms of a demand that doubts: for evidence, for an inquiry, and what makes an inquiry a doubt; and what is
    refused where nothing is answered ("declined to comment")."""

    evidence: frozenset[str]
    inquiry: frozenset[str]
    fair: frozenset[str]
    comment: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mentions:
    """What names a matter without saying that it is so: roots of nouns ("inquiry", "charge"), the words that lead from
    them to the matter ("into"), the words with which a whole content is one ("about"); and what stands before a word
    of a pair of opposites that nobody takes for true ("could")."""

    matters: frozenset[str]
    charges: frozenset[str]
    links: frozenset[str]
    topics: frozenset[str]
    possible: frozenset[str]


@dataclass(frozen=True, slots=True)
class Anaphors:
    """Words that point back: nouns (roots), determiners before them and those that name an owner; pronouns that open
    a content and the predicates that show them to be its subject; pronouns that are a whole source; nouns of people
    without a name (roots)."""

    nouns: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    predicates: frozenset[str]
    speakers: frozenset[str]
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Function words, cues that only report (roots), concepts by root, phrases by their words and the words that they
    begin with, weights of terms."""

    function_words: frozenset[str]
    reporting: frozenset[str]
    concepts: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]
    phrase_starts: frozenset[str]
    weights: Mapping[str, float]
    rare: float = _RARE


@cache
def load_signs(side: str) -> Signs:
    """The signs of cues (`cue`) or of words inside contents (`content`)."""
    words: dict[str, str] = {}
    phrases: dict[tuple[str, ...], str] = {}
    exact: dict[str, str] = {}
    if side == "cue":
        for row in load_cues():
            if row.stance and row.is_phrase:
                phrases.setdefault(tuple(row.cue.split()), row.stance)
            elif row.stance:
                words.setdefault(root(row.cue), row.stance)
    else:
        for stance, table in _read_toml("signs.toml")[side].items():
            words |= {root(w): stance for w in table["words"].split()}
            phrases |= {tuple(p.split()): stance for p in table["phrases"]}
            exact |= dict.fromkeys(table.get("exact", "").split(), stance)
    return Signs(words, exact, phrases, frozenset(p[0] for p in phrases), max(map(len, phrases)))


@cache
def load_opposites() -> Signs:
    """The side of a word or phrase in a pair of opposites, as "0+" and "0-", "1+" and "1-" …"""
    table = _read_toml("signs.toml")["opposites"]
    sides = {
        root(word): f"{number}{sign}"
        for number, pair in enumerate(table["pairs"])
        for sign, words in zip("+-", pair, strict=True)
        for word in words.split()
    }
    phrases = {tuple(phrase.split()): sides[root(word)] for phrase, word in table["phrases"]}
    return Signs(sides, {}, phrases, frozenset(p[0] for p in phrases), max(map(len, phrases)))


_DEMANDS = ("evidence", "inquiry", "fair", "comment")


@cache
def load_demands() -> Demands:
    """What a demand must be for to doubt what was said."""
    concepts = load_vocabulary().concepts
    tables = _read_toml("signs.toml")["demand"]
    return Demands(*(frozenset(find_term(w, concepts) for w in tables[name].split()) for name in _DEMANDS))


@cache
def load_wishes() -> frozenset[str]:
    """Roots of what is rejected without being a claim ("ban")."""
    return frozenset(map(root, _read_toml("signs.toml")["wishes"]["words"].split()))


@cache
def load_disclaimers() -> frozenset[str]:
    """Phrases that deny what follows them ("no evidence")."""
    return frozenset(_read_toml("signs.toml")["content"]["deny"]["disclaimers"])


@cache
def load_mentions() -> Mentions:
    """The words around what is only mentioned."""
    table = {name: words.split() for name, words in _read_toml("signs.toml")["mention"].items()}
    return Mentions(
        matters=frozenset(map(root, table["matters"])),
        charges=frozenset(map(root, table["charges"])),
        links=frozenset(table["links"]),
        topics=frozenset(table["topics"]),
        possible=frozenset(_read_toml("signs.toml")["opposites"]["not_after"].split()),
    )


@cache
def load_empty_negations() -> frozenset[str]:
    """Words before which a negation turns nothing ("not only")."""
    return frozenset(_read_toml("signs.toml")["content"]["negation"]["but_not_before"].split())


@cache
def load_anaphors() -> Anaphors:
    """The words that point back at a claim."""
    table = {name: words.split() for name, words in _read_toml("anaphors.toml").items()}
    return Anaphors(
        frozenset(map(root, table["nouns"])),
        frozenset(table["determiners"]),
        frozenset(table["possessives"]),
        frozenset(table["pronouns"]),
        frozenset(table["predicates"]),
        frozenset(table["speakers"]),
        frozenset(map(root, table["groups"])),
    )


@cache
def load_vocabulary() -> Vocabulary:
    """Terms and their weights. A concept weighs as much as the commonest of its words."""
    table = _read_toml("terms.toml")
    concepts = dict(_name_concepts([*table["same"], *table["places"]]))
    weights = dict(_read_weights())
    for word, concept in concepts.items():
        weights[concept] = min(weights.get(concept, _RARE), weights.get(stem(word), _RARE))
    phrases = {tuple(words.split()): find_term(concept, concepts) for words, concept in table["phrases"]}
    function_words = frozenset(table["function_words"].split())
    reporting = frozenset(map(root, table["reporting"].split()))
    return Vocabulary(function_words, reporting, concepts, phrases, frozenset(p[0] for p in phrases), weights)


@cache
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """The weights of the pair model: by table, by feature."""
    return {name: dict(table) for name, table in _read_toml("weights.toml").items()}


def find_term(word: str, concepts: Mapping[str, str]) -> str:
    """The term that a word in small letters stands for: the concept that lists it, else its stem.

    A concept lists words by their roots, since stems are too coarse for it ("candid" and "candidate" share one).
    """
    return concepts.get(root(word)) or stem(word)


def _name_concepts(rows: Iterable[str]) -> Iterator[tuple[str, str]]:
    for row in rows:
        words = row.split()
        yield from ((root(w), stem(words[0])) for w in words)


def _read_weights() -> Iterator[tuple[str, float]]:
    for line in (_FOLDER / "idf.txt").read_text(encoding="utf-8").split("\n"):
        band, _, words = line.partition(" ")
        yield from ((word, float(band)) for word in words.split())


@cache
def _read_toml(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


@cache
def load_kinds() -> Mapping[str, frozenset[str]]:
    """Roots of the words that show what kind of statement a claim makes, by kind."""
    return {name: frozenset(map(root, words.split())) for name, words in _read_toml("kinds.toml").items()}

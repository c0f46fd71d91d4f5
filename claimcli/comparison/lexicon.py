"""The words that comparison rests on, in the forms that it looks them up by, read from `claimcli/lexicon/data/`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from claimcli.lexicon import read_words
from claimcli.lexicon.cues import load_cues
from claimcli.text.punctuation import CLAUSE_PUNCTUATION
from claimcli.text.stems import root, stem

_RARE = 9.0  # the weight of a stem that term_weights.toml does not list


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Stance by root, by word as it stands, and by phrase (its words in lower case); the words that phrases begin
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
class Scope:
    """What ends a clause, opens a relative clause, and ends the phrase that a content begins with."""

    clause_ends: frozenset[str]
    relatives: frozenset[str]
    phrase_ends: frozenset[str]


@dataclass(frozen=True, slots=True)
class Anaphors:
    """Words that point back: nouns (roots), determiners before them and those that name an owner; pronouns that open
    a content and the predicates that show them to be its subject; pronouns that are a whole source; nouns of people
    without a name (roots). And what leads from one claim to another: words of contrast and concession, answers;
    particles of a cue; words beside a name that tell of no affiliation."""

    nouns: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    predicates: frozenset[str]
    speakers: frozenset[str]
    groups: frozenset[str]
    contrast: frozenset[str]
    concession: frozenset[str]
    answers: frozenset[str]
    particles: frozenset[str]
    no_affiliation: frozenset[str]


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
def load_cue_stances() -> StanceWords:
    """The stances of attribution cues."""
    words: dict[str, str] = {}
    phrases: dict[tuple[str, ...], str] = {}
    for row in load_cues():
        if row.stance and row.is_phrase:
            phrases.setdefault(tuple(row.cue.split()), row.stance)
        elif row.stance:
            words.setdefault(root(row.cue), row.stance)
    return _index(words, {}, phrases)


@cache
def load_content_stances() -> StanceWords:
    """The stances of words inside contents."""
    words: dict[str, str] = {}
    phrases: dict[tuple[str, ...], str] = {}
    exact: dict[str, str] = {}
    for stance, table in _read("polarity")["content"].items():
        words |= {root(w): stance for w in table["words"].split()}
        phrases |= {tuple(p.split()): stance for p in table["phrases"]}
        exact |= dict.fromkeys(table.get("exact", "").split(), stance)
    return _index(words, exact, phrases)


def _index(words: Mapping[str, str], exact: Mapping[str, str], phrases: Mapping[tuple[str, ...], str]) -> StanceWords:
    return StanceWords(words, exact, phrases, frozenset(p[0] for p in phrases), max(map(len, phrases)))


@cache
def load_opposites() -> StanceWords:
    """The pole of a word or phrase in a pair of opposites, as "0+" and "0-", "1+" and "1-" …"""
    table = _read("polarity")["opposites"]
    poles = {
        root(word): f"{number}{end}"
        for number, pair in enumerate(table["pairs"])
        for end, words in zip("+-", pair, strict=True)
        for word in words.split()
    }
    return _index(poles, {}, {tuple(phrase.split()): poles[root(word)] for phrase, word in table["phrases"]})


_DEMANDS = ("evidence", "inquiry", "fair", "comment")


@cache
def load_demands() -> Demands:
    """What a demand must be for to doubt what was said."""
    concepts = load_vocabulary().concepts
    tables = _read("polarity")["demand"]
    return Demands(*(frozenset(find_term(w, concepts) for w in tables[name].split()) for name in _DEMANDS))


@cache
def load_wishes() -> frozenset[str]:
    """Roots of what is rejected without being a claim ("ban")."""
    return frozenset(map(root, _read("polarity")["wishes"]["words"].split()))


@cache
def load_disclaimers() -> frozenset[str]:
    """Phrases that deny what follows them ("no evidence")."""
    return frozenset(_read("polarity")["content"]["deny"]["disclaimers"])


@cache
def load_mentions() -> Mentions:
    """The words around what is only mentioned."""
    table = {name: words.split() for name, words in _read("polarity")["mention"].items()}
    return Mentions(
        matters=frozenset(map(root, table["matters"])),
        charges=frozenset(map(root, table["charges"])),
        links=frozenset(table["links"]),
        topics=frozenset(table["topics"]),
        possible=frozenset(_read("polarity")["opposites"]["not_after"].split()),
    )


@cache
def load_scope() -> Scope:
    """Where what a polarity cue governs ends."""
    table = {name: frozenset(words.split()) for name, words in _read("polarity")["scope"].items()}
    clause_ends = table["ends"] | CLAUSE_PUNCTUATION
    return Scope(clause_ends, table["relatives"], clause_ends | table["relatives"] | table["phrase_ends"])


@cache
def load_cue_negations() -> frozenset[str]:
    """Words in an attribution cue that negate it ("did not deny")."""
    return frozenset(_read("polarity")["cue"]["negation"].split())


@cache
def load_empty_negations() -> frozenset[str]:
    """Words before which a negation negates nothing ("not only")."""
    return frozenset(_read("polarity")["content"]["negation"]["but_not_before"].split())


@cache
def load_anaphors() -> Anaphors:
    """The words that point back at a claim."""
    table = {name: words.split() for name, words in _read("anaphors").items()}
    by_root = {name: frozenset(map(root, table.pop(name))) for name in ("nouns", "groups")}
    return Anaphors(**by_root, **{name: frozenset(words) for name, words in table.items()})


@cache
def load_vocabulary() -> Vocabulary:
    """Terms and their weights. A concept weighs as much as the commonest of its words."""
    table = _read("terms")
    concepts = dict(_name_concepts([*table["same"], *table["places"]]))
    weights = dict(_read_weights())
    for word, concept in concepts.items():
        weights[concept] = min(weights.get(concept, _RARE), weights.get(stem(word), _RARE))
    phrases = {tuple(words.split()): find_term(concept, concepts) for words, concept in table["phrases"]}
    function_words = frozenset(table["function_words"].split())
    reporting = frozenset(map(root, table["reporting"].split()))
    return Vocabulary(function_words, reporting, concepts, phrases, frozenset(p[0] for p in phrases), weights)


def find_term(word: str, concepts: Mapping[str, str]) -> str:
    """The term that a word in lower case stands for: the concept that lists it, else its stem.

    A concept lists words by their roots, since stems are too coarse for it ("candid" and "candidate" share one).

    Args:
        word: in lower case.
        concepts: by the roots of their words.
    """
    return concepts.get(root(word)) or stem(word)


def _name_concepts(rows: Iterable[str]) -> Iterator[tuple[str, str]]:
    for row in rows:
        words = row.split()
        yield from ((root(w), stem(words[0])) for w in words)


def _read_weights() -> Iterator[tuple[str, float]]:
    for line in _read("term_weights")["bands"].split("\n"):
        band, _, words = line.partition(" ")
        yield from ((word, float(band)) for word in words.split())


@cache
def load_kinds() -> Mapping[str, frozenset[str]]:
    """Roots of the words that show what kind of statement a claim makes, by kind."""
    return {name: frozenset(map(root, words.split())) for name, words in _read("statement_kinds").items()}


@cache
def load_kind_words() -> Mapping[str, frozenset[str]]:
    """The same words as they stand, for those that have no other form: pronouns, "not"."""
    return {name: frozenset(words.split()) for name, words in _read("statement_kinds").items()}


_read = cache(read_words)

"""The word lists of the speaker stage, read once from the TOML files of `data/`."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from claimcli.lexicon import read_words


class NameLexicon(NamedTuple):
    """All words in lower case. `gender` and `same` are keyed by a single word."""

    given: frozenset[str]  # given names of persons
    gender: Mapping[str, str]  # "male" or "female" of given names, titles and roles that tell it
    titles: frozenset[str]  # stand before a person's name, in capitals: titles and roles
    honorifics: frozenset[str]  # of these, the ones that are no description of their own: "Mr."
    short: Mapping[str, str]  # "sen" -> "senator"
    roles: frozenset[str]  # describe one person: "mayor"
    nicknames: Mapping[str, frozenset[str]]  # "bill" -> {"william", "bill", …}
    same_role: Mapping[str, frozenset[str]]  # roles, documents and organizations that answer to one another
    lasting: frozenset[str]  # of the roles, those that a person has in whatever story: "billionaire"
    unnamed: frozenset[str]  # of the roles, those that a story has many of: "official"
    organizations_too: frozenset[str]  # of the roles, those that an organization can have: "owner"
    portfolios: frozenset[str]
    before_title: frozenset[str]
    groups: frozenset[str]
    kin: frozenset[str]
    org_heads: frozenset[str]
    org_common: frozenset[str]
    org_inner: frozenset[str]
    parties: Mapping[str, tuple[str, ...]]  # "tories" -> the fuller names of that party, the fullest first
    documents: frozenset[str]
    fits: Mapping[str, frozenset[str]]  # "newspaper" -> the last words of names that it can stand for
    places: frozenset[str]
    states: frozenset[str]  # of the places, the countries and states
    place_heads: frozenset[str]
    demonyms: frozenset[str]
    calendar: frozenset[str]
    openers: frozenset[str]
    stops: frozenset[str]  # end a noun phrase
    function_words: frozenset[str]  # of these, the prepositions and conjunctions
    prepositions: frozenset[str]
    verbs: frozenset[str]
    adverbs: frozenset[str]  # of the stops, those that stand between a subject and its verb
    pronouns: Mapping[str, str]  # "she" -> "female"
    determiners: Mapping[str, str]  # "the" -> "definite"
    small: Mapping[str, frozenset[str]]  # lists of a few words, by what they are for


@cache
def load_names() -> NameLexicon:
    """The lexicon, read at the first call."""
    given, people, organizations, places, grammar = (
        read_words(name) for name in ("given_names", "people", "organizations", "places", "grammar")
    )
    male, female = _words(given["male"]), _words(given["female"])
    titles, roles = people["titles"], people["roles"]
    honorifics = _words(titles["male"]) | _words(titles["female"]) | _words(titles["neutral"])
    all_roles = _words(roles["male"]) | _words(roles["female"]) | _words(roles["neutral"])
    gender = dict.fromkeys(male | _words(titles["male"]) | _words(roles["male"]), "male")
    gender |= dict.fromkeys(female | _words(titles["female"]) | _words(roles["female"]), "female")
    stops = grammar["stops"]
    prepositions, verbs = _words(stops["prepositions"]), _words(stops["verbs"])
    return NameLexicon(
        given=male | female | _words(given["either"]),
        gender=gender,
        titles=honorifics | all_roles | frozenset(titles["short"]),
        honorifics=honorifics,
        short=titles["short"],
        roles=all_roles,
        nicknames=_groups(people["nicknames"]["same"]),
        same_role=_groups([*people["roles"]["same"], *organizations["documents"]["same"]]),
        lasting=_words(roles["lasting"]),
        unnamed=_words(roles["unnamed"]),
        organizations_too=_words(roles["organizations_too"]),
        portfolios=_words(people["beside"]["portfolios"]),
        before_title=_words(people["beside"]["before"]),
        groups=_words(people["groups"]["words"]),
        kin=_words(people["kin"]["words"]),
        org_heads=_words(organizations["organizations"]["heads"]),
        org_common=_words(organizations["organizations"]["common"]),
        org_inner=_words(organizations["organizations"]["inner"]),
        parties=_fuller(organizations["organizations"]["parties"]),
        documents=_words(organizations["documents"]["words"]),
        fits={word: _words(names) for word, names in organizations["fits"].items()},
        places=_words(places["countries"]) | _words(places["regions"]) | _words(places["cities"]),
        states=_words(places["countries"]) | _words(places["regions"]),
        place_heads=_words(places["heads"]),
        demonyms=_words(places["demonyms"]),
        calendar=_words(places["calendar"]),
        openers=_words(stops["openers"]),
        stops=prepositions | verbs | _words(stops["conjunctions"]) | _words(stops["adverbs"]),
        function_words=prepositions | _words(stops["conjunctions"]),
        prepositions=prepositions,
        verbs=verbs,
        adverbs=_words(stops["adverbs"]) | _words(stops["verb_adverbs"]),
        pronouns=_keyed(grammar["pronouns"]),
        determiners=_keyed(grammar["determiners"]),
        small={name: _words(words) for name, words in grammar["small"].items()},
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _keyed(table: Mapping[str, str]) -> dict[str, str]:
    return {word: key for key, words in table.items() for word in words.split()}


def _fuller(lines: list[str]) -> dict[str, tuple[str, ...]]:
    """Every name but the first of a line with those before it."""
    rows = [line.split("; ") for line in lines]
    return {name: tuple(row[:k]) for row in rows for k, name in enumerate(row) if k}


def _groups(lines: list[str]) -> dict[str, frozenset[str]]:
    """Every word with all words that share a line with it."""
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        words = _words(line)
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found

"""Namesakes and misspellings: which of several persons a bare surname means, and whom "Okafr" means.

News gives a namesake's full name again and again ("Bo Okafor", "her brother Bo") and calls by surname alone the one
whom it introduced first. Where that does not decide, nothing does, and the surname stays as written.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from claimcli.coreference.entities import Entity
from claimcli.coreference.mentions import Mention
from claimcli.coreference.name_matching import one_edit
from claimcli.lexicon.names import load_names
from claimcli.text.tokens import Token

_NEAR = 2  # sentences in which a namesake's full name leaves a bare surname open
_HABIT_REACH = 14  # tokens


def tell_apart(candidates: Sequence[Entity], mention: Mention, habit: str | None, first_alone: int) -> list[Entity]:
    """Those of several entities with one surname that `mention` can mean; one where titles or the article's habit tell.

    `habit` is the gender that pronouns tell of the bare surname (`gender_of_bare`), `first_alone` the token where the
    surname first stands alone.
    """
    persons = [e for e in candidates if e.kind == "person"] or list(candidates)
    if alone := [e for e in persons if len(e.words) == 1]:  # earlier mentions of the bare surname have settled it
        return alone[:1]
    roles = roles_of_titles(mention.titles)
    persons = [e for e in persons if roles & e.roles] or persons
    persons = [e for e in persons if not e.kin] or persons
    if habit and not mention.gender:
        persons = [e for e in persons if e.gender in (habit, None)] or persons
    if len(persons) < 2:
        return persons
    ranked = sorted(persons, key=lambda e: -len(e.full))
    if len(ranked[0].full) >= 2 * len(ranked[1].full) and ranked[0].first < mention.first:
        return ranked[:1]
    early = min(persons, key=lambda e: e.first)
    near = range(mention.sentence - _NEAR, mention.sentence + 1)
    if early.first > first_alone or any(_stands_in(e.full, near) for e in persons if e is not early):
        return persons
    return [early]


def _stands_in(sentences: Sequence[int], near: range) -> bool:
    """Whether one of `sentences`, which ascend, is in a range."""
    at = bisect_left(sentences, near.start)
    return at < len(sentences) and sentences[at] < near.stop


def roles_of_titles(titles: Sequence[str]) -> set[str]:
    """The roles that titles name: "sen." -> senator; "mr." names none."""
    lexicon = load_names()
    bare = (t.rstrip(".") for t in titles if t in lexicon.titles)
    return {lexicon.short.get(t, t) for t in bare if t in lexicon.short or t not in lexicon.honorifics}


def gender_of_bare(tokens: Sequence[Token], places: Sequence[int]) -> str | None:
    """The gender of the pronouns that follow a bare surname in its sentence, where the article agrees with itself."""
    lexicon = load_names()
    votes: Counter[str] = Counter()
    for i in places:
        for token in tokens[i + 1 : i + _HABIT_REACH]:
            gender = lexicon.pronouns.get(token.lower)
            if gender in ("male", "female"):
                votes[gender] += 1
                break
            if token.text == "." or (token.text[0].isupper() and token.lower in lexicon.given):
                break
    top = votes.most_common(2)
    return top[0][0] if top and (len(top) == 1 or top[0][1] >= 2 * top[1][1]) else None


def index_surnames(by_last: Mapping[str, Sequence[Entity]]) -> dict[str, list[str]]:
    """Surnames by what is left of them without one letter, so that one edit is found without trying all."""
    found: dict[str, list[str]] = {}
    for surname in by_last:
        for rest in _without_a_letter(surname):
            found.setdefault(rest, []).append(surname)
    return found


def _without_a_letter(word: str) -> dict[str, None]:
    """A word, and what is left of it without any one letter but the first."""
    return dict.fromkeys((word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))))


def misspelt(
    word: str, mention: Mention, by_last: Mapping[str, Sequence[Entity]], by_rest: Mapping[str, Sequence[str]]
) -> Entity | None:
    """The one person whose surname differs from `word` by one letter, when `word` is no name that is known."""
    lexicon = load_names()
    if mention.kind not in ("unknown", "person") or len(word) < 5:
        return None
    if word in lexicon.given or word in lexicon.places or word in lexicon.demonyms:
        return None
    surnames = dict.fromkeys(s for rest in _without_a_letter(word) for s in by_rest.get(rest, ()))
    near = [e for s in surnames if one_edit(s, word) for e in by_last[s] if e.kind in ("person", "unknown")]
    sure = len(near) == 1 and near[0].kind == "person" and len(near[0].words) > 1
    return near[0] if sure else None

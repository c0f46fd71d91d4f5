"""Descriptions: what appositions say of the persons of an article, and who "the senator" is.

"Amara Okafor, the mayor of Cedar Falls, …"   "The party chairman, Bo Lindqvist, …"   "Okafor is a former judge"
"""

from collections.abc import Collection, Iterable, Sequence

from claimcli.coreference.clusters import Clusters
from claimcli.coreference.entities import Entity
from claimcli.coreference.mentions import Mention
from claimcli.coreference.noun_phrases import Phrase, is_role, singular
from claimcli.lexicon.names import load_names
from claimcli.text.article import Article
from claimcli.text.punctuation import POSSESSIVE_CLITICS
from claimcli.text.tokens import Token

_BE = frozenset(["is", "was", "are", "were", "became", "becomes", "remains"])
_SERVING = frozenset(["quit", "resigned", "served", "serves", "retired"])  # "… as home secretary"
_WINDOW = 14
_EMPTY = frozenset(["former", "ex", "then", "current", "new", "outgoing"])
_LESSER = frozenset(["deputy", "vice", "shadow", "junior", "assistant", "former", "ex"])
_PARTIES = {"gop": "R", "republican": "R", "republicans": "R", "democrat": "D", "democratic": "D", "democrats": "D"}


def learn_descriptions(
    article: Article, mentions: Sequence[Mention], clusters: Clusters, sources: Collection[int] = ()
) -> None:
    """Add to the entities what stands in apposition to their mentions, or behind "is" and "was".

    A description that begins at one of the tokens in `sources` speaks for itself: "Asked by Okafor, the mayor said".
    """
    tokens = article.tokens
    for mention, entity in zip(mentions, clusters.of, strict=True):
        if entity is None or mention.role == "modifier" or entity.kind in ("place", "group"):
            continue
        sentence = article.sentences[mention.sentence]
        if entity.kind in ("unknown", "organization") and _trades(tokens, mention, sentence.first, sentence.last):
            entity.kind, entity.trades = "organization", True
        if not entity.firm:
            continue
        if mention.last < sentence.last and (seat := tokens[mention.last]).text in ("MP", "MEP", "MSP"):
            entity.roles.add(seat.lower)
        after = _behind(tokens, mention.last, sentence.last)
        if (
            mention.last + 1 < sentence.last
            and tokens[mention.last].text == ","
            and tokens[mention.last + 1].text.isdigit()
        ):
            entity.about.add(tokens[mention.last + 1].text)  # an age
        _learn_party(entity, tokens, mention.last, sentence.last)
        if after and after not in sources:
            _learn(entity, tokens, after, sentence.last)
        if mention.outer > sentence.first + 1 and tokens[mention.outer - 1].text == ",":
            _learn_before(entity, tokens, sentence.first, mention.outer - 1)


def _trades(tokens: Sequence[Token], mention: Mention, first: int, last: int) -> bool:
    """Whether what stands beside a name tells a company: "shares in Tornby", "Tornby's profits", "oil firm Tornby"."""
    small = load_names().small
    before = [t.lower for t in tokens[max(first, mention.first - 2) : mention.first]]
    if before[-1:] and (
        before[-1] in small["companies"] or (before[-1] in ("in", "of") and before[0] in small["traded"])
    ):
        return True
    at = mention.last
    if at < last and tokens[at].text in POSSESSIVE_CLITICS:
        at += 1
    words = [t.lower for t in tokens[at : min(at + 2, last)]]
    if words and (words[0] in small["traded"] or words == ["chief", "executive"]):
        return True
    if words[:1] != [","] or at + 2 >= last or tokens[at + 1].lower not in ("a", "an", "the", "one"):
        return False
    phrase = tokens[at + 2 : min(at + 8, last)]
    core = next((k for k, t in enumerate(phrase) if t.text == "," or t.lower in load_names().stops), len(phrase))
    return core > 0 and phrase[core - 1].lower in small["companies"]


def _learn_party(entity: Entity, tokens: Sequence[Token], i: int, last: int) -> None:
    """Read the party behind a name: "(D-Ohio)", ", R-Ky.,"."""
    if i + 1 < last and tokens[i].text in ("(", ",") and len(tokens[i + 1].text) > 1 and tokens[i + 1].text[1] == "-":
        party = {"D": "democrat", "R": "republican"}.get(tokens[i + 1].text[0])
        if party:
            entity.about.add(party)


def _behind(tokens: Sequence[Token], i: int, last: int) -> int:
    """Where a description of the name that ends at `i` begins; 0 when none does."""
    if i + 2 >= last:
        return 0
    if tokens[i].text == "(":
        close = next((k for k in range(i + 1, min(i + 6, last)) if tokens[k].text == ")"), 0)
        i = close + 1 if close else i
    if i + 3 < last and tokens[i].text == "," and tokens[i + 1].text.isdigit() and tokens[i + 2].text == ",":
        i += 2
    if i + 1 >= last:
        return 0
    if tokens[i].lower in _SERVING and tokens[i + 1].lower == "as":
        return i + 2
    if tokens[i].text == ",":
        return i + 1
    if tokens[i].lower in _BE and tokens[i + 1].lower in ("a", "an", "the", "one", "its", "his", "her", "their"):
        return i + 1
    return 0


def _learn(entity: Entity, tokens: Sequence[Token], first: int, last: int) -> None:
    """Read a description at `first`, up to the next mark; it counts when a role stands before its first preposition."""
    lexicon = load_names()
    words: list[str] = []
    role = ""
    open_core = True
    for k in range(first, min(first + _WINDOW, last)):
        token = tokens[k]
        word = token.lower
        if not (token.text[0].isalnum() or token.text in POSSESSIVE_CLITICS) or (
            word in lexicon.verbs and word[0] not in "'’"
        ):
            break
        if word in ("who", "whose", "which", "where", "that"):
            if word == "who" and k == first:
                continue
            break
        if word in lexicon.prepositions:
            if not words:
                return
            open_core = False
        if open_core and is_role(word):
            role = word
            entity.roles.add(word)
        words.append(word)
    if role:
        if entity.kind == "unknown" and len(entity.words) > 1 and role not in lexicon.organizations_too:
            entity.kind = "person"
        entity.about.update(words)
        entity.vote(lexicon.gender.get(role))


def _learn_before(entity: Entity, tokens: Sequence[Token], first: int, comma: int) -> None:
    """Read a description that stands before the name and its comma: "The party chairman, …"."""
    start = comma
    while (
        start > first
        and comma - start < 10
        and (tokens[start - 1].text[0].isalnum() or tokens[start - 1].text in POSSESSIVE_CLITICS)
    ):
        start -= 1
    lexicon = load_names()
    if start >= comma or not (
        start == first
        or tokens[start].lower in lexicon.determiners
        or tokens[start - 1].text in ("“", '"', "''", ",", "—")
    ):
        return
    if tokens[start].lower in lexicon.determiners or is_role(tokens[comma - 1].lower):
        _learn(entity, tokens, start, comma)


def fitting_holders(entities: Iterable[Entity], phrase: Phrase, tokens: Sequence[Token]) -> list[tuple[float, Entity]]:
    """Persons whose roles answer to a description, with how well each does (well enough above 0.4)."""
    lexicon = load_names()
    head = phrase.head
    same = lexicon.same_role.get(head, frozenset())
    words = [t for t in tokens[phrase.first : phrase.head_at] if t.text[0].isalpha() and t.lower not in _EMPTY]
    modifiers = {t.lower.removeprefix("ex-").rstrip(".") for t in words if t.lower not in lexicon.determiners}
    proper = {m for m in modifiers if m in lexicon.places or m in lexicon.demonyms}
    age = tokens[phrase.first + 1].lower.partition("-")[0] if head.endswith("year-old") else ""
    found = []
    for entity in entities:
        if entity.kind not in ("person", "unknown") or contradicts(entity, phrase, tokens):
            continue
        if head in lexicon.small["offices"] and _is_other_office(modifiers, entity, lexicon.before_title):
            continue
        fit = 2.0 if head in entity.roles else 0.8 if same & entity.roles else 1.0 if head in entity.about else 0.0
        if fit == 0.8 and phrase.core < phrase.last and tokens[phrase.core].lower == "of":
            continue  # "the deputy head of the delegation" is no president
        if _is_of_another(entity, phrase, tokens):
            continue
        if head in lexicon.demonyms:  # a party is no office
            fit = min(fit, 1.0)
        if age and age in entity.about:
            fit = 2.0
        if fit:
            missing = modifiers - entity.about
            found.append(
                (fit + len(modifiers) - len(missing) - 0.3 * len(modifiers) - 0.6 * len(missing & proper), entity)
            )
    return found


def _is_of_another(entity: Entity, phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether the names behind "of" are none that the article gives with an entity's role: "chairman of the Bar"."""
    behind = tokens[phrase.core : phrase.last]
    if len(behind) < 2 or behind[0].lower != "of":
        return False
    names = {t.lower for t in behind[1:] if t.text[0].isupper()}
    return bool(names) and not names & entity.about


def _is_other_office(modifiers: Collection[str], entity: Entity, before_title: Collection[str]) -> bool:
    """Whether the words before an office tell it from the one that an entity has: a deputy is no "prime minister"."""
    missing = (m for m in modifiers if m in before_title and m not in entity.about)
    lesser = _LESSER & entity.about
    return any(missing) or bool(lesser - set(modifiers))


def contradicts(entity: Entity, phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether gender, party or nation of an entity speak against a description: "the Democratic nominee"."""
    if phrase.gender and entity.certainly_not(phrase.gender):
        return True
    parties = {p for t in tokens[phrase.first : phrase.core] if (p := _PARTIES.get(t.lower))}
    known = {p for word in entity.about if (p := _PARTIES.get(word))}
    return bool(parties and known and not parties & known)


def fits_organization(entity: Entity, phrase: Phrase) -> bool:
    """Whether a description such as "the agency" can stand for an organization of that name."""
    lexicon = load_names()
    if entity.kind not in ("organization", "unknown"):
        return False
    head = singular(phrase.head)
    if phrase.head in entity.words or phrase.head in entity.about or phrase.head in entity.roles:
        return True
    return bool(lexicon.fits.get(head, frozenset()) & set(entity.words))

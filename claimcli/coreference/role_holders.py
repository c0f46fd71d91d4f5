"""Holders: whom a description stands for, each way a function that gives the entity, the sieve and the reason, or None.

"the senator" -> whom the article gives that role        "the agency" -> the last organization that the word fits
"the poll" -> the poll described more fully before        "her campaign" -> "the Okafor campaign"
"""

from bisect import bisect_left
from collections.abc import Collection
from typing import NamedTuple

from claimcli.coreference.descriptions import contradicts, fits_organization, fitting_holders
from claimcli.coreference.discourse_state import DiscourseState
from claimcli.coreference.entities import Entity
from claimcli.coreference.noun_phrases import Phrase, singular
from claimcli.coreference.salience import agrees_with_gender
from claimcli.coreference.source_phrases import mentions_within
from claimcli.lexicon.names import load_names
from claimcli.text.article import Paragraph
from claimcli.text.punctuation import POSSESSIVE_CLITICS

_TOWNS = frozenset(["town", "city", "village"])
_LEAST_FIT = 0.4
_INTRODUCED = 4  # sentences in which "a nurse" makes "the nurse" one of her own
_OWNABLE = frozenset(["campaign", "team", "office", "camp", "administration", "staff", "company", "foundation"])
_WELL_KNOWN = 3  # mentions of somebody who needs no introduction
_CLEARLY = 1.0  # how much more salient than all others somebody is who needs no introduction
_LEAST_SALIENT = -0.5  # the score below which nobody is "the person last spoken of"


class Held(NamedTuple):
    """Whom a description stands for, by which sieve and why."""

    entity: Entity
    sieve: str
    reason: str


def find_body_of_statement(state: DiscourseState, phrase: Phrase) -> Held | None:
    """Who speaks in "an IAAF statement", "the statement issued by Tornby": the person or organization that it is of."""
    if phrase.head not in load_names().small["statements"]:
        return None
    for k in mentions_within(state.mentions, state.starts, phrase.first, phrase.last):
        entity, first = state.clusters.of[k], state.mentions[k].outer
        before = (
            state.tokens[first - 1].lower if state.tokens[first - 1].lower != "the" else state.tokens[first - 2].lower
        )
        if (
            entity is not None
            and entity.kind in ("organization", "unknown", "person")
            and (first < phrase.head_at or before in ("by", "from", "of"))
        ):
            return Held(entity, "description.statement", "whose statement it is")
    again = phrase.determiner == "definite" and phrase.core - phrase.first == 2
    dated = state.tokens[phrase.first].lower in load_names().calendar  # "Wednesday's statement"
    if state.stated is not None and (again or dated):
        return Held(state.stated, "description.statement", "whose statement was quoted before")
    return None


def find_party_of(state: DiscourseState, phrase: Phrase) -> Held | None:
    """The party that "the Tories" are, where the article names it more fully."""
    if phrase.core != phrase.last or phrase.core - phrase.first > 2:
        return None
    party = state.clusters.parties.get(phrase.head)
    return Held(party, "description.party", "the party that the article names more fully") if party else None


def find_titled(state: DiscourseState, phrase: Phrase) -> Held | None:
    """The one work of its kind whose title the article gives: "a new book" is "Harbour Nights"."""
    work = state.works.get(phrase.head)
    if work is None or phrase.determiner == "possessive" or phrase.plural:
        return None
    return Held(work, "description.title", "the only one of its kind whose title the article gives")


def find_holder(state: DiscourseState, phrase: Phrase) -> Held | None:
    """Whom the description of one person or organization stands for; None when it speaks for itself."""
    if phrase.plural:
        return None
    if phrase.determiner == "definite":
        if phrase.type == "person" or _tells_more(phrase):
            ways = (_by_role, _by_lead, _by_salience, _by_office)
            return next((held for way in ways if (held := way(state, phrase))), None)
        if not _is_bare(state, phrase) or phrase.core - phrase.first > 2:
            return None
        ways = (_by_place, _by_company, _by_organization, _by_outlet)
        return next((held for way in ways if (held := way(state, phrase))), None)
    if phrase.determiner == "possessive" or (phrase.determiner == "" and state.in_headline(phrase.first)):
        return _by_same_words(state, phrase) or _by_headline(state, phrase)
    return None


def _tells_more(phrase: Phrase) -> bool:
    """Whether a description is an age or an origin: "the 60-year-old", "the Texan"."""
    return phrase.head.endswith("year-old") or phrase.head in load_names().demonyms


def _is_bare(state: DiscourseState, phrase: Phrase) -> bool:
    """Whether nothing but an addition behind a comma follows the head: not "the mayor of Cedar Falls"."""
    return phrase.core == phrase.last or state.tokens[phrase.core].text == ","


def _by_role(state: DiscourseState, phrase: Phrase) -> Held | None:
    fitting = fitting_holders(state.met_before(phrase.first), phrase, state.tokens)
    if not fitting:
        return None
    fit, entity = max(fitting, key=lambda f: (f[0], state.last_met.get(f[1], -1)))
    return Held(entity, "description.role", "whom the article gives this role") if fit > _LEAST_FIT else None


def _by_lead(state: DiscourseState, phrase: Phrase) -> Held | None:
    """Whom the first paragraph names without saying who it is, for the description that opens the second: news puts a
    name into the lead and what its bearer is behind it."""
    tokens = state.tokens
    lead = state.leads.get(phrase.first)
    if lead is None or not _is_bare(state, phrase):
        return None
    if phrase.head in load_names().unnamed or state.introduced(phrase.head, phrase.first, _INTRODUCED):
        return None
    named = {
        entity: None
        for mention, entity in zip(state.mentions, state.clusters.of, strict=True)
        if entity is not None and lead.first <= mention.first < lead.last and mention.role != "modifier"
    }
    standing = phrase.head in load_names().small["standing"]  # what one may be besides another role
    people = [e for e in named if e.kind in ("person", "unknown") and not e.plural and _is_somebody(e)]
    unexplained = [e for e in people if not e.roles or (standing and len(people) == 1)]
    fitting = [e for e in unexplained if not contradicts(e, phrase, tokens)]
    if len(fitting) > 1:  # "…, Ida Lund has said", "Ida Lund has attacked Per Holm": the lead is about her
        fitting = [e for e in fitting if e.spoke] or [e for e in fitting if _opens(state, e, lead)]
    return Held(fitting[0], "description.lead", "whom the first paragraph names only") if len(fitting) == 1 else None


def _opens(state: DiscourseState, entity: Entity, lead: Paragraph) -> bool:
    """Whether a paragraph begins with the name of somebody who is its subject."""
    k = bisect_left(state.starts, lead.first)
    opening = state.mentions[k] if k < len(state.mentions) else None
    begins = opening is not None and opening.outer == lead.first and opening.role == "subject"
    return begins and state.clusters.of[k] is entity


def _is_somebody(entity: Entity) -> bool:
    return entity.kind == "person" or entity.gender is not None or len(entity.words) > 1


def _by_salience(state: DiscourseState, phrase: Phrase) -> Held | None:
    """The person last spoken of, for "the billionaire" that no role in the article explains."""
    told = _tells_more(phrase)
    head = state.tokens[phrase.core - 1]
    if not _is_bare(state, phrase) or not (told or head.text[0].islower()):
        return None
    if not told and phrase.head not in load_names().lasting:
        return None  # "the driver" is a part in the story, and may be anybody's
    if any(t.text in POSSESSIVE_CLITICS for t in state.tokens[phrase.first : phrase.core]):
        return None  # "the port's inspector general"
    if state.introduced(phrase.head, phrase.first, _INTRODUCED):
        return None
    by_gender = agrees_with_gender(phrase.gender or "")

    def agrees(entity: Entity) -> float | None:
        if (entity.described and entity.words != (phrase.head,)) or contradicts(entity, phrase, state.tokens):
            return None
        if phrase.gender:
            return by_gender(entity)
        spoke = entity.kind == "unknown" and entity.spoke and len(entity.words) > 1
        person = entity.kind == "person" or (spoke and not told)  # "the Brazilian" is no club
        return 0.0 if person and not entity.plural else None

    ranked = state.rank(phrase.first, agrees)
    if ranked and ranked[0].score > _LEAST_SALIENT:
        return Held(ranked[0].entity, "description.salient", "the person last spoken of")
    return None


def _by_office(state: DiscourseState, phrase: Phrase) -> Held | None:
    """Whom "the prime minister" means in an article that leaves his office out because everybody knows it: the one whom
    it names again and again and never says anything of."""
    lexicon = load_names()
    words = [t.lower for t in state.tokens[phrase.first + 1 : phrase.core - 1]]
    heads = lexicon.small["offices"] | lexicon.small["standing"]
    if phrase.head not in heads or not _is_bare(state, phrase):
        return None
    if any(word not in lexicon.before_title and word not in lexicon.demonyms for word in words):
        return None

    def agrees(entity: Entity) -> float | None:
        person = entity.kind == "person" or (entity.kind == "unknown" and entity.spoke and entity.gender is not None)
        told = entity.roles - lexicon.honorifics or contradicts(entity, phrase, state.tokens)
        unexplained = not (entity.described or entity.kin or told)
        return 0.0 if person and not entity.plural and unexplained and entity.named >= _WELL_KNOWN else None

    ranked = state.rank(phrase.first, agrees)
    if not ranked or (len(ranked) > 1 and ranked[0].score - ranked[1].score < _CLEARLY):
        return None
    return Held(ranked[0].entity, "description.office", "named often, and nothing said of the person")


def _by_company(state: DiscourseState, phrase: Phrase) -> Held | None:
    """The company last spoken of, for "the company", "the firm"."""
    lexicon = load_names()
    if phrase.head not in lexicon.small["companies"]:
        return None
    public = lexicon.small["no_companies"]

    def agrees(entity: Entity) -> float | None:
        if entity.kind != "organization" or entity.plural or entity.described or set(entity.words) & public:
            return None
        return 1.0 if entity.trades or set(entity.words) & lexicon.fits["company"] else 0.0

    ranked = state.rank(phrase.first, agrees)
    return Held(ranked[0].entity, "description.company", "the company last spoken of") if ranked else None


def _by_place(state: DiscourseState, phrase: Phrase) -> Held | None:
    if phrase.head not in _TOWNS:
        return None
    states = load_names().states
    towns = [e for e in state.met_before(phrase.first) if e.kind == "place" and not set(e.words) <= states]
    town = state.latest(towns)
    return Held(town, "description.place", "the last town named") if town else None


def _by_organization(state: DiscourseState, phrase: Phrase) -> Held | None:
    if phrase.type not in ("organization", None):
        return None
    organization = state.latest([e for e in state.met_before(phrase.first) if fits_organization(e, phrase)])
    reason = "the last body named that this word fits"
    return Held(organization, "description.body", reason) if organization else None


def _by_outlet(state: DiscourseState, phrase: Phrase) -> Held | None:
    """The body that spoke last, for "the newspaper" of a name that does not say what it is: "according to the FT"."""
    if phrase.head not in load_names().small["classes"]:
        return None
    near = state.rank(phrase.first, _is_outlet)
    return Held(near[0].entity, "description.outlet", "the body that spoke last") if near else None


def _is_outlet(entity: Entity) -> float | None:
    acronym = len(entity.words) == 1 and entity.kind == "organization"
    told = entity.kind == "document" or bool(set(entity.words) & load_names().fits["newspaper"])
    return 0.0 if entity.spoke and not entity.described and (acronym or told) else None


def _by_same_words(state: DiscourseState, phrase: Phrase) -> Held | None:
    """Who "Okafor's campaign manager" or the "House speaker" of a headline is, where the article has these words."""
    tokens = state.tokens
    clitics = [k for k in range(phrase.first, phrase.core - 1) if tokens[k].text in POSSESSIVE_CLITICS]
    begin = clitics[-1] + 1 if clitics else phrase.first + (phrase.determiner == "possessive")
    words = {t.lower for t in tokens[begin : phrase.core - 1]}
    if phrase.type != "person" or not words:
        return None
    return _by_only_role(state, phrase.head, words)


def _by_headline(state: DiscourseState, phrase: Phrase) -> Held | None:
    """Who the "minister" of a headline is, where the article gives one person alone that role."""
    if phrase.core - phrase.first > 1 or phrase.core != phrase.last or phrase.head not in load_names().roles:
        return None
    return _by_only_role(state, phrase.head)


def _by_only_role(state: DiscourseState, role: str, words: Collection[str] = ()) -> Held | None:
    """The one person with a role of whom the article says these words, too."""
    people = (e for e in state.clusters.entities if e.kind == "person")
    fitting = [e for e in people if role in e.roles and e.about.issuperset(words)]
    return Held(fitting[0], "description.role", "whom the article gives this role") if len(fitting) == 1 else None


def find_owned(state: DiscourseState, phrase: Phrase) -> Held | None:
    """ "the Okafor campaign" for "his campaign", where the article has it."""
    pronoun = state.tokens[phrase.first].lower
    if phrase.core != phrase.last or phrase.head not in _OWNABLE or pronoun not in ("his", "her"):
        return None
    ranked = state.rank(phrase.first, agrees_with_gender(load_names().pronouns[pronoun]), possessive=True)
    name = state.owned(ranked[0].entity, phrase.head) if ranked else None
    if name is None:
        return None
    entity = Entity(name, (phrase.head,), phrase.type or "unknown", None, phrase.plural, first=phrase.first)
    return Held(entity, "description.owned", "the article names the owner of it elsewhere")


def find_fuller(state: DiscourseState, phrase: Phrase) -> Held | None:
    """An earlier, fuller description with the same head: "a Harbour University poll this month" for "the poll"."""
    if phrase.determiner != "definite" or (phrase.core - phrase.first > 2 and phrase.type != "document"):
        return None
    head = singular(phrase.head)
    size = state.article.span(phrase.first, phrase.last)
    alike = load_names().same_role.get(head, frozenset()) if phrase.type != "person" else frozenset()
    fuller: list[Entity] = []
    for words in (sorted({phrase.head, head}), sorted(alike)):
        known = (e for word in words for e in state.nominal.get(word, ()) if e.plural == phrase.plural)
        fuller = fuller or [e for e in known if e.name.end - e.name.start > size.end - size.start]
    if not fuller and phrase.head == "group":
        fuller = [t.entity for t in state.salience.traces[-20:] if t.entity.plural and t.role == "speaker"]
    entity = state.latest(fuller)
    return Held(entity, "description.again", "described more fully before") if entity else None

"""What a claim puts forward: its terms, its stance, and the words in it that point back."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from claimcli.comparison.anaphora import Anaphor, find_anaphor
from claimcli.comparison.lexicon import (
    find_term,
    load_anaphors,
    load_content_stances,
    load_mentions,
    load_opposites,
    load_vocabulary,
)
from claimcli.comparison.polarity import (
    PolarityCue,
    disclaimed_tokens,
    find_polarity_cues,
    in_relative_clause,
    is_disclaimer,
    is_possible,
    join_double_negations,
    mentioned_tokens,
    names_wish,
    negated_tokens,
    read_cue_stance,
)
from claimcli.comparison.speaker_keys import SpeakerKey, read_speaker_keys
from claimcli.comparison.terms import Terms, read_terms
from claimcli.models import Claim
from claimcli.text.stems import root
from claimcli.text.tokens import Token, tokenize

_LEAD, _LEAD_LETTERS = 4, 80  # tokens of a beginning, and the letters that surely hold them


@dataclass(frozen=True, slots=True)
class Proposition:
    """A claim as comparison sees it: claim number `order` of its document, said by whom `speaker_key` tells."""

    claim: Claim
    tokens: Sequence[Token]  # of the content
    order: int
    speaker_key: SpeakerKey | None
    speaker_term: str  # the speaker as a term, to find it named in other contents
    vector: Mapping[str, float]
    weight: float
    shown: Mapping[str, str]
    names: frozenset[str]
    negated: Mapping[str, str]  # terms that a negation governs, and the negation as written
    denied: frozenset[str]  # those, and terms that "no evidence" and the like govern
    mentioned: frozenset[str]  # terms that it names and does not say to be so
    cue: PolarityCue | None
    polarity_cues: tuple[PolarityCue, ...]
    stances: frozenset[str]
    poles: Mapping[str, str]  # of pairs of opposites, as written: "0+" of "productive", "0-" of "frosty"
    pole_terms: frozenset[str]  # the terms of words of such pairs
    anaphor: Anaphor | None
    cue_terms: frozenset[str]
    wish: bool  # it begins with what somebody wants: "the ban on lead nets"
    unheld: bool  # "charges that …", "the question of whether …": named, and said by nobody
    opening: str  # "no" of "No, I meant it"
    asks: bool
    colon: bool  # "Pentagon: Chief killed in airstrike"
    contrast: str  # the word of contrast that leads to the claim ("But …")
    concession: str  # the word that sets it against what follows in its sentence ("While …")

    @property
    def only_disclaims(self) -> bool:
        """Whether all its verdicts deny what follows them ("no evidence of a leak") and nothing else in it."""
        return all(is_disclaimer(m) for m in self.polarity_cues if m.stance == "deny")

    @property
    def unattributed(self) -> bool:
        """Whether nobody is said to say it: a headline, a rumour."""
        return not self.claim.cue


def read_propositions(claims: Sequence[Claim]) -> list[Proposition]:
    """The claims as propositions, by document and in text order, in whatever order they come."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document, []).append(claim)
    found = []
    for document in sorted(by_document):
        own = sorted(by_document[document], key=_place)
        for order, (claim, key) in enumerate(zip(own, read_speaker_keys(own), strict=True)):
            found.append(read_proposition(claim, order, key))
    return found


def read_proposition(claim: Claim, order: int = 0, speaker_key: SpeakerKey | None = None) -> Proposition:
    """The proposition of one claim, number `order` of its document."""
    tokens = tokenize(claim.text)
    cue = tokenize(_complete_cue(claim))
    terms = read_terms(tokens, cue)
    mentioned = set(mentioned_tokens(tokens))
    cues = _find_content_cues(tokens, mentioned)
    governed = set(negated_tokens(tokens, cues))
    disclaimed = set(disclaimed_tokens(tokens, cues))
    opposites = find_polarity_cues(tokens, load_opposites())
    words = load_anaphors()
    lead = _read_lead(claim.context, tokens, cue)
    negators = " ".join(dict.fromkeys(c.words for c in cues if c.stance == "negation"))
    return Proposition(
        claim=claim,
        tokens=tokens,
        order=order,
        speaker_key=speaker_key,
        speaker_term=_speaker_term(speaker_key),
        vector=terms.vector,
        weight=terms.weight,
        shown=terms.shown,
        names=frozenset(terms.names),
        negated={t: negators for t, at in terms.at.items() if not governed.isdisjoint(at)},
        denied=_terms_at(terms, governed | disclaimed),
        mentioned=frozenset(t for t, at in terms.at.items() if at and mentioned.issuperset(at)),
        cue=read_cue_stance(cue, claim.negated),
        polarity_cues=cues,
        stances=frozenset(c.stance for c in cues),
        poles=_find_poles(tokens, opposites, governed),
        pole_terms=_terms_at(terms, {m.first for m in opposites}),
        anaphor=find_anaphor(tokens),
        cue_terms=frozenset(term_of(t.lower) for t in cue),
        wish=names_wish(tokens),
        unheld=not (claim.speaker or claim.mention) and _names_matter(cue),
        opening=_find_opening(tokens),
        colon=any(t.text == ":" for t in tokens),
        asks=any(t.text == "?" for t in tokens),
        contrast=next((t.text for t in lead if t.lower in words.contrast), ""),
        concession=next((t.text for t in lead if t.lower in words.concession), ""),
    )


def _find_content_cues(tokens: Sequence[Token], mentioned: Set[int]) -> tuple[PolarityCue, ...]:
    """The polarity cues of a content; a negation in a relative clause, or in what is only mentioned ("about the
    decision not to build"), says nothing of the whole, and is left out."""
    cues = join_double_negations(find_polarity_cues(tokens, load_content_stances()))
    return tuple(
        c for c in cues if c.stance != "negation" or not (c.first in mentioned or in_relative_clause(tokens, c))
    )


def _names_matter(cue: Sequence[Token]) -> bool:
    words = load_mentions()
    return any(root(t.lower) in words.charges or root(t.lower) in words.matters for t in cue)


def _complete_cue(claim: Claim) -> str:
    """The cue with a particle that stands after it and in no part of the claim: "pushed" of "pushed for evidence"."""
    _, found, after = claim.context.partition(f"{claim.cue} ") if claim.cue else ("", "", "")
    particle = after.split(" ", 1)[0]
    return f"{claim.cue} {particle}" if found and particle in load_anaphors().particles else claim.cue


def _terms_at(terms: Terms, tokens: Set[int]) -> frozenset[str]:
    return frozenset(t for t, at in terms.at.items() if not tokens.isdisjoint(at))


def _find_poles(tokens: Sequence[Token], opposites: Sequence[PolarityCue], governed: Set[int]) -> Mapping[str, str]:
    """The poles that a content takes in pairs of opposites; what a negation governs is taken for the other pole, and
    what only may be so for none."""
    poles: dict[str, str] = {}
    for cue in opposites:
        if is_possible(tokens, cue):
            continue
        if cue.first in governed:
            poles.setdefault(opposite_pole(cue.stance), f"not {cue.words}")
        else:
            poles.setdefault(cue.stance, cue.words)
    return poles


def opposite_pole(pole: str) -> str:
    """The other end of a pair of opposites: "0-" of "0+"."""
    return pole[:-1] + ("-" if pole[-1] == "+" else "+")


def _place(claim: Claim) -> tuple[int, int, str, str]:
    return min((s for s, _ in claim.content_spans), default=0), claim.line, claim.id, claim.text


def term_of(word: str) -> str:
    """The term that a word stands for."""
    return find_term(word.casefold(), load_vocabulary().concepts)


def find_cue_roots(proposition: Proposition) -> frozenset[str]:
    """The roots of the words of a claim's cue."""
    return _root_words(proposition.claim.cue)


@lru_cache(maxsize=4096)
def _root_words(cue: str) -> frozenset[str]:
    return frozenset([root(t.lower) for t in tokenize(cue)])


def _speaker_term(key: SpeakerKey | None) -> str:
    if key is None or not key.named:
        return ""
    return term_of(key.last)


def _find_opening(tokens: Sequence[Token]) -> str:
    """The answering word that a sentence of a content begins with: "No, I meant it", but not "No one …"."""
    for i, token in enumerate(tokens):
        begins = i == 0 or not tokens[i - 1].text[0].isalnum()
        ends = i + 1 == len(tokens) or not tokens[i + 1].text[0].isalnum()
        if token.lower in load_anaphors().answers and begins and ends and (token.text[0].isupper() or i == 0):
            return token.lower
    return ""


def _read_lead(context: str, tokens: Sequence[Token], cue: Sequence[Token]) -> list[Token]:
    """The first words of a claim's sentence, its content and its cue: there stands what sets it against others."""
    return [*tokenize(context[:_LEAD_LETTERS])[:_LEAD], *tokens[:_LEAD], *cue[:_LEAD]]


def overlap(one: Proposition, two: Proposition) -> bool:
    """Whether the contents of two claims of one document share words in the text, so that they are one claim twice."""
    if one.claim.document != two.claim.document:
        return False
    for a, b in one.claim.content_spans:
        for c, d in two.claim.content_spans:
            if a < d and c < b:
                return True
    return False

"""What a claim puts forward: its terms, its stance, and the words in it that point back."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from claimcli.comparison.lexicon import find_term, load_mentions, load_opposites, load_signs, load_vocabulary
from claimcli.comparison.marks import (
    Anaphor,
    Mark,
    disclaimed_tokens,
    find_anaphor,
    find_marks,
    in_relative_clause,
    is_disclaimer,
    is_possible,
    join_minuses,
    mentioned_tokens,
    names_wish,
    negated_tokens,
    read_cue,
)
from claimcli.comparison.terms import Terms, read_terms
from claimcli.comparison.voices import Voice, name_voices
from claimcli.models import Claim
from claimcli.text.stems import root
from claimcli.text.tokens import Token, tokenize

_CONTRAST = frozenset("but however yet nevertheless instead contrary".split())
_CONCESSION = frozenset("while although though whereas".split())
_PARTICLES = frozenset(("for", "back"))
_LEAD, _LEAD_LETTERS = 4, 80  # tokens of a beginning, and the letters that surely hold them
_ANSWERS = frozenset("no yes yeah nope absolutely".split())


@dataclass(frozen=True, slots=True)
class Proposition:
    """A claim as comparison sees it: claim number `order` of its document, said by `voice`."""

    claim: Claim
    order: int
    voice: Voice | None
    voice_term: str  # the voice as a term, to find it named in other contents
    vector: Mapping[str, float]
    weight: float
    shown: Mapping[str, str]
    names: frozenset[str]
    negated: Mapping[str, str]  # terms that a negation governs, and the negation as written
    denied: frozenset[str]  # those, and terms that "no evidence" and the like govern
    mentioned: frozenset[str]  # terms that it names and does not say to be so
    cue: Mark | None
    marks: tuple[Mark, ...]
    stances: frozenset[str]
    sides: Mapping[str, str]  # of pairs of opposites, as written: "0+" of "productive", "0-" of "frosty"
    side_terms: frozenset[str]  # the terms of words of such pairs
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
        return all(is_disclaimer(m) for m in self.marks if m.stance == "deny")

    @property
    def bare(self) -> bool:
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
        for order, (claim, voice) in enumerate(zip(own, name_voices(own), strict=True)):
            found.append(read_proposition(claim, order, voice))
    return found


def read_proposition(claim: Claim, order: int = 0, voice: Voice | None = None) -> Proposition:
    """The proposition of one claim, number `order` of its document."""
    tokens = tokenize(claim.text)
    cue = tokenize(_complete_cue(claim))
    terms = read_terms(tokens, cue)
    mentioned = set(mentioned_tokens(tokens))
    marks = _find_content_marks(tokens, mentioned)
    governed = set(negated_tokens(tokens, marks))
    disclaimed = set(disclaimed_tokens(tokens, marks))
    opposites = find_marks(tokens, load_opposites())
    lead = _read_lead(claim.context, tokens, cue)
    negators = " ".join(dict.fromkeys(m.words for m in marks if m.stance == "negation"))
    return Proposition(
        claim=claim,
        order=order,
        voice=voice,
        voice_term=_voice_term(voice),
        vector=terms.vector,
        weight=terms.weight,
        shown=terms.shown,
        names=frozenset(terms.names),
        negated={t: negators for t, at in terms.at.items() if not governed.isdisjoint(at)},
        denied=_terms_at(terms, governed | disclaimed),
        mentioned=frozenset(t for t, at in terms.at.items() if at and mentioned.issuperset(at)),
        cue=read_cue(cue, claim.negated),
        marks=marks,
        stances=frozenset(m.stance for m in marks),
        sides=_find_sides(tokens, opposites, governed),
        side_terms=_terms_at(terms, {m.first for m in opposites}),
        anaphor=find_anaphor(tokens),
        cue_terms=frozenset(term_of(t.lower) for t in cue),
        wish=names_wish(tokens),
        unheld=not (claim.speaker or claim.mention) and _names_matter(cue),
        opening=_find_opening(tokens),
        colon=any(t.text == ":" for t in tokens),
        asks=any(t.text == "?" for t in tokens),
        contrast=next((t.text for t in lead if t.lower in _CONTRAST), ""),
        concession=next((t.text for t in lead if t.lower in _CONCESSION), ""),
    )


def _find_content_marks(tokens: Sequence[Token], mentioned: Set[int]) -> tuple[Mark, ...]:
    """The signs of a content; a negation in a relative clause, or in what is only mentioned ("about the decision not to
    build"), says nothing of the whole, and is left out."""
    marks = join_minuses(find_marks(tokens, load_signs("content")))
    return tuple(
        m for m in marks if m.stance != "negation" or not (m.first in mentioned or in_relative_clause(tokens, m))
    )


def _names_matter(cue: Sequence[Token]) -> bool:
    words = load_mentions()
    return any(root(t.lower) in words.charges or root(t.lower) in words.matters for t in cue)


def _complete_cue(claim: Claim) -> str:
    """The cue with a particle that stands after it and in no part of the claim: "pushed" of "pushed for evidence"."""
    _, found, after = claim.context.partition(f"{claim.cue} ") if claim.cue else ("", "", "")
    particle = after.split(" ", 1)[0]
    return f"{claim.cue} {particle}" if found and particle in _PARTICLES else claim.cue


def _terms_at(terms: Terms, tokens: Set[int]) -> frozenset[str]:
    return frozenset(t for t, at in terms.at.items() if not tokens.isdisjoint(at))


def _find_sides(tokens: Sequence[Token], opposites: Sequence[Mark], governed: Set[int]) -> Mapping[str, str]:
    """The sides that a content takes in pairs of opposites; what a negation governs is taken for the other side, and
    what only may be so for none."""
    sides: dict[str, str] = {}
    for mark in opposites:
        if is_possible(tokens, mark):
            continue
        if mark.first in governed:
            sides.setdefault(turn_side(mark.stance), f"not {mark.words}")
        else:
            sides.setdefault(mark.stance, mark.words)
    return sides


def turn_side(side: str) -> str:
    """The opposite side: "0-" of "0+"."""
    return side[:-1] + ("-" if side[-1] == "+" else "+")


def _place(claim: Claim) -> tuple[int, int, str, str]:
    return min((s for s, _ in claim.content_spans), default=0), claim.line, claim.id, claim.text


def term_of(word: str) -> str:
    """The term that a word stands for."""
    return find_term(word.casefold(), load_vocabulary().concepts)


def _voice_term(voice: Voice | None) -> str:
    if voice is None or not voice.named:
        return ""
    return term_of(voice.last)


def _find_opening(tokens: Sequence[Token]) -> str:
    """The answering word that a sentence of a content begins with: "No, I meant it", but not "No one …"."""
    for i, token in enumerate(tokens):
        begins = i == 0 or not tokens[i - 1].text[0].isalnum()
        ends = i + 1 == len(tokens) or not tokens[i + 1].text[0].isalnum()
        if token.lower in _ANSWERS and begins and ends and (token.text[0].isupper() or i == 0):
            return token.lower
    return ""


def _read_lead(context: str, tokens: Sequence[Token], cue: Sequence[Token]) -> list[Token]:
    """The first words of a claim's sentence, its content and its cue: there stands what sets it against others."""
    return [*tokenize(context[:_LEAD_LETTERS])[:_LEAD], *tokens[:_LEAD], *cue[:_LEAD]]


def overlap(one: Proposition, two: Proposition) -> bool:
    """Whether the contents of two claims of one document share words in the text, so that they are one claim twice."""
    if one.claim.document != two.claim.document:
        return False
    return any(a < d and c < b for a, b in one.claim.content_spans for c, d in two.claim.content_spans)

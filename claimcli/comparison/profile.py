"""What one claim shows by itself and by where it stands, worked out once, for the features of pairs."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcli.comparison.features import has_minus
from claimcli.comparison.lexicon import load_kinds, load_vocabulary
from claimcli.comparison.proposition import Proposition, term_of
from claimcli.comparison.terms import read_terms
from claimcli.text.stems import root
from claimcli.text.tokens import Token, tokenize

STANCES = ("deny", "respond", "reply", "refuse", "doubt", "demand", "fear", "concede", "support", "attack")
MARKS = ("deny", "fault", "doubt", "hedge", "report", "confirm", "denial", "negation")
KINDS = ("demand", "forecast", "plan", "charge", "refusal")
ACTS = ("assert", "deny", "concede", "question", "demand", "intend", "believe")
_MOST_CONTEXT = 1200  # letters of a sentence that are read for terms


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim as the pair model sees it; `own` are the values that hold of the claim whatever it is paired with."""

    proposition: Proposition
    own: tuple[float, ...]
    context: Mapping[str, float]  # terms of its sentence, by their weights as a vector of unit length
    aside: frozenset[str]  # terms of its sentence outside its content
    valence: float  # from -1 (bad) to 1 (good)
    numbers: frozenset[str]
    affiliation: frozenset[str]  # capitalised words beside the name of who says it: "Tory" of "Tory leader Ann Lee"
    place: int  # number of the claim in its document
    paragraph: int
    run: int  # number of the run of claims of one speaker that it stands in
    document: "DocumentProfile"
    previous: "Proposition | None"


@dataclass(slots=True)
class DocumentProfile:
    """What the claims of one document have in common: in how many of them each term stands, who attacks whom."""

    claims: int
    frequency: Counter[str]
    attacks: Counter[tuple[str, str]]


def profile_all(propositions: Sequence[Proposition]) -> list[Profile]:
    """The profiles of propositions, which stand by document and in text order."""
    by_document: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in propositions:
        by_document[proposition.claim.document].append(proposition)
    found: list[Profile] = []
    for own in by_document.values():
        found.extend(_profile_document(own))
    return found


def _profile_document(propositions: Sequence[Proposition]) -> list[Profile]:
    frequency: Counter[str] = Counter()
    attacks: Counter[tuple[str, str]] = Counter()
    document = DocumentProfile(len(propositions), frequency, attacks)
    contexts: dict[str, tuple[Mapping[str, float], tuple[Token, ...]]] = {}
    found: list[Profile] = []
    run, previous = 0, None
    for place, p in enumerate(propositions):
        frequency.update(p.vector.keys())
        if p.claim.context not in contexts:
            tokens = tuple(tokenize(p.claim.context[:_MOST_CONTEXT]))
            contexts[p.claim.context] = read_terms(tokens).vector, tokens
        context, tokens = contexts[p.claim.context]
        if previous is not None and (p.voice is None or previous.voice != p.voice):
            run += 1
        profile = _profile(p, context, tokens, place, run, document, previous)
        found.append(profile)
        if p.voice is not None and (
            (p.cue is not None and p.cue.stance in ("attack", "deny", "doubt", "respond")) or profile.valence < 0
        ):
            for name in (p.names | profile.aside) - {p.voice_term}:
                attacks[p.voice.last, name] += 1
        previous = p
    return found


def _profile(
    p: Proposition,
    context: Mapping[str, float],
    sentence: tuple[Token, ...],
    place: int,
    run: int,
    document: DocumentProfile,
    previous: Proposition | None,
) -> Profile:
    words = load_kinds()
    tokens = tokenize(p.claim.text)
    roots = [root(t.lower) for t in tokens]
    good, bad = _count_valence(tokens, roots)
    valence = (good - bad) / (good + bad) if good + bad else 0.0
    cue_roots = {root(t.lower) for t in tokenize(p.claim.cue)}
    stance = p.cue.stance if p.cue else ""
    first = {t.lower for t in sentence[:3]}
    lowered = {t.lower for t in tokens}
    own = (
        *(float(stance == s) for s in STANCES),
        *(float(m in p.stances) for m in MARKS),
        *(float(not words[k].isdisjoint(roots) or not words[k].isdisjoint(cue_roots)) for k in KINDS),
        float(not words["stand"].isdisjoint(cue_roots)),
        float(not words["charge_cue"].isdisjoint(cue_roots)),
        float(ACTS.index(p.claim.act)),
        float(has_minus(p)),
        float(p.claim.negated),
        float(p.asks),
        float(not words["contrast"].isdisjoint(first)),
        float(bool(p.contrast)),
        float(bool(p.concession)),
        float(p.anaphor is not None),
        float(p.anaphor is not None and p.anaphor.noun),
        float(p.opening == "no"),
        float(p.wish),
        float(p.unheld),
        float(p.bare),
        float(p.voice is None),
        float(p.voice is not None and p.voice.named),
        min(60.0, float(len(tokens))),
        min(20.0, float(len(p.vector))),
        valence,
        float(good),
        float(bad),
        {"direct": 0.0, "mixed": 1.0, "indirect": 2.0}[p.claim.kind],
        float(bool(lowered & {"i", "we", "my", "our", "me", "us"})),
        float(bool(lowered & {"you", "your"})),
        float(bool(lowered & {"he", "she", "his", "her", "him", "they", "their"})),
    )
    return Profile(
        proposition=p,
        own=own,
        context=context,
        aside=frozenset(context.keys() - p.vector.keys()),
        valence=valence,
        numbers=frozenset(t.lower for t in tokens if t.text[0].isdigit()),
        affiliation=_find_affiliation(p),
        place=place,
        paragraph=p.claim.line,
        run=run,
        document=document,
        previous=previous,
    )


OWN_NAMES = (
    *(f"cue {s}" for s in STANCES), *(f"mark {m}" for m in MARKS), *(f"kind {k}" for k in KINDS),
    "stand", "charge cue", "act", "minus", "cue negated", "asks", "contrast first", "contrast", "concession",
    "anaphor", "anaphor noun", "no", "wish", "unheld", "bare", "nobody", "named", "tokens", "terms", "valence", "good",
    "bad", "speech", "I", "you", "he",
)  # fmt: skip


def _count_valence(tokens: Sequence[Token], roots: Sequence[str]) -> tuple[int, int]:
    words = load_kinds()
    good = bad = 0
    turned = 0
    for token, r in zip(tokens, roots, strict=True):
        if token.lower in _NEGATORS:
            turned = 4
            continue
        is_good, is_bad = r in words["positive"], r in words["negative"]
        if turned:
            is_good, is_bad = is_bad, is_good
            turned -= 1
        good += is_good
        bad += is_bad
    return good, bad


_NEGATORS = frozenset(
    "not no never none nothing cannot can't don't doesn't didn't isn't aren't wasn't won't wouldn't can’t don’t "
    "doesn’t didn’t isn’t "
    "aren’t wasn’t won’t wouldn’t without hardly".split()
)
_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_TITLES = frozenset("mr mrs ms dr sir lord lady sen rep gov the a an he she they i president".split())


def _find_affiliation(p: Proposition) -> frozenset[str]:
    written = f"{p.claim.mention or ''} {p.claim.speaker or ''}"
    words = {term_of(w.lower()) for w in _CAPITAL.findall(written) if w.lower() not in _TITLES}
    return frozenset(words - {p.voice_term} - load_vocabulary().function_words)

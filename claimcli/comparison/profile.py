"""What one claim shows by itself and by where it stands, worked out once, for the features of pairs."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcli.comparison.features import is_negative
from claimcli.comparison.lexicon import load_anaphors, load_kind_words, load_kinds, load_vocabulary
from claimcli.comparison.proposition import Proposition, find_cue_roots, term_of
from claimcli.comparison.terms import read_terms
from claimcli.text.stems import root
from claimcli.text.tokens import Token, tokenize

CUE_STANCES = ("deny", "respond", "reply", "refuse", "doubt", "demand", "fear", "concede", "support", "attack")
CONTENT_STANCES = ("deny", "fault", "doubt", "hedge", "report", "confirm", "denial", "negation")
KINDS = ("demand", "forecast", "plan", "charge", "refusal")
ACTS = ("assert", "deny", "concede", "question", "demand", "intend", "believe", "retract")
_MOST_CONTEXT = 1200  # letters of a sentence that are read for terms


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim as the pair model sees it; `own` are the values that hold of the claim whatever it is paired with."""

    proposition: Proposition
    own: tuple[float, ...]
    context: Mapping[str, float]  # terms of its sentence, by their weights as a vector of unit length
    sentence_terms: frozenset[str]  # terms of its sentence outside its content
    valence: float  # from -1 (bad) to 1 (good)
    numbers: frozenset[str]
    affiliation: frozenset[str]  # capitalised words beside the name of who says it: "Tory" of "Tory leader Ann Lee"
    place: int  # number of the claim in its document
    paragraph: int
    turn: int  # number of the turn, a run of claims of one speaker, that it stands in
    document: "DocumentProfile"
    previous: "Proposition | None"
    answer_score: float  # how much it reads like an answer, by itself


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
    turn, previous = 0, None
    for place, p in enumerate(propositions):
        frequency.update(p.vector.keys())
        if p.claim.context not in contexts:
            tokens = tuple(tokenize(p.claim.context[:_MOST_CONTEXT]))
            contexts[p.claim.context] = read_terms(tokens).vector, tokens
        context, tokens = contexts[p.claim.context]
        if previous is not None and (p.speaker_key is None or previous.speaker_key != p.speaker_key):
            turn += 1
        profile = _profile(p, context, tokens, place, turn, document, previous)
        found.append(profile)
        if p.speaker_key is not None and (
            (p.cue is not None and p.cue.stance in ("attack", "deny", "doubt", "respond")) or profile.valence < 0
        ):
            for name in (p.names | profile.sentence_terms) - {p.speaker_term}:
                attacks[p.speaker_key.last, name] += 1
        previous = p
    return found


def _profile(
    p: Proposition,
    context: Mapping[str, float],
    sentence: Sequence[Token],
    place: int,
    turn: int,
    document: DocumentProfile,
    previous: Proposition | None,
) -> Profile:
    tokens = p.tokens
    roots = [root(t.lower) for t in tokens]
    good, bad = _count_valence(tokens, roots)
    valence = (good - bad) / (good + bad) if good + bad else 0.0
    own = (
        *_read_kinds(p, roots),
        *_read_ways(p, sentence),
        *_read_size(p, tokens),
        valence,
        float(good),
        float(bad),
        *_read_form(p, tokens),
        p.claim.confidence,
    )
    return Profile(
        proposition=p,
        own=own,
        context=context,
        sentence_terms=frozenset(context.keys() - p.vector.keys()),
        valence=valence,
        numbers=frozenset(t.lower for t in tokens if t.text[0].isdigit()),
        affiliation=_find_affiliation(p),
        place=place,
        paragraph=p.claim.line,
        turn=turn,
        document=document,
        previous=previous,
        answer_score=_score_answer(p),
    )


def _score_answer(p: Proposition) -> float:
    stance = p.cue.stance if p.cue else ""
    return (
        2.0 * (stance in ("deny", "respond", "refuse", "doubt", "reply"))
        + ("deny" in p.stances)
        + 0.5 * ("negation" in p.stances)
        + 0.5 * bool(p.contrast)
    )


def _read_kinds(p: Proposition, roots: Sequence[str]) -> Iterator[float]:
    """What kind of statement it is: by its cue, by its polarity cues, by its words."""
    words = load_kinds()
    cue_roots = find_cue_roots(p)
    stance = p.cue.stance if p.cue else ""
    yield from (float(stance == s) for s in CUE_STANCES)
    yield from (float(s in p.stances) for s in CONTENT_STANCES)
    yield from (float(not (words[k].isdisjoint(roots) and words[k].isdisjoint(cue_roots))) for k in KINDS)
    yield float(not words["stand"].isdisjoint(cue_roots))
    yield float(not words["charge_cue"].isdisjoint(cue_roots))


def _read_ways(p: Proposition, sentence: Sequence[Token]) -> tuple[float, ...]:
    """How it is put: its act and polarity, what leads to it, what it points at, who says it."""
    first = {t.lower for t in sentence[:3]}
    return (
        float(ACTS.index(p.claim.act)),
        float(is_negative(p)),
        float(p.claim.negated),
        float(p.asks),
        float(not load_kinds()["contrast"].isdisjoint(first)),
        float(bool(p.contrast)),
        float(bool(p.concession)),
        float(p.anaphor is not None),
        float(p.anaphor is not None and p.anaphor.noun),
        float(p.opening == "no"),
        float(p.wish),
        float(p.unheld),
        float(p.unattributed),
        float(p.speaker_key is None),
        float(p.speaker_key is not None and p.speaker_key.named),
    )


def _read_size(p: Proposition, tokens: Sequence[Token]) -> tuple[float, float]:
    return min(60.0, float(len(tokens))), min(20.0, float(len(p.vector)))


def _read_form(p: Proposition, tokens: Sequence[Token]) -> Iterator[float]:
    """Whether it is quoted, and who is spoken of."""
    yield {"direct": 0.0, "mixed": 1.0, "indirect": 2.0}[p.claim.kind]
    words = {t.lower for t in tokens}
    for person in ("first_person", "second_person", "third_person"):
        yield float(not words.isdisjoint(load_kind_words()[person]))


OWN_NAMES = (
    *(f"cue {s}" for s in CUE_STANCES), *(f"content {s}" for s in CONTENT_STANCES), *(f"kind {k}" for k in KINDS),
    "stand", "charge cue", "act", "negative", "cue negated", "asks", "contrast first", "contrast", "concession",
    "anaphor", "anaphor noun", "no", "wish", "unheld", "unattributed", "no speaker", "speaker named", "tokens", "terms",
    "valence", "good", "bad", "speech", "I", "you", "he",
    "confidence",
)  # fmt: skip


def _count_valence(tokens: Sequence[Token], roots: Sequence[str]) -> tuple[int, int]:
    words = load_kinds()
    negators = load_kind_words()["negators"]
    good = bad = 0
    turned = 0
    for token, r in zip(tokens, roots, strict=True):
        if token.lower in negators:
            turned = 4
            continue
        is_good, is_bad = r in words["positive"], r in words["negative"]
        if turned:
            is_good, is_bad = is_bad, is_good
            turned -= 1
        good += is_good
        bad += is_bad
    return good, bad


_CAPITAL = re.compile(r"\b[A-Z][\w-]+")


def _find_affiliation(p: Proposition) -> frozenset[str]:
    written = f"{p.claim.mention or ''} {p.claim.speaker or ''}"
    words = {term_of(w.lower()) for w in _CAPITAL.findall(written) if w.lower() not in load_anaphors().no_affiliation}
    return frozenset(words - {p.speaker_term} - load_vocabulary().function_words)

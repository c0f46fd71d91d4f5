"""The pipeline of comparison, as a list of steps: claims in, a report of pairs by topic out.

    claims --read_propositions--> [Proposition] --find_similar--> candidates --judge--> [Pair] --gather--> [Topic]
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from claimcli.comparison.candidates import find_similar
from claimcli.comparison.proposition import Proposition, read_proposition
from claimcli.comparison.voices import name_voices
from claimcli.models import Claim, CompareReport, DocumentReport, Pair, Topic


def compare(sources: Iterable[str | Path | DocumentReport | Claim]) -> CompareReport:
    """Claims and answers to them in `sources`: texts, paths of texts, reports of `extract`, or claims.

    Raises OSError or UnicodeDecodeError when a file cannot be read.
    """
    claims: list[Claim] = []
    for number, source in enumerate(sources):
        if isinstance(source, Claim):
            claims.append(source)
            continue
        if not isinstance(source, DocumentReport):
            from claimcli.extract import extract

            source = extract(source, document=None if isinstance(source, Path) else f"<text {number + 1}>")
        claims.extend(source.claims)
    return compare_claims(claims)


def compare_claims(claims: Sequence[Claim]) -> CompareReport:
    """Which of `claims` answer one another; the same claims in any order of documents give the same report."""
    propositions = read_propositions(claims)
    pairs = []
    for i, j, cosine in find_similar(propositions):
        one, two = propositions[i], propositions[j]
        if one.negative != two.negative and one.voice != two.voice:
            pairs.append(_pair("disputes", one, two, cosine))
        elif one.negative == two.negative:
            pairs.append(_pair("repeats" if one.voice == two.voice else "supports", one, two, cosine))
    topics = [Topic(topic_id=f"t{n}", topic=p.topic, pairs=(p,)) for n, p in enumerate(pairs, 1)]
    return CompareReport(topics=tuple(topics), claims=tuple(claims))


def read_propositions(claims: Sequence[Claim]) -> list[Proposition]:
    """The claims as propositions, by document and in text order."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document, []).append(claim)
    found = []
    for document in sorted(by_document):
        own = sorted(by_document[document], key=_place)
        found += [read_proposition(c, n, v) for n, (c, v) in enumerate(zip(own, name_voices(own), strict=True))]
    return found


def _place(claim: Claim) -> tuple[int, int, str]:
    start = min((s for s, _ in claim.content_spans), default=0)
    return start, claim.line, claim.id


def _pair(relation: str, one: Proposition, two: Proposition, cosine: float) -> Pair:
    shared = [one.shown[t] for t in one.vector if t in two.vector]
    return Pair.model_validate(
        {
            "relation": relation, "tier": "inferred", "score": round(min(1.0, cosine), 3), "claim": one.claim, "counter": two.claim,
            "topic": " ".join(shared[:4]), "topic_id": "t0", "evidence": (f"shared: {', '.join(shared)}",), "rule": "similar",
        }
    )  # fmt: skip

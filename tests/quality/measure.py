"""How the claims that are found compare with those expected: counts that add up over cases, and shares made of them.

Two contents are the same claim when the intersection of their letters and digits is at least half of their union;
pairs are taken one to one, best overlap first.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from claimcli.models import Claim
from quality.cases import Case, Expected

TITLES = frozenset(
    """mr mrs ms miss dr sen senator rep governor gov president secretary judge mayor prof professor sir dame lord lady
    chairman director minister prime foreign the a an lt col captain colonel commander admiral coach inspector sergeant
    cllr councilman councilor councillor chancellor deputy chief inc ltd llc co
    qc""".split()
)


@dataclass(slots=True)
class Counts:
    """Numbers of claims. `judged` are the matched ones whose speaker the case states."""

    expected: int = 0
    found: int = 0
    matched: int = 0
    sourced: int = 0
    kinds: int = 0
    judged: int = 0
    named: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def claim_f1(self) -> float:
        """F1 of claims, by content alone."""
        return _share(2 * self.matched, self.expected + self.found)

    @property
    def source_f1(self) -> float:
        """F1 of claims that have the right source as well."""
        return _share(2 * self.sourced, self.expected + self.found)

    @property
    def speaker_accuracy(self) -> float:
        """Share of the judged claims that carry the right name."""
        return _share(self.named, self.judged)

    @property
    def kind_accuracy(self) -> float:
        """Share of the matched claims with the right kind (direct, indirect, mixed)."""
        return _share(self.kinds, self.matched)


def compare(case: Case, claims: Sequence[Claim]) -> Counts:
    """Count what is right among the `claims` found in `case`."""
    pairs = match(case, claims)
    counts = Counts(expected=len(case.claims), found=len(claims), matched=len(pairs))
    for claim, expected in pairs:
        source, wanted = _letters(case.text, claim.source_spans), _letters(case.text, expected.source)
        counts.sourced += bool(source & wanted) or not (source or wanted)
        counts.kinds += claim.kind == expected.kind
        counts.judged += expected.speaker is not None
        counts.named += expected.speaker is not None and same_speaker(claim.speaker, expected.speaker)
    return counts


def match(case: Case, claims: Sequence[Claim]) -> list[tuple[Claim, Expected]]:
    """The claims found that are claims expected, one to one, best overlap first."""
    found = [_letters(case.text, claim.content_spans) for claim in claims]
    wanted = [_letters(case.text, expected.content) for expected in case.claims]
    overlaps = sorted(
        ((len(a & b) / len(a | b), -i, -j) for i, a in enumerate(found) for j, b in enumerate(wanted) if a & b),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for overlap, i, j in overlaps:
        if overlap >= 0.5 and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return [(claims[i], case.claims[j]) for i, j in sorted(pairs.items())]


def same_speaker(said: str | None, wanted: str) -> bool:
    """Equal names but for titles, or one a part of the other that ends alike: "Hollingsen" and "Marta Hollingsen"."""
    a, b = _name_words(said or ""), _name_words(wanted)
    return a == b or bool(a and b and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a)))


def table(by_genre: dict[str, Counts]) -> str:
    """One line a genre, and the total."""
    lines = [f"{'genre':<16}{'expected':>9}{'found':>7}{'claim F1':>10}{'source F1':>11}{'speaker':>9}{'kind':>7}"]
    for genre, c in [*by_genre.items(), ("all", total(by_genre.values()))]:
        lines.append(
            f"{genre:<16}{c.expected:>9}{c.found:>7}{c.claim_f1:>10.3f}{c.source_f1:>11.3f}"
            f"{c.speaker_accuracy:>9.3f}{c.kind_accuracy:>7.3f}"
        )
    return "\n".join(lines)


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of `counts`."""
    return sum(counts, Counts())


def _letters(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def _name_words(name: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W_]+", name.casefold().replace("’s", "").replace("'s", ""))
    return tuple(w for w in words if w not in TITLES) or tuple(words)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0

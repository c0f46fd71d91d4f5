"""Claims of several inputs put together: doubles left out, and different claims of one id told apart."""

from collections.abc import Iterable

from claimcli.models import Claim


class KnownClaims:
    """The claims met so far in a run. `repeated` counts those left out: the same claim of the same document read twice
    (an article beside the claims extracted from it), or of an article that repeats another."""

    def __init__(self) -> None:
        self._by_id: dict[tuple[str, str], set[int]] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self._said: dict[str, set[int]] = {}
        self._placed: dict[str, set[int]] = {}
        self.repeated = 0

    def add(self, claims: Iterable[Claim]) -> list[Claim]:
        """Those of `claims` that are new, each with an id that no other claim of its document has."""
        fresh = []
        for claim in claims:
            said = hash((claim.speaker, claim.text))
            if claim.duplicate_of is not None and said in self._said.get(claim.duplicate_of, ()):
                self.repeated += 1
                continue
            known = self._by_id.setdefault((claim.document, claim.id), set())
            what = hash((claim.text, claim.speaker, claim.cue, claim.content_spans))
            placed = self._placed.setdefault(claim.document, set())
            if what in known or (claim.content_spans and what in placed):
                self.repeated += 1
                continue
            placed.add(what)
            self._said.setdefault(claim.document, set()).add(said)
            if known:
                claim = self._rename(claim)
            known.add(what)
            fresh.append(claim)
        return fresh

    def _rename(self, claim: Claim) -> Claim:
        number = self._numbers.get((claim.document, claim.id), 1) + 1
        while (claim.document, f"{claim.id}~{number}") in self._by_id:
            number += 1
        self._numbers[(claim.document, claim.id)] = number
        renamed = f"{claim.id}~{number}"
        self._by_id[(claim.document, renamed)] = {hash((claim.text, claim.speaker, claim.cue, claim.content_spans))}
        return claim.model_copy(update={"id": renamed})

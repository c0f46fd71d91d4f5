"""Claims that are told more than once in the same words: compared once, and counted."""

from collections import defaultdict
from collections.abc import Sequence

from claimcli.comparison.proposition import Proposition
from claimcli.comparison.speaker_keys import SpeakerKey

# Who says it, in which words, and how they are put: who said it and then denied it has said two things.
_Said = tuple[SpeakerKey | None, str, tuple[str, bool, str]]
COPIES = 8  # documents with the same words of one speaker that are compared; those that follow are told as copies


def merge_repeated(propositions: Sequence[Proposition]) -> tuple[list[Proposition], dict[str, int]]:
    """The propositions without those that say again, word for word, what their speaker has said.

    Args:
        propositions: by document and in text order.

    Returns:
        One of each words, speaker and document, in at most `COPIES` documents; and how often what a claim says is said,
        by the claim's id, where that is more than once.
    """
    groups: dict[_Said, list[Proposition]] = defaultdict(list)
    for proposition in propositions:
        claim = proposition.claim
        words = " ".join(claim.text.casefold().split())
        groups[proposition.speaker_key, words, claim.posture].append(proposition)
    kept: set[int] = set()
    times: dict[str, int] = {}
    for group in groups.values():
        first: dict[str, Proposition] = {}
        for proposition in group:
            first.setdefault(proposition.claim.document, proposition)
            if proposition.unattributed:
                kept.add(id(proposition))
        for proposition in list(first.values())[:COPIES]:
            kept.add(id(proposition))
            if len(group) > len(first) or len(group) > COPIES:
                times[proposition.claim.id] = len(group)
    return [p for p in propositions if id(p) in kept], times

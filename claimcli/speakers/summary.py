"""Gather the claims of many articles by speaker: what `claimcli speakers` shows."""

from collections import Counter
from collections.abc import Sequence

from claimcli.lexicon.names import load_names
from claimcli.models import Claim, SpeakerRecord


def summarize_speakers(claims: Sequence[Claim]) -> tuple[SpeakerRecord, ...]:
    """One record for each speaker, most claims first, then by name. Claims without a speaker are left out.

    A speaker that is only described ("a senior official") has a record for each document.
    """
    groups: dict[tuple[str, str | None, str], list[Claim]] = {}
    for claim in claims:
        if claim.speaker:
            document = claim.document if claim.speaker_id is None and is_description(claim.speaker) else ""
            groups.setdefault((claim.speaker, claim.speaker_id, document), []).append(claim)
    records = [_record(name, group) for (name, _, _), group in groups.items()]
    return tuple(sorted(records, key=lambda r: (-r.claims, r.name, r.speaker_id or "", r.documents)))


def is_description(speaker: str) -> bool:
    """Whether a speaker is only described ("a senior official", "voters"), so that two articles may mean two."""
    return not any(word[0].isupper() for word in speaker.split()[1:]) and (
        not speaker[0].isupper() or speaker.split()[0].lower() in load_names().determiners
    )


def _record(name: str, claims: Sequence[Claim]) -> SpeakerRecord:
    dates = sorted(c.date for c in claims if c.date)
    types = Counter(c.speaker_type for c in claims if c.speaker_type)
    mentions = Counter(c.mention for c in claims if c.mention)
    return SpeakerRecord(
        name=name,
        speaker_type=types.most_common(1)[0][0] if types else None,
        speaker_id=claims[0].speaker_id,
        mentions=tuple(m for m, _ in sorted(mentions.items(), key=lambda item: (-item[1], item[0]))),
        claims=len(claims),
        documents=tuple(dict.fromkeys(c.document for c in claims)),
        first_date=dates[0] if dates else None,
        last_date=dates[-1] if dates else None,
    )

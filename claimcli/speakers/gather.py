"""Gather the claims of many articles by speaker: what `claimcli speakers` shows."""

from collections import Counter
from collections.abc import Sequence

from claimcli.models import Claim, SpeakerRecord


def gather_speakers(claims: Sequence[Claim]) -> tuple[SpeakerRecord, ...]:
    """One record for each speaker, most claims first, then by name. Claims without a speaker are left out."""
    groups: dict[tuple[str, str | None], list[Claim]] = {}
    for claim in claims:
        if claim.speaker is not None:
            groups.setdefault((claim.speaker, claim.speaker_id), []).append(claim)
    records = [_record(name, group) for (name, _), group in groups.items()]
    return tuple(sorted(records, key=lambda r: (-r.claims, r.name, r.speaker_id or "")))


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

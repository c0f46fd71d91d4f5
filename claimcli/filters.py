"""Which claims and pairs the options ask for. Values in, values out: what is kept stays as it was."""

import difflib
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import NamedTuple

from claimcli.coreference.name_matching import ends_in
from claimcli.models import Claim, CompareReport, Issue, Pair, Topic

_WORD = re.compile(r"\w+")
NOT_SAID = frozenset(("hypothetical", "questioned"))  # listed only where --factuality asks for them
_JOINTS = re.compile(r", and | and |, | & ")


class ClaimFilter(NamedTuple):
    """What `extract` was asked to keep. Empty means all."""

    speakers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    min_confidence: float = 0.0
    factualities: tuple[str, ...] = ()
    titles: bool = True

    def keeps(self, claim: Claim) -> bool:
        """Whether the claim is asked for."""
        return (
            claim.confidence >= self.min_confidence
            and (not self.kinds or claim.kind in self.kinds)
            and (not self.acts or claim.act in self.acts)
            and (claim.factuality in self.factualities if self.factualities else claim.factuality not in NOT_SAID)
            and (self.titles or claim.part == "body")
            and (not self.speakers or speaks_for(claim.speaker, self.speakers))
        )


class PairFilter(NamedTuple):
    """What `compare` was asked to keep. Empty means all; two speakers or more are opponents: both sides among them."""

    relations: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    across: bool = False
    min_score: float = 0.0
    topic: str | None = None

    def keeps(self, pair: Pair) -> bool:
        """Whether the pair is asked for."""
        return (
            (not self.relations or pair.relation in self.relations)
            and (not self.tiers or pair.tier in self.tiers)
            and (not self.across or pair.claim.document != pair.counter.document)
            and pair.score >= self.min_score
            and self._concerns(pair)
        )

    def _concerns(self, pair: Pair) -> bool:
        if not self.speakers:
            return True
        sides = [
            {name for name in self.speakers if speaks_for(side.speaker, (name,))} for side in (pair.claim, pair.counter)
        ]
        if len(self.speakers) == 1:
            return bool(sides[0] or sides[1])
        return any(a != b for a in sides[0] for b in sides[1])


def speaks_for(speaker: str | None, names: Iterable[str]) -> bool:
    """Whether a canonical name is one of `names`, or ends in one: "lavrov" is "Sergey Lavrov"; of several speakers
    ("Moscow and Washington") any one will do. Case does not count.

    Args:
        speaker: a canonical name, or that of several speakers.
        names: full or last names.
    """
    if speaker is None:
        return False
    parts = (speaker, *_JOINTS.split(speaker))
    return any(ends_in(part, name) for name in names for part in parts)


def filter_claims(claims: Iterable[Claim], wanted: ClaimFilter) -> tuple[Claim, ...]:
    """Of `claims` those `wanted`, in their order."""
    return tuple(claim for claim in claims if wanted.keeps(claim))


def filter_topics(topics: Iterable[Topic], wanted: PairFilter) -> tuple[Topic, ...]:
    """Of `topics` the pairs `wanted`; those that have none left are left out."""
    kept = []
    for topic in topics:
        pairs = tuple(pair for pair in topic.pairs if wanted.keeps(pair))
        if pairs:
            kept.append(topic.model_copy(update={"pairs": pairs}))
    return tuple(kept)


def filter_report(report: CompareReport, wanted: PairFilter) -> CompareReport:
    """Of `report` the pairs and issues `wanted`."""
    kept = _filter_answers(report, wanted._replace(topic=None))
    return kept if wanted.topic is None else _filter_by_words(kept, wanted.topic)


def limit_issues(report: CompareReport, limit: int | None) -> CompareReport:
    """The first `limit` issues of `report`, with their topics; all of them for None."""
    if limit is None:
        return report
    issues = report.issues[:limit]
    names = {issue.issue_id for issue in issues}
    return report.model_copy(
        update={"issues": issues, "topics": tuple(topic for topic in report.topics if topic.topic_id in names)}
    )


def _filter_by_words(report: CompareReport, words: str) -> CompareReport:
    """The issues that have all of `words`, in any form, in their topic, their proposition or their claims."""
    from claimcli.text.stems import stem

    def stems(text: str) -> set[str]:
        return {stem(word) for word in _WORD.findall(text.casefold())}

    asked, texts = stems(words), {claim.id: claim.text for claim in report.claims}
    labels = {topic.topic_id: topic.topic for topic in report.topics}

    def is_about(issue: Issue) -> bool:
        said = (texts.get(entry.id, "") for entry in issue.claims)
        return asked <= stems(" ".join((labels.get(issue.issue_id, ""), issue.proposition, *said)))

    names = {issue.issue_id for issue in report.issues if is_about(issue)}
    issues = tuple(issue for issue in report.issues if issue.issue_id in names)
    topics = tuple(topic for topic in report.topics if topic.topic_id in names)
    return report.model_copy(update={"issues": issues, "topics": topics})


def _filter_answers(report: CompareReport, wanted: PairFilter) -> CompareReport:
    """The report with the pairs asked for, and with the issues that these are of. Where no more than speakers are asked
    for, an issue on which they speak is kept without a pair too: of several speakers two at least."""
    if wanted == PairFilter():
        return report
    topics = filter_topics(report.topics, wanted)
    answered = {topic.topic_id for topic in topics}
    speakers = {claim.id: claim.speaker for claim in report.claims}
    only_speakers = bool(wanted.speakers) and wanted == PairFilter(speakers=wanted.speakers)

    def is_kept(issue: Issue) -> bool:
        names = [speakers.get(entry.id) for entry in issue.claims] if only_speakers else []
        heard = {name for name in wanted.speakers if any(speaks_for(speaker, (name,)) for speaker in names)}
        return issue.issue_id in answered or len(heard) >= min(2, len(wanted.speakers)) > 0

    return report.model_copy(update={"topics": topics, "issues": tuple(filter(is_kept, report.issues))})


def find_document(name: str, documents: Sequence[str]) -> str | None:
    """The one document that `name` means by its path, file name or stem; None when none or several fit.

    Args:
        name: a path, a file name or a stem.
        documents: paths as they were given.
    """
    if name in documents:
        return name
    fitting = [document for document in documents if name in (PurePath(document).name, PurePath(document).stem)]
    return fitting[0] if len(fitting) == 1 else None


def keep_only_in(name: str, report: CompareReport, documents: Sequence[str]) -> CompareReport:
    """The report with no pairs, and of the claims those that only one document has.

    Another document has a claim when it repeats or supports it; to dispute it is not to report it.

    Args:
        name: the path, file name or stem of a document.
        report: a comparison.
        documents: all that were compared.

    Raises:
        ValueError: `name` is none of `documents`, or several.
    """
    document = find_document(name, documents)
    if document is None:
        known = ", ".join(documents[:5]) + (", …" if len(documents) > 5 else "")
        raise ValueError(f"no document {name} here, or several; there are {known or 'none'}")
    elsewhere = {
        (side.document, side.id)
        for topic in report.topics
        for pair in topic.pairs
        if pair.relation in ("repeats", "supports") and pair.claim.document != pair.counter.document
        for side in (pair.claim, pair.counter)
    }
    own = [claim for claim in report.claims if claim.document == document and (document, claim.id) not in elsewhere]
    return report.model_copy(update={"topics": (), "claims": tuple(own)})


def suggest_names(wanted: Iterable[str], speakers: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Whom somebody may have meant.

    Args:
        wanted: names that were asked for.
        speakers: the names there are.

    Returns:
        (name asked for, names that look like it) for each that no speaker answers to.
    """
    known = list(dict.fromkeys(speakers))
    by_form = {form.casefold(): name for name in reversed(known) for form in (name, *name.split()[-1:])}
    return [
        (
            name,
            list(dict.fromkeys(by_form[form] for form in difflib.get_close_matches(name.casefold(), by_form, 3, 0.7))),
        )
        for name in wanted
        if not any(speaks_for(speaker, (name,)) for speaker in known)
    ]

"""A claim between the linker's or a rule's hands and the attribution that is made of it: any tokens, in any part."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.runs import trimmed_runs
from claimcli.attribution.types import Attribution, Run
from claimcli.models import Factuality
from claimcli.text.article import Article

LINKED = "linked-cue"  # the rule of what the linker found
HIDDEN = "hidden-cue"  # and of what it found unlikely
Tokens = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """The parts of one claim as sorted token indices, how likely it is, and what found it. `source`, `cue` and
    `reported_by` may be empty; `content` is empty only in a draft's `hidden` ones."""

    source: Tokens
    cue: Tokens
    content: Tokens
    confidence: float
    rule: str
    reasons: tuple[str, ...] = ()
    reported_by: Tokens = ()
    addressee: Tokens = ()
    target: Tokens = ()
    verbatim: bool = False  # the content gives the words as spoken, without quotation marks


class Draft(NamedTuple):
    """What a rule sees: the article, what was found so far, and the cues that were too unlikely to be shown."""

    article: Article
    table: TokenTable
    shown: list[Finding]
    hidden: list[Finding]


def keep_parts_apart(finding: Finding) -> Finding:
    """`finding` with each token in one part only: the cue's first, then the content's, then the source's.

    Two rules that read the same words differently make parts that overlap: "a spokesman for Pike did" with the cue
    "did not say".
    """
    cue, content = set(finding.cue), set(finding.content)
    if cue.isdisjoint(content) and cue.isdisjoint(finding.source) and content.isdisjoint(finding.source):
        return finding
    return replace(
        finding,
        content=tuple(i for i in finding.content if i not in cue),
        source=tuple(i for i in finding.source if i not in cue and i not in content),
    )


def to_attribution(article: Article, finding: Finding, factuality: Factuality = "factual") -> Attribution:
    """`finding` as runs of tokens; a content that crosses paragraphs is a run for each."""
    cue = trimmed_runs(article, finding.cue)
    if finding.cue and not cue:  # the cue is a mark: a colon, a dash
        cue = ((finding.cue[0], finding.cue[-1] + 1),)
    return Attribution(
        source=trimmed_runs(article, finding.source),
        cue=cue,
        content=_runs_by_paragraph(article, finding.content),
        confidence=finding.confidence,
        rule=finding.rule,
        reasons=finding.reasons,
        reported_by=trimmed_runs(article, finding.reported_by),
        factuality=factuality,
        addressee=trimmed_runs(article, finding.addressee),
        target=trimmed_runs(article, finding.target),
        verbatim=finding.verbatim,
    )


def _runs_by_paragraph(article: Article, content: Sequence[int]) -> tuple[Run, ...]:
    def paragraph_of(i: int) -> int:
        return article.sentences[article.sentence_of(i)].paragraph

    if not content or paragraph_of(content[0]) == paragraph_of(content[-1]):  # as most do
        return trimmed_runs(article, content)
    return tuple(run for _, part in groupby(content, key=paragraph_of) for run in trimmed_runs(article, tuple(part)))

"""Claims and pairs made by hand, with the text that makes trouble: markup, emoji codes, escapes, formulas."""

import io
from typing import Any

from claimcli.models import Claim, CompareReport, DocumentReport, Pair, Topic

HOSTILE = (
    "a [red]b[/red] [sic] [/x] :smile: \x1b[31mred\x1b[0m \x9b1m \u202eright\u202c \u2028 \x07 "
    '\\ `c` <i>d</i> & "e" # end'
)
HOSTILE_SHOWN = (
    "[red]b[/red]",
    "[sic]",
    "[/x]",
    ":smile:",
    "\\x1b[31mred",
    "\\x9b1m",
    "\\u202eright",
    "\\u2028",
    "\\x07",
)
# Longer than any column, with words that no table may cut.
QUOTATION = (
    "“The constitutionally guaranteed independence of the telecommunications ombudsman,” … was never, "
    "under any administration, subject to extraordinary parliamentary renegotiation"
)


class Screen(io.StringIO):
    """A text stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def make_claim(text: str = "the bridge is safe", /, **changes: Any) -> Claim:
    """A claim of Maria Okafor; `changes` are fields."""
    fields: dict[str, Any] = {
        "id": "a#1", "document": "news/a.txt", "title": "Bridge Row", "date": "2021-03-04", "speaker": "Maria Okafor",
        "speaker_type": "person", "mention": "she", "cue": "insisted", "text": text, "kind": "indirect", "line": 7,
        "confidence": 0.91, "rule": "made", "source_spans": [(10, 13)], "cue_spans": [(14, 22)],
        "content_spans": [(23, 41)], "explanation": ("cue 0.9",),
    }  # fmt: skip
    return Claim(**{**fields, **changes})


def make_counter(text: str = "it is about to fall", /, **changes: Any) -> Claim:
    """A claim of Tomas Lindqvist in another article."""
    fields = {"id": "b#2", "document": "news/b.txt", "speaker": "Tomas Lindqvist", "mention": "Mr Lindqvist", "line": 3}
    return make_claim(text, **{**fields, "act": "deny", "cue": "countered", **changes})


def make_pair(
    relation: str = "disputes", claim: Claim | None = None, counter: Claim | None = None, **changes: Any
) -> Pair:
    """A pair of the two."""
    fields: dict[str, Any] = {
        "relation": relation, "tier": "explicit", "score": 0.8, "claim": claim or make_claim(),
        "counter": counter or make_counter(), "topic": "bridge safe", "topic_id": "t1", "rule": "answer",
        "evidence": ("answers by “countered”", "shared: bridge"),
    }  # fmt: skip
    return Pair(**{**fields, **changes})


def make_report(*pairs: Pair) -> CompareReport:
    """All pairs in one topic, and their claims."""
    claims = {(side.document, side.id): side for pair in pairs for side in (pair.claim, pair.counter)}
    topics = (Topic(topic_id="t1", topic="bridge safe", pairs=pairs),) if pairs else ()
    return CompareReport(topics=topics, claims=tuple(claims.values()))


def make_document(*claims: Claim) -> DocumentReport:
    """One article with `claims`."""
    return DocumentReport(
        document="news/a.txt", title="Bridge Row", date="2021-03-04", publisher="The Gazette", claims=claims
    )

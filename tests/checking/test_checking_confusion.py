"""The table of confusion: no altered quotation is approved, no verbatim one is flagged."""

from collections import Counter
from pathlib import Path

import pytest
from drafts import Draft, make_drafts
from newsroom import write_articles

from claimcli.api import extract_article
from claimcli.checking.pipeline import Sources, check_draft, read_sources
from claimcli.checking.records import VERDICTS
from claimcli.checking.voices import structure
from claimcli.models import Claim
from claimcli.readers.types import ArticleText

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def read_claims(article: ArticleText) -> tuple[Claim, ...]:
    return extract_article(article).claims


@pytest.fixture(scope="module")
def sources() -> Sources:
    seeds = [(path.name, path.read_text(encoding="utf-8")) for path in SEEDS]
    return read_sources([ArticleText(*source) for source in (*write_articles(), *seeds)], read_claims)


def verdicts_of(draft: Draft, sources: Sources) -> list[str]:
    article = ArticleText("draft.txt", draft.text)
    checks = check_draft(read_claims(article), structure(article), sources)
    return [check.verdict for check in checks if check.verdict]


def test_no_altered_quotation_is_approved_and_no_verbatim_one_is_flagged(sources: Sources) -> None:
    drafts = list(make_drafts())
    assert len(drafts) >= 300
    table: dict[str, Counter[str]] = {}
    wrong: list[str] = []
    for draft in drafts:
        verdicts = verdicts_of(draft, sources)
        table.setdefault(draft.kind, Counter()).update(verdicts)
        if len(verdicts) != 1 or not set(verdicts) <= draft.right:
            wrong.append(f"{draft.kind}: {verdicts}: {draft.text}")
    print(render(table))
    print("\n".join(wrong))
    assert not wrong


def render(table: dict[str, Counter[str]]) -> str:
    """The table in Markdown: how often each kind of draft got each verdict."""
    shown = [verdict for verdict in VERDICTS if any(row[verdict] for row in table.values())]
    lines = [f"| made by | {' | '.join(shown)} |", "|---|" + "---|" * len(shown)]
    lines += [f"| {kind} | {' | '.join(str(row[v] or '·') for v in shown)} |" for kind, row in table.items()]
    return "\n".join(lines)

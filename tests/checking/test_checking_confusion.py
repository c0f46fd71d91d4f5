"""The table of confusion: no altered quotation is approved, no verbatim one is flagged."""

import re
from collections import Counter
from pathlib import Path

from drafts import Draft, make_drafts, make_seed_drafts
from newsroom import write_articles

from claimcli.api import extract_article
from claimcli.checking.pipeline import Sources, check_draft, read_sources
from claimcli.checking.records import VERDICTS
from claimcli.checking.speakers import structure
from claimcli.models import Claim
from claimcli.readers.types import ArticleText

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "check.md"
BEGIN, END = "<!-- confusion -->", "<!-- /confusion -->"
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def read_claims(article: ArticleText) -> tuple[Claim, ...]:
    return extract_article(article).claims


def read_corpus() -> Sources:
    seeds = [(path.name, path.read_text(encoding="utf-8")) for path in SEEDS]
    return read_sources([ArticleText(*source) for source in (*write_articles(), *seeds)], read_claims)


def verdicts_of(draft: Draft, sources: Sources) -> list[str]:
    article = ArticleText("draft.txt", draft.text)
    checks = check_draft(read_claims(article), structure(article), sources)
    return [check.verdict for check in checks if check.verdict]


def judge_all() -> tuple[dict[str, Counter[str]], list[str]]:
    """(how often each kind of draft got each verdict, the drafts that did not get the right one)."""
    sources = read_corpus()
    seeds = [claim for path in SEEDS for claim in read_claims(ArticleText("seed", path.read_text(encoding="utf-8")))]
    table: dict[str, Counter[str]] = {}
    wrong: list[str] = []
    for draft in (*make_drafts(), *make_seed_drafts(seeds)):
        verdicts = verdicts_of(draft, sources)
        table.setdefault(draft.kind, Counter()).update(verdicts)
        if len(verdicts) != 1 or not set(verdicts) <= draft.right:
            wrong.append(f"{draft.kind}: {verdicts}: {draft.text}")
    return table, wrong


def render(table: dict[str, Counter[str]]) -> str:
    """The table in Markdown: how often each kind of draft got each verdict."""
    shown = [verdict for verdict in VERDICTS if any(row[verdict] for row in table.values())]
    lines = [f"| the draft's quotation | {' | '.join(shown)} |", "|---|" + "---|" * len(shown)]
    lines += [f"| {kind} | {' | '.join(str(row[v] or '·') for v in shown)} |" for kind, row in table.items()]
    return "\n" + "\n".join(lines) + "\n"


def test_no_altered_quotation_is_approved_and_no_verbatim_one_is_flagged() -> None:
    table, wrong = judge_all()
    assert sum(map(Counter.total, table.values())) >= 300
    assert wrong == []
    shown = PAGE.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    # How many quotations the seeds give may change with extraction; what becomes of them may not.
    assert re.sub(r"\d+", "n", shown) == re.sub(r"\d+", "n", render(table)), (
        "docs/check.md shows another table; python tests/checking/test_checking_confusion.py writes this one"
    )


if __name__ == "__main__":
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}{render(judge_all()[0])}{END}{rest.partition(END)[2]}", encoding="utf-8")

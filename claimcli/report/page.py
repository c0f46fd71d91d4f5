"""The page out of a comparison and the texts of its articles: values in, one string of HTML out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

from claimcli.models import Claim, CompareReport, DocumentReport
from claimcli.report.articles import Sheet, build_contexts, build_rows, is_plain, says_title
from claimcli.report.disputes import build_square, draw_disputes, find_disputes
from claimcli.report.environment import name_hash, open_environment, read_template
from claimcli.report.issues import Card, build_cards, choose_issues
from claimcli.report.limits import load_comparison_figures, load_figures
from claimcli.report.payload import dump_payload
from claimcli.report.places import Placed, name_outlet, place_claims
from claimcli.report.speakers import build_speakers
from claimcli.writers.data import GENERATOR

TITLE = "Who says what, and who disputes it"
_SPEAKERS_SHOWN = 25  # rows of the speakers that are shown at once; the others unfold


@dataclass(frozen=True, slots=True)
class Source:
    """An article that was read: its text, which the offsets of claims refer to, and what its head says."""

    text: str
    report: DocumentReport


def write_report(
    report: CompareReport, out: TextIO, sources: Mapping[str, Source] | None = None, *, title: str = TITLE
) -> None:
    """Write the page.

    Args:
        report: The comparison; its claims are shown, with its issues and pairs.
        out: Where to write it, in UTF-8.
        sources: The articles by the names that claims carry; of others the page shows the sentences around the claims.
        title: The heading.

    Raises:
        MissingPackageError: The package jinja2 is not installed (from `claimcli.writers.packages`).
    """
    out.write(render_report(report, sources, title=title))


def render_report(report: CompareReport, sources: Mapping[str, Source] | None = None, *, title: str = TITLE) -> str:
    """The page as HTML; the arguments are those of `write_report`.

    Args:
        report: a comparison.
        sources: the articles as they were read, by document.
        title: the heading of the page.
    """
    engine = report.engine.name if report.engine else "light"
    template = open_environment().get_template("page.html.j2")
    found = len(report.issues)
    report = report.model_copy(update={"issues": choose_issues(report.issues)})
    sheets = build_sheets(report.claims, sources or {})
    return template.render(
        title=title,
        generator=GENERATOR,
        report=report,
        left_out=found - len(report.issues),
        sheets=sheets,
        payload=dump_payload(report, sheets),
        outlets=sorted({name_outlet(claim) for claim in report.claims}),
        days=sorted({claim.date for claim in report.claims if claim.date}),
        engine=engine,
        figures=load_figures(),
        comparison=load_comparison_figures(engine),
        **_build_parts(report, sheets),
        **_read_code(),
    )


def _build_parts(report: CompareReport, sheets: Sequence[Sheet]) -> dict[str, Any]:
    """What is worked out of the comparison: issues, disputes, speakers."""
    placed = {one.claim.id: one for sheet in sheets for one in sheet.placed}
    cards = build_cards(report, placed)
    disputes = find_disputes(report.topics)
    speakers = build_speakers(report.claims, disputes, placed)
    return {
        "cards": cards,
        "card_of": {card.issue.issue_id: card for card in cards},
        "issues_of": _find_issues(cards),
        "square": build_square(disputes),
        "drawing": draw_disputes(disputes),
        "speakers": speakers[:_SPEAKERS_SHOWN],
        "more_speakers": speakers[_SPEAKERS_SHOWN:],
    }


def _read_code() -> dict[str, str]:
    """Style and script, and how the page's policy names them."""
    style, script = read_template("style.css"), read_template("page.js")
    return {"style": style, "style_hash": name_hash(style), "script": script, "script_hash": name_hash(script)}


def build_sheets(claims: Sequence[Claim], sources: Mapping[str, Source]) -> tuple[Sheet, ...]:
    """One sheet for each document: the articles as they were read, then those of which there are claims only.

    Args:
        claims: those that are shown.
        sources: the articles as they were read.
    """
    of_document: dict[str, list[Claim]] = {name: [] for name in sources}
    for claim in claims:
        of_document.setdefault(claim.document, []).append(claim)
    placed = place_claims(of_document.values())
    return tuple(_build_sheet(name, found, sources.get(name)) for name, found in zip(of_document, placed, strict=True))


def _build_sheet(name: str, placed: Sequence[Placed], source: Source | None) -> Sheet:
    head: DocumentReport | Claim = source.report if source else placed[0].claim
    rows = build_rows(source.text, placed) if source else build_contexts(placed)
    titles = [row for row in rows[:3] if says_title(row, head.title)]
    marked = [row for row in titles if not is_plain(row)]
    return Sheet(
        document=name,
        head=head,
        whole=source is not None,
        rows=tuple(row for row in rows if row not in titles or marked),
        headed=bool(marked),
        placed=tuple(placed),
    )


def _find_issues(cards: Sequence[Card]) -> dict[str, list[int]]:
    """The numbers of the issues that each claim is in."""
    found: dict[str, list[int]] = {}
    for card in cards:
        for entry in card.issue.claims:
            found.setdefault(entry.id, []).append(card.number)
    return found

"""The page out of a comparison and the texts of its articles: values in, one string of HTML out."""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TextIO

from claimcli.models import Claim, CompareReport, DocumentReport
from claimcli.report.articles import Sheet, build_contexts, build_rows, is_plain, says_title
from claimcli.report.disputes import build_square, draw_disputes, find_disputes
from claimcli.report.issues import Card, build_cards, with_issues
from claimcli.report.payload import dump_payload
from claimcli.report.places import Placed, name_day, name_outlet, name_place, place_claims
from claimcli.report.speakers import build_speakers
from claimcli.report.wording import describe_act, factuality_of, name_party
from claimcli.writers.data import GENERATOR
from claimcli.writers.packages import load_package
from claimcli.writers.safe import show_lines
from claimcli.writers.words import count, name_cue, name_speaker, quote_claim

if TYPE_CHECKING:
    import jinja2

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
    """The page as HTML; the arguments are those of `write_report`."""
    environment = _open_environment()
    report = with_issues(report)
    sheets = build_sheets(report.claims, sources or {})
    placed = {one.claim.id: one for sheet in sheets for one in sheet.placed}
    cards = build_cards(report, placed)
    disputes = find_disputes(report.topics)
    style, script = _read("style.css"), _read("page.js")
    speakers = build_speakers(report.claims, disputes, placed)
    values = {
        "title": title,
        "generator": GENERATOR,
        "report": report,
        "cards": cards,
        "issues_of": _find_issues(cards),
        "card_of": {card.issue.issue_id: card for card in cards},
        "sheets": sheets,
        "outlets": sorted({name_outlet(claim) for claim in report.claims}),
        "square": build_square(disputes),
        "drawing": draw_disputes(disputes),
        "speakers": speakers[:_SPEAKERS_SHOWN],
        "more_speakers": speakers[_SPEAKERS_SHOWN:],
        "days": sorted({claim.date for claim in report.claims if claim.date}),
        "figures": load_figures(),
        "engine": report.engine.name if report.engine else "light",
        "style": style,
        "style_hash": _hash(style),
        "script": script,
        "script_hash": _hash(script),
        "payload": dump_payload(report, sheets),
    }
    return environment.get_template("page.html.j2").render(values)


def build_sheets(claims: Sequence[Claim], sources: Mapping[str, Source]) -> tuple[Sheet, ...]:
    """One sheet for each document: the articles as they were read, then those of which there are claims only."""
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


@cache
def load_figures() -> dict[str, Any]:
    """What was measured, as the evaluation of the engines wrote it down: shares of one."""
    return dict(json.loads((files("claimcli.report") / "figures.json").read_text(encoding="utf-8")))


def _read(name: str) -> str:
    return (files("claimcli.report") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """How a Content-Security-Policy names the one inline style or script that it lets in."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def check_installed() -> None:
    """Raise MissingPackageError unless the package that makes the page is installed."""
    _open_environment()


@cache
def _open_environment() -> "jinja2.Environment":
    """The templates. Everything they print is made harmless to look at, then escaped, unless it is markup of ours."""
    package = load_package("jinja2", extra="report", what="the page")
    environment: jinja2.Environment = package.Environment(
        loader=package.FunctionLoader(_read),
        autoescape=True,
        undefined=package.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        finalize=lambda value: show_lines(value) if type(value) is str else value,
    )
    environment.filters.update(
        speaker=name_speaker,
        cue=name_cue,
        quote=quote_claim,
        place=name_place,
        outlet=name_outlet,
        day=name_day,
        act=describe_act,
        factuality=factuality_of,
        count=count,
        party=name_party,
        percent="{:.0%}".format,
        own=load_package(
            "markupsafe", extra="report", what="the page"
        ).Markup,  # the style, the script and the data: of our own, or made safe already
    )
    return environment

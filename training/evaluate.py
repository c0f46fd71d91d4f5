"""Measures weights on annotated articles: figures for the model card, and the curve of confidence as a picture.

    python -m training.evaluate ../shared/polnear/train.jsonl.gz --weights tune.bin --fold check --curve docs/curve.svg

The measures are those of the bench (overlap of at least 0.5 in letters, one to one, best first), split by kind of
quotation, by newspaper and by year, with a table of how often a confidence is calibrated.
"""

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcli.api import extract_text
from claimcli.attribution.engines import ENGINES, LIGHT
from claimcli.models import Claim
from claimcli.text.span import Span
from training.corpus import Annotated, Gold, letter_counts, overlap, read_corpus, tokens_of

RIGHT = 0.5


class Judged(NamedTuple):
    """A claim with whether its content and its source are right."""

    claim: Claim
    right: bool
    source_right: bool


class Outcome(NamedTuple):
    """One article's claims, judged, and its gold with what was found of it."""

    item: Annotated
    claims: list[Judged]
    found: set[str]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--engine", choices=ENGINES, default=LIGHT)
    parser.add_argument("--fold", choices=["tune", "check", "all"], default="check")
    parser.add_argument("--curve", type=Path, help="write the precision/recall curve as SVG")
    options = parser.parse_args()
    os.environ["CLAIMCLI_WEIGHTS"] = str(options.weights)
    outcomes = [judge_article(item, options.engine) for item in read_corpus(options.corpus, options.fold)]
    print(format_reliability(outcomes))
    for title, key in (
        ("newspaper", lambda o: o.item.article.document.split("_")[0]),
        ("year", lambda o: o.item.article.document.split("_")[1][:4]),
    ):
        print(format_split(outcomes, title, key))
    print(format_kinds(outcomes))
    if options.curve:
        options.curve.write_text(draw_curve(curve(outcomes)), encoding="utf-8")


def judge_article(item: Annotated, engine: str) -> Outcome:
    """Extract the article's claims and match them to its gold."""
    article = item.article
    claims = extract_text(article.text, article.document, engine).claims
    sizes = letter_counts(article)
    contents = [tokens_of(article, c.content_spans) for c in claims]
    pairs = sorted(
        (-shared, k, j)
        for k, content in enumerate(contents)
        for j, gold in enumerate(item.gold)
        if (shared := overlap(content, gold.content, sizes)) >= RIGHT
    )
    match: dict[int, Gold] = {}
    used: set[int] = set()
    for _, k, j in pairs:
        if k not in match and j not in used:
            match[k] = item.gold[j]
            used.add(j)
    judged = [Judged(c, k in match, k in match and _source_right(item, c, match[k])) for k, c in enumerate(claims)]
    return Outcome(item, judged, {gold.id for gold in match.values()})


def _source_right(item: Annotated, claim: Claim, gold: Gold) -> bool:
    source = {i for s in claim.source_spans for i in range(*item.article.token_range(Span(*s)))}
    return bool(source & set(gold.source)) or (not source and not gold.source)


def reliability(outcomes: Iterable[Outcome], bins: int = 10) -> list[tuple[int, float, float]]:
    """(claims, mean confidence, share right) for each bin of confidence; empty bins are left out."""
    rows: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for outcome in outcomes:
        for claim, right, _ in outcome.claims:
            rows[min(bins - 1, int(claim.confidence * bins))].append((claim.confidence, right))
    return [
        (len(pairs), sum(c for c, _ in pairs) / len(pairs), sum(r for _, r in pairs) / len(pairs))
        for _, pairs in sorted(rows.items())
    ]


def curve(outcomes: Sequence[Outcome]) -> list[tuple[float, float, float]]:
    """(least confidence, precision, recall over all attributions), from 0.3 to 0.95."""
    gold = sum(len(o.item.gold) for o in outcomes)
    points = []
    for least in [x / 100 for x in range(30, 100, 5)]:
        kept = [right for o in outcomes for claim, right, _ in o.claims if claim.confidence >= least]
        if kept:
            points.append((least, sum(kept) / len(kept), sum(kept) / gold))
    return points


def format_reliability(outcomes: Sequence[Outcome]) -> str:
    """Markdown table of the reliability."""
    lines = ["| claims | mean confidence | right |", "|---:|---:|---:|"]
    return "\n".join([*lines, *(f"| {n} | {c:.2f} | {r:.2f} |" for n, c, r in reliability(outcomes))]) + "\n"


def format_split(outcomes: Sequence[Outcome], title: str, key: object) -> str:
    """Markdown table of precision, recall over all attributions, F1 and sources right, by article property."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[key(outcome)].append(outcome)  # type: ignore[operator]
    lines = [f"| {title} | articles | P | R | F1 | source right |", "|---|---:|---:|---:|---:|---:|"]
    for name, members in sorted(groups.items()):
        said = sum(len(o.claims) for o in members)
        right = sum(j.right for o in members for j in o.claims)
        sources = sum(j.source_right for o in members for j in o.claims)
        gold = sum(len(o.item.gold) for o in members)
        p, r = right / max(1, said), right / max(1, gold)
        lines.append(
            f"| {name} | {len(members)} | {p:.2f} | {r:.2f} | {2 * p * r / max(1e-9, p + r):.2f} |"
            f" {sources / max(1, right):.2f} |"
        )
    return "\n".join(lines) + "\n"


def format_kinds(outcomes: Sequence[Outcome]) -> str:
    """Markdown table of precision by the kind that the claim record gives."""
    said, right = Counter[str](), Counter[str]()
    for outcome in outcomes:
        for claim, good, _ in outcome.claims:
            said[claim.kind] += 1
            right[claim.kind] += good
    lines = ["| kind | claims | right |", "|---|---:|---:|"]
    return "\n".join([*lines, *(f"| {k} | {said[k]} | {right[k] / said[k]:.2f} |" for k in sorted(said))]) + "\n"


def draw_curve(points: Sequence[tuple[float, float, float]]) -> str:
    """The curve of precision and recall against `--min-confidence` as an SVG picture."""
    left, top, width, height = 46, 16, 420, 220

    def at(x: float, y: float) -> str:
        return f"{left + (x - 0.3) / 0.65 * width:.1f},{top + (1 - y) * height:.1f}"

    def line(column: int, colour: str) -> str:
        path = " ".join(at(p[0], p[column]) for p in points)
        return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'

    grid = "".join(
        f'<path d="M {left} {top + (1 - y) * height:.1f} h {width}" stroke="#ddd"/>'
        f'<text x="{left - 6}" y="{top + (1 - y) * height + 4:.1f}" text-anchor="end">{y:.1f}</text>'
        for y in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    )
    ticks = "".join(
        f'<text x="{at(x, 0).split(",")[0]}" y="{top + height + 16}" text-anchor="middle">{x:.1f}</text>'
        for x in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width + 90} {top + height + 40}"'
        f' font-family="sans-serif" font-size="11">'
        f'<rect width="100%" height="100%" fill="white"/>{grid}{ticks}{line(1, "#0b6e4f")}{line(2, "#8a3ffc")}'
        f'<text x="{left + width + 6}" y="{at(0, points[-1][1]).split(",")[1]}" fill="#0b6e4f">precision</text>'
        f'<text x="{left + width + 6}" y="{at(0, points[-1][2]).split(",")[1]}" fill="#8a3ffc">recall</text>'
        f'<text x="{left + width / 2}" y="{top + height + 34}" text-anchor="middle">--min-confidence</text></svg>\n'
    )


if __name__ == "__main__":
    main()

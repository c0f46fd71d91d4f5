"""Figures in pages: what was measured stands in one file, and the pages that show it are written from it.

A page has blocks between `<!-- figures: NAME -->` and `<!-- /figures -->`; each is replaced by what `BLOCKS` makes of
the figures. A test holds the pages to the file, so that no figure is written by hand.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Figures = Mapping[str, Any]
ROOT = Path(__file__).resolve().parent.parent.parent
FILE = ROOT / "docs" / "figures.json"
PAGES = (
    ROOT / "README.md",
    ROOT / "claimcli" / "attribution" / "weights" / "MODEL_CARD.md",
    ROOT / "models" / "accurate-en" / "README.md",
)
REPORT = ROOT / "claimcli" / "report" / "figures.json"  # what the HTML page says of itself
_BLOCK = re.compile(r"(?P<head><!-- figures: (?P<name>[\w-]+) -->\n).*?(?P<tail><!-- /figures -->)", re.DOTALL)


def read_file() -> dict[str, Any]:
    """All figures measured so far, by engine."""
    return dict(json.loads(FILE.read_text(encoding="utf-8"))) if FILE.exists() else {}


def store(name: str, figures: Figures) -> None:
    """Put the figures of one engine into the file, and write the pages anew."""
    FILE.write_text(json.dumps({**read_file(), name: figures}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for page in PAGES:
        page.write_text(render_page(page.read_text(encoding="utf-8"), read_file()), encoding="utf-8")
    REPORT.write_text(render_report_figures(read_file()), encoding="utf-8")


def render_page(text: str, figures: Figures) -> str:
    """A page with its blocks made of the figures."""
    return _BLOCK.sub(lambda m: f"{m['head']}\n{BLOCKS[m['name']](figures).strip()}\n\n{m['tail']}", text)


def _card(engine: str) -> Callable[[Figures], str]:
    def render(figures: Figures) -> str:
        of = figures[engine]
        bench = of["extract"]
        claim, half, most, exact = (
            bench[f"{name} P R F1 ({kind})"]
            for name, kind in (
                ("claim", "overlap 0.5; R over speech"),
                ("all attributions", "overlap 0.5"),
                ("all attributions", "overlap 0.8"),
                ("all attributions", "exact"),
            )
        )
        recall = " / ".join(f"{_starting(bench, f'recall, {k}'):.3f}" for k in _STRATA)
        precision = " / ".join(f"{_starting(bench, f'precision, {k}'):.3f}" for k in ("direct", "mixed", "indirect"))
        rows = [
            (
                "claim F1 (precision on everything, recall over speech)",
                f"{claim[2]:.3f} (P {claim[0]:.3f}, R {claim[1]:.3f})",
            ),
            ("all attributions F1, overlap 0.5 / 0.8 / exact", " / ".join(f"{x[2]:.3f}" for x in (half, most, exact))),
            ("claim with its source F1", f"{bench['claim with its source P R F1'][2]:.3f}"),
            ("source right, of matched", f"{bench['source right, of matched'][0]:.3f}"),
            ("recall: direct / mixed / indirect speech / attitudes", recall),
            ("precision: direct / mixed / indirect", precision),
        ]
        lines = "\n".join(f"| {name} | {value} |" for name, value in rows)
        splits = "\n".join(of["splits"])
        return f"""`{of["command"]}`

| measure | |
|---|---:|
{lines}

### Is confidence calibrated?

{of["reliability"]}
### By newsroom, year and kind

P is the share of claims that are right, R counts all attributions, attitudes too (people agree on only 0.61 of those).

{splits}"""

    return render


def render_report_figures(figures: Figures) -> str:
    """The figures that the HTML page shows in its box of method and limits, as JSON: shares of one, rounded."""

    def of_engine(name: str) -> dict[str, float]:
        bench = figures[name]["extract"]
        recall = {kind.split()[0]: round(_starting(bench, f"recall, {kind}"), 2) for kind in _STRATA[:3]}
        return {
            "found": round(bench["claim P R F1 (overlap 0.5; R over speech)"][2], 2),
            "with_source": round(bench["claim with its source P R F1"][2], 2),
            "source_right": round(bench["source right, of matched"][0], 2),
            **recall,
        }

    right, wrong = (figures["light"]["speakers"][key][0] for key in ("speaker right", "a wrong name given"))
    values = {
        "light": of_engine("light"),
        "accurate": of_engine("accurate"),
        "people": {"found": PEOPLE[0], "with_source": PEOPLE[1]},
        "speakers": {"right": round(right, 3), "wrong": round(wrong, 3)},
    }
    return json.dumps(values, indent=1) + "\n"


_STRATA = ("direct", "mixed", "indirect speech", "attitude")


def _starting(bench: Mapping[str, list[float]], name: str) -> float:
    """The figure whose name begins so: the bench adds how many there are."""
    return next(values[0] for key, values in bench.items() if key.startswith(f"{name} ("))


def _readme_engines(figures: Figures) -> str:
    def row(engine: str, name: str) -> str:
        bench = figures[engine]["extract"]
        claim = bench["claim P R F1 (overlap 0.5; R over speech)"][2]
        source = bench["claim with its source P R F1"][2]
        direct, mixed, indirect = (_starting(bench, f"recall, {kind}") for kind in _STRATA[:3])
        return f"| {name} | **{claim:.2f}** | **{source:.2f}** | {direct:.0%} / {mixed:.0%} / {indirect:.0%} |"

    rows = [
        row("accurate", "**claimcli, `--engine accurate`**"),
        row("light", "**claimcli** (light, what everybody gets)"),
    ]
    return "\n".join([_OTHERS_HEAD, *rows, _OTHERS])


# Of the others and of people: measured on another held-out part of the same corpus, about two points easier.
PEOPLE = (0.84, 0.75)  # claim F1, claim with its source F1
_OTHERS_HEAD = f"""| | claim F1 | claim with its source F1 | found of direct / mixed / indirect speech |
|---|---|---|---|
| two people, with one another | {PEOPLE[0]:.2f} | {PEOPLE[1]:.2f} | |"""
_OTHERS = """| BBC Citron, retrained on the same articles | 0.66 | 0.53 | |
| SFU Gender Gap Tracker | 0.60 | 0.41 | |
| textacy, direct quotations | 0.36 | 0.26 | |
| Guardian/AFP regular expressions | 0.35 | 0.20 | |"""


def _readme_speakers(figures: Figures) -> str:
    speakers = figures["light"]["speakers"]
    rows = "\n".join(f"| {name} | {values[0]:.2f} |" for name, values in sorted(speakers.items(), reverse=True))
    return f"| who is speaking (held-out articles, light engine) | |\n|---|---|\n{rows}"


BLOCKS: dict[str, Callable[[Figures], str]] = {
    "card-light": _card("light"),
    "card-accurate": _card("accurate"),
    "engines": _readme_engines,
    "speakers": _readme_speakers,
}

"""What was measured of the program, for the page's box of method and limits: from what the evaluations wrote down."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

_BY_ENGINE = re.compile(r"^## Claims by the (\w+) engine$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_COMPARISON = {  # what the card of the pair model calls it
    "right": "topics with a dispute that are right",
    "shown": "two-sided issues shown",
    "gathered": "two-sided issues brought together",
}


@cache
def load_figures() -> dict[str, Any]:
    """Figures of extraction by engine, of people and of speakers: shares of one."""
    return dict(json.loads((files("claimcli.report") / "figures.json").read_text(encoding="utf-8")))


@cache
def load_comparison_figures(engine: str) -> dict[str, float]:
    """Of events held out: `right` of the issues shown with a dispute, and of the issues that have two sides those that
    are `shown` by a right dispute and `gathered`, sides or none. Empty where the card of the pair model tells none."""
    card = files("claimcli.comparison") / "weights" / "MODEL_CARD.md"
    if not card.is_file():
        return {}
    return read_card(card.read_text(encoding="utf-8")).get(engine, {})


def read_card(card: str) -> dict[str, dict[str, float]]:
    """The figures of the page out of the card of the pair model, by engine; of an engine all or none."""
    found = {}
    for engine, section in _BY_ENGINE.findall(card):
        values = {key: re.search(rf"^{name} +([\d.]+)", section, re.MULTILINE) for key, name in _COMPARISON.items()}
        if all(values.values()):
            found[engine] = {key: float(match[1]) for key, match in values.items() if match}
    return found

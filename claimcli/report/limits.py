"""What was measured of the program, for the page's box of method and limits: from what the evaluations wrote down."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

_BY_ENGINE = re.compile(r"^## Claims by the (\w+) engine$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_COMPARISON = {  # what the card of the pair model calls it
    "right": r"topics with a dispute that are right +([\d.]+)",
    "listed": r"topics with a dispute that are right +[\d.]+ +of (\d+)",
    "shown": r"two-sided issues shown +([\d.]+)",
    "gathered": r"two-sided issues brought together +([\d.]+)",
}


@cache
def load_figures() -> dict[str, Any]:
    """Figures of extraction by engine, of people and of speakers: shares of one."""
    return dict(json.loads((files("claimcli.report") / "figures.json").read_text(encoding="utf-8")))


@cache
def load_comparison_figures(engine: str) -> dict[str, float]:
    """What was measured on events held out; empty where the card of the pair model tells nothing of the engine.

    Returns:
        `right`, the share of the `listed` issues shown with a dispute that are right; of the issues that have two
        sides, the share `shown` by a right dispute, and the share `gathered` on one issue, with sides or without.
    """
    card = files("claimcli.comparison") / "weights" / "MODEL_CARD.md"
    if not card.is_file():
        return {}
    return read_card(card.read_text(encoding="utf-8")).get(engine, {})


def read_card(card: str) -> dict[str, dict[str, float]]:
    """The figures of the page out of the card of the pair model, by engine; of an engine all or none."""
    found = {}
    for engine, section in _BY_ENGINE.findall(card):
        values = {key: re.search(f"^{pattern}", section, re.MULTILINE) for key, pattern in _COMPARISON.items()}
        if all(values.values()):
            found[engine] = {key: float(match[1]) for key, match in values.items() if match}
    return found

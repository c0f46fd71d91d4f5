"""The weights of the rules, logistic models by table and feature: `weights/rules.toml` says what each table decides."""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights" / "rules.toml"


@cache
def load_rule_weights() -> Mapping[str, Mapping[str, float]]:
    """The tables, read at the first call."""
    return {name: dict(table) for name, table in tomllib.loads(WEIGHTS.read_text(encoding="utf-8")).items()}


def logistic(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The probability that a table of `weights` gives to `features`."""
    get = features.get
    z = weights["bias"] + sum([weight * get(name, 0.0) for name, weight in weights.items()])
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))

"""Boosted trees by LightGBM, and their export as nested lists that plain Python reads."""

from typing import Any

import lightgbm as lgb
import numpy as np

from claimcli.comparison.classifier import GATE_PARTS, PARTS
from claimcli.comparison.forest import LEAVES
from training.comparison.examples import GATE, HEADS, Examples, Flags, Numbers

ROUNDS = {"same": 100, "topic": 100, "opposed": 60, "marked": 60, GATE: 24}
SETTINGS: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": LEAVES, "min_data_in_leaf": 30, "feature_fraction": 0.3,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 10.0, "max_bin": 63, "verbose": -1, "num_threads": 1,
    "seed": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
LEARNING_RATES = {GATE: 0.2}  # few trees must learn faster
LEARNT_FROM_ALL = ("same", "opposed")  # heads of which the older events tell


def fit(head: str, values: Numbers, labels: Flags) -> lgb.Booster:
    """A forest for one head."""
    settings = {**SETTINGS, "learning_rate": LEARNING_RATES.get(head, SETTINGS["learning_rate"])}
    return lgb.train(settings, lgb.Dataset(values, labels), ROUNDS[head])


def columns_of(head: str) -> list[int]:
    """The numbers of the features that a head may ask for: the gate only for those that are cheap to tell."""
    return [number for part in (GATE_PARTS if head == GATE else PARTS) for number in PARTS[part]]


def fit_heads(examples: list[Examples], held_out: int | None, folds: int) -> dict[str, lgb.Booster]:
    """A forest for each head and the gate, from all events but those of the fold held out."""
    found = {}
    for column, head in enumerate((*HEADS, GATE)):
        values, labels = [], []
        for part in examples:
            old = part.events >= 1000
            keep = old | (part.events % folds != held_out) if held_out is not None else np.ones(len(old), dtype=bool)
            if head not in LEARNT_FROM_ALL:
                keep = keep & ~old
            if head != GATE:
                keep = keep & ~part.unsure[:, column]
            values.append(part.values[keep][:, columns_of(head)])
            labels.append(part.labels[keep].any(axis=1) if head == GATE else part.labels[keep, column])
        found[head] = fit(head, np.concatenate(values), np.concatenate(labels))
    return found


def score(forests: dict[str, lgb.Booster], values: Numbers) -> Numbers:
    """The probabilities of the heads and, last, the log-odds of the gate, a row a pair."""
    found = [forests[head].predict(values, num_threads=1) for head in HEADS]
    found.append(forests[GATE].predict(values[:, columns_of(GATE)], num_threads=1, raw_score=True))
    return np.column_stack(found)


def export(forest: lgb.Booster, head: str) -> list[Any]:
    """The trees as nested lists: a leaf is its log-odds, a node [feature, threshold, low side, high side]."""
    columns = columns_of(head)
    return [_export(tree["tree_structure"], columns) for tree in forest.dump_model()["tree_info"]]


def _export(node: dict[str, Any], columns: list[int]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 5)
    threshold = float(f"{node['threshold']:.6g}")
    sides = (_export(node[side], columns) for side in ("left_child", "right_child"))
    return [columns[node["split_feature"]], threshold, *sides]

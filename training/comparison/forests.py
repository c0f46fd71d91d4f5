"""Boosted trees by LightGBM, and their export as nested lists that plain Python reads."""

from typing import Any

import lightgbm as lgb

from training.comparison.examples import HEADS, Examples, Flags, Numbers

ROUNDS = 60
SETTINGS: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.1, "num_leaves": 10, "min_data_in_leaf": 30, "feature_fraction": 0.3,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 10.0, "max_bin": 63, "verbose": -1, "num_threads": 1,
    "seed": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
LEARNT_FROM_ALL = ("same", "opposed")  # heads of which the older events tell


def fit(values: Numbers, labels: Flags) -> lgb.Booster:
    """A forest for one head."""
    return lgb.train(SETTINGS, lgb.Dataset(values, labels), ROUNDS)


def fit_heads(examples: list[Examples], held_out: int | None, folds: int) -> dict[str, lgb.Booster]:
    """A forest for each head, from all events but those of the fold held out."""
    import numpy as np

    found = {}
    for column, head in enumerate(HEADS):
        values, labels = [], []
        for part in examples:
            old = part.events >= 1000
            keep = old | (part.events % folds != held_out) if held_out is not None else np.ones(len(old), dtype=bool)
            if head not in LEARNT_FROM_ALL:
                keep = keep & ~old
            keep = keep & ~part.unsure[:, column]
            values.append(part.values[keep])
            labels.append(part.labels[keep, column])
        found[head] = fit(np.concatenate(values), np.concatenate(labels))
    return found


def export(forest: lgb.Booster) -> list[Any]:
    """The trees as nested lists: a leaf is its log-odds, a node [feature, threshold, low side, high side]."""
    return [_export(tree["tree_structure"]) for tree in forest.dump_model()["tree_info"]]


def _export(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 5)
    threshold = float(f"{node['threshold']:.6g}")
    return [node["split_feature"], threshold, _export(node["left_child"]), _export(node["right_child"])]

"""Logistic regression by L-BFGS, the same bytes every time, and the weights as a TOML table."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Array: TypeAlias = NDArray[np.float64]


def fit(
    rows: Sequence[Mapping[str, float]], names: Sequence[str], labels: Array, weights: Array, ridge: float
) -> Array:
    """Weights of `names` and, last, the bias; `ridge` is the strength of the L2 penalty on all but the bias."""
    x = matrix(rows, names)

    def loss(beta: Array) -> tuple[float, Array]:
        z = x @ beta[:-1] + beta[-1]
        slope = weights * (1 / (1 + np.exp(-z)) - labels)
        value = float((weights * (np.logaddexp(0, z) - labels * z)).sum() + ridge * (beta[:-1] ** 2).sum() / 2)
        return value, np.append(x.T @ slope + ridge * beta[:-1], slope.sum())

    return np.asarray(minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x)


def predict(rows: Sequence[Mapping[str, float]], names: Sequence[str], beta: Array) -> Array:
    """The probability of each row."""
    return np.asarray(1 / (1 + np.exp(-(matrix(rows, names) @ beta[:-1] + beta[-1]))))


def matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Array:
    """One row for each mapping, one column for each name."""
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


def as_table(title: str, names: Sequence[str], beta: Array) -> str:
    """The weights as a TOML table, two decimals."""
    lines = [f"bias = {beta[-1]:.2f}", *(f'"{n}" = {b:.2f}' for n, b in zip(names, beta[:-1], strict=True))]
    return "\n".join([f"[{title}]", *lines, ""])

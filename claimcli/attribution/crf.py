"""Linear-chain conditional random fields: weights as a compact file, posterior decoding in plain Python.

Lafferty, McCallum and Pereira 2001; forward-backward with scaling as in Rabiner 1989. Weights are 16-bit integers,
`SCALE` to one unit (which cost nothing against floats), summed as integers and turned into floats once a token.
"""

import json
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any

SCALE = 64
Vector = tuple[int, ...]  # one weight per label, in units of 1 / SCALE


@dataclass(frozen=True, slots=True)
class Chain:
    """A model: labels, the weights of each feature, the transition weights `[from][to]`, all in units of 1 / SCALE."""

    labels: tuple[str, ...]
    weights: Mapping[str, Vector]
    transitions: tuple[Vector, ...]

    def marginals(self, emissions: Sequence[Sequence[int]]) -> list[list[float]]:
        """Probability of each label at each place of a sequence: rows of `len(labels)` floats that sum to one.

        `emissions` holds a row of summed weights for each token. Takes time linear in the sequence.
        """
        if not emissions:
            return []
        columns = [tuple(exp(row[j] / SCALE) for row in self.transitions) for j in range(len(self.labels))]
        rows = [tuple(exp(w / SCALE) for w in row) for row in self.transitions]
        potentials = [_potential(e) for e in emissions]
        forward = [_normal(potentials[0])]
        for psi in potentials[1:]:
            alpha = forward[-1]
            forward.append(_normal([p * sum(map(float.__mul__, alpha, c)) for p, c in zip(psi, columns, strict=True)]))
        out = [forward[-1]]
        beta: list[float] = [1.0] * len(self.labels)
        for t in range(len(potentials) - 2, -1, -1):
            ahead = [b * p for b, p in zip(beta, potentials[t + 1], strict=True)]
            beta = _normal([sum(map(float.__mul__, ahead, r)) for r in rows])
            out.append(_normal([a * b for a, b in zip(forward[t], beta, strict=True)]))
        out.reverse()
        return out


def _potential(emission: Sequence[int]) -> list[float]:
    top = max(emission)
    return [exp((e - top) / SCALE) for e in emission]


def _normal(row: Sequence[float]) -> list[float]:
    total = sum(row)
    return [x / total for x in row]


def sum_weights(vectors: Iterable[Vector], none: Vector) -> Sequence[int]:
    """The sum of weight vectors, label by label; `none` (zeros) where there are none."""
    return [sum(column) for column in zip(none, *vectors, strict=True)]


def pack(models: Mapping[str, Chain], extra: Mapping[str, Any]) -> bytes:
    """Models and what goes with them as bytes; the same input gives the same bytes."""
    header: dict[str, Any] = {"models": {}, "extra": extra}
    body = b""
    for name, chain in models.items():
        keys = sorted(chain.weights)
        blob = "\n".join(keys).encode("utf-8")
        width = len(chain.labels)
        columns = b"".join(struct.pack(f"<{len(keys)}h", *(chain.weights[k][j] for k in keys)) for j in range(width))
        header["models"][name] = {
            "labels": chain.labels, "transitions": chain.transitions, "names": len(blob), "features": len(keys),
        }  # fmt: skip
        body += blob + columns
    head = json.dumps(header, ensure_ascii=False, sort_keys=True).encode("utf-8")
    return zlib.compress(struct.pack("<I", len(head)) + head + body, 9)


def unpack(data: bytes) -> tuple[dict[str, Chain], dict[str, Any]]:
    """What `pack` packed. Raises ValueError for bytes that it did not write."""
    try:
        raw = zlib.decompress(data)
        (size,) = struct.unpack_from("<I", raw)
        header = json.loads(raw[4 : 4 + size])
        at = 4 + size
        models = {}
        for name in sorted(header["models"], key=list(header["models"]).index):
            spec = header["models"][name]
            keys = raw[at : at + spec["names"]].decode("utf-8").split("\n")
            at += spec["names"]
            count = spec["features"]
            columns = []
            for _ in spec["labels"]:
                columns.append(struct.unpack_from(f"<{count}h", raw, at))
                at += 2 * count
            weights = dict(zip(keys, zip(*columns, strict=True), strict=True))
            models[name] = Chain(tuple(spec["labels"]), weights, tuple(map(tuple, spec["transitions"])))
        return models, header["extra"]
    except (zlib.error, struct.error, KeyError, UnicodeDecodeError) as error:
        raise ValueError(f"not a weights file of claimcli: {error}") from error

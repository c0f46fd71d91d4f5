"""Linear-chain conditional random fields: weights as a compact file, posterior decoding in plain Python.

Lafferty, McCallum and Pereira 2001; forward-backward with scaling as in Rabiner 1989. Weights are 16-bit integers,
`SCALE` to one unit (which cost nothing against floats).

The weights of a feature, one per label, are packed side by side into one Python integer, `FIELD` bits to a label. The
sum of such integers is the sum for every label at once, which is what makes features cheap: a token has about fifty.
"""

import json
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp
from typing import Any

SCALE = 64
FIELD = 32
_MIDDLE = 1 << (FIELD - 1)
_EXP = tuple(
    exp(-n / SCALE) for n in range(30 * SCALE)
)  # what is further below the best label than this counts as nothing
_LAST = len(_EXP) - 1
Step = Callable[[Sequence[float]], list[float]]
Row = tuple[int, ...]  # one weight per label, in units of 1 / SCALE


@dataclass(frozen=True)
class Chain:
    """A model: labels, packed weights by feature, transition weights `[from][to]` in units of 1 / SCALE."""

    labels: tuple[str, ...]
    weights: Mapping[str, int]
    transitions: tuple[Row, ...]

    @cached_property
    def _forward(self) -> Step:
        table = self._factors()
        return compile_step([[row[j] for row in table] for j in range(len(table))])

    @cached_property
    def _backward(self) -> Step:
        return compile_step(self._factors())

    def _factors(self) -> list[list[float]]:
        return [[exp(w / SCALE) for w in row] for row in self.transitions]

    def marginals(self, sums: Sequence[int]) -> list[list[float]]:
        """Probability of each label at each place of a sequence: rows of `len(labels)` floats that sum to one.

        `sums` holds a packed sum of weights for each token. Takes time linear in the sequence.
        """
        if not sums:
            return []
        potentials = self._potentials(sums)
        step = self._forward
        alpha = _normal(potentials[0])
        forward = [alpha]
        for psi in potentials[1:]:
            alpha = _normal([p * a for p, a in zip(psi, step(alpha), strict=True)])
            forward.append(alpha)
        step = self._backward
        beta = [1.0] * len(self.labels)
        out = [alpha]
        for t in range(len(potentials) - 2, -1, -1):
            beta = _normal(step([b * p for b, p in zip(beta, potentials[t + 1], strict=True)]))
            out.append(_normal([a * b for a, b in zip(forward[t], beta, strict=True)]))
        out.reverse()
        return out

    def _potentials(self, sums: Sequence[int]) -> list[list[float]]:
        """exp of each label's weight, the best label's being one."""
        width = len(self.labels)
        unpack_fields, size, middle = struct.Struct(f"<{width}I").unpack, 4 * width, _middle(width)
        rows = []
        for packed in sums:
            fields = unpack_fields((packed + middle).to_bytes(size, "little"))
            top = max(fields)
            rows.append([_EXP[top - f] if top - f < _LAST else _EXP[_LAST] for f in fields])
        return rows


def _middle(width: int) -> int:
    """What makes every field of a packed sum positive, so that fields can be read apart."""
    return sum(_MIDDLE << (FIELD * j) for j in range(width))


def compile_step(table: Sequence[Sequence[float]]) -> Step:
    """The product of a fixed matrix with a vector, as one compiled expression: four times as fast as loops.

    Steps that the labels rule out (an inside without its begin) have a factor near zero and are left out.
    """
    rows = [" + ".join(f"v[{i}] * {w!r}" for i, w in enumerate(row) if w > 1e-4) or "0.0" for row in table]
    step: Step = eval(f"lambda v: [{', '.join(rows)}]")  # numbers only, all of them ours
    return step


def _normal(row: list[float]) -> list[float]:
    total = sum(row)
    return [x / total for x in row]


def pack_row(row: Iterable[int]) -> int:
    """One integer for the weights of one feature."""
    return sum(w << (FIELD * j) for j, w in enumerate(row))


def unpack_row(packed: int, width: int) -> Row:
    """The weights that `pack_row` packed, or their sums."""
    fields = struct.unpack(f"<{width}I", (packed + _middle(width)).to_bytes(4 * width, "little"))
    return tuple(f - _MIDDLE for f in fields)


def pack(models: Mapping[str, Chain], extra: Mapping[str, Any]) -> bytes:
    """Models and what goes with them as bytes; the same input gives the same bytes."""
    header: dict[str, Any] = {"models": [], "extra": extra}
    body = b""
    for name, chain in sorted(models.items()):
        keys = sorted(chain.weights)
        blob = "\n".join(keys).encode("utf-8")
        rows = [unpack_row(chain.weights[k], len(chain.labels)) for k in keys]
        header["models"].append([name, chain.labels, chain.transitions, len(blob), len(keys)])
        body += blob + b"".join(struct.pack(f"<{len(keys)}h", *column) for column in zip(*rows, strict=True))
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
        for name, labels, transitions, blob, count in header["models"]:
            keys = raw[at : at + blob].decode("utf-8").split("\n")
            at += blob
            columns = []
            for _ in labels:
                columns.append(struct.unpack_from(f"<{count}h", raw, at))
                at += 2 * count
            weights = dict(zip(keys, _pack_columns(columns), strict=True))
            models[name] = Chain(tuple(labels), weights, tuple(map(tuple, transitions)))
        return models, header["extra"]
    except (zlib.error, struct.error, KeyError, TypeError, UnicodeDecodeError) as error:
        raise ValueError(f"not a weights file of claimcli: {error}") from error


def _pack_columns(columns: Sequence[Sequence[int]]) -> list[int]:
    """`pack_row` over the rows of a table that is given by columns."""
    packed = list(columns[0])
    for j, column in enumerate(columns[1:], 1):
        shift = FIELD * j
        packed = [p + (w << shift) if w else p for p, w in zip(packed, column, strict=True)]
    return packed

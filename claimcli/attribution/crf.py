"""Linear-chain conditional random fields: posterior decoding in plain Python.

Lafferty, McCallum and Pereira 2001; forward-backward with scaling as in Rabiner 1989. Weights are 16-bit integers,
`SCALE` to one unit (which cost nothing against floats).

The weights of a feature, one per label, are packed side by side into one Python integer, `FIELD` bits to a label. The
sum of such integers is the sum for every label at once, which is what makes features cheap: a token has about fifty.
"""

import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp
from typing import Any, NamedTuple

SCALE = 64
FIELD = 32
_MIDDLE = 1 << (FIELD - 1)
_MOST = 60 * SCALE  # weights of a label that are summed are hardly ever farther than this from nothing
_EXP = [exp(n / SCALE) for n in range(-_MOST, _MOST)]
Row = tuple[int, ...]  # one weight per label, in units of 1 / SCALE
Rows = list[tuple[float, ...]]  # one number per label, for each place of a sequence


@dataclass(frozen=True)
class Chain:
    """A model: labels, packed weights by feature, transition weights `[from][to]` in units of 1 / SCALE."""

    labels: tuple[str, ...]
    weights: Mapping[str, int]
    transitions: tuple[Row, ...]

    @cached_property
    def _passes(self) -> "Passes":
        return compile_passes([[exp(w / SCALE) for w in row] for row in self.transitions])

    def marginals(self, sums: Sequence[int]) -> Rows:
        """Probability of each label at each place of a sequence: rows of `len(labels)` floats that sum to one.

        `sums` holds a packed sum of weights for each token. Takes time linear in the sequence.
        """
        if not sums:
            return []
        width = len(self.labels)
        read, size, middle = struct.Struct(f"<{width}I").iter_unpack, 4 * width, _row_of(_MOST, width)
        try:
            fields = list(read(b"".join([(packed + middle).to_bytes(size, "little") for packed in sums])))
            return self._passes.backward(*self._passes.forward(fields, _EXP))
        except (IndexError, OverflowError):  # a weight beyond the table: only how far it is from the best one matters
            rows = [unpack_row(packed, width) for packed in sums]
            near = [[max(w - max(row), -_MOST) + _MOST for w in row] for row in rows]
            return self._passes.backward(*self._passes.forward(near, [*_EXP, 1.0]))


class Passes(NamedTuple):
    """The steps of decoding, compiled for one matrix of transitions."""

    forward: Callable[[Sequence[Sequence[int]], Sequence[float]], tuple[Rows, Rows]]  # exp of each weight, and the pass
    backward: Callable[[Rows, Rows], Rows]


# The steps, written out for a fixed matrix: names for the numbers of a row and no loop over labels, which is four
# times as fast as loops. A row is scaled down or up where its total leaves the range of safe products, which is looked
# at every fourth step: four of them stay far within what a float can hold.
_PASSES = """
def forward(fields, factor):
    {f} = fields[0]
    {a} = {factors}
    potentials, out = [({a})], [({a})]
    keep, add = potentials.append, out.append
    for at in range(1, len(fields), 4):
        for {f} in fields[at : at + 4]:
            {p} = weights = {factors}
            keep(weights)
            {a} = row = {steps}
            add(row)
        total = {a_sum}
        if not 1e-90 < total < 1e90:
            {a} = {a_scaled}
    return potentials, out

def backward(potentials, forward):
    {b} = {ones}
    out = []
    add = out.append
    potentials, forward = potentials[::-1], forward[::-1]
    for at in range(0, len(forward), 4):
        for ({p}), ({a}) in zip(potentials[at : at + 4], forward[at : at + 4]):
            {m} = {products}
            total = {m_sum}
            add(({m_scaled}))
            {x} = {weighed}
            {b} = {back}
        total = {b_sum}
        if not 1e-90 < total < 1e90:
            {b} = {b_scaled}
    return out[::-1]
"""


def compile_passes(table: Sequence[Sequence[float]]) -> Passes:
    """The steps of decoding for transition factors `[from][to]` of two labels or more.

    Steps that the labels rule out (an inside without its begin) have a factor near zero and are left out.
    """
    labels = range(len(table))

    def listed(pattern: str, joint: str = ", ") -> str:
        return joint.join(pattern.format(j=j) for j in labels)

    def product(factors: Iterable[float], name: str) -> str:
        return " + ".join(f"{name}{i} * {w!r}" for i, w in enumerate(factors) if w > 1e-4) or "0.0"

    parts = {name: listed(name + "{j}") for name in "apbmxf"}
    parts |= {f"{name}_sum": listed(name + "{j}", " + ") for name in "abm"}
    parts |= {f"{name}_scaled": listed(name + "{j} / total") for name in "abm"}
    parts["factors"] = listed("factor[f{j}]")
    parts |= {"ones": listed("1.0"), "products": listed("a{j} * b{j}"), "weighed": listed("b{j} * p{j}")}
    parts["steps"] = ", ".join(f"p{j} * ({product([row[j] for row in table], 'a')})" for j in labels)
    parts["back"] = ", ".join(product(row, "x") for row in table)
    names: dict[str, Any] = {}
    exec(_PASSES.format(**parts), names)  # names and numbers only, all of them ours
    return Passes(names["forward"], names["backward"])


def _row_of(weight: int, width: int) -> int:
    """The packed row that has the same weight for each label."""
    return sum(weight << (FIELD * j) for j in range(width))


def pack_row(row: Iterable[int]) -> int:
    """One integer for the weights of one feature."""
    return sum(w << (FIELD * j) for j, w in enumerate(row))


def unpack_row(packed: int, width: int) -> Row:
    """The weights that `pack_row` packed, or their sums."""
    fields = struct.unpack(f"<{width}I", (packed + _row_of(_MIDDLE, width)).to_bytes(4 * width, "little"))
    return tuple(f - _MIDDLE for f in fields)

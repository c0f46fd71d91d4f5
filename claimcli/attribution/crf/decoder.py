"""Linear-chain conditional random fields: posterior decoding in plain Python.

Lafferty, McCallum and Pereira 2001; the way there with scaling as in Rabiner 1989, the way back as in Rauch, Tung and
Striebel 1965. Weights are 16-bit integers, `SCALE` to one unit (which cost nothing against floats).

The weights of a feature, one per label, are packed side by side into one Python integer, `FIELD` bits to a label. The
sum of such integers is the sum for every label at once, which is what makes features cheap: a token has about fifty.
"""

import struct
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import Any

from claimcli.attribution.crf.passes import IS_COMPILED, WIDTH, Passes

SCALE = 64
FIELD = 32
_MIDDLE = 1 << (FIELD - 1)  # added to each field of a packed sum, so that none is negative and they can be read apart
_MOST = 60 * SCALE  # weights of a label that are summed are hardly ever farther than this from nothing
_WINDOW = 8_192  # places that are decoded at once: each takes a kilobyte while it is
_BESIDE = 128  # places on either side that are decoded with them: what stands farther off changes nothing
_EXP = [exp(n / SCALE) for n in range(-_MOST, _MOST)]
Row = tuple[int, ...]  # one weight per label, in units of 1 / SCALE
Rows = list[tuple[float, ...]]  # one number per label, for each place of a sequence


@dataclass(frozen=True)
class Chain:
    """A model: labels, packed weights by feature, transition weights `[from][to]` in units of 1 / SCALE."""

    labels: tuple[str, ...]
    weights: Mapping[str, int]
    transitions: tuple[Row, ...]

    def marginals(self, sums: Sequence[int]) -> Sequence[tuple[float, ...]]:
        """Probability of each label at each place of a sequence: rows of `len(labels)` floats that sum to one.

        `sums` holds a packed sum of weights for each token. Takes time linear in the sequence.
        """
        if len(sums) <= _WINDOW:
            return self._decode(sums)
        packed = array("d")
        for at in range(0, len(sums), _WINDOW):
            first = max(0, at - _BESIDE)
            for row in self._decode(sums[first : at + _WINDOW + _BESIDE])[at - first :][:_WINDOW]:
                packed.extend(row)
        return PackedRows(packed, len(self.labels))

    def _decode(self, sums: Sequence[int]) -> Rows:
        if not sums:
            return []
        width, decode = len(self.labels), decoder_of(self.transitions)
        read, size, raised = struct.Struct(f"<{width}I").iter_unpack, 4 * width, _row_of(_MOST, width)
        try:  # a place in the table for each weight
            fields = list(read(b"".join([(packed + raised).to_bytes(size, "little") for packed in sums])))
            return decode(fields, _EXP)
        except (IndexError, OverflowError):  # a weight beyond the table: only how far it is from the best one matters
            rows = [unpack_row(packed, width) for packed in sums]
            near = [tuple([max(w - max(row), -_MOST) + _MOST for w in row]) for row in rows]
            return decode(near, _EXP)


class PackedRows(Sequence[tuple[float, ...]]):
    """Rows of a long sequence, side by side in one array: a quarter of what tuples of numbers take."""

    def __init__(self, numbers: "array[float]", width: int) -> None:
        self._numbers, self._width = numbers, width

    def __len__(self) -> int:
        return len(self._numbers) // self._width

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        return tuple(self._numbers[at * self._width : (at + 1) * self._width])

    def __iter__(self) -> Iterator[tuple[float, ...]]:
        return struct.iter_unpack(f"{self._width}d", self._numbers)


Decode = Callable[[Sequence[tuple[int, ...]], list[float]], Rows]  # places of the weights in a table of exp of each

# The two passes, written out for a fixed matrix: names for the numbers of a row and no loop over labels, which is four
# times as fast as loops. The way back needs no numbers of its own: what a label of the next place has reached it by
# tells how its probability is shared out among the labels before it. On the way there a row is scaled where its total
# leaves the range of safe products, which is looked at every fourth step: four stay far within what a float can hold.
_DECODER = """
def decode(fields, factor):
    {f} = fields[0]
    {a} = row = {first}
    reached, rows = [], [row]
    keep, add = reached.append, rows.append
    for at in range(1, len(fields), 4):
        for {f} in fields[at : at + 4]:
            {s} = row = {steps}
            keep(row)
            {a} = row = {weighed}
            add(row)
        total = {sum}
        if not 1e-90 < total < 1e90:
            {a} = rows[-1] = {scaled}
    total = {sum}
    rows.pop()
    {m} = row = {scaled}
    out = [row]
    add = out.append
    for ({s}), ({a}) in zip(reversed(reached), reversed(rows)):
        {r} = {ratios}
        {m} = row = {back}
        add(row)
    return out[::-1]
"""


@cache
def decoder_of(transitions: tuple[Row, ...]) -> Decode:
    """The decoder of a chain, made once; where the package is compiled, the compiled one: its numbers are the same."""
    table = [[exp(w / SCALE) for w in row] for row in transitions]
    return Passes(table).decode if IS_COMPILED and len(table) <= WIDTH else compile_decoder(table)


def compile_decoder(table: Sequence[Sequence[float]]) -> Decode:
    """The steps of decoding for transition factors `[from][to]` of two labels or more.

    Steps that the labels rule out (an inside without its begin) have a factor near zero and are left out. What no other
    label can reach has a number of its own all the same, so that nothing is divided by zero.
    """
    labels = range(len(table))

    def listed(pattern: str, joint: str = ", ") -> str:
        return joint.join(pattern.format(j=j) for j in labels)

    def product(factors: Iterable[float], name: str) -> str:
        return " + ".join(f"{name}{i} * {w!r}" for i, w in enumerate(factors) if w > 1e-4) or "0.0"

    def reach(label: int) -> str:
        factors = [row[label] for row in table]
        lonely = not any(w > 1e-4 for i, w in enumerate(factors) if i != label)
        return product(factors, "a") + " + 1e-300" * lonely

    parts = {name: listed(name + "{j}") for name in "afmrs"}
    parts |= {"first": listed("factor[f{j}]"), "weighed": listed("s{j} * factor[f{j}]")}
    parts |= {"sum": listed("a{j}", " + "), "scaled": listed("a{j} / total"), "ratios": listed("m{j} / s{j}")}
    parts["steps"] = ", ".join(map(reach, labels))
    parts["back"] = ", ".join(f"a{j} * ({product(table[j], 'r')})" for j in labels)
    names: dict[str, Any] = {}
    exec(_DECODER.format(**parts), names)  # names and numbers only, all of them ours
    decode: Decode = names["decode"]
    return decode


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

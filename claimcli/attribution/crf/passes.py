"""The two passes of decoding as arithmetic on plain numbers, for builds in which this module is compiled.

They do what `decoder.compile_decoder` writes out, in the same order, so that every number is the same to its last bit;
where they are not compiled they are slower than that. They are laid out for seven labels, since loops over labels would
cost more than the arithmetic: of a chain that has fewer, the rest have no probability.
"""

from collections.abc import Sequence

WIDTH = 7
IS_COMPILED = not __file__.endswith(".py")
_LEAST = 1e-4  # a factor below it rules a step out
Numbers = tuple[float, float, float, float, float, float, float]


class Passes:
    """The passes for transition factors `[from][to]` of `WIDTH` labels or fewer."""

    def __init__(self, table: Sequence[Sequence[float]]) -> None:
        width = self._width = len(table)
        self._factors: list[list[float]] = [[0.0] * WIDTH for _ in range(WIDTH)]
        for i, row in enumerate(table):
            self._factors[i][:width] = [w if w > _LEAST else 0.0 for w in row]
        # What no other label reaches has a number of its own, so that nothing is divided by zero.
        self._own: list[float] = [1.0] * WIDTH
        for j in range(width):
            self._own[j] = 0.0 if any(self._factors[i][j] for i in range(width) if i != j) else 1e-300

    def decode(self, fields: Sequence[tuple[int, ...]], factor: list[float]) -> list[tuple[float, ...]]:
        """See `decoder.Decode`."""
        w00, w01, w02, w03, w04, w05, w06 = self._factors[0]
        w10, w11, w12, w13, w14, w15, w16 = self._factors[1]
        w20, w21, w22, w23, w24, w25, w26 = self._factors[2]
        w30, w31, w32, w33, w34, w35, w36 = self._factors[3]
        w40, w41, w42, w43, w44, w45, w46 = self._factors[4]
        w50, w51, w52, w53, w54, w55, w56 = self._factors[5]
        w60, w61, w62, w63, w64, w65, w66 = self._factors[6]
        e0, e1, e2, e3, e4, e5, e6 = self._own
        width = self._width
        a0 = factor[fields[0][0]]
        a1 = factor[fields[0][1]]
        a2 = factor[fields[0][2]] if width > 2 else 0.0
        a3 = factor[fields[0][3]] if width > 3 else 0.0
        a4 = factor[fields[0][4]] if width > 4 else 0.0
        a5 = factor[fields[0][5]] if width > 5 else 0.0
        a6 = factor[fields[0][6]] if width > 6 else 0.0
        rows: list[Numbers] = [(a0, a1, a2, a3, a4, a5, a6)]
        reached: list[Numbers] = []
        for at in range(1, len(fields)):
            row = fields[at]
            s0 = a0 * w00 + a1 * w10 + a2 * w20 + a3 * w30 + a4 * w40 + a5 * w50 + a6 * w60 + e0
            s1 = a0 * w01 + a1 * w11 + a2 * w21 + a3 * w31 + a4 * w41 + a5 * w51 + a6 * w61 + e1
            s2 = a0 * w02 + a1 * w12 + a2 * w22 + a3 * w32 + a4 * w42 + a5 * w52 + a6 * w62 + e2
            s3 = a0 * w03 + a1 * w13 + a2 * w23 + a3 * w33 + a4 * w43 + a5 * w53 + a6 * w63 + e3
            s4 = a0 * w04 + a1 * w14 + a2 * w24 + a3 * w34 + a4 * w44 + a5 * w54 + a6 * w64 + e4
            s5 = a0 * w05 + a1 * w15 + a2 * w25 + a3 * w35 + a4 * w45 + a5 * w55 + a6 * w65 + e5
            s6 = a0 * w06 + a1 * w16 + a2 * w26 + a3 * w36 + a4 * w46 + a5 * w56 + a6 * w66 + e6
            reached.append((s0, s1, s2, s3, s4, s5, s6))
            a0 = s0 * factor[row[0]]
            a1 = s1 * factor[row[1]]
            a2 = s2 * factor[row[2]] if width > 2 else 0.0
            a3 = s3 * factor[row[3]] if width > 3 else 0.0
            a4 = s4 * factor[row[4]] if width > 4 else 0.0
            a5 = s5 * factor[row[5]] if width > 5 else 0.0
            a6 = s6 * factor[row[6]] if width > 6 else 0.0
            if at % 4 == 0 or at == len(fields) - 1:
                total = a0 + a1 + a2 + a3 + a4 + a5 + a6
                if not 1e-90 < total < 1e90:
                    a0 /= total
                    a1 /= total
                    a2 /= total
                    a3 /= total
                    a4 /= total
                    a5 /= total
                    a6 /= total
            rows.append((a0, a1, a2, a3, a4, a5, a6))
        total = a0 + a1 + a2 + a3 + a4 + a5 + a6
        m0 = a0 / total
        m1 = a1 / total
        m2 = a2 / total
        m3 = a3 / total
        m4 = a4 / total
        m5 = a5 / total
        m6 = a6 / total
        out: list[tuple[float, ...]] = [(m0, m1, m2, m3, m4, m5, m6)[:width]]
        for at in range(len(reached) - 1, -1, -1):
            s0, s1, s2, s3, s4, s5, s6 = reached[at]
            a0, a1, a2, a3, a4, a5, a6 = rows[at]
            r0 = m0 / s0
            r1 = m1 / s1
            r2 = m2 / s2
            r3 = m3 / s3
            r4 = m4 / s4
            r5 = m5 / s5
            r6 = m6 / s6
            m0 = a0 * (r0 * w00 + r1 * w01 + r2 * w02 + r3 * w03 + r4 * w04 + r5 * w05 + r6 * w06)
            m1 = a1 * (r0 * w10 + r1 * w11 + r2 * w12 + r3 * w13 + r4 * w14 + r5 * w15 + r6 * w16)
            m2 = a2 * (r0 * w20 + r1 * w21 + r2 * w22 + r3 * w23 + r4 * w24 + r5 * w25 + r6 * w26)
            m3 = a3 * (r0 * w30 + r1 * w31 + r2 * w32 + r3 * w33 + r4 * w34 + r5 * w35 + r6 * w36)
            m4 = a4 * (r0 * w40 + r1 * w41 + r2 * w42 + r3 * w43 + r4 * w44 + r5 * w45 + r6 * w46)
            m5 = a5 * (r0 * w50 + r1 * w51 + r2 * w52 + r3 * w53 + r4 * w54 + r5 * w55 + r6 * w56)
            m6 = a6 * (r0 * w60 + r1 * w61 + r2 * w62 + r3 * w63 + r4 * w64 + r5 * w65 + r6 * w66)
            out.append((m0, m1, m2, m3, m4, m5, m6)[:width])
        out.reverse()
        return out

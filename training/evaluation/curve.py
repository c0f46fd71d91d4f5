"""The curve of precision and recall as a picture."""

from collections.abc import Sequence


def draw_curve(points: Sequence[tuple[float, float, float]]) -> str:
    """The curve of precision and recall against `--min-confidence` as an SVG picture."""
    left, top, width, height = 46, 16, 420, 220

    def at(x: float, y: float) -> str:
        return f"{left + (x - 0.3) / 0.65 * width:.1f},{top + (1 - y) * height:.1f}"

    def line(column: int, colour: str) -> str:
        path = " ".join(at(p[0], p[column]) for p in points)
        return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'

    grid = "".join(
        f'<path d="M {left} {top + (1 - y) * height:.1f} h {width}" stroke="#ddd"/>'
        f'<text x="{left - 6}" y="{top + (1 - y) * height + 4:.1f}" text-anchor="end">{y:.1f}</text>'
        for y in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    )
    ticks = "".join(
        f'<text x="{at(x, 0).split(",")[0]}" y="{top + height + 16}" text-anchor="middle">{x:.1f}</text>'
        for x in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width + 90} {top + height + 40}"'
        f' font-family="sans-serif" font-size="11">'
        f'<rect width="100%" height="100%" fill="white"/>{grid}{ticks}{line(1, "#0b6e4f")}{line(2, "#8a3ffc")}'
        f'<text x="{left + width + 6}" y="{at(0, points[-1][1]).split(",")[1]}" fill="#0b6e4f">precision</text>'
        f'<text x="{left + width + 6}" y="{at(0, points[-1][2]).split(",")[1]}" fill="#8a3ffc">recall</text>'
        f'<text x="{left + width / 2}" y="{top + height + 34}" text-anchor="middle">--min-confidence</text></svg>\n'
    )

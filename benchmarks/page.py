"""What was measured, as a page in Markdown and as a picture."""

from collections.abc import Mapping
from math import log10
from typing import Any


def write_page(found: Mapping[str, Any]) -> str:
    """The page."""
    peers = found["peers"]
    scale = next(iter(peers.values()), None)
    rows = [(f"claimcli, {engine}", of["words_per_cpu_second"]) for engine, of in found["command"].items()]
    rows += list(peers.items())
    speed = "\n".join(f"| {name} | {value:,} | {f'{value / scale:.3f}' if scale else ''} |" for name, value in rows)
    start = "\n".join(f"| {name} | {of['wall']:.2f} | {of['memory']:.0f} |" for name, of in found["start"].items())
    names = list(next(iter(found["stages"].values())))
    stages = "\n".join(
        f"| {engine} | " + " | ".join(f"{of[name]:.2f}" for name in names) + " |"
        for engine, of in found["stages"].items()
    )
    length = "\n".join(f"| {row['size']:,} | {row['cpu']:.2f} | {row['memory']:.0f} |" for row in found["length"])
    articles = "\n".join(
        f"| {row['count']:,} | {row['extract']['cpu']:.2f} | {row['extract']['memory']:.0f} |"
        f" {row['compare']['cpu']:.2f} | {row['compare']['memory']:.0f} |"
        for row in found["articles"]
    )
    return f"""# How fast it is

Written by `make bench`, on {found["machine"]}. Whole commands, start and JSON included; {found["words"]:,} words of the
articles that the quality cases are made of, which are written over and over: new words would make it slower. Seconds
are CPU seconds, memory is the largest resident size.

| | words per CPU second | against spaCy's tokenizer |
|---|---:|---:|
{speed}

![Seconds against the length of one article](bench.svg)

## Start

From the command to the end of one article, wall seconds; `python` is Python doing nothing.

| | seconds | MB |
|---|---:|---:|
{start}

## Stages

CPU seconds in one process over the articles of the cases; attribution holds the tagging.

| | {" | ".join(names)} |
|---|{"---:|" * len(names)}
{stages}

## One long article

| code points | CPU seconds | MB |
|---:|---:|---:|
{length}

## Many articles

| articles | extract, CPU seconds | MB | compare, CPU seconds | MB |
|---:|---:|---:|---:|---:|
{articles}
"""


def draw(found: Mapping[str, Any]) -> str:
    """CPU seconds against the length of one article, both by powers of ten."""
    rows = [(row["size"], max(row["cpu"], 0.01)) for row in found["length"]]
    left, top, width, height = 60, 16, 420, 240
    low, high = log10(rows[0][0]), log10(rows[-1][0])
    bottom, peak = -2.0, max(2.0, log10(max(cpu for _, cpu in rows)))

    def at(size: float, cpu: float) -> tuple[float, float]:
        x = left + (log10(size) - low) / (high - low) * width
        return round(x, 1), round(top + (peak - log10(cpu)) / (peak - bottom) * height, 1)

    line = " ".join(f"{x},{y}" for x, y in (at(*row) for row in rows))
    ticks = "".join(
        f'<text x="{at(size, 1)[0]}" y="{top + height + 16}" text-anchor="middle">{size:,}</text>' for size, _ in rows
    )
    grid = "".join(
        f'<path d="M {left} {at(rows[0][0], 10.0**n)[1]} h {width}" stroke="#ddd"/>'
        f'<text x="{left - 6}" y="{at(rows[0][0], 10.0**n)[1] + 4}" text-anchor="end">{10.0**n:g} s</text>'
        for n in range(int(bottom), int(peak) + 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width + 40} {top + height + 44}"'
        ' font-family="sans-serif" font-size="11"><title>CPU seconds against the length of one article</title>'
        f'<rect width="100%" height="100%" fill="white"/>{grid}{ticks}'
        f'<polyline points="{line}" fill="none" stroke="#0072b2" stroke-width="2"/>'
        f'<text x="{left + width / 2}" y="{top + height + 36}" text-anchor="middle">code points</text></svg>\n'
    )

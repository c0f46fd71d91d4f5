"""Where a claim stands, on lines that are no wider than there is room: broken between folders, never inside a name."""

from rich.cells import cell_len


def break_place(place: str, width: int) -> list[str]:
    """`place`, which is `path:line`, on one line where `width` allows it, else broken after the slashes.

    A name that is longer than a line stays whole, so that a terminal finds it.
    """
    lines = [""]
    for piece in place.replace("/", "/\0").split("\0"):
        if lines[-1] and cell_len(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece
    return lines

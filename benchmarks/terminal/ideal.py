"""The bytes that a renderer would send which knows exactly which cells have changed.

It moves the cursor once to each run of changed cells, and sets colours and attributes from scratch wherever
they differ from the changed cell before on the same line. A good renderer can send less: relative moves
are shorter, and so are colours that change one at a time.
"""

import re
from collections.abc import Sequence

from pyte.screens import Char

from benchmarks.terminal.emulator import Cells

_RGB = re.compile("[0-9a-f]{6}")
_INDEXED = len("38;5;234;")


def changed_cells(before: Cells, after: Cells) -> int:
    """Return how many cells differ."""
    lines = zip(before, after, strict=True)
    return sum(1 for was, now in lines for old, new in zip(was, now, strict=True) if old != new)


def ideal_bytes(before: Cells, after: Cells, *, true_colour: bool = False) -> int:
    """Return the size of the update from one screen to another.

    `true_colour` counts a colour as 24 bits, else as one of 256.
    """
    return sum(
        _line(number, was, now, true_colour=true_colour)
        for number, (was, now) in enumerate(zip(before, after, strict=True), 1)
    )


def _line(number: int, before: Sequence[Char], after: Sequence[Char], *, true_colour: bool) -> int:
    size, last = 0, 0
    style: tuple[object, ...] | None = None
    for column, (old, new) in enumerate(zip(before, after, strict=True), 1):
        if old == new:
            continue
        if style is None or last != column - 1:
            size += len(f"\x1b[{number};{column}H")
        if new[1:] != style:
            size += _style(new, true_colour=true_colour)
        size += len(new.data.encode())
        style, last = new[1:], column
    return size


def _style(cell: Char, *, true_colour: bool) -> int:
    """Return the size of the sequence that resets all and sets what the cell has."""
    attributes = sum(len("1;") for is_set in cell[3:] if is_set)
    colours = sum(_colour(one, true_colour=true_colour) for one in (cell.fg, cell.bg))
    return len("\x1b[0m") + attributes + colours


def _colour(value: str, *, true_colour: bool) -> int:
    if value == "default":
        return 0
    if not _RGB.fullmatch(value):
        return len("31;")
    if not true_colour:
        return _INDEXED
    red, green, blue = (int(value[at : at + 2], 16) for at in (0, 2, 4))
    return len(f"38;2;{red};{green};{blue};")

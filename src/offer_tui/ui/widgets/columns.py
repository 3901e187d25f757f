"""How wide the columns of a sheet are."""

from collections.abc import Sequence

from offer_tui.ui.rows import Column

GAP = 2
"""Cells between two columns."""


def column_widths(columns: Sequence[Column], wanted: Sequence[int], room: int) -> tuple[int, ...]:
    """Share out `room` cells; a column that is hidden gets 0.

    `wanted` is how wide the content of each column is. Where there is no room for the least widths, columns
    go by their `hide`, highest first, the last of equals first. Then they give way in the same order, the
    widest of equals first, so that what matters most stays whole; what is left over goes to those that grow.
    """
    shown = list(range(len(columns)))
    while _taken([columns[k].least for k in shown]) > room:
        hidden = max((k for k in shown if columns[k].hide), key=lambda k: (columns[k].hide, k), default=None)
        if hidden is None:
            break
        shown.remove(hidden)
    free = room - GAP * (len(shown) - 1)
    least = [columns[k].least for k in shown]
    widths = [_bounded(columns[k], min(wanted[k], room)) for k in shown]
    if sum(widths) < free:
        widths = _grown([columns[k] for k in shown], widths, free - sum(widths))
    elif sum(least) <= free:
        for hide in sorted({columns[k].hide for k in shown}, reverse=True):
            floors = [
                low if columns[k].hide == hide else own
                for k, low, own in zip(shown, least, widths, strict=True)
            ]
            widths = _shrunk(widths, floors, free)
    else:
        widths = _shrunk(least, [1] * len(shown), free)
    by_column = dict(zip(shown, widths, strict=True))
    return tuple(by_column.get(k, 0) for k in range(len(columns)))


def column_starts(widths: Sequence[int]) -> tuple[int, ...]:
    """Return the cell where each column starts; a hidden one starts where the one shown before it does."""
    starts, at, start = [], 0, 0
    for width in widths:
        if width:
            start = at
            at += width + GAP
        starts.append(start)
    return tuple(starts)


def _taken(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)


def _bounded(column: Column, wanted: int) -> int:
    width = max(wanted, column.least)
    return width if column.most is None else min(width, max(column.most, column.least))


def _shrunk(widths: Sequence[int], least: Sequence[int], free: int) -> list[int]:
    """Take from the widest, one cell at a time, until all fit; none becomes narrower than its least."""
    shrunk = list(widths)
    for _ in range(sum(shrunk) - free):
        widest = max(
            (k for k in range(len(shrunk)) if shrunk[k] > least[k]), key=shrunk.__getitem__, default=None
        )
        if widest is None:
            break
        shrunk[widest] -= 1
    return shrunk


def _grown(columns: Sequence[Column], widths: Sequence[int], free: int) -> list[int]:
    """Give what is left over to the columns that grow, each its share, none beyond its most."""
    grown = list(widths)
    while free > 0:
        growing = [
            k
            for k, column in enumerate(columns)
            if column.grow and (column.most is None or grown[k] < column.most)
        ]
        if not growing:
            break
        shares = sum(columns[k].grow for k in growing)
        given = 0
        for k in growing:
            limit = columns[k].most
            share = max(1, free * columns[k].grow // shares)
            share = min(share, free - given, share if limit is None else limit - grown[k])
            grown[k] += share
            given += share
        free -= given
    return grown

"""The shortest way of the cursor from one cell to another."""

from functools import lru_cache

UNSURE = -1
"""In place of a row or column that is not known."""


@lru_cache(4096)
def move(start: tuple[int, int], end: tuple[int, int], *, columns: bool) -> str:
    """Return the shortest sequence from a row and column to another.

    `columns` says that the terminal can move to a column of its line, and to a line of its column.
    """
    return min(_ways(start, end, columns=columns), key=len)


def _ways(start: tuple[int, int], end: tuple[int, int], *, columns: bool) -> list[str]:
    """Return all ways that are safe; the first is always there.

    A line feed is not among them: where the window is lower than it says, it would move all lines.
    """
    (y, x), (to_y, to_x) = start, end
    ways = [_csi(f"{_number(to_y)};{_number(to_x)}" if to_x else _number(to_y), "H")]
    if y == to_y:
        if x == to_x:
            return [""]
        if not to_x:
            ways.append("\r")
        ways.append("\r" + _csi(_count(to_x), "C"))
        if columns:
            ways.append(_csi(_number(to_x), "G"))
        if x != UNSURE:
            ways.append(_csi(_count(abs(to_x - x)), "C" if to_x > x else "D"))
        if to_x < x:
            ways.append("\b" * (x - to_x))
    elif x == to_x:
        ways.append(_csi(_count(abs(to_y - y)), "B" if to_y > y else "A"))
        if columns:
            ways.append(_csi(_number(to_y), "d"))
    return ways


def _csi(parameters: str, final: str) -> str:
    return f"\x1b[{parameters}{final}"


def _number(place: int) -> str:
    """Return the number of a row or column, which is 1 where none is given."""
    return str(place + 1) if place else ""


def _count(cells: int) -> str:
    return str(cells) if cells > 1 else ""

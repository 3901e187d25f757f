"""Rows of text in columns."""

from collections.abc import Collection, Iterator, Sequence
from unicodedata import combining, east_asian_width

from offer_tui.core.visible import visible


def columns(rows: Sequence[Sequence[str]], *, right: Collection[int] = ()) -> Iterator[str]:
    """Yield each row as a line with its cells in columns; those whose number is in `right` to the right.

    The cells are made visible first, because that changes their width.
    """
    cells = [[(text, _width(text)) for text in map(visible, row)] for row in rows]
    widths = [max(width for _, width in column) for column in zip(*cells, strict=True)]
    for row in cells:
        line = ""
        for number, ((text, own), width) in enumerate(zip(row, widths, strict=True)):
            room = " " * (width - own)
            line += f"{room}{text}  " if number in right else f"{text}{room}  "
        yield line.rstrip()


def _width(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(one) else 1 + (east_asian_width(one) in "WF") for one in text)

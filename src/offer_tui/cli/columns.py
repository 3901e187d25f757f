"""Rows of text in columns."""

from collections.abc import Collection, Iterable, Iterator, Sequence
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


def packed(parts: Iterable[str], indent: str, width: int) -> Iterator[str]:
    """Yield lines of parts with commas between them, as many in a line as there is room for."""
    line = ""
    for part in parts:
        longer = f"{line}, {part}" if line else f"{indent}{part}"
        # Room for a comma at the end.
        if line and width_of(longer) >= width:
            yield f"{line},"
            longer = f"{indent}{part}"
        line = longer
    if line:
        yield line


def width_of(text: str) -> int:
    """Return how many cells of a terminal a text takes once it is made visible."""
    return _width(visible(text))


def _width(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(one) else 1 + (east_asian_width(one) in "WF") for one in text)

"""A screen as rows of cells: what Textual wants to be seen, or what a terminal shows."""

from itertools import repeat

from offer_tui.ui.driver.cells import cells
from offer_tui.ui.driver.style import PLAIN, Style, blank

UNKNOWN = "\0"
"""The text of a cell of which nothing is known; no cell of a frame has it."""


class Row:
    """The cells of a row: their texts and styles. The second cell of a wide character has no text."""

    __slots__ = ("styles", "text")

    def __init__(self, width: int, text: str = UNKNOWN, style: Style = PLAIN) -> None:
        self.text = [text] * width
        self.styles = [style] * width

    def put(self, x: int, text: str, style: Style) -> int:
        """Write from a column on, as far as the row reaches; return the column after it."""
        if text.isascii() and text.isprintable():
            written: str | tuple[str, ...] = text
        else:
            before, written = cells(text)
            if before and 0 < x <= len(self.text):
                self._join(x - 1, before)
        end = x + len(written)
        if x >= len(self.text):
            return end
        if not written:
            return x
        room = len(self.text) - x
        if len(written) > room:
            written = _cut(written, room)
        self._halve(x, x + len(written))
        self.text[x : x + len(written)] = written
        on_blank = blank(style)
        self.styles[x : x + len(written)] = (
            [on_blank if one == " " else style for one in written]
            if on_blank is not style and " " in written
            else repeat(style, len(written))
        )
        return end

    def head(self, x: int) -> int:
        """Return the first column of the character that a column shows."""
        while x and not self.text[x]:
            x -= 1
        return x

    def tail(self, x: int) -> int:
        """Return the column after the character that a column shows."""
        x += 1
        while x < len(self.text) and not self.text[x]:
            x += 1
        return x

    def end_of_equals(self, x: int) -> int:
        """Return the column after the cells that begin at one and all look like it."""
        text, style = self.text[x], self.styles[x]
        end = x + 1
        while end < len(self.text) and self.text[end] == text and self.styles[end] == style:
            end += 1
        return end

    def _join(self, x: int, more: str) -> None:
        """Add what fills no cell of its own to the character at or before a column."""
        x = self.head(x)
        if self.text[x] != UNKNOWN:
            self.text[x] += more

    def _halve(self, start: int, end: int) -> None:
        """Leave blanks of wide characters that are only partly overwritten, as terminals do."""
        self._erase(self.head(start), start)
        self._erase(end, self.tail(end - 1))

    def _erase(self, start: int, end: int) -> None:
        for x in range(start, end):
            self.text[x], self.styles[x] = " ", blank(self.styles[x])


class Screen:
    """What Textual wants to be seen."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.size = (0, 0)
        """Columns and rows."""
        self.cursor = (0, 0)
        """Row and column."""
        self.changed: set[int] = set()
        """The rows that may differ from what the terminal shows."""

    def resize(self, size: tuple[int, int]) -> None:
        """Begin anew in another size; nothing is wanted until it is painted."""
        width, height = self.size = size
        self.rows = [Row(width) for _ in range(height)]
        self.changed = set()

    def all_changed(self) -> None:
        """Say that nothing is known of what the terminal shows."""
        self.changed.update(range(len(self.rows)))


def _cut(written: str | tuple[str, ...], room: int) -> str | tuple[str, ...]:
    """Return what fits; a wide character at the edge leaves blanks."""
    cut = room
    while cut and not written[cut]:
        cut -= 1
    if cut == room:
        return written[:room]
    return (*written[:cut], *[" "] * (room - cut))

"""The bytes that turn what a terminal shows into what is wanted."""

from bisect import bisect_left
from collections import Counter
from itertools import count

from offer_tui.ui.driver.abilities import Abilities
from offer_tui.ui.driver.cells import doubt
from offer_tui.ui.driver.moves import UNSURE, move
from offer_tui.ui.driver.reach import end_of_alike, spread
from offer_tui.ui.driver.screen import UNKNOWN, Row, Screen
from offer_tui.ui.driver.style import PLAIN, Style, blank, change, suits_blank

_NOWHERE = (UNSURE, UNSURE)
_ERASE_LINE, _ERASE_SCREEN = "\x1b[K", "\x1b[2J"
_LONGEST_GAP = 12
"""So many cells between two changes may be sent again; more are always jumped over."""
_MANY_BLANKS = [" "] * 5
"""Fewer in the middle of a text are cheaper sent than erased."""


class Painter:
    """Knows what a terminal shows, and brings it row by row to what is wanted.

    Between two calls of `portion` the terminal's style is the plain one. It is believed to show what was
    returned, so that all of it must be sent, in this order.
    """

    def __init__(self, abilities: Abilities) -> None:
        self._abilities = abilities
        self.narrow = False
        """Whether the terminal is known to show characters of ambiguous width in one cell."""
        self._shown: list[Row] = []
        self._known = False
        """Whether anything is known of the terminal."""
        self._cleared_in: str | None = None
        """The background in which it was cleared, while it shows nothing else."""
        self._cursor = _NOWHERE
        self._style = PLAIN
        self._pieces: list[str] = []

    def forget(self) -> None:
        """Believe nothing of what the terminal shows any more; all is painted anew, on a cleared screen."""
        self._known = False

    def portion(self, wanted: Screen, limit: float) -> str:
        """Return what brings rows to what is wanted: `limit` characters and the rest of a row at most.

        After the last row the cursor goes to its place. Empty when there is nothing to do.
        """
        self._pieces = []
        if not self._known and not wanted.changed:
            return ""  # nothing was painted yet
        if not self._known or self._cleared_in is not None:
            self._clear(wanted)
        size = 0
        for y in sorted(wanted.changed):
            if size >= limit:
                break
            wanted.changed.discard(y)
            before = len(self._pieces)
            self._row(y, wanted.rows[y])
            size += sum(map(len, self._pieces[before:]))
        self._restyle(PLAIN)
        if not wanted.changed:
            self._move(*wanted.cursor)
        return "".join(self._pieces)

    # One row

    def _row(self, y: int, row: Row) -> None:
        shown = self._shown[y]
        if row.text == shown.text and row.styles == shown.styles:
            return
        every = zip(count(), row.text, shown.text, row.styles, shown.styles, strict=False)
        columns = [x for x, a, b, s, t in every if (a != b or (s is not t and s != t)) and a != UNKNOWN]
        if columns and not ("".join(row.text).isascii() and "".join(shown.text).isascii()):
            columns = spread(columns, row, shown, narrow=self.narrow)
        done = 0
        while done < len(columns):
            done = self._run(y, row, columns, done)
        for x in columns:
            self._cleared_in = None
            shown.text[x], shown.styles[x] = row.text[x], row.styles[x]

    def _run(self, y: int, row: Row, columns: list[int], start: int) -> int:
        """Send what begins at the column of this number; return the number of the first that is not sent."""
        x = columns[start]
        style = row.styles[x]
        stop = x + 1
        if row.text[x] == " ":
            stop = row.end_of_equals(x)
            if after := self._erase(y, row, columns, start, stop):
                return after
            style = self._style_for_blanks(row, columns, start, stop)
        elif self._doubt(row.text[x]) is not None:
            return self._unsure(y, row, columns, start)
        on_blank = blank(style)
        end = start + 1
        while end < len(columns) and columns[end] == columns[end - 1] + 1:
            column = columns[end]
            text, its = row.text[column], row.styles[column]
            if not (its is style or its == style or (text == " " and its == on_blank)):
                break
            if not text.isascii() and self._doubt(text) is not None:
                break
            if (
                text == " "
                and column >= stop
                and row.text[column : column + len(_MANY_BLANKS)] == _MANY_BLANKS
            ):
                break
            end += 1
        last = columns[end - 1] + 1
        self._go(y, x, row, style)
        self._pieces.append("".join(row.text[x:last]))
        self._cursor = (y, last) if last < len(row.text) else _NOWHERE
        return end

    def _erase(self, y: int, row: Row, columns: list[int], start: int, stop: int) -> int:
        """Erase blanks where that is shorter than to send them; return as `_run` does, 0 where it is not."""
        x, style = columns[start], row.styles[columns[start]]
        if style != Style(background=style.background):
            return 0  # a line or a link is seen on these blanks
        if style.background and not self._abilities.paints_erased:
            return 0
        end = bisect_left(columns, stop, start)
        cells = columns[end - 1] + 1 - x
        if stop == len(row.text):
            sequence = _ERASE_LINE
            worth = cells > len(sequence)
        else:
            sequence = f"\x1b[{cells}X"
            # The cursor stays where it is, and has to jump over what was erased.
            worth = self._abilities.erases and cells > len(sequence) * (2 if end < len(columns) else 1)
        if not worth:
            return 0
        self._go(y, x, row, self._style if suits_blank(self._style, style) else style)
        self._pieces.append(sequence)
        return end

    def _unsure(self, y: int, row: Row, columns: list[int], start: int) -> int:
        """Send a sign whose width the terminal may see in another way, with equal ones that follow it."""
        x = columns[start]
        style, equals = row.styles[x], end_of_alike(row, x)
        end = start + 1
        while end < len(columns) and columns[end] == columns[end - 1] + 1 < equals:
            end += 1
        last = columns[end - 1] + 1
        self._go(y, x, row, style)
        if not row.text[last - 1]:
            # Where the terminal takes fewer cells, the rest must not show what was there before.
            self._pieces.append(" " * (last - x))
            self._cursor = (y, last) if last < len(row.text) else _NOWHERE
            self._move(y, x)
        self._pieces.append("".join(row.text[x:last]))
        beyond = last + max(self._doubt(row.text[x]) or 0, last - x) - len(row.text)
        self._cursor = (y, UNSURE) if beyond < 0 else _NOWHERE
        if beyond > 0:
            self._mend(y, row, row.head(max(x - beyond, 0)), x)
        return end

    def _mend(self, y: int, row: Row, start: int, stop: int) -> None:
        """Send again what stands before a sign at the edge, which a terminal moves left to find room."""
        for x in range(start, stop):
            text, style = row.text[x], row.styles[x]
            if text not in ("", UNKNOWN) and self._doubt(text) is None:
                self._go(y, x, row, style)
                self._pieces.append(text)
                self._cursor = (y, UNSURE)

    def _doubt(self, cell: str) -> int | None:
        return doubt(cell, narrow=self.narrow)

    # Style and cursor

    def _style_for_blanks(self, row: Row, columns: list[int], start: int, stop: int) -> Style:
        """Return a style for blanks: the present one or that of the text after them, where it suits."""
        wanted = row.styles[columns[start]]
        if suits_blank(self._style, wanted):
            return self._style
        end = bisect_left(columns, stop, start)
        if end < len(columns) and columns[end] == stop and suits_blank(row.styles[stop], wanted):
            return row.styles[stop]
        return wanted

    def _go(self, y: int, x: int, row: Row, style: Style) -> None:
        """Bring the cursor to a cell, and the style to the one that is needed there."""
        way = move(self._cursor, (y, x), columns=self._abilities.columns)
        again = self._again(y, x, row, style)
        if again is not None and len(again) < len(way) + len(self._change(self._style, style)):
            self._pieces.append(again)
            self._style = style
        else:
            self._pieces.append(way)
            self._restyle(style)
        self._cursor = (y, x)

    def _again(self, y: int, x: int, row: Row, style: Style) -> str | None:
        """Return the cells from the cursor to one on its right, to send again; None where that is no way."""
        at_y, at_x = self._cursor
        if at_y != y or not 0 <= at_x < x <= at_x + _LONGEST_GAP:
            return None
        pieces, now = [], self._style
        for text, its in zip(row.text[at_x:x], row.styles[at_x:x], strict=True):
            if text in ("", UNKNOWN) or not (text.isascii() or self._doubt(text) is None):
                return None
            if not (text == " " and suits_blank(now, its)):
                pieces.append(self._change(now, its))
                now = its
            pieces.append(text)
        return "".join([*pieces, self._change(now, style)])

    def _change(self, old: Style, new: Style) -> str:
        return change(old, new, singly=self._abilities.singly)

    def _restyle(self, style: Style) -> None:
        self._pieces.append(self._change(self._style, style))
        self._style = style

    def _move(self, y: int, x: int) -> None:
        self._pieces.append(move(self._cursor, (y, x), columns=self._abilities.columns))
        self._cursor = (y, x)

    # The whole screen

    def _clear(self, wanted: Screen) -> None:
        """Clear the terminal, in the colour of most blanks where it takes that."""
        background = _most_frequent_background(wanted) if self._abilities.paints_erased else ""
        if self._known and background == self._cleared_in:
            return
        self._cleared_in = background
        style = Style(background=background)
        self._pieces += [f"\x1b[0;{background}m" if background else "\x1b[m", _ERASE_SCREEN]
        self._shown = [Row(len(row.text), " ", style) for row in wanted.rows]
        self._style, self._cursor = style, _NOWHERE
        self._known = True
        wanted.all_changed()


def _most_frequent_background(wanted: Screen) -> str:
    blanks = Counter[str]()
    for row in wanted.rows:
        blanks.update(its.background for text, its in zip(row.text, row.styles, strict=True) if text == " ")
    return blanks.most_common(1)[0][0] if blanks else ""

"""The sheet of rows that every page consists of."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from offer_tui.ui.glyphs import CURSOR
from offer_tui.ui.rows import Column, Line, Row, Span, Tone
from offer_tui.ui.widgets.columns import GAP, column_starts, column_widths
from offer_tui.ui.widgets.scroller import MARGIN, Scroller
from offer_tui.ui.widgets.spans import aligned, cut, width_of

GUTTER = 2
_MOST_OF_A_ROW = 0.6
"""So much of a row a question takes at most; the rest is for its answer."""
"""Cells before the first column, where the cursor stands."""


class Sheet(Scroller):
    """Rows of cells under fixed titles, with a cursor that stays on its row whatever changes around it.

    Cells are painted when they come into sight, so a sheet may have many thousand rows.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--cursor", "sheet--sign"}
    DEFAULT_CSS = """
    Sheet {
        & > .sheet--cursor { background: $surface; }
        &:focus > .sheet--cursor { background: $panel; }
        & > .sheet--sign { color: $text-accent; }
    }
    """

    class Highlighted(Message):
        """The cursor has come to another row."""

        def __init__(self, sheet: "Sheet", row: Row) -> None:
            super().__init__()
            self.sheet, self.row = sheet, row

        @property
        def control(self) -> "Sheet":
            """The sheet."""
            return self.sheet

    class Opened(Message):
        """A row was opened."""

        def __init__(self, sheet: "Sheet", row: Row) -> None:
            super().__init__()
            self.sheet, self.row = sheet, row

        @property
        def control(self) -> "Sheet":
            """The sheet."""
            return self.sheet

    class Moved(Message):
        """Rows lie elsewhere than before: they are other ones, or have scrolled."""

        def __init__(self, sheet: "Sheet") -> None:
            super().__init__()
            self.sheet = sheet

    def __init__(
        self,
        columns: tuple[Column, ...] = (),
        rows: tuple[Row, ...] = (),
        *,
        empty: tuple[Line, ...] = (),
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._columns: tuple[Column, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._empty: tuple[Line, ...] = ()
        self.wanted_widths: tuple[int, ...] = ()
        """How wide each column would be if there were room for all."""
        self._widths: dict[int, tuple[int, ...]] = {}
        self._at: int | None = None
        self._row_id = ""
        self.set(columns, rows, empty=empty)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        return self._rows

    @property
    def row(self) -> Row | None:
        """The row that the cursor is on."""
        return None if self._at is None else self._rows[self._at]

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the columns."""
        return tuple(column.title for column in self._columns)

    @property
    def widths(self) -> tuple[int, ...]:
        """The width of each column at the present size, 0 for one that is hidden."""
        return self.widths_at(self.size.width)

    def widths_at(self, width: int) -> tuple[int, ...]:
        """Return the width that each column has when the sheet is `width` cells wide."""
        if width not in self._widths:
            room = max(0, width - GUTTER - MARGIN)
            self._widths = {width: column_widths(self._columns, self.wanted_widths, room)}
        return self._widths[width]

    def set(
        self,
        columns: tuple[Column, ...],
        rows: tuple[Row, ...],
        *,
        empty: tuple[Line, ...] | None = None,
        growing: bool = False,
    ) -> None:
        """Show other rows, or the same with other content; `empty` is shown where there is none.

        The cursor stays on the row with the same id, else goes to the nearest of those that were around it.
        While the rows are `growing` in number, the columns stay as wide as they are.
        """
        keeps_widths = growing and columns == self._columns and bool(self._rows)
        index = self._index_after(rows)
        self._columns, self._rows = columns, rows
        if empty is not None:
            self._empty = empty
        if not keeps_widths:
            self.wanted_widths = tuple(_wanted_width(k, column, rows) for k, column in enumerate(columns))
            self._widths = {}
        self._at = _nearest_selectable(rows, index)
        self._came_to_row()
        self._say_moved()

    def cut_cells(self, row: Row) -> tuple[int, ...]:
        """Return the numbers of a row's cells that are not seen whole at the present size."""
        rooms = self._rooms(row.cells)
        return tuple(
            k for k, room in enumerate(rooms) if k < len(row.cells) and width_of(row.cells[k]) > room
        )

    def move_to(self, row_id: str) -> bool:
        """Put the cursor on a row; tell whether there is such a row to choose."""
        for index, row in enumerate(self._rows):
            if row.id == row_id and row.selectable:
                self._go(index)
                return True
        return False

    def place(self, row_id: str, column: int) -> Region | None:
        """Return where the cell of a row is, in cells of this widget, or None while it is out of sight.

        A cell of a hidden column is where the one shown before it is; that of a wide row, behind its text.
        """
        index = next((k for k, row in enumerate(self._rows) if row.id == row_id), None)
        if index is None or not self.top <= index < self.top + self.window:
            return None
        widths, y = self.widths, self.head + index - self.top
        wide = self._rows[index].wide
        if wide is not None:
            behind = min(width_of(wide) + GAP, self.room * _MOST_OF_A_ROW)
            return Region(GUTTER + int(behind), y, self.room, 1)
        at = min(max(0, column), len(widths) - 1)
        start = column_starts(widths)[at] if widths else 0
        return Region(GUTTER + start, y, widths[at] if widths else self.room, 1)

    @property
    def total(self) -> int:
        """The number of rows, or of lines in place of rows."""
        return len(self._rows) or len(self._empty)

    @property
    def head(self) -> int:
        """One line of titles, where there are any."""
        return int(bool(self._rows) and any(column.title for column in self._columns))

    def content(self, index: int) -> object:
        """Return what a row shows."""
        if not self._rows:
            return self._empty[index]
        row = self._rows[index]
        return row.cells, row.wide, row.sign, index == self._at, self.widths

    def head_content(self) -> object:
        """Return what the titles show."""
        return self.titles, self.widths

    def paint_head(self) -> Strip:
        """Return the titles."""
        titles = [(Span(column.title, Tone.MUTED),) for column in self._columns]
        return self.strip_of(self._laid_out(" " * GUTTER, titles), self.room)

    def paint(self, index: int) -> Strip:
        """Return a row."""
        if not self._rows:
            return self.strip_of((Span(" " * GUTTER), *self._empty[index]), self.room)
        row = self._rows[index]
        under = ("sheet--cursor",) if index == self._at else ()
        line = self._laid_out("", row.cells) if row.wide is None else cut(row.wide, self.room - GUTTER)
        if under or row.sign is None:
            sign, classes = Span((CURSOR if under else "").ljust(GUTTER)), (*under, "sheet--sign")
        else:
            sign, classes = Span(row.sign.text.ljust(GUTTER), row.sign.tone), ()
        gutter = self.strip_of((sign,), min(GUTTER, self.room), classes)
        room = max(0, self.room - GUTTER)
        rest = self.strip_of(line, room)
        if under:
            # Only what names the row: over a slow line a bar from edge to edge costs more than all the rest.
            name = min(self._name_width(row), room)
            rest = Strip.join([self.strip_of(line, room, under).crop(0, name), rest.crop(name)])
        return Strip.join([gutter, rest])

    def _name_width(self, row: Row) -> int:
        """Return how many cells name a row: its cells up to the first on the left side of its column."""
        if row.wide is not None:
            return width_of(row.wide[:1])
        width = 0
        for column, room in zip(self._columns, self._rooms(row.cells), strict=True):
            width += room + GAP if room else 0
            if column.align != "right":
                break
        return max(0, width - GAP)

    def _laid_out(self, gutter: str, cells: Sequence[Line]) -> Line:
        """Return the cells that are shown, one line of them."""
        parts: list[Span] = [Span(gutter)]
        for k, width in enumerate(self._rooms(cells)):
            if not width:
                continue
            if len(parts) > 1:
                parts.append(Span(" " * GAP))
            parts += aligned(cells[k] if k < len(cells) else (), width, self._columns[k].align)
        return tuple(parts)

    def _rooms(self, cells: Sequence[Line]) -> tuple[int, ...]:
        """Return the room of each cell of a row: what stands last on the left takes the empty rest too."""
        widths = self.widths
        filled = [
            k
            for k, width in enumerate(widths)
            if width and k < len(cells) and any(span.text for span in cells[k])
        ]
        if not filled or self._columns[filled[-1]].align == "right":
            return widths
        last = filled[-1]
        rest = sum(width + GAP for width in widths[last + 1 :] if width)
        return (*widths[:last], widths[last] + rest)

    def action_cursor(self, lines: int) -> None:
        """Move the cursor over rows that can be chosen; beyond the last one the rest comes into sight."""
        index = self._at
        for _ in range(abs(lines)):
            after = _selectable_from(self._rows, index, 1 if lines > 0 else -1)
            if after is None:
                break
            index = after
        if index is None or index == self._at:
            super().action_cursor(lines)
        else:
            self._go(index)

    def action_page(self, pages: float) -> None:
        """Move the cursor by pages or parts of one."""
        if self._at is None:
            super().action_page(pages)
            return
        target = max(0, min(len(self._rows) - 1, self._at + self.page_lines(pages)))
        index = _nearest_selectable(self._rows, target)
        if index is None or index == self._at:
            super().action_page(pages)
        else:
            self._go(index)

    def action_edge(self, which: str) -> None:
        """Move the cursor to the `first` or the `last` row."""
        index = _nearest_selectable(self._rows, 0 if which == "first" else len(self._rows) - 1)
        super().action_edge(which)
        if index is not None:
            self._go(index)

    def action_open(self) -> None:
        """Open the row that the cursor is on."""
        if self.row is not None:
            self.post_message(self.Opened(self, self.row))

    def on_mount(self) -> None:
        """Tell where the cursor is at first."""
        if self.row is not None:
            self.post_message(self.Highlighted(self, self.row))

    def on_click(self, event: events.Click) -> None:
        """Move to the row that was clicked, and open it the second time."""
        index = self.top + event.y - self.head
        if event.y >= self.head and index < len(self._rows) and self._rows[index].selectable:
            self._go(index)
            if event.chain > 1:
                self.action_open()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._reveal()
        super().on_resize()

    def watch_top(self) -> None:
        """Paint what has scrolled."""
        super().watch_top()
        self._say_moved()

    def _say_moved(self) -> None:
        if self.is_running:
            self.post_message(self.Moved(self))

    def _go(self, index: int) -> None:
        self._at = index
        self._came_to_row()

    def _came_to_row(self) -> None:
        """Bring the cursor into sight, paint what changed, and say so when the row is another one."""
        self._reveal()
        self.update_lines()
        if self.row is None or self.row.id == self._row_id:
            return  # a sheet that is empty for a moment remembers where it was
        self._row_id = self.row.id
        if self.is_running:
            self.post_message(self.Highlighted(self, self.row))

    def _reveal(self) -> None:
        """Scroll as little as needed to show the row, the headings above it, and notes at the very end."""
        if self._at is None or not self.window:
            return
        above = _selectable_from(self._rows, self._at, -1)
        first = 0 if above is None else above + 1
        last = self._at if _selectable_from(self._rows, self._at, 1) is not None else len(self._rows) - 1
        if last - self._at >= self.window:
            last = self._at
        if last - first >= self.window:
            first = max(self._at - self.window + 1, last - self.window + 1)
        self.top = max(last - self.window + 1, min(self.top, first))

    def _index_after(self, rows: Sequence[Row]) -> int:
        """Return where the cursor's row is among other rows, or the nearest row that was beside it."""
        places = {row.id: index for index, row in enumerate(rows)}
        if self._row_id in places:
            return places[self._row_id]
        if self._at is None:
            return 0
        neighbours: Iterable[Row] = (*self._rows[self._at + 1 :], *reversed(self._rows[: self._at]))
        return next((places[row.id] for row in neighbours if row.id in places and row.selectable), self._at)


def _wanted_width(number: int, column: Column, rows: Sequence[Row]) -> int:
    """Return how wide a column's title and cells are, or at least as wide as they may be."""
    widest = width_of((Span(column.title),))
    for row in rows:
        if row.wide is None and number < len(row.cells):
            widest = max(widest, width_of(row.cells[number]))
            if column.most is not None and widest >= column.most:
                break
    return widest


def _selectable_from(rows: Sequence[Row], index: int | None, step: int) -> int | None:
    """Return the next row that can be chosen after or before a row."""
    if index is None:
        return None
    k = index + step
    while 0 <= k < len(rows):
        if rows[k].selectable:
            return k
        k += step
    return None


def _nearest_selectable(rows: Sequence[Row], index: int) -> int | None:
    """Return the row at or after a place, else before it, that can be chosen."""
    index = min(index, len(rows) - 1)
    if index < 0:
        return None
    after = _selectable_from(rows, index - 1, 1)
    return after if after is not None else _selectable_from(rows, index, -1)

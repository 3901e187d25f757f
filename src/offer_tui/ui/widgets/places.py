"""Where an editor lies over a sheet: plain geometry, in cells of the desk."""

from textual.geometry import Offset, Region, Size

from offer_tui.ui.rows import Line
from offer_tui.ui.widgets.scroller import MARGIN
from offer_tui.ui.widgets.sheet import GUTTER
from offer_tui.ui.widgets.spans import width_of, wrapped

LEAST_INPUT = 24
_STEP = 12
"""An input grows by so many cells, so that what is beside it moves seldom."""
_NOTE_ROOM = 48
"""A note starts so far from the right edge that it need not move for most of what it says."""
_LEAST_BOX = 8
_MOST_CHOICES = 12


def line_places(desk: Size, cell: Offset, text_width: int, note: Line) -> tuple[Region, Region]:
    """Return the places of an input and of the note about it.

    The input starts at the cell, moved left where fewer than 24 cells would be left. The note stands beside
    it when it fits there, else on as many lines as it needs below, or above in the last rows of the desk.
    """
    x = max(0, min(cell.x, desk.width - LEAST_INPUT - MARGIN))
    room = desk.width - x
    needed = max(LEAST_INPUT, (text_width // _STEP + 1) * _STEP)
    if needed + width_of(note) + MARGIN <= room and note:
        return Region(x, cell.y, needed, 1), Region(x + needed, cell.y, room - needed, 1)
    return Region(x, cell.y, room, 1), _note_place(desk, Region(x, cell.y, room, 1), note)


def choice_places(desk: Size, cell: Offset, wanted: Size, note: Line) -> tuple[Region, Region]:
    """Return the places of a drop list, under the cell or over it if there is more room, and of its note."""
    below, above = desk.height - cell.y - 1, cell.y
    height = min(wanted.height, _MOST_CHOICES)
    if below < height and above > below:
        height = min(height, above)
        y = cell.y - height
    else:
        height = min(height, below)
        y = cell.y + 1
    width = min(max(LEAST_INPUT, wanted.width), desk.width)
    x = max(0, min(cell.x - GUTTER, desk.width - width))
    box = Region(x, y, width, height)
    return box, _note_place(desk, Region(x, cell.y, width, 1), note) if y < cell.y else _note_place(
        desk, box, note
    )


def lines_places(desk: Size, cell: Offset, note: Line) -> tuple[Region, Region]:
    """Return the places of a box for text, in the half where its row is not, and of the note above it."""
    height = min(desk.height, max(_LEAST_BOX, desk.height // 2))
    y = desk.height - height if cell.y < desk.height - height else 0
    noted = min(len(wrapped(note, desk.width - MARGIN)), max(0, height - 1))
    return Region(0, y + noted, desk.width, height - noted), Region(0, y, desk.width, noted)


def _note_place(desk: Size, box: Region, note: Line) -> Region:
    """Return where a note lies under a box, or over it where nothing is left below."""
    if not note:
        return Region(box.x, box.y, 0, 0)
    x = max(0, min(box.x, desk.width - max(_NOTE_ROOM, width_of(note) + MARGIN)))
    height = len(wrapped(note, desk.width - x - MARGIN))
    y = box.bottom if box.bottom + height <= desk.height else max(0, box.y - height)
    return Region(x, y, desk.width - x, min(height, desk.height))

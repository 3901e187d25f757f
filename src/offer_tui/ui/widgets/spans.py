"""Lines of spans measured, cut, aligned and wrapped by the cells that they take on the screen."""

import re
from collections.abc import Iterable

from rich.cells import cell_len, chop_cells, set_cell_size

from offer_tui.core.visible import visible
from offer_tui.ui.rows import Line, Span

ELLIPSIS = "…"


def shown(line: Line) -> Line:
    """Return the line with every text safe to show."""
    return tuple(Span(visible(span.text), span.tone) for span in line if span.text)


def width_of(line: Line) -> int:
    """Return how many cells a line takes when it is shown."""
    width = 0
    for span in line:
        text = span.text
        # Nearly every text: measured without a copy, which counts with ten thousand rows.
        width += len(text) if text.isascii() and text.isprintable() else cell_len(visible(text))
    return width


def cut(line: Line, width: int) -> Line:
    """Return a safe line of at most `width` cells, with an ellipsis in place of what does not fit."""
    line = shown(line)
    if width_of(line) <= width:
        return line
    if width <= 0:
        return ()
    room = width - len(ELLIPSIS)
    kept: list[Span] = []
    for span in line:
        size = cell_len(span.text)
        if size > room:
            kept.append(Span(set_cell_size(span.text, room).rstrip() + ELLIPSIS, span.tone))
            break
        kept.append(span)
        room -= size
    return tuple(kept)


def aligned(line: Line, width: int, align: str) -> Line:
    """Return a line of exactly `width` cells: cut, or with blanks on the side that `align` leaves free."""
    line = cut(line, width)
    blank = Span(" " * (width - width_of(line)))
    return (blank, *line) if align == "right" else (*line, blank)


def wrapped(line: Line, width: int) -> list[Line]:
    """Break a line at words so that no part is wider than `width`; parts keep the indent of the first."""
    line = shown(line)
    if width_of(line) <= width or width < 1:
        return [line]
    text = "".join(span.text for span in line)
    indent = Span(" " * min(len(text) - len(text.lstrip(" ")), width // 2))
    parts: list[Line] = []
    part: list[Span] = []
    room = width
    for word in _words(line, width - len(indent.text)):
        size = cell_len(word.text.rstrip(" "))
        if size > room and part:
            parts.append(_trimmed(part))
            part, room = [indent], width - len(indent.text)
        part.append(word)
        room -= cell_len(word.text)
    parts.append(_trimmed(part))
    return parts


def _words(line: Line, width: int) -> Iterable[Span]:
    """Split into words with the blanks that follow them; what is wider than a whole line is chopped."""
    for span in line:
        for word in re.findall(r" +|[^ ]+ *", span.text):
            pieces = [word] if cell_len(word.rstrip(" ")) <= width else chop_cells(word, max(2, width))
            for piece in pieces:
                yield Span(piece, span.tone)


def _trimmed(part: list[Span]) -> Line:
    """Drop the blanks at the end of a part; they are where the line was broken."""
    *rest, last = part
    text = last.text.rstrip(" ")
    return (*rest, Span(text, last.tone)) if text else tuple(rest)

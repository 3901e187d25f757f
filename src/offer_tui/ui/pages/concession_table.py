"""Who gave how much: both sides' moves on each item, what was promised, and whether in writing."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from offer_tui.core.concessions import Concession, concessions
from offer_tui.ui import glyphs
from offer_tui.ui.rows import Column, Line, Span, Tone, line, muted
from offer_tui.ui.view import View
from offer_tui.ui.widgets.columns import GAP, column_widths
from offer_tui.ui.widgets.spans import aligned, width_of
from offer_tui.ui.words import item_label

_TITLES = ("", "they gave", "you gave", "promised", "")
_NAME, _LEAST_NAME, _PROMISED = 16, 10, 15
"""Cells of an item's name at most and at least, and of a promise at most: it can be a sentence."""
_HIDE = (0, 1, 2, 0, 0)
"""What you gave goes first where there is no room, then what they gave."""


def concession_table(view: View, width: int) -> tuple[Line, ...]:
    """Return a line for each item that was asked for, in at most `width` cells.

    Where there is no room for the words, a sign says what is not in writing, and a line below what it means.
    """
    given = concessions(view.offer)
    if not given:
        return ()
    titles = tuple(muted(title) for title in _TITLES)
    worded = [titles, *(_cells(view, one, "in writing", "not in writing !") for one in given)]
    if sum(_wanted(worded)) + GAP * (len(_TITLES) - 1) <= width:
        return tuple(_laid_out(worded, width))
    signed = [titles, *(_cells(view, one, "", "!") for one in given)]
    spoken = any(one.agreed and not one.in_writing for one in given)
    meaning = (line(Span("! not in writing yet", Tone.WARN)),) if spoken else ()
    return *_laid_out(signed, width), *meaning


def _cells(view: View, one: Concession, written: str, spoken: str) -> tuple[Line, ...]:
    state = Span(written, Tone.GOOD) if one.in_writing else Span(spoken, Tone.WARN)
    return (
        line(item_label(one.item)),
        line(_figure(view, one.theirs, one.item, "+")),
        line(_figure(view, _you_gave(one), one.item)),
        line(view.figure(one.now, one.item) if one.agreed else glyphs.DASH),
        line(state) if one.agreed else (),
    )


def _you_gave(one: Concession) -> Decimal | None:
    """Return how far you came towards them since your first ask; below 0 where you went on asking more."""
    if one.yours is None:
        return None
    start, ask = one.offered, one.first_ask
    down = isinstance(start, Decimal) and isinstance(ask, Decimal) and ask < start
    return one.yours if down else -one.yours


def _figure(view: View, by: Decimal | None, item_id: str, sign: str = "") -> str:
    if by is None:
        return glyphs.DASH
    return f"{sign if by > 0 else ''}{view.figure(by, item_id)}" if by else "0"


def _wanted(table: Sequence[Sequence[Line]]) -> list[int]:
    """Return how wide each column would be with all that is in it."""
    return [max(width_of(cells[k]) for cells in table) for k in range(len(_TITLES))]


def _laid_out(table: Sequence[Sequence[Line]], width: int) -> Iterator[Line]:
    wanted = _wanted(table)
    name, *figures, promised, state = wanted
    least = (min(name, _LEAST_NAME), *figures, min(promised, _PROMISED), state)
    most = (_NAME, *figures, _PROMISED, state)
    columns = [
        Column("", "left" if k in (0, len(wanted) - 1) else "right", least[k], most[k], hide=_HIDE[k])
        for k in range(len(wanted))
    ]
    widths = column_widths(columns, wanted, width)
    for cells in table:
        parts: list[Span] = []
        for cell, room, column in zip(cells, widths, columns, strict=True):
            if room:
                parts += (Span(" " * GAP if parts else ""), *aligned(cell, room, column.align))
        yield tuple(parts)

"""The table of years: what the package pays, part by part, and how much of it is sure."""

from collections.abc import Sequence
from decimal import Decimal

from offer_tui.core.amounts import total
from offer_tui.core.compensation import Certainty, Compensation, Part
from offer_tui.ui import glyphs
from offer_tui.ui.rows import Line, Span, Tone, line
from offer_tui.ui.view import View

PARTS = {
    Part.BASE: "Base",
    Part.BONUS: "Bonus",
    Part.ONE_OFF: "One-off",
    Part.EQUITY: "Stock",
    Part.BENEFITS: "Benefits",
}
CALENDAR_YEARS = 4
"""Calendar years that are shown, as many as years of employment."""
_CALENDAR = 1000
"""Years from here on are those of the calendar."""
_LABEL = 10
_GAP = 2
_BAR = 7
_TITLES = ("Sum", "Guaranteed")


def years_table(view: View, pay: Compensation, width: int) -> tuple[Line, ...]:
    """Return the table for so many cells.

    Where there is no room for all columns, the sum goes first, as it can be added up, then the last years.
    """
    sure = _guaranteed(pay)
    rows = [
        (name, [*(year.part(part) for year in pay.years), pay.part(part), sure[part]], Tone.PLAIN)
        for part, name in PARTS.items()
        if any(year.part(part) for year in pay.years)
    ]
    rows.append(("Total", [*(year.total for year in pay.years), pay.total, pay.guaranteed], Tone.STRONG))
    texts = [[view.number(value, 0) for value in values] for _, values, _ in rows]
    titles = [*(year_title(year.year) for year in pay.years), *_TITLES]
    widths = [max(len(titles[k]), _BAR, *(len(row[k]) for row in texts)) + _GAP for k in range(len(titles))]
    shown = _fitting(widths, width - _LABEL)

    def laid(name: str, cells: Sequence[str], tone: Tone) -> Line:
        return line(Span(f"{name:<{_LABEL}}" + "".join(f"{cells[k]:>{widths[k]}}" for k in shown), tone))

    lines = [laid("", titles, Tone.MUTED)]
    lines += [laid(name, cells, tone) for (name, _, tone), cells in zip(rows, texts, strict=True)]
    top = max(year.total for year in pay.years)
    if top > 0:
        bars = [
            f"{glyphs.smooth_bar(float(max(year.total, Decimal(0)) / top), _BAR):<{_BAR}}"
            for year in pay.years
        ]
        lines.append(laid("", [*bars, "", ""], Tone.ACCENT))
    if pay.speculative:
        doubtful = view.number(pay.speculative, 0)
        text = f"{doubtful} of the sum is speculative: it cannot be sold yet or was not promised."
        lines.append(line(Span(text, Tone.WARN)))
    return tuple(lines)


def year_title(year: int) -> str:
    """Name a year of employment, or a calendar year."""
    return str(year) if year >= _CALENDAR else f"Year {year}"


def _guaranteed(pay: Compensation) -> dict[Part, Decimal]:
    """Return what is guaranteed of each part over all years."""
    pieces = [piece for year in pay.years for piece in year.pieces if piece.certainty is Certainty.GUARANTEED]
    return {part: total(piece.amount for piece in pieces if piece.part is part) for part in PARTS}


def _fitting(widths: Sequence[int], room: int) -> list[int]:
    """Return the numbers of the columns that there is room for."""
    years = len(widths) - len(_TITLES)
    shown = list(range(len(widths)))
    for column in (years, *range(years - 1, 0, -1)):
        if sum(widths[k] for k in shown) <= room:
            break
        shown.remove(column)
    return shown

"""What compared offers have paid by each month: one letter an offer, so that it reads without colour."""

from collections.abc import Sequence
from fractions import Fraction

from offer_tui.core.compare import Column
from offer_tui.core.cumulative import cumulative
from offer_tui.core.exact import decimal_of
from offer_tui.core.vesting import YEAR
from offer_tui.ui.rows import Line, Span, Tone, line
from offer_tui.ui.view import View

MONTHS = 48
_HEIGHT = 7
_GAP = 2
_LETTERS = "abcdef"


def cumulative_plot(view: View, width: int) -> tuple[Line, ...]:
    """Return a plot of the months of employment against what leaving then leaves one with.

    Where two letters fall on one place the earlier column's is seen; the table below has the figures.
    """
    columns = [column for column in view.comparison.columns if column.ranked_with is not None]
    if not columns:
        return (line("Without exchange rates there is nothing to compare over time."),)
    paid = [_by_month(column) for column in columns]
    top = max(max(row) for row in paid) or Fraction(1)
    highest = view.number(decimal_of(top), 0)
    axis = max(len(highest), len("month ")) + _GAP
    months = max(1, min(MONTHS, width - axis - 1))
    grid = [[" "] * (months + 1) for _ in range(_HEIGHT)]
    for letter, row in reversed(list(zip(_LETTERS, paid, strict=False))):
        for x in range(months + 1):
            height = int(row[x * MONTHS // months] / top * (_HEIGHT - 1))
            grid[_HEIGHT - 1 - max(0, height)][x] = letter
    names = "   ".join(
        f"{letter} {one.candidate.name}" for letter, one in zip(_LETTERS, columns, strict=False)
    )
    lines = [line(Span(names, Tone.STRONG), Span("   v ranking", Tone.MUTED))]
    for y, cells in enumerate(grid):
        label = highest if y == 0 else "0" if y == _HEIGHT - 1 else ""
        beside = f"{label:>{axis - _GAP}}{'':{_GAP}}"
        lines.append(line(Span(beside, Tone.MUTED), Span("".join(cells), Tone.ACCENT)))
    lines.append(line(Span(f"{'month 0':>{axis + 1}}{MONTHS:>{months}}", Tone.MUTED)))
    lines += [
        _figures(view, letter, one.candidate.name, row)
        for letter, one, row in zip(_LETTERS, columns, paid, strict=False)
    ]
    return tuple(lines)


def _by_month(column: Column) -> list[Fraction]:
    """Return what leaving after each month leaves one with, from month 0 on, as it counts in the ranking."""
    package, factor = column.candidate.package, column.ranked_with or Fraction(0)
    return [cumulative(package, month) * factor for month in range(MONTHS + 1)]


def _figures(view: View, letter: str, name: str, row: Sequence[Fraction]) -> Line:
    """Return what one offer has paid after each year."""
    months = range(YEAR, MONTHS + 1, YEAR)
    texts = [f"{month} mo {view.number(decimal_of(row[month]), 0)}" for month in months]
    return line(f"{letter} {name}: " + ", ".join(texts))

"""What compared offers have paid by each month: one letter an offer, so that it reads without colour."""

from fractions import Fraction

from offer_tui.core.cumulative import cumulative
from offer_tui.core.exact import decimal_of
from offer_tui.ui.rows import Line, Span, Tone, line
from offer_tui.ui.view import View

MONTHS = 48
_HEIGHT = 7
_AXIS = 12
_LETTERS = "abcdef"


def cumulative_plot(view: View, width: int) -> tuple[Line, ...]:
    """Return a plot of the months of employment against what leaving then leaves one with.

    Where two letters fall on one place the earlier column's is seen; the table below has the figures.
    """
    columns = [column for column in view.comparison.columns if column.ranked_with is not None]
    if not columns:
        return (line("Without exchange rates there is nothing to compare over time."),)
    months = max(1, min(MONTHS, width - _AXIS - 1))
    at = [month * MONTHS // months for month in range(months + 1)]
    paid = [
        [cumulative(one.candidate.package, month) * (one.ranked_with or 0) for month in at] for one in columns
    ]
    top = max(max(row) for row in paid) or Fraction(1)
    grid = [[" "] * (months + 1) for _ in range(_HEIGHT)]
    for letter, row in reversed(list(zip(_LETTERS, paid, strict=False))):
        for x, amount in enumerate(row):
            grid[_HEIGHT - 1 - max(0, int(amount / top * (_HEIGHT - 1)))][x] = letter
    names = "   ".join(
        f"{letter} {one.candidate.name}" for letter, one in zip(_LETTERS, columns, strict=False)
    )
    lines = [line(Span(names, Tone.STRONG), Span("   v ranking", Tone.MUTED))]
    for y, cells in enumerate(grid):
        label = view.number(decimal_of(top), 0) if y == 0 else "0" if y == _HEIGHT - 1 else ""
        lines.append(line(Span(f"{label:>{_AXIS - 2}}  ", Tone.MUTED), Span("".join(cells), Tone.ACCENT)))
    lines.append(line(Span(f"{'month 0':>{_AXIS + 5}}{MONTHS:>{months - 5}}", Tone.MUTED)))
    lines += [
        _figures(view, letter, one.candidate.name, row, at)
        for letter, one, row in zip(_LETTERS, columns, paid, strict=False)
    ]
    return tuple(lines)


def _figures(view: View, letter: str, name: str, row: list[Fraction], at: list[int]) -> Line:
    """Return what one offer has paid after each year."""
    years = [month for month in (12, 24, 36, 48) if month in at]
    texts = [f"{month} mo {view.number(decimal_of(row[at.index(month)]), 0)}" for month in years]
    return line(f"{letter} {name}: " + ", ".join(texts))

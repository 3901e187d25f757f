"""Offers side by side with the current job, and what would change the ranking."""

from collections.abc import Iterator
from itertools import groupby
from typing import ClassVar

from offer_tui.core import compare
from offer_tui.core.edits import Edit
from offer_tui.core.exact import decimal_of
from offer_tui.core.explain import compensation_sources
from offer_tui.core.items import CUSTOM, Unit, item
from offer_tui.core.money import shown_amount
from offer_tui.core.wording import shown_number
from offer_tui.ui.pages.over_time import cumulative_plot
from offer_tui.ui.pages.page import Page, keyed
from offer_tui.ui.pages.years import PARTS
from offer_tui.ui.rows import Column, Line, Row, Span, Tone, line
from offer_tui.ui.view import HIDDEN, View

BEST = "*"
_LABEL = 18
_FIGURE = 11
"""Cells of a figure of seven digits with its currency and the sign of the best."""
_WIDEST = 20


class ComparePage(Page):
    """A column for each offer, a row for each thing that counts; the best of a row bears a sign."""

    id: ClassVar[str] = "compare"

    def __init__(self) -> None:
        self._plot: tuple[View, int, tuple[Line, ...]] | None = None
        """The last plot, with its view and width: it takes too long to be made at each move of the cursor."""

    def columns(self, view: View) -> tuple[Column, ...]:
        """Return the label and a column for each offer."""
        # A figure that is cut would mislead, so the last columns go where there is no room for all.
        figures = [_texts(view, one) for one in view.comparison.rows if _is_figure(one)]
        columns = [
            Column(
                column.candidate.name,
                align="right",
                least=min(_WIDEST, max(_FIGURE, *(len(texts[n]) + len(BEST) for texts in figures))),
                most=_WIDEST,
                hide=n,
            )
            for n, column in enumerate(view.comparison.columns)
        ]
        return Column("", least=_LABEL, most=32), *columns

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return what counts."""
        rows = []
        for one in view.comparison.rows:
            texts = _texts(view, one)
            cells = (_cell(text, best=n in one.best and text != HIDDEN) for n, text in enumerate(texts))
            rows.append(Row(one.id, (line(one.label), *cells), copy="  ".join((one.label, *texts))))
        return tuple(rows)

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - the same for all rows
        """Return what would change the ranking, or the cumulative amounts over time."""
        if view.hide:
            return (keyed("Amounts are hidden; {hide} shows them.", view.keymap),)
        if not view.lens.over_time:
            return _ranking(view)
        if self._plot is None or self._plot[0] is not view or self._plot[1] != width:
            self._plot = view, width, cumulative_plot(view, width)
        return self._plot[2]

    def sources(self, view: View) -> tuple[Line, ...]:
        """Return what each column's years are made of, and how they become comparable."""
        return tuple(found for column in view.comparison.columns for found in _sources(view, column))

    def drop(self, view: View, row: Row) -> Edit | None:  # noqa: ARG002 - as every page
        """Nothing is removed here."""
        return None


def _texts(view: View, one: compare.Row) -> tuple[str, ...]:
    """Return the cells of a row; the verdict on the fit and a weekday are left out, for the room."""
    # What the unit of an item of one's own is, nobody knows: it may be money.
    if view.hide and (one.is_amount or one.id.startswith(CUSTOM)):
        return tuple(HIDDEN for _ in one.cells)
    if one.id == "fit":
        return tuple(text.partition(" ")[0] for text in one.cells)
    if one.id == "start_date":
        return tuple(text.partition(" ")[2] or text for text in one.cells)
    return one.cells


def _is_figure(one: compare.Row) -> bool:
    """Tell whether the cells of a row must be seen whole; words may be cut."""
    known = item(one.id)
    return known is None or known.unit not in (Unit.WORD, Unit.ANY)


def _cell(text: str, *, best: bool) -> Line:
    return line(Span(f"{text}{BEST if best else ' '}", Tone.GOOD if best else Tone.PLAIN))


def _ranking(view: View) -> tuple[Line, ...]:
    """Say what the files lack, who is beaten in everything, and what would change the ranking."""
    found = view.comparison
    names = {column.candidate.slug: column.candidate.name for column in found.columns}
    title = Span("What would change the ranking  ", Tone.STRONG)
    lines = [(title, *keyed("{picture.next} over time", view.keymap, Tone.MUTED))]
    lines += [line(Span(text, Tone.WARN)) for text in found.findings]
    lines += [
        line(f"{names[by]} is as good as {names[slug]} in everything, and better in something.")
        for slug, by in found.dominated
    ]
    for (upper, lower), ways in groupby(view.flips, lambda one: one.between):
        lines += [line(""), line(Span(f"{names[upper]} or {names[lower]}", Tone.STRONG))]
        lines += [line(one.sentence) for one in ways]
    return tuple(lines)


def _sources(view: View, column: compare.Column) -> Iterator[Line]:
    """Yield the pieces of each year in the column's currency, their sum, and what it is multiplied with."""
    currency, own = view.comparison.currency, column.candidate.currency
    yield line(Span(column.candidate.name, Tone.STRONG))
    for year in column.compensation.years:
        yield line(f"  Year {year.year}: {shown_amount(year.total, own)}")
        for part, name in PARTS.items():
            yield from (line(f"    {name}: {text}") for text in compensation_sources(year, part))
    total = column.compensation.total
    converted, adjusted = column.converted(total), column.adjusted(total)
    text = f"  {compare.YEARS} years: {shown_amount(total, own)}"
    if column.rate is not None and converted is not None and own != currency:
        text += f" × {shown_number(decimal_of(column.rate))} = {shown_amount(converted, currency)}"
    yield line(text)
    here, there = view.profile.cost_of_living, column.candidate.package.cost_of_living
    if converted is not None and adjusted is not None and here is not None and there is not None:
        moved = f"{shown_amount(converted, currency)} × {shown_number(here)} ÷ {shown_number(there)}"
        yield line(f"  At your cost of living: {moved} = {shown_amount(adjusted, currency)}")
    rate = view.lens.discount_percent
    if rate:
        worth = shown_amount(column.present_value(rate), own)
        yield line(f"  Present value: sum of year y ÷ (1 + {shown_number(rate)} %)^(y − 1) = {worth}")
    yield line("")

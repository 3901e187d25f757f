"""Offers side by side with the current job, and what would change the ranking."""

from typing import ClassVar

from offer_tui.core.edits import Edit
from offer_tui.ui.pages.over_time import cumulative_plot
from offer_tui.ui.pages.page import Page
from offer_tui.ui.rows import Column, Line, Row, Span, Tone, line
from offer_tui.ui.view import HIDDEN, View

FEWEST, MOST = 2, 5
"""How many offers can be compared; the current job comes on top."""
BEST = "*"
_LABEL = 18
_FIGURE = 11
"""Cells of a figure of seven digits with its currency and the sign of the best."""


class ComparePage(Page):
    """A column for each offer, a row for each thing that counts; the best of a row bears a sign."""

    id: ClassVar[str] = "compare"
    title: ClassVar[str] = "Compare"

    def columns(self, view: View) -> tuple[Column, ...]:
        """Return the label and a column for each offer."""
        names = [column.candidate.name for column in view.comparison.columns]
        # A figure that is cut would mislead, so the last columns go where there is no room for all.
        columns = [
            Column(name, align="right", least=_FIGURE, most=20, hide=number)
            for number, name in enumerate(names)
        ]
        return Column("", least=_LABEL, most=32), *columns

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return what counts."""
        found = view.comparison
        rows = []
        for one in found.rows:
            hidden = view.hide and one.is_amount
            # The score alone: the verdict is a page away, and the room is for figures.
            short = [text.partition(" ")[0] if one.id == "fit" else text for text in one.cells]
            texts = [HIDDEN if hidden else text for text in short]
            cells = (_cell(text, best=n in one.best) for n, text in enumerate(texts))
            rows.append(Row(one.id, (line(one.label), *cells), copy="  ".join((one.label, *texts))))
        return tuple(rows)

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - the same for all rows
        """Return what would change the ranking, or the cumulative amounts over time."""
        if view.hide:
            return (line("Amounts are hidden; z shows them."),)
        return cumulative_plot(view, width) if view.lens.over_time else self._ranking(view)

    def _ranking(self, view: View) -> tuple[Line, ...]:
        """Say what the files lack, who is beaten in everything, and what would change the ranking."""
        found = view.comparison
        names = {column.candidate.slug: column.candidate.name for column in found.columns}
        lines = [line(Span("What would change the ranking", Tone.STRONG), Span("   v over time", Tone.MUTED))]
        for slug, by in found.dominated:
            lines.append(
                line(f"{names[by]} is as good as {names[slug]} in everything, and better in something.")
            )
        lines += [line(one.sentence) for one in view.flips]
        return (*lines, *(line(Span(text, Tone.WARN)) for text in found.findings))

    def drop(self, view: View, row: Row) -> Edit | None:  # noqa: ARG002 - as every page
        """Nothing is removed here."""
        return None


def _cell(text: str, *, best: bool) -> Line:
    return line(Span(f"{text}{BEST if best else ' '}", Tone.GOOD if best else Tone.PLAIN))

"""What the workbench does on the telephone: show the call sheet, and write down each answer with one key."""

from collections.abc import Sequence

from offer_tui.core.call_sheet import call_sheet
from offer_tui.core.keys import Plain
from offer_tui.core.offer import Ask
from offer_tui.core.rounds import on_the_table
from offer_tui.files.steps import Saved
from offer_tui.ui.fields import as_typed, as_written, chosen, figure_reader
from offer_tui.ui.pages.call import CallPage, answer_edit
from offer_tui.ui.rows import Choice, Field, Row, Tone
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.trail import Asking, Place
from offer_tui.ui.view import View
from offer_tui.ui.widgets.sheet import GUTTER
from offer_tui.ui.words import item_label

WIDEST = 90
"""Cells of a sentence that is still read at a glance."""
_LIMITS = (
    Choice("budget", "budget", "there is no more money for it"),
    Choice("internal_equity", "internal equity", "others would be paid less than you"),
    Choice("company", "company", "a rule of the company"),
    Choice(None, "not said"),
)


class Calling(Part):
    """The part of the workbench that is used with one hand."""

    _unseen: bool = False
    """Whether the cursor went on to an ask that is not painted yet, so that no key can be meant for it."""

    def call_number(self) -> int | None:
        """Return the round to call about: the planned or waiting one of the open offer."""
        name = self.trail.offer
        if not name or not self.bench.usable(name):
            return None
        sheet = call_sheet(self.view(name).case)
        return None if sheet is None else sheet.number

    def do_call(self) -> None:
        """Show the call sheet."""
        number, here = self.call_number(), self.trail.here
        if number is None or here is None:
            return
        here.row_id = self.sheet.row.id if self.sheet.row is not None else ""
        width = min(WIDEST, self.sheet.room - GUTTER)
        self.trail.places.append(Place(CallPage(number, width), here.name))
        self.show()
        self.sheet.action_edge("first")

    def asked_row(self) -> Row | None:
        """Return the row of the selected ask of a call sheet."""
        row = self.sheet.row
        return row if self.trail.page_id == "call" and row is not None and row.path else None

    def do_next_ask(self, by: int) -> None:
        """Go to the next or the previous ask, from the last to the first."""
        rows = [row for row in self.sheet.rows if row.selectable]
        if self.sheet.row in rows:
            self.sheet.move_to(rows[(rows.index(self.sheet.row) + by) % len(rows)].id)

    async def do_answer(self, answer: str) -> None:
        """Write down what they said to the selected ask; of a part the figure, of a refusal the limit.

        The cursor goes on to the next ask without an answer, but stays where they refuse: there the lever
        is what to say next.
        """
        row, name, here = self.asked_row(), self.trail.offer, self.trail.here
        if row is None or here is None:
            return
        view = self.view(name)
        ask = _ask_of(view, row)
        label = item_label(ask.item)
        if answer == "granted":
            if self._unseen:
                self.say(f"{label} comes next; press again if they grant it too", Tone.WARN)
                return
            await self._record(row, answer, None if ask.ask is None else as_written(ask.ask))
            return
        lever = here.page.panel(view, row, self.bench.panel.room)
        if answer == "partial":
            now = on_the_table(view.offer, ask.item, int(row.path[1]))
            reader, hint = figure_reader(view, ask.item, None if now is None else as_written(now))
            start = "" if now is None else as_typed(now)
            figure = Field(f"{label}: they give", start, reader, lambda _: None, hint=hint)

            async def part(answers: Sequence[Plain | None]) -> None:
                value = answers[0]
                await self._record(row, answer, None if value is None else as_written(value))

            await self.bench.asking.ask(Asking("Partial", (figure,), part, note=lever))
        else:

            async def refused(answers: Sequence[Plain | None]) -> None:
                await self._record(row, answer, limit=str(answers[0] or ""))

            await self.bench.asking.ask(
                Asking("Refused", (chosen(f"{label}: their limit", _LIMITS),), refused, note=lever)
            )

    async def _record(self, row: Row, answer: str, value: Plain | None = None, limit: str = "") -> None:
        name = self.trail.offer
        view = self.view(name)
        label = f"{item_label(_ask_of(view, row).item)} {answer}"
        outcome = await self.bench.changing.change(
            name, answer_edit(view, row.path, answer, value, limit), label
        )
        if isinstance(outcome, Saved) and answer != "refused":
            self._go_on(row, label)

    def _go_on(self, row: Row, label: str) -> None:
        """Go to the next ask without an answer, and name it beside what was just written down."""
        here, view = self.trail.here, self.view(self.trail.offer)
        if here is None or not isinstance(here.page, CallPage):
            return
        self.sheet.move_to(here.page.after(view, row))
        if self.sheet.row is None or self.sheet.row.id == row.id:
            return
        self._unseen = True
        self.bench.call_after_refresh(self._seen)
        if self.bench.said == label:  # else it says more, such as what was merged
            self.say(f"{label}; now: {item_label(_ask_of(view, self.sheet.row).item)}", Tone.GOOD)

    def _seen(self) -> None:
        self._unseen = False


def _ask_of(view: View, row: Row) -> Ask:
    """Return the ask that a row of a call sheet shows."""
    return view.offer.rounds[int(row.path[1])].asks[int(row.path[3])]

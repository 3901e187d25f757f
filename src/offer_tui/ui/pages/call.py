"""The call sheet: what to have in front of you on the telephone, and one key for each answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from offer_tui.core.call_sheet import CLOSING, MANNER, CallAsk, person_words, round_sheet
from offer_tui.core.edits import Batch, Drop, Edit, Put
from offer_tui.core.keys import KeyPath, Plain, find
from offer_tui.ui.pages.page import Page, keyed, row_id
from offer_tui.ui.rows import Column, Line, Row, Span, Tone, line
from offer_tui.ui.view import View
from offer_tui.ui.widgets.spans import wrapped

_ANSWERS = {
    "granted": Span("   granted", Tone.GOOD),
    "partial": Span("   partial", Tone.WARN),
    "refused": Span("   refused", Tone.BAD),
}


@dataclass(frozen=True)
class CallPage(Page):
    """One round on one screen: each ask as question, data, and what is in it for them."""

    number: int
    """The round's, from 1."""
    width: int
    """Cells at which sentences are broken."""
    id: ClassVar[str] = "call"

    @property
    def name(self) -> str:
        """What stands in the title."""
        return f"Call sheet, round {self.number}"

    def columns(self, view: View) -> tuple[Column, ...]:  # noqa: ARG002 - the same for all
        """Return a column for the name of a question, and one for its answer."""
        return Column("", least=14, most=32), Column("", grow=1)

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return who it is with, what to say first and in which manner, the asks, and what you bring."""
        if self.number > len(view.offer.rounds):
            return ()
        sheet = round_sheet(view.case, self.number)
        rows = self._said("with", view, (Span("With ", Tone.MUTED), Span(person_words(sheet))))
        rows += self._said("opening", view, (Span("“" + " ".join(sheet.opening) + "”"),))
        rows += self._said("manner", view, (Span(MANNER, Tone.MUTED),))
        for ask in sheet.asks:
            path: KeyPath = ("rounds", self.number - 1, "asks", ask.number)
            question = Span(f"{ask.number + 1}. {view.words(ask.question)}", Tone.STRONG)
            first, *more = wrapped((question, _ANSWERS.get(ask.answer, Span(""))), self.width)
            rows.append(Row(row_id(path), wide=first, path=path, copy=ask.question))
            rows += [_line(f"{row_id(path)}/{number}", one) for number, one in enumerate(more)]
            rows += self._said(
                f"{row_id(path)}/data", view, (Span(f"   {ask.data}", Tone.MUTED),) if ask.data else ()
            )
            gain = (Span("   For them: ", Tone.MUTED), Span(ask.for_them, Tone.MUTED)) if ask.for_them else ()
            rows += self._said(f"{row_id(path)}/for", view, gain)
        # Last, so that of a long sheet the requests come first.
        if sheet.value_points:
            points = Span(" ".join(sheet.value_points))
            rows += self._said("value", view, (Span("You bring: ", Tone.ACCENT), points))
        return tuple(rows)

    def _said(self, name: str, view: View, said: Line) -> list[Row]:
        """Return rows of text, broken at words."""
        shown = tuple(Span(view.words(span.text), span.tone) for span in said)
        parts = wrapped(shown, self.width) if said else []
        return [_line(f"{name}/{number}", part) for number, part in enumerate(parts)]

    def empty(self, view: View) -> tuple[Line, ...]:
        """Say that the round is gone."""
        return line("This round is not there any more."), keyed("Press {back} to go back.", view.keymap)

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - wrapped by the panel
        """Return the next lever for the selected ask unless they grant it, where to stop, and how to end."""
        if self.number > len(view.offer.rounds):
            return ()
        sheet = round_sheet(view.case, self.number)
        if not sheet.asks:
            return (keyed("No request yet. Press {back} to go back, and {add} to add one.", view.keymap),)
        here = self.ask_at(view, row)
        needed = here is not None and here.lever and here.answer != "granted"
        lever = (line(Span("Lever: ", Tone.ACCENT), view.words(here.lever)),) if here and needed else ()
        answered = all(ask.answer != "pending" for ask in sheet.asks)
        closing = line(Span("All answered. " if answered else "", Tone.GOOD), CLOSING)
        if answered:
            return *lever, closing, *_stops(view, sheet.stop_lines)
        return *lever, *_stops(view, sheet.stop_lines), closing

    def ask_at(self, view: View, row: Row | None) -> CallAsk | None:
        """Return the ask that a row shows."""
        if row is None or len(row.path) != len(("rounds", 0, "asks", 0)):
            return None
        asks = round_sheet(view.case, self.number).asks
        number = row.path[-1]
        return asks[number] if isinstance(number, int) and number < len(asks) else None

    def after(self, view: View, row: Row) -> str:
        """Return the id of the next row whose ask has no answer yet, the row's own where there is none."""
        asks = round_sheet(view.case, self.number).asks
        here = int(row.path[-1])
        order = [*asks[here + 1 :], *asks[:here]]
        found = next((one.number for one in order if one.answer == "pending"), here)
        return row_id((*row.path[:-1], found))

    def drop(self, view: View, row: Row) -> Edit | None:  # noqa: ARG002 - nothing is deleted on the telephone
        """Delete nothing here."""
        return None

    def move(self, view: View, row: Row, by: int) -> Edit | None:  # noqa: ARG002 - as above
        """Move nothing here."""
        return None


def answer_edit(view: View, path: KeyPath, answer: str, value: Plain | None = None, limit: str = "") -> Batch:
    """Return the edit that records an answer to an ask; a round that was planned takes place by it today.

    What an earlier answer said of the figure or the limit goes with it.
    """
    edits: list[Edit] = [*_takes_place(view, path[:2]), Put((*path, "answer"), answer)]
    for key, said in (("value", value), ("limit", limit or None)):
        if said is not None:
            edits.append(Put((*path, key), said))
        elif find(view.tree, (*path, key)) is not None:
            edits.append(Drop((*path, key)))
    return Batch(tuple(edits))


def _takes_place(view: View, path: KeyPath) -> Iterator[Edit]:
    if find(view.tree, (*path, "planned")) is True:
        yield Drop((*path, "planned"))
        day: date = view.today
        if find(view.tree, (*path, "date")) != day:
            yield Put((*path, "date"), day)


def _line(name: str, text: Line) -> Row:
    return Row(name, wide=text, selectable=False)


def _stops(view: View, lines: tuple[str, ...]) -> tuple[Line, ...]:
    first, *more = (view.words(one) for one in lines)
    return line(Span("Stop: ", Tone.ACCENT), first), *(line(one) for one in more)

"""How the workbench asks for what is in no row yet: question after question, where the cursor is."""

from collections.abc import Mapping, Sequence

from offer_tui.core.keys import Plain
from offer_tui.ui.fields import as_typed
from offer_tui.ui.rows import Field, Row, Span, Tone, line
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.trail import Asking

QUESTION = "question"
"""The id of the row in which something new is asked for."""


class Questions(Part):
    """Asks; the workbench knows what is being asked."""

    answered: tuple[str, ...] = ()
    """What was answered so far and is kept nowhere yet, each answer after the name of its question."""
    _asked_from: str = ""

    async def ask(self, asking: Asking, answered: Sequence[str] = ()) -> None:
        """Ask the questions one after the other, or go on at once where there is none.

        `answered` is what was answered before the first of them.
        """
        if self.bench.asked is not asking:
            self.answered = tuple(answered)
        if asking.question is None:
            await self._all_answered(asking)
            return
        if self.bench.asked is None and self.sheet.row is not None and self.sheet.row.id != QUESTION:
            self._asked_from = self.sheet.row.id
        self.bench.asked = asking
        self.show()
        self.sheet.move_to(QUESTION)
        row = self.sheet.row
        if row is not None:
            await self.bench.desk.edit(row, self._answered, self._dropped)

    def with_question(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """Return the rows with the open question below the row it was asked from, else below the last."""
        question = self.bench.asked.question if self.bench.asked is not None else None
        if question is None:
            return rows
        row = Row(QUESTION, wide=line(Span(question.label, Tone.ACCENT)), field=question)
        at = next((number for number, one in enumerate(rows, 1) if one.id == self._asked_from), len(rows))
        return (*rows[:at], row, *rows[at:])

    async def _answered(self, row: Row, value: Plain | None) -> None:
        asking = self.bench.asked
        if asking is None or row.field is None:
            return
        words = answer_words(row.field, value)
        self.answered += (f"{row.field.label}: {words}",) if words else ()
        asking.answers.append(value)
        await self.ask(asking)

    async def _all_answered(self, asking: Asking) -> None:
        if self.bench.asked is asking:
            self._stop_asking()
        await asking.done(asking.answers)

    async def _dropped(self) -> None:
        """Forget a question that was not answered."""
        self._stop_asking()

    def _stop_asking(self) -> None:
        """Take the question away and go back to the row that it was asked from."""
        self.bench.asked = None
        self.show()
        self.sheet.move_to(self._asked_from)


def answer_words(field: Field, value: Plain | None) -> str:
    """Write an answer as the person chose or typed it."""
    if isinstance(value, Mapping):
        return " ".join(
            as_typed(one) + ("%" if key.endswith("_percent") else "") for key, one in value.items()
        )
    return next((choice.label for choice in field.choices if choice.value == value), "") or as_typed(value)

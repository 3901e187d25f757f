"""What a person does to files on the workbench: edit, add, delete, move, rate, undo."""

from collections.abc import Sequence
from functools import partial

from offer_tui.core.edits import Edit
from offer_tui.core.entry import read_currency, read_line
from offer_tui.core.keys import KeyPath, Plain
from offer_tui.core.records import replace
from offer_tui.files.steps import PROFILE, Failed, Outcome, Saved
from offer_tui.ui import glyphs
from offer_tui.ui.fields import as_typed, chosen, key_field
from offer_tui.ui.pages.fit import rating_edit, rating_path
from offer_tui.ui.pages.page import Addition, Page, drop_edit
from offer_tui.ui.rows import Choice, Field, Row, Tone
from offer_tui.ui.screens.asking import answer_words
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.trail import Asking
from offer_tui.ui.view import hidden


class Editing(Part):
    """The part of the workbench that rows are edited with."""

    edited: str = ""
    """The file that the open editor of a row is for; not always the one on screen."""
    kept_text: str = ""
    """What that editor was opened with and is safe: it is in the file, or noted as an edit."""

    # Values

    async def open_field(self, row: Row, name: str) -> bool:
        """Lay an editor over a row, for a key of a file; tell whether it is open now.

        It is not opened where it would show a hidden amount.
        """
        field = row.field
        if field is None:
            return False
        if self.bench.hide and hidden(field.text) != field.text:
            self.say(self.bench.amounts_hidden(), Tone.WARN)
            return False
        return await self._open_editor(name, row, field.text if field.was is None else field.was)

    async def _open_editor(self, name: str, row: Row, kept_text: str) -> bool:
        if self.bench.desk.editing is not None:
            return False
        self.edited, self.kept_text = name, kept_text
        return await self.bench.desk.edit(row, partial(self._keep, name))

    async def edit_again(self, name: str, row: Row) -> bool:
        """Open the editor for a row of a file; tell whether it is open now."""
        return await self.open_field(row, name)

    async def do_edit(self) -> None:
        """Edit the value of the row."""
        if self.sheet.row is not None and self.trail.here is not None:
            await self.open_field(self.sheet.row, self.trail.here.name)

    async def do_goal(self, key: str) -> None:
        """Edit the weight or the must-have of the selected goal, which the profile keeps."""
        row, number = self.sheet.row, self.goal_number()
        if row is None or number is None:
            return
        path: KeyPath = ("goals", number, key)
        field = key_field(self.view(PROFILE), path)
        await self.open_field(replace(row, path=path, field=field, column=1), PROFILE)

    def goal_number(self) -> int | None:
        """Return the number of the selected goal in the profile."""
        row = self.sheet.row
        ids = [f"goal/{goal.id}" for goal in self.workbook.profile.goals]
        return ids.index(row.id) if row is not None and row.id in ids else None

    async def do_rate(self, rating: int) -> None:
        """Rate the selected goal."""
        number, here = self.goal_number(), self.trail.here
        if number is not None and here is not None:
            goal = self.workbook.profile.goals[number]
            await self.bench.changing.change(
                here.name, rating_edit(goal.id, rating), f"{goal.name or goal.id} rated {rating}"
            )

    async def do_rate_clear(self) -> None:
        """Take the rating of the selected goal away."""
        number, here = self.goal_number(), self.trail.here
        if number is None or here is None:
            return
        goal = self.workbook.profile.goals[number]
        edit = drop_edit(self.view(here.name), rating_path(goal.id))
        if edit is not None:
            await self.bench.changing.change(here.name, edit, f"{goal.name or goal.id} not rated")

    async def _keep(self, name: str, row: Row, value: Plain | None) -> None:
        """Keep the value of a row in the file that it was opened for, with the answer to what it raises."""
        field = row.field
        edit = field.edit(value) if field is not None else None
        if field is None or edit is None:
            return
        label = self._label(field, value)

        async def kept(outcome: Outcome) -> None:
            # What was typed is not lost: the field is open again with it, or the message names it.
            if isinstance(outcome, Failed) and self.trail.here is not None and self.bench.usable(name):
                again = field.again(as_typed(value))
                before = field.text if field.was is None else field.was
                await self._open_editor(
                    name, replace(row, field=again), again.text if outcome.noted else before
                )
            elif isinstance(outcome, Failed):
                self.say(f"not saved: {label}", Tone.BAD)

        further = field.further(value) if field.further is not None else None
        if further is None:
            await self.bench.changing.plan(name, edit, label, kept)
            return

        async def done(answers: list[Plain | None]) -> None:
            both = further.edit(answers[0])
            if both is not None:
                await self.bench.changing.plan(name, both, label, kept)

        answered = f"{field.label}: {answer_words(field, value)}"
        await self.bench.asking.ask(Asking(field.label, (further,), done), [answered])

    def _label(self, field: Field, value: Plain | None) -> str:
        new = answer_words(field, value)
        if self.bench.hide or "\n" in new + field.text:
            return f"{field.label} changed"
        before = field.text if field.was is None else field.was
        return f"{field.label} {before or glyphs.DASH} {glyphs.ARROW} {new or glyphs.DASH}"

    # Rows

    async def do_add(self) -> None:
        """Ask for something new of what the page lists."""
        here = self.trail.here
        if here is None:
            await self._ask_for_offer()
            return
        found = here.page.additions(self.view(here.name), self.sheet.row)
        if len(found) == 1:
            await self._ask_for(found[0])
            return
        choices = tuple(Choice(number, addition.label) for number, addition in enumerate(found))
        question = chosen("Add", choices)
        await self.bench.asking.ask(
            Asking("Add", (question,), lambda answers: self._ask_for(found[int(str(answers[0]))]))
        )

    async def _ask_for(self, addition: Addition) -> None:
        async def done(answers: list[Plain | None]) -> None:
            here = self.trail.here
            if here is None:
                return
            name = PROFILE if addition.in_profile else here.name
            row_id = addition.goes_to(answers)

            async def added(outcome: Outcome) -> None:
                if isinstance(outcome, Saved):
                    self.sheet.move_to(row_id)
                    if addition.opens and self.sheet.row is not None and self.sheet.row.id == row_id:
                        self.bench.placing.open_row(self.sheet.row)

            await self.bench.changing.plan(name, addition.edit(answers), f"{addition.label} added", added)

        await self.bench.asking.ask(Asking(f"Add {addition.label}", addition.questions, done))

    async def _ask_for_offer(self, given: Sequence[str] = ("", "", "")) -> None:
        """Ask for a new offer; `given` are answers that could not be saved a moment ago."""
        company, role, currency = given
        required = partial(read_line, required=True)
        code = partial(read_currency, required=True)
        default = self.workbook.profile.currency or "USD"
        questions = (
            Field("Company", company, required, lambda _: None),
            Field("Role", role, required, lambda _: None),
            Field("Currency", currency or default, code, lambda _: None, hint="USD"),
        )

        async def done(answers: list[Plain | None]) -> None:
            texts = [str(answer) for answer in answers]
            outcome = self.workbook.create(*texts)
            if isinstance(outcome, Saved):
                self.trail.go("package", outcome.step.name)
            self.bench.changing.told(outcome)
            if isinstance(outcome, Failed):
                await self._ask_for_offer(texts)
            else:
                self.sheet.action_edge("first")

        await self.bench.asking.ask(Asking("New offer", questions, done))

    async def do_drop(self) -> None:
        """Delete the row; an offer is asked for once, because it is a whole file."""
        here, row = self.trail.here, self.sheet.row
        if row is None:
            return
        if here is None:
            await self._ask_to_discard(row)
            return
        name, edit = self._drop_of(here.page, here.name, row)
        if edit is not None:
            label = (
                row.field.label if row.field is not None and not isinstance(row.path[-1], int) else row.copy
            )
            await self.bench.changing.change(name, edit, f"{label} deleted")

    def _drop_of(self, page: Page, name: str, row: Row) -> tuple[str, Edit | None]:
        if page.id == "fit":
            number = self.goal_number()
            return PROFILE, drop_edit(self.view(PROFILE), ("goals", number)) if number is not None else None
        return name, page.drop(self.view(name), row)

    async def _ask_to_discard(self, row: Row) -> None:
        slug = row.id
        what = f"move it to the trash; {self.bench.key('undo')} brings it back"
        choices = (
            Choice(value=False, label="no", remark="keep it"),
            Choice(value=True, label="yes", remark=what),
        )
        question = chosen(f"Delete {row.copy or slug}?", choices, "no")

        async def done(answers: list[Plain | None]) -> None:
            if answers[0] is True:
                self.bench.changing.told(self.workbook.discard(slug))

        await self.bench.asking.ask(Asking("Delete", (question,), done))

    async def do_move(self, by: int) -> None:
        """Move the row of a list up or down."""
        here, row = self.trail.here, self.sheet.row
        if here is None or row is None:
            return
        name, edit, row_id = self.move_of(here.page, here.name, row, by)
        if edit is None:
            return
        outcome = await self.bench.changing.change(
            name, edit, f"{row.copy} moved {'down' if by > 0 else 'up'}"
        )
        if isinstance(outcome, Saved):
            self.sheet.move_to(row_id)

    def move_of(self, page: Page, name: str, row: Row, by: int) -> tuple[str, Edit | None, str]:
        """Return file and edit that move a row, and the row's id afterwards."""
        if page.id == "fit":
            number = self.goal_number()
            path: KeyPath = ("goals", number) if number is not None else ()
            view = self.view(PROFILE)
            return PROFILE, page.move(view, replace(row, path=path), by) if path else None, row.id
        path = row.path
        after = (*path[:-1], path[-1] + by) if path and isinstance(path[-1], int) else path
        return name, page.move(self.view(name), row, by), "/".join(map(str, after))

    # History

    def do_undo(self) -> None:
        """Take the last edit back, whichever page it was made on."""
        self.bench.changing.told(self.workbook.undo(), "undone: ")

    def do_redo(self) -> None:
        """Make the undone edit again."""
        self.bench.changing.told(self.workbook.redo(), "again: ")

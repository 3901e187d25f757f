"""What the workbench does with an edit: hold it back where the guide objects, make it, say what it did."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TypeAlias

from offer_tui.core.decoding import decoded
from offer_tui.core.edits import Batch, Edit, apply
from offer_tui.core.entry import read_line
from offer_tui.core.guide.advice import Advice, held_back
from offer_tui.core.guide.planning import answers, plans, set_aside
from offer_tui.core.keys import KeyPath, Plain
from offer_tui.core.offer import Offer
from offer_tui.core.records import replace
from offer_tui.files.steps import PROFILE, Conflict, Failed, Outcome, Saved
from offer_tui.ui.fields import as_typed, chosen
from offer_tui.ui.rows import Choice, Field, Line, Row, Span, Tone, line
from offer_tui.ui.screens.conflict import Answer, ConflictScreen
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.trail import Asking
from offer_tui.ui.view import View, hidden
from offer_tui.ui.words import key_words, values_words

Then: TypeAlias = Callable[[Outcome], Awaitable[None]]
"""What goes on after an edit was made, or refused by the disk."""

_NOT_YET, _ANYWAY, _HAPPENED = "not yet", "anyway", "happened"


class Changing(Part):
    """Makes edits and tells of them."""

    # Planning

    async def plan(self, name: str, edit: Edit, label: str, then: Then | None = None) -> None:
        """Make an edit; one that plans a step asks first where the guide holds it back."""
        held = self.held(name, edit) if name != PROFILE and plans(self.view(name).tree, edit) else ()

        async def go(wanted: Edit) -> None:
            outcome = await self.change(name, wanted, label)
            if then is not None:
                await then(outcome)

        await self._unless_held(name, held, edit, go)

    async def if_allowed(
        self, name: str, held: Sequence[Advice], then: Callable[[], Awaitable[None]]
    ) -> None:
        """Go on with what leads to a step, such as writing its letter, unless the guide holds the step back.

        The step itself is not made; a reason to go on anyway is kept.
        """

        async def go(wanted: Edit) -> None:
            if isinstance(wanted, Batch) and not wanted.edits:
                await then()
                return
            outcome = await self.change(name, wanted, "set aside, with your reason")
            if isinstance(outcome, Saved):
                await then()

        await self._unless_held(name, held, Batch(()), go)

    def held(self, name: str, edit: Edit) -> tuple[Advice, ...]:
        """Return the blocks of the guide that an edit of an offer would meet."""
        view = self.view(name)
        offer, _ = decoded(Offer, apply(view.tree, edit))
        return held_back(view.case, replace(view.case, offer=offer))

    async def _unless_held(
        self, name: str, held: Sequence[Advice], edit: Edit, go: Callable[[Edit], Awaitable[None]]
    ) -> None:
        if not held:
            await go(edit)
            return
        codes = " ".join(dict.fromkeys(one.code for one in held))
        choices = [
            Choice(_NOT_YET, "not yet", "leave it as it is"),
            Choice(_ANYWAY, "anyway", "asks why; your reason is kept in the file"),
        ]
        if answers(edit):
            choices.append(Choice(_HAPPENED, "it has happened", "only write it down"))

        def why(given: Sequence[Plain | None]) -> Field | None:
            reason = Field("Your reason", "", partial(read_line, required=True), lambda _: None)
            return reason if given[0] == _ANYWAY else None

        async def done(given: list[Plain | None]) -> None:
            if given[0] == _HAPPENED:
                await go(edit)
            elif given[0] == _ANYWAY:
                view = self.view(name)
                aside = set_aside(view.tree, (one.code for one in held), str(given[1]), view.today)
                await go(Batch((*getattr(edit, "edits", (edit,)), *aside.edits)))
            else:
                self.say(f"left as it is; {held[0].code}: {held[0].rule.remedy}", Tone.WARN)

        question = chosen(f"{codes}: go on?", tuple(choices))
        await self.bench.asking.ask(
            Asking("Held back", (question, why), done, note=_objections(self.view(name), held))
        )

    # Outcomes

    async def change(self, name: str, edit: Edit, label: str) -> Outcome:
        """Make an edit, show what came of it, and return that."""
        outcome = self.workbook.edit(name, edit, label)
        self.told(outcome)
        return outcome

    def told(self, outcome: Outcome, before: str = "") -> None:
        """Show what an edit did, or why it did nothing."""
        self.show()
        if isinstance(outcome, Saved):
            label = hidden(outcome.step.label) if self.bench.hide else outcome.step.label
            if outcome.doubt or outcome.notices:
                self.say("; ".join((label, *outcome.notices, outcome.doubt)).rstrip("; "), Tone.WARN)
            elif outcome.merged:
                self.say(f"{before}{label}; others' changes are kept", Tone.WARN)
            else:
                self.say(f"{before}{label}", Tone.GOOD)
        elif isinstance(outcome, Failed):
            self.say(outcome.why, Tone.BAD)
        else:
            self._ask_which(outcome)
            return
        warning = self.workbook.journal.take_warning() if self.workbook.journal is not None else ""
        if warning:
            self.say(f"{self.bench.said}; {warning}", Tone.BAD if isinstance(outcome, Failed) else Tone.WARN)

    def _ask_which(self, conflict: Conflict) -> None:
        """Let the person choose between their value and what somebody else wrote meanwhile."""
        name, first = conflict.step.name, conflict.found[0]
        again = self._editable(name, first.path) if len(conflict.found) == 1 else None

        def shown(value: Plain | None) -> str:
            return self.view(name).words(values_words(value))

        async def chosen(answer: Answer | None) -> None:
            if answer is Answer.MINE and conflict.forced is not None:
                outcome = await self.change(name, conflict.forced, conflict.step.label)
                # What failed, or met another conflict, may be noted in the place of what was wanted before.
                noted = outcome.entry if isinstance(outcome, Conflict) else None
                settled = not isinstance(outcome, Failed) and conflict.entry != noted
            elif answer is Answer.EDIT and again is not None and again.field is not None:
                self.say("")
                text = as_typed(first.mine)
                opened = await self.bench.editing.edit_again(
                    name, replace(again, field=again.field.again(text))
                )
                settled = opened and self.bench.note_typing()
            else:
                settled = True
                mine = ", ".join(shown(one.mine) or "nothing there" for one in conflict.found)
                self.say(f"what is on disk stays; you wanted {mine}", Tone.WARN)
            if settled:
                self.workbook.settle(conflict.entry)
            self.bench.offer_next()

        values = [(key_words(one.path), shown(one.theirs), shown(one.mine)) for one in conflict.found]
        allowed = [Answer.MINE] if conflict.forced is not None else []
        allowed += [Answer.EDIT] if again is not None else []
        screen = ConflictScreen(
            f"{name.lstrip('/')}.toml", self.view(name).words(conflict.step.label), values, allowed=allowed
        )
        self.bench.app.push_screen(screen, chosen)

    def _editable(self, name: str, path: KeyPath) -> Row | None:
        """Return the row of the page on screen in which a key of a file can be edited."""
        if self.trail.here is None or self.trail.here.name != name:
            return None
        return next((row for row in self.sheet.rows if row.path == path and row.field is not None), None)


def _objections(view: View, held: Sequence[Advice]) -> tuple[Line, ...]:
    """Return what the guide says against a step, and what to do instead."""
    said = [line(Span(f"{one.code} ", Tone.BAD), view.words(one.message)) for one in held]
    remedies = dict.fromkeys(one.rule.remedy for one in held)
    return *said, *(line(Span(remedy, Tone.MUTED)) for remedy in remedies)

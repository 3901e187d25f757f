"""What the workbench does with letters: open, draft in an editor, copy, save, throw away, mark as sent."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

from offer_tui.core.entry import read_line
from offer_tui.core.keys import Plain
from offer_tui.core.letter_check import objections
from offer_tui.core.letters import Letter, LetterKind, done_on, letter_name, possible_letters
from offer_tui.core.reading import Misread, Understood
from offer_tui.files.letters import discard_draft, draft_path, save_letter, start_draft, withdraw_draft
from offer_tui.files.saving import NotConfirmedError, SaveError
from offer_tui.files.steps import PROFILE
from offer_tui.ui.actions import Action
from offer_tui.ui.fields import chosen
from offer_tui.ui.pages.decision import DecisionPage
from offer_tui.ui.pages.letter import LetterPage, letter_title
from offer_tui.ui.rows import Choice, Field, Tone
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.terminal_app import copy_text
from offer_tui.ui.trail import Asking
from offer_tui.ui.view import View


class Writing(Part):
    """The part of the workbench that letters are written on."""

    # Opening

    async def do_letter(self) -> None:
        """Open the letter of the row; where it has none, ask which one, those that are due in front."""
        here, row = self.trail.here, self.sheet.row
        if here is None:
            return
        view = self.view(here.name)
        page = (
            here.page.letter_of(view, row)
            if isinstance(here.page, DecisionPage) and row is not None
            else None
        )
        if page is not None:
            self._open_letter(page)
            return
        found = possible_letters(view.offer)
        choices = tuple(Choice(number, letter_title(*one)) for number, one in enumerate(found))

        async def done(answers: list[Plain | None]) -> None:
            self._open_letter(LetterPage(*found[int(str(answers[0]))]))

        await self.bench.asking.ask(Asking("Letter", (chosen("Letter", choices),), done))

    def _open_letter(self, page: LetterPage) -> None:
        here, row = self.trail.here, self.sheet.row
        if here is None:
            return
        here.row_id = row.id if row is not None else ""
        self.trail.enter(page, here.name)
        self.show()
        self.sheet.action_edge("first")

    def _letter(self) -> tuple[LetterPage, View, Letter] | None:
        """Return the page of the letter on screen, what it looks at, and the letter."""
        here = self.trail.here
        if here is None or not isinstance(here.page, LetterPage):
            return None
        view = self.view(here.name)
        return here.page, view, here.page.letter(view)

    # Drafts

    def do_letter_edit(self) -> None:
        """Open the draft in the person's editor, made from the letter as it is where there is none.

        Where nothing was changed, none is left behind.
        """
        if (found := self._letter()) is None:
            return
        page, view, made = found
        draft, failed, is_new = self._draft(page, view), "", True
        try:
            is_new = start_draft(self.workbook.directory, draft, made)
        except NotConfirmedError as error:
            failed = str(error)
        except SaveError as error:
            self.say(str(error), Tone.BAD)
            return
        failed = self.bench.filing.lend(draft) or failed
        withdrawn = is_new and withdraw_draft(draft, made)
        self._follow_letters()
        self.bench.refresh()
        if failed:
            self.say(failed, Tone.BAD)
        elif withdrawn:
            self.say("nothing was changed, so there is no draft")

    async def do_letter_drop(self) -> None:
        """Move the draft to the trash, after a question: undo knows the offers' files alone."""
        if (found := self._letter()) is None:
            return
        page, view, _ = found
        choices = (
            Choice(value=False, label="no", remark="keep it"),
            Choice(value=True, label="yes", remark="move it to the trash"),
        )

        async def done(answers: list[Plain | None]) -> None:
            if answers[0] is not True:
                return
            try:
                gone = discard_draft(self.workbook.directory, self._draft(page, view))
            except SaveError as error:
                self._follow_letters()
                self.say(str(error), Tone.BAD)
                return
            self._follow_letters()
            self.say(f"your draft is in {gone} now", Tone.GOOD)

        await self.bench.asking.ask(
            Asking("Throw away", (chosen("Throw your draft away?", choices, "no"),), done)
        )

    def _draft(self, page: LetterPage, view: View) -> Path:
        return draft_path(self.workbook.directory, view.name, page.kind, page.person_id)

    def _follow_letters(self) -> None:
        self.bench.viewing.follow_letters()
        self.show()

    # Sending

    async def do_letter_copy(self) -> None:
        """Send the letter to the terminal's clipboard, unless the guide holds it back."""

        async def copy(made: Letter) -> None:
            found = copy_text(self.bench.app, made.text)
            if found.done:
                self._say_gaps(found.words, made)
            else:
                self.say(found.words, found.tone)

        await self._if_not_held_back(copy)

    async def do_letter_save(self) -> None:
        """Ask where to and save the letter there, unless the guide holds it back."""
        await self._if_not_held_back(self._ask_where)

    async def _if_not_held_back(self, then: Callable[[Letter], Awaitable[None]]) -> None:
        if (found := self._letter()) is not None:
            page, view, made = found
            await self.bench.changing.if_allowed(
                view.name, objections(page.kind, view.case), partial(then, made)
            )

    async def _ask_where(self, made: Letter) -> None:
        where = Field("Save to", "", self._read_path, lambda _: None, hint="~/letter.txt")

        def again(answers: Sequence[Plain | None]) -> Field | None:
            """Ask once more where there is a file."""
            path = self._path(str(answers[0]))
            choices = (
                Choice(value=False, label="no", remark="leave the file as it is"),
                Choice(value=True, label="yes", remark="what it says now is lost"),
            )
            return chosen(f"Replace {path.name}?", choices, "no") if path.exists() else None

        async def done(answers: list[Plain | None]) -> None:
            path, replacing = self._path(str(answers[0])), answers[1]
            if replacing is False:
                self.say(f"not saved: {path} is as it was")
                return
            try:
                save_letter(path, made, replacing=replacing is True)
            except SaveError as error:
                self.say(str(error), Tone.BAD)
                return
            self._say_gaps(f"saved to {path}", made)

        await self.bench.asking.ask(Asking("Save", (where, again), done))

    def _read_path(self, text: str) -> Understood | Misread:
        """Read where to save; a directory, or one that is not there, is no place for a letter."""
        read = read_line(text, required=True)
        if isinstance(read, Misread):
            return read
        path = self._path(str(read.value))
        if path.is_dir():
            return Misread("a directory; add the name of a file")
        if not path.parent.is_dir():
            return Misread(f"there is no directory {path.parent}")
        return Understood(read.value, str(path))

    def _path(self, text: str) -> Path:
        return self.bench.home / text.removeprefix("~/") if text.startswith("~/") else Path(text).absolute()

    def _say_gaps(self, text: str, made: Letter) -> None:
        """Say what was done, and what has still to be filled in."""
        gaps = f"; to fill in: {', '.join(made.gaps)}" if made.gaps else ""
        self.say(f"{text}{gaps}", Tone.WARN if gaps else Tone.GOOD)

    async def do_letter_sent(self) -> None:
        """Write down that the letter went today, as its row does; what has happened is never held back."""
        if (found := self._letter()) is None:
            return
        page, view, _ = found
        row = page.sent_row(view)
        edit = row.field.edit(self._sent_value(page)) if row is not None and row.field is not None else None
        if edit is not None:
            await self.bench.changing.change(view.name, edit, f"{page.name}: marked as done today")

    def _sent_value(self, page: LetterPage) -> Plain:
        return True if page.kind is LetterKind.THANKS else self.bench.today()

    # What cannot be done

    def why_not_letter(self, action: Action) -> str | None:
        """Say why something cannot be done with the letter on screen; None where it can."""
        here = self.trail.here
        if action.id == "letter" and (here is None or here.name == PROFILE):
            return f"no offer is open here; {self.bench.key('back')} leads back"
        if (found := self._letter()) is None:
            return None
        page, view, _ = found
        if action.id == "letter.drop" and letter_name(page.kind, page.person_id) not in view.letters.drafts:
            return "there is no draft of yours to throw away"
        if action.id == "letter.sent":
            row = page.sent_row(view)
            if row is None:
                return "nobody is marked as interviewer; the Strategy page has the people"
            if why := page.why_not_sent(view):
                return why
            if done_on(page.kind, view.offer) is not None:
                return f"that is written down already: {row.copy}"
            if page.person_id in view.offer.decision.thanked:
                return f"{row.copy} is thanked already"
        return None

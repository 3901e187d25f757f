"""What the workbench does about what was not saved: notes what is typed, and offers what another run left."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import unified_diff

from offer_tui.core.keys import KeyPath
from offer_tui.files.journal_entries import Entry, UnsavedEdit
from offer_tui.files.steps import PROFILE, Conflict, Step
from offer_tui.ui.pages.advice import PAGE_OF, concerned
from offer_tui.ui.pages.record import RecordPage
from offer_tui.ui.rows import Line, Row, Span, Tone, line
from offer_tui.ui.screens.filing import Filing
from offer_tui.ui.screens.recovery import DISCARD, RESTORE, RecoveryScreen
from offer_tui.ui.words import key_words


class Recovering(Filing):
    """The part of the workbench that loses nothing."""

    # What is being typed

    def note_typing(self) -> None:
        """Note what is typed in the open editor, so that it survives the end of the program.

        Called every second, and by the handler of a signal at any point of the program.
        """
        journal, row, here = self.workbook.journal, self.desk.editing, self.trail.here
        if journal is None or row is None or row.field is None or self.desk.typed in ("", row.field.text):
            return
        journal.typed(here.name if here is not None else "", row.path, row.field.label, self.desk.typed)

    def on_desk_committed(self) -> None:
        """Forget what was typed: it is an edit now, or an answer."""
        self._typed_no_more()

    def on_desk_dropped(self) -> None:
        """Forget what was typed: nobody wants it."""
        self._typed_no_more()

    def _typed_no_more(self) -> None:
        if self.workbook.journal is not None and self.desk.editing is None:
            self.workbook.journal.typed_no_more()

    # What another run left

    def offer_left_over(self) -> None:
        """Offer what was not saved when the program ended, one after the other."""
        entries = list(self.workbook.left_over())
        if entries:
            self._offer(entries, 1, len(entries))
        warning = self.workbook.journal.take_warning() if self.workbook.journal is not None else ""
        if warning:
            self.say(warning, Tone.WARN)

    def _offer(self, entries: list[Entry], number: int, count: int) -> None:
        entry = entries.pop(0)
        change = tuple(self._change(entry))
        known = self.workbook.noted_file(entry)
        possible = known is not None and known.value is not None
        title = "Not saved when the program ended" + (f" ({number} of {count})" if count > 1 else "")
        file = f"{entry.name.lstrip('/')}.toml" if entry.name else "a new offer"
        about = [f"{file}: {entry.label}", f"{entry.when:%d %b %Y %H:%M}"]

        async def answered(answer: str | None) -> None:
            if answer == DISCARD:
                self.workbook.settle(entry.id)
            elif answer == RESTORE:
                await self._restore(entry)
            if entries and self.app.screen is self:
                self._offer(entries, number + 1, count)

        self.app.push_screen(RecoveryScreen(title, about, change, possible=possible), answered)

    def _change(self, entry: Entry) -> Iterator[Line]:
        """Yield what restoring would change in the file, or what was typed."""
        stored = self.workbook.noted_file(entry)
        if not isinstance(entry, UnsavedEdit):
            yield line(Span("Typed, and not confirmed yet:", Tone.MUTED))
            yield from (line(part) for part in entry.text.splitlines())
            if stored is None:
                yield line(Span("It belongs to no file that is there; copy what you need.", Tone.WARN))
            return
        if stored is None or stored.document is None:
            yield line(Span("Its file is not there any more, or cannot be read.", Tone.WARN))
            return
        ready = self.workbook.ready(entry)
        if isinstance(ready, Step) and ready.after is not None:
            yield from _changed_lines(stored.document.text, ready.after.text)
        elif isinstance(ready, Conflict):
            yield line(Span("The same place was changed since; restoring asks which counts.", Tone.WARN))
            yield from (line(f"{key_words(one.path)}") for one in ready.found)
        else:
            yield line(Span("It does not fit the file any more.", Tone.WARN))

    async def _restore(self, entry: Entry) -> None:
        if isinstance(entry, UnsavedEdit):
            self.told(self.workbook.restore(entry), "restored: ")
            return
        row = self._row_of(entry.name, entry.path)
        if row is None or row.field is None:
            self.app.copy_to_clipboard(entry.text)
            self.say(
                "its row is not there any more; the text was sent to the terminal's clipboard", Tone.WARN
            )
            return
        self.workbook.settle(entry.id)
        await self.edit_again(entry.name, replace(row, field=row.field.again(entry.text)))

    def _row_of(self, name: str, path: KeyPath) -> Row | None:
        """Go to the page that shows a place of a file, and return its row."""
        if not path or not self.usable(name):
            return None
        page = "profile" if name == PROFILE else PAGE_OF.get(str(path[0]), "package")
        self.open_offer(name, page)
        row_id = concerned(self.sheet.rows, path)
        found = next((row for row in self.sheet.rows if row.id == row_id), None)
        if found is not None and found.path != path and isinstance(found.path[-1], int):
            self.trail.enter(RecordPage(found.path, "Details"), name)
            self.show()
            found = next((row for row in self.sheet.rows if row.path == path), None)
        return found


def _changed_lines(now: str, then: str) -> Iterator[Line]:
    """Yield the lines that would go and those that would come, each with a sign."""
    for part in unified_diff(now.splitlines(), then.splitlines(), lineterm="", n=0):
        if not part.startswith(("---", "+++", "@@")):
            yield line(Span(part, Tone.GOOD if part.startswith("+") else Tone.BAD))

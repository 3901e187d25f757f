"""What the workbench does about what was not saved: notes what is typed, and offers what another run left."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import unified_diff

from offer_tui.core.keys import KeyPath
from offer_tui.files.journal_entries import Entry, UnsavedEdit
from offer_tui.files.leftovers import LeftOver
from offer_tui.files.recovery import Recovery
from offer_tui.files.steps import PROFILE, Conflict, Step
from offer_tui.ui.pages.advice import PAGE_OF, concerned
from offer_tui.ui.pages.record import RecordPage
from offer_tui.ui.rows import Line, Row, Span, Tone, line
from offer_tui.ui.screens.filing import Filing, raw_text
from offer_tui.ui.screens.recovery import DISCARD, RESTORE, RecoveryScreen
from offer_tui.ui.words import key_words


class Recovering(Filing):
    """The part of the workbench that loses nothing."""

    @property
    def recovery(self) -> Recovery:
        """What other runs of the program left."""
        return Recovery(self.workbook)

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
        entries: list[Entry | LeftOver] = [*self.recovery.left_over(), *self.recovery.cut_off()]
        if entries:
            self._offer(entries, 1, len(entries))
        warning = self.workbook.journal.take_warning() if self.workbook.journal is not None else ""
        if warning:
            self.say(warning, Tone.WARN)

    def _offer(self, entries: list[Entry | LeftOver], number: int, count: int) -> None:
        entry = entries.pop(0)
        title = "Not saved when the program ended" + (f" ({number} of {count})" if count > 1 else "")
        if isinstance(entry, LeftOver):
            name, change = self.recovery.name_of(entry.file), tuple(self._cut_off(entry))
            about = [f"{entry.file.name}: a save that was cut off"]
        else:
            name, change = entry.name, tuple(self._change(entry))
            file = f"{entry.name.lstrip('/')}.toml" if entry.name else "a new offer"
            about = [f"{file}: {entry.label}", f"{entry.when:%d %b %Y %H:%M}"]
        possible = bool(name) and self.usable(name) and not self.workbook.lost(name)

        async def answered(answer: str | None) -> None:
            if answer == DISCARD:
                self._discard(entry)
            elif answer == RESTORE:
                await self._restore(entry)
            if entries and self.app.screen is self:
                self._offer(entries, number + 1, count)

        self.app.push_screen(RecoveryScreen(title, about, change, possible=possible), answered)

    def _discard(self, entry: Entry | LeftOver) -> None:
        if isinstance(entry, LeftOver):
            entry.path.unlink(missing_ok=True)
        else:
            self.workbook.settle(entry.id)

    def _cut_off(self, left: LeftOver) -> Iterator[Line]:
        stored = self.workbook.shown(self.recovery.name_of(left.file))
        now = stored.document.text if stored is not None and stored.document is not None else ""
        yield from _changed_lines(now, raw_text(left.path))

    def _change(self, entry: Entry) -> Iterator[Line]:
        """Yield what restoring would change in the file, or what was typed."""
        stored = self.recovery.noted_file(entry)
        if not isinstance(entry, UnsavedEdit):
            yield line(Span("Typed, and not confirmed yet:", Tone.MUTED))
            yield from (line(part) for part in entry.text.splitlines())
            if stored is None:
                yield line(Span("It belongs to no file that is there; copy what you need.", Tone.WARN))
            return
        if stored is None or stored.document is None:
            yield line(Span("Its file is not there any more, or cannot be read.", Tone.WARN))
            return
        ready = self.recovery.ready(entry)
        if isinstance(ready, Step) and ready.after is not None:
            yield from _changed_lines(stored.document.text, ready.after.text)
        elif isinstance(ready, Conflict):
            yield line(Span("The same place was changed since; restoring asks which counts.", Tone.WARN))
            yield from (line(f"{key_words(one.path)}") for one in ready.found)
        else:
            yield line(Span("It does not fit the file any more.", Tone.WARN))

    async def _restore(self, entry: Entry | LeftOver) -> None:
        if isinstance(entry, LeftOver):
            self.told(self.recovery.take(entry), "restored: ")
            return
        if isinstance(entry, UnsavedEdit):
            self.told(self.recovery.restore(entry), "restored: ")
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

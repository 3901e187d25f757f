"""What the workbench does about what another run of the program could not save: offers it."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from difflib import unified_diff

from offer_tui.core.edits import EditError
from offer_tui.core.identity import array_name, identity
from offer_tui.core.keys import KeyPath, find, shown
from offer_tui.core.records import replace
from offer_tui.files.journal_entries import Entry, TypedText, UnsavedEdit
from offer_tui.files.leftovers import LeftOver
from offer_tui.files.recovery import Recovery
from offer_tui.files.steps import PROFILE, Conflict, Step
from offer_tui.files.toml import CannotPatch
from offer_tui.ui.pages.advice import PAGE_OF, concerned
from offer_tui.ui.pages.record import RecordPage
from offer_tui.ui.rows import Line, Row, Span, Tone, line
from offer_tui.ui.screens.conflict import ConflictScreen
from offer_tui.ui.screens.filing import raw_text
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.screens.recovery import DISCARD, RESTORE, RecoveryScreen
from offer_tui.ui.terminal_app import copy_text
from offer_tui.ui.words import key_words, values_words


class Recovering(Part):
    """Offers what was not saved, one after the other."""

    _count: int = 0
    """How much another run left in all."""

    @property
    def recovery(self) -> Recovery:
        """What other runs of the program left."""
        return Recovery(self.workbook)

    def offer_next(self) -> None:
        """Offer what else another run left, once nothing else is open."""
        bench, left = self.bench, self.bench.unsaved
        self._count = max(self._count, len(left))
        deciding = isinstance(bench.app.screen, RecoveryScreen | ConflictScreen)
        if left and not deciding and bench.desk.editing is None and bench.asked is None:
            bench.unsaved = left[1:]
            self._offer(left[0], self._count - len(bench.unsaved), self._count)

    def _offer(self, entry: Entry | LeftOver, number: int, count: int) -> None:
        title = "Not saved when the program ended" + (f" ({number} of {count})" if count > 1 else "")
        if isinstance(entry, LeftOver):
            name, change = self.recovery.name_of(entry.file), tuple(self._cut_off(entry))
            about = [f"{entry.file.name}: a save that was cut off"]
        else:
            name, change = entry.name, tuple(self._change(entry))
            file = f"{entry.name.lstrip('/')}.toml" if entry.name else "a new offer"
            row = _row_words(entry) if isinstance(entry, TypedText) else ""
            about = [f"{file}: {entry.label}{f' of {row}' if row else ''}", f"{entry.when:%d %b %Y %H:%M}"]
        possible = bool(name) and self.bench.usable(name) and not self.workbook.lost(name)

        async def answered(answer: str | None) -> None:
            if answer == DISCARD:
                self._discard(entry)
            elif answer == RESTORE:
                await self._restore(entry)
            self.bench.offer_next()

        self.bench.app.push_screen(RecoveryScreen(title, about, change, possible=possible), answered)

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
            elif self.recovery.place(entry) is None:
                yield line(
                    Span("It has no row any more; restoring sends it to the terminal's clipboard.", Tone.WARN)
                )
            return
        if stored is None or stored.document is None:
            yield line(Span("Its file is not there any more, or cannot be read.", Tone.WARN))
            with suppress(CannotPatch, EditError):
                yield from _changed_lines(entry.base.text, entry.base.edited(entry.edit).text)
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
            self.bench.changing.told(self.recovery.take(entry), "restored: ")
            return
        if isinstance(entry, UnsavedEdit):
            self.bench.changing.told(self.recovery.restore(entry), "restored: ")
            return
        path = self.recovery.place(entry)
        row = self._row_of(entry.name, path) if path is not None else None
        if row is None or row.field is None:
            self.say(
                f"it has no row any more; its text: {copy_text(self.bench.app, entry.text).words}", Tone.WARN
            )
            return
        opened = await self.bench.editing.edit_again(
            entry.name, replace(row, field=row.field.again(entry.text))
        )
        if opened and self.bench.note_typing():
            self.workbook.settle(entry.id)

    def _row_of(self, name: str, path: KeyPath) -> Row | None:
        """Go to the page that shows a place of a file, and return its row; None where it has no row."""
        if not self.bench.usable(name):
            return None
        page = "profile" if name == PROFILE else PAGE_OF.get(str(path[0]), "package")
        self.bench.placing.open_offer(name, page)
        row_id = concerned(self.sheet.rows, path)
        found = next((row for row in self.sheet.rows if row.id == row_id), None)
        if found is not None and found.path != path and isinstance(found.path[-1], int):
            self.trail.enter(RecordPage(found.path, "Details"), name)
            self.show()
        return next((row for row in self.sheet.rows if row.path == path), None)


def _row_words(entry: TypedText) -> str:
    """Name the row that a text was typed in, by what a person knows it by; empty where it was in none."""
    numbers = [at for at, part in enumerate(entry.path) if isinstance(part, int)]
    if not numbers or entry.base is None:
        return ""
    above, row = entry.path[: numbers[-1]], find(entry.base.tree, entry.path[: numbers[-1] + 1])
    name = identity(array_name(above), row)
    if name is None or not isinstance(row, Mapping):
        return shown(entry.path[: numbers[-1] + 1])
    return ", ".join(values_words(row[key]) for key, _ in name)


def _changed_lines(now: str, then: str) -> Iterator[Line]:
    """Yield the lines that would go and those that would come, each with a sign."""
    for part in unified_diff(now.splitlines(), then.splitlines(), lineterm="", n=0):
        if not part.startswith(("---", "+++", "@@")):
            yield line(Span(part, Tone.GOOD if part.startswith("+") else Tone.BAD))

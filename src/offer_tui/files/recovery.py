"""What was not saved when the program ended: found at the next start, made again only where it is wanted."""

from pathlib import Path

from offer_tui.core.difference import difference
from offer_tui.core.edits import Batch, EditError
from offer_tui.core.identity import same_place
from offer_tui.core.keys import KeyPath
from offer_tui.core.records import dataclass, field, replace
from offer_tui.core.unsaved import left_to_do
from offer_tui.files.journal_entries import Entry, TypedText, UnsavedEdit
from offer_tui.files.leftovers import LeftOver, sweep
from offer_tui.files.reading import read_bytes
from offer_tui.files.steps import PROFILE, SETTINGS, Conflict, Failed, Outcome, Saved, Step
from offer_tui.files.toml import Document
from offer_tui.files.workbook import AnyStored, Workbook


@dataclass(frozen=True, slots=True)
class Recovery:
    """What other runs of the program left of one workbook's files."""

    book: Workbook
    _before: dict[Path, bytes] = field(default_factory=dict)
    """What files were before the last edit that another run noted of them."""

    def left_over(self) -> tuple[Entry, ...]:
        """Return what another run noted and did not save; what is in its file by now is forgotten."""
        found = self.book.journal.left_over() if self.book.journal is not None else ()
        for entry in found:
            stored = self.noted_file(entry)
            if isinstance(entry, UnsavedEdit) and stored is not None:
                self._before[stored.path] = entry.base.data
        return tuple(entry for entry in found if not self._is_there(entry))

    def _is_there(self, entry: Entry) -> bool:
        stored = self.noted_file(entry)
        if self.book.journal is None or stored is None or stored.document is None or stored.value is None:
            return False
        if not isinstance(entry, UnsavedEdit):
            return False
        try:
            left = left_to_do(entry.edit, entry.base.tree, stored.document.tree)
        except EditError:  # a note that this program did not write
            return False
        if left != Batch(()):
            return False
        self.book.journal.settle(entry.id)
        return True

    def cut_off(self) -> tuple[LeftOver, ...]:
        """Return what saves that were cut off left behind; what holds nothing new is removed.

        After `left_over`, that is also what a file was before an edit that another run noted.
        """
        place = self.book.directory
        found: list[LeftOver] = []
        for directory in (place.offers_path, place.path):
            known = {path.name: data for path, data in self._before.items() if path.parent == directory}
            found += sweep(directory, known, place.locks)
        return tuple(found)

    def name_of(self, path: Path) -> str:
        """Return the name of a file among those of the workbook; empty for any other."""
        if path == self.book.directory.profile_path:
            return PROFILE
        if path == self.book.directory.settings_path:
            return SETTINGS
        return path.stem if path.parent == self.book.directory.offers_path else ""

    def take(self, left: LeftOver) -> Outcome:
        """Let a file say what a save that was cut off would have made of it."""
        name = self.name_of(left.file)
        now = self.book.shown(name)
        try:
            found = Document(read_bytes(left.path).decode())
        except (OSError, ValueError) as error:
            return Failed(f"{left.path.name} cannot be read: {error}")
        if now is None or now.document is None:
            return Failed(f"{left.file.name} is not there any more")
        edit = difference(now.document.tree, found.tree) or Batch(())
        outcome = self.book.new(
            Step(name, f"{left.file.name} as it was being saved", edit, now.document, found)
        )
        if isinstance(outcome, Saved):
            left.path.unlink(missing_ok=True)
        return outcome

    def noted_file(self, entry: Entry) -> AnyStored | None:
        """Return the file that a note is about; None where there is none of that name any more."""
        return self.book.stored(entry.name)

    def place(self, entry: TypedText) -> KeyPath | None:
        """Return where a text was being typed, in the file as it is now; None where it has no place there."""
        stored = self.noted_file(entry)
        if stored is None or stored.document is None or not entry.path:
            return None
        if entry.base is None:
            return entry.path
        return same_place(entry.path, entry.base.tree, stored.document.tree)

    def ready(self, entry: UnsavedEdit) -> Step | Conflict | Failed:
        """Return an edit that was not saved as it would be made on the file as it is now."""
        stored = self.noted_file(entry)
        if stored is None or stored.document is None:
            return Failed("its file is not there any more")
        return self.book.ready(_noted(entry), stored.document)

    def restore(self, entry: UnsavedEdit) -> Outcome:
        """Make an edit that was not saved, on the file as it is now."""
        if self.noted_file(entry) is None:
            return Failed(f"{entry.name}.toml is not there any more")
        outcome = self.book.made(_noted(entry))
        if isinstance(outcome, Conflict):
            return replace(outcome, entry=entry.id)
        if isinstance(outcome, Saved):
            self.book.settle(entry.id)
            if outcome.step.before != outcome.step.after:
                self.book.remember(outcome.step)
        return outcome


def _noted(entry: UnsavedEdit) -> Step:
    return Step(entry.name, entry.label, entry.edit, entry.base)

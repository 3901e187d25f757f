"""What is done to the files of a workbook, as values, and what came of it."""

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from offer_tui.core.edits import Edit, inverse
from offer_tui.core.records import dataclass, replace
from offer_tui.files.toml import Document

if TYPE_CHECKING:
    from offer_tui.core import merge
    from offer_tui.files.journal_entries import EntryId

PROFILE = "/profile"
"""The name of profile.toml among the files of a workbook; with its slash it can be no offer's slug."""
SETTINGS = "/settings"
"""The name of settings.toml."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done and can be undone: an edit of a file, or a file made or thrown away."""

    name: str
    """The offer's slug, PROFILE or SETTINGS."""
    label: str
    """What it does, for people."""
    edit: Edit | None = None
    before: Document | None = None
    after: Document | None = None
    moved: tuple[Path, Path] | None = None
    """Where a file was and where it went, instead of an edit."""

    def backwards(self) -> "Step":
        """Return the step that undoes this one."""
        edit = (
            inverse(self.before.tree, self.edit)
            if self.edit is not None and self.before is not None
            else None
        )
        moved = (self.moved[1], self.moved[0]) if self.moved else None
        return replace(self, edit=edit, before=self.after, after=self.before, moved=moved)


@dataclass(frozen=True, slots=True)
class Saved:
    """It is on disk."""

    step: Step
    merged: bool = False
    """The file had been changed by somebody else; their changes are kept and shown now."""
    doubt: str = ""
    """Why the disk may not keep it through a loss of power; empty when it confirmed."""
    notices: tuple[str, ...] = ()
    """What else came of the save that a person should know."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else changed the same thing; nothing was written, a person has to choose."""

    step: Step
    """What was wanted here, on the file as it was."""
    found: "tuple[merge.Conflict, ...]"
    """What both changed, at least one thing."""
    forced: Edit | None
    """What makes all of it on the file as it is now, over theirs; None when there is no place for it."""
    entry: "EntryId | None" = None
    """The note of it in the journal, until the person has chosen."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing was changed."""

    why: str
    noted: bool = False
    """Whether the journal keeps what was wanted, to be offered at the next start."""


Outcome: TypeAlias = Saved | Conflict | Failed

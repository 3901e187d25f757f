# ruff: noqa: PLC0415 - what writes and merges is imported with the first edit: a start needs none of it
"""The open workbook: every file of an offers directory, and the edits made since it was opened.

An edit is on disk when the call that makes it returns. Nothing is held back, so nothing is ever unsaved; what
the disk refuses is noted in the journal.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from offer_tui.core.edits import Batch, Edit, EditError, Put, apply, rebase
from offer_tui.core.keys import Plain
from offer_tui.core.problems import Severity
from offer_tui.core.records import dataclass, field, replace
from offer_tui.core.slugs import slug as slug_of
from offer_tui.files.open_files import GONE, AnyStored, OpenFiles
from offer_tui.files.reading import NO_STAMP, holds, stamp
from offer_tui.files.steps import PROFILE, SETTINGS, Conflict, Failed, Outcome, Saved, Step
from offer_tui.files.toml import CannotPatch, Document

if TYPE_CHECKING:
    from offer_tui.files.journal import Journal
    from offer_tui.files.journal_entries import EntryId
    from offer_tui.files.merging import MergedText
    from offer_tui.files.saving import SaveError

__all__ = ("GONE", "AnyStored", "Workbook", "new_offer")

_TRIES = 3
"""How often an edit is made anew because somebody else saved at the same moment."""


@dataclass(slots=True)
class Workbook(OpenFiles):
    """The files of an offers directory, with the history of edits."""

    journal: "Journal | None" = None
    """Where edits are noted until they are saved; None notes nothing."""
    opens_journal: "Callable[[], Journal] | None" = None
    """Opens it, where that is to wait for `open_journal`."""
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def open_journal(self) -> None:
        """Begin to note edits: before the first of them, and after all that is quicker without."""
        if self.journal is None and self.opens_journal is not None:
            self.journal = self.opens_journal()

    def edit(self, name: str, edit: Edit, label: str) -> Outcome:
        """Make an edit and save it; `label` says what it does, for the history."""
        base = self._file(name).document
        if base is None:
            return Failed(_broken(self._file(name)))
        return self.new(Step(name, label, edit, base))

    def undo(self) -> Outcome:
        """Take the last step back; never what somebody else did."""
        return self._again(self.done, self.undone) if self.done else Failed("nothing to undo")

    def redo(self) -> Outcome:
        """Make the last undone step again."""
        return self._again(self.undone, self.done) if self.undone else Failed("nothing to redo")

    def _again(self, source: list[Step], target: list[Step]) -> Outcome:
        step = source[-1].backwards()
        outcome = self._moved(step) if step.moved else self.made(step)
        if isinstance(outcome, Saved):
            source.pop()
            target.append(outcome.step)
            return outcome
        path = step.moved[0] if step.moved else self.path_of(step.name)
        gone = "" if os.path.lexists(path) else f"{path.name} is not there any more"
        why = "somebody else changed the same place since" if isinstance(outcome, Conflict) else gone
        if not why:
            return outcome
        # It would stand in the way of all steps before it.
        source.pop()
        return Failed(f"{why}; “{step.label}” is left as it is")

    def new(self, step: Step) -> Outcome:
        """Make a step that was not made before, noted in the journal until it is on disk."""
        assert step.edit is not None and step.before is not None  # noqa: PT018,S101 - the callers' duty
        journal = self.journal
        entry = None if journal is None else journal.begin(step.name, step.label, step.edit, step.before)
        is_noted = journal is not None and entry is not None and journal.keeps(entry)
        outcome = self.made(step, noted=is_noted)
        if isinstance(outcome, Conflict):
            return replace(outcome, entry=entry)
        if journal is not None and entry is not None and not (isinstance(outcome, Failed) and outcome.noted):
            journal.settle(entry)
        if isinstance(outcome, Saved) and outcome.step.before != outcome.step.after:
            self.remember(outcome.step)
        return outcome

    def made(self, step: Step, *, noted: bool = False) -> Outcome:
        """Make a step's edit on the file as it is now, and write it; again where that changes meanwhile.

        `noted` says whether the journal keeps it, for what is said where the disk refuses.
        """
        from offer_tui.files.saving import SaveError

        for _ in range(_TRIES):
            fresh = self._read(step.name)
            if fresh.document is None or fresh.value is None:
                return Failed(_broken(fresh), noted=noted)
            ready = self.ready(step, fresh.document)
            if isinstance(ready, Conflict):
                self._keep(step.name, fresh)
            if not isinstance(ready, Step):
                return ready
            outcome = self._written(ready, fresh, merged=fresh.document.text != _before(step).text)
            if isinstance(outcome, SaveError):
                said = f"not saved, but noted for the next start: {outcome.why}" if noted else str(outcome)
                return Failed(said, noted=noted)
            if outcome is not None:
                return outcome
        return Failed("the file is changed by somebody else all the time", noted=noted)

    def ready(self, step: Step, now: Document) -> Step | Conflict | Failed:
        """Return a step as it is to be made on the file as it is now."""
        before = _before(step)
        try:
            # Undo of a step on a file that nobody else touched brings back its very text, comments and all.
            mine = step.after if step.after is not None else before.edited(step.edit or Batch(()))
        except (CannotPatch, EditError) as error:
            return Failed(str(error))
        if now.text == before.text:
            return replace(step, before=now, after=mine)
        # Two at a file are rare, and few starts see it.
        from offer_tui.core.difference import difference
        from offer_tui.files.merging import NotMerged, merged_text

        both = merged_text(before, mine, now)
        if isinstance(both, NotMerged):
            return Failed(both.why)
        if both.conflicts:
            return Conflict(step, both.conflicts, _forced(both, now))
        edit = difference(now.tree, both.document.tree) or Batch(())
        return replace(step, edit=edit, before=now, after=both.document)

    def _written(self, step: Step, fresh: AnyStored, *, merged: bool) -> "Saved | Failed | SaveError | None":
        """Write a step; None where the file was changed at the same moment."""
        from offer_tui.files.saving import ChangedOnDiskError, NotConfirmedError, SaveError

        assert step.after is not None and fresh.document is not None  # noqa: PT018,S101 - the caller's duty
        data, doubt = step.after.data, ""
        notices: tuple[str, ...] = ()
        understood = self._understood(step.name, data)
        if understood.value is None:
            return Failed(_first_error(understood))
        try:
            base = fresh.document.data if any(fresh.stamp) else None
            notices = self.directory.write(fresh.path, data, base).notices
        except NotConfirmedError as error:
            doubt = str(error)
        except ChangedOnDiskError:
            return None
        except SaveError as error:
            return error
        seen = stamp(fresh.path)
        # What somebody else saved since is read with the next look.
        self._keep(step.name, replace(understood, stamp=seen if holds(fresh.path, data) else NO_STAMP))
        return Saved(step, merged=merged, doubt=doubt, notices=notices)

    def settle(self, entry: "EntryId | None") -> None:
        """Forget a note: it was restored, or the person does not want it."""
        if self.journal is not None and entry is not None:
            self.journal.settle(entry)

    # Files

    def create(self, company: str, role: str, currency: str) -> Saved | Failed:
        """Make a new offer's file; its slug is the name of the step that comes back."""
        from offer_tui.files.saving import NotConfirmedError, SaveError

        slug = slug_of(company, self.directory.slugs())
        path = self.directory.offer_path(slug)
        step = Step(slug, f"{company} added", moved=(self.directory.trash_path(slug), path))
        doubt = ""
        try:
            self.directory.write(path, new_offer(company, role, currency).data, None)
        except NotConfirmedError as error:
            doubt = str(error)
        except SaveError as error:
            return Failed(str(error))
        self._follow_file(slug)
        self.remember(step)
        return Saved(step, doubt=doubt)

    def discard(self, slug: str) -> Saved | Failed:
        """Move an offer's file to the trash."""
        stored = self.offers[slug]
        company = stored.value.company if stored.value is not None else slug
        step = Step(
            slug, f"{company} moved to the trash", moved=(stored.path, self.directory.trash_path(slug))
        )
        outcome = self._moved(step)
        if isinstance(outcome, Saved):
            self.remember(step)
        return outcome

    def _moved(self, step: Step) -> Saved | Failed:
        from offer_tui.files.saving import NotConfirmedError, SaveError

        assert step.moved is not None  # noqa: S101 - the callers' duty
        doubt = ""
        try:
            self.directory.move(*step.moved)
        except NotConfirmedError as error:
            doubt = str(error)
        except SaveError as error:
            return Failed(str(error))
        self._follow_file(step.name)
        return Saved(step, doubt=doubt)

    def _follow_file(self, slug: str) -> None:
        """Read an offer's file that has just come, or forget one that has just gone."""
        if os.path.lexists(self.path_of(slug)):
            self._keep(slug, self.directory.offer(slug))
        else:
            self.version += 1
            self.offers.pop(slug, None)
            self.good.pop(slug, None)  # it was sent away, not lost
        self.list()

    def remember(self, step: Step) -> None:
        """Keep a step that was made, to be undone."""
        self.done.append(step)
        self.undone.clear()

    def _file(self, name: str) -> AnyStored:
        return self.shown(name) or self._read(name)

    def path_of(self, name: str) -> Path:
        """Return where a file lies."""
        own = {PROFILE: self.directory.profile_path, SETTINGS: self.directory.settings_path}
        return own.get(name) or self.directory.offer_path(name)

    def _understood(self, name: str, data: bytes) -> AnyStored:
        if name == SETTINGS:
            return self.directory.understood_settings(data)
        if name == PROFILE:
            return self.directory.understood_profile(data)
        return self.directory.understood_offer(name, data)


def new_offer(company: str, role: str, currency: str) -> Document:
    """Return the text of a new offer's file."""
    keys: dict[str, Plain] = {
        "format": 1,
        "company": company,
        "role": role,
        "currency": currency,
        "status": "considering",
    }
    return Document("").edited(Batch(tuple(Put((key,), value) for key, value in keys.items())))


def _before(step: Step) -> Document:
    assert step.before is not None  # noqa: S101 - every step of an edit has it
    return step.before


def _forced(both: "MergedText", now: Document) -> Edit | None:
    """Return what settles all conflicts my way, on the file as it is now; None where there is no place."""
    from offer_tui.core.difference import difference
    from offer_tui.core.merge import taken

    tree = both.document.tree
    for one in both.conflicts:
        mine = rebase(taken(one, both.document.tree), both.document.tree, tree, force=True)
        if mine is None:
            return None
        tree = apply(tree, mine)
    return difference(now.tree, tree)


def _broken(stored: AnyStored) -> str:
    return f"{stored.path.name} cannot be changed as it is on disk now: {_first_error(stored)}"


def _first_error(stored: AnyStored) -> str:
    return next(one.message for one in stored.problems if one.severity is Severity.ERROR)

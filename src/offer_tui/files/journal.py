"""The journal: what was done and is not known to be saved, so that the next start can offer it.

Each process has a file of its own for each offers directory, and adds to it before a save begins. What it
noted is struck out once the save is confirmed; so between edits the file is empty. No trouble with the
journal ever stops the program or a save: `take_warning` says it, each thing once.
"""

import hashlib
import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from offer_tui.core.edits import Drop, Edit, Put
from offer_tui.core.identity import same_place
from offer_tui.core.keys import KeyPath
from offer_tui.files import journal_log
from offer_tui.files.journal_entries import Entry, EntryId, TypedText, UnsavedEdit, line_of
from offer_tui.files.journal_log import Log
from offer_tui.files.saving import reason
from offer_tui.files.toml import Document

T = TypeVar("T")

_TYPED = 0
"""The number of the one text that is being typed; edits count from 1."""


class Journal:
    """The notes of this process about one offers directory, and those of processes that are gone.

    `state_directory` is None where a person has no place for it. `now` tells the time with its offset.
    """

    def __init__(
        self, state_directory: Path | None, offers_directory: Path, now: Callable[[], datetime]
    ) -> None:
        self._directory = state_directory / "journal" if state_directory is not None else None
        place = os.fsencode(os.path.realpath(offers_directory))
        self._prefix = f"{hashlib.sha256(place).hexdigest()[:16]}-"
        self._now = now
        self._own: Log | None = None
        self._edits: dict[int, UnsavedEdit] = {}
        self._on_disk: set[int] = set()
        self._typed: tuple[str, KeyPath, str] | None = None
        self._left: dict[str, Log] = {}
        self._warnings: list[str] = []
        self._warned: set[str] = set()
        self._busy = False

    # What this process does

    def begin(self, name: str, label: str, edit: Edit, base: Document) -> EntryId:
        """Note an edit before its save begins; it is on disk when this returns, unless there is a warning.

        The same edit, or one of the same key, that failed before is replaced: a person tried again.
        """
        old = (number for number, one in self._edits.items() if one.name == name and _again(one, edit, base))
        number = next(old, max(self._edits, default=_TYPED) + 1)
        entry = UnsavedEdit(self._id(number), name, label, self._now(), edit, base)
        if self._own is not None:
            self._edits[number] = entry
            self._on_disk.discard(number)
            if self._noted(entry):
                self._on_disk.add(number)
        return entry.id

    def keeps(self, entry_id: EntryId) -> bool:
        """Tell whether an edit of this process is noted on disk, as it was begun last."""
        return entry_id.number in self._on_disk

    def typed(self, name: str, path: KeyPath, label: str, text: str, base: Document | None = None) -> bool:
        """Note what is typed so far in the open editor, in place of what was noted before.

        `base` is the file, where the path has the number of a row. Returns whether the text is noted now. A
        signal's handler may call it at any time; in the middle of another note it does nothing.
        """
        typed = name, path, text
        if typed != self._typed and self._noted(
            TypedText(self._id(_TYPED), name, label, self._now(), path, text, base)
        ):
            self._typed = typed
        return self._typed == typed

    def typed_no_more(self) -> None:
        """Forget what was typed: the editor was left, and what it kept was noted as an edit."""
        if self._typed is not None and not self._busy:
            self._typed = None
            self.settle(self._id(_TYPED))

    def settle(self, entry_id: EntryId) -> None:
        """Strike out a note, of this process or left over: it is saved, or not wanted any more."""
        own = self._own is not None and entry_id.log == self._own.path.name
        log = self._own if own else self._left.get(entry_id.log)
        if own:
            self._edits.pop(entry_id.number, None)
            self._on_disk.discard(entry_id.number)
        if log is not None:
            self._tried(lambda: log.strike(entry_id.number))

    def close(self) -> None:
        """Let go of all files; those in which all is settled are removed."""
        logs = [*self._left.values(), *([self._own] if self._own is not None else ())]
        self._own, self._left = None, {}
        for log in logs:
            self._tried(log.close)

    # What others left

    def left_over(self) -> tuple[Entry, ...]:
        """Return what processes that are gone did not settle, the oldest first.

        Until `close`, neither this nor any other process is offered the same again.
        """
        paths = self._tried(self._files) or ()
        entries: list[Entry] = []
        for path in paths:
            log, notes = self._tried(partial(journal_log.found, path)) or (None, ())
            if log is None:
                continue
            if log.damaged:
                self._warn(f"parts of the journal cannot be read and are left out: {path}")
            elif log.torn:
                self._warn("the end of a journal was cut off: what was typed last may be missing")
            if notes:
                self._left[path.name] = log
                entries.extend(notes)
            else:
                self._tried(log.close)
        return tuple(sorted(entries, key=lambda entry: (entry.when, entry.id)))

    def take_warning(self) -> str:
        """Return what a person should know of the journal and was not told yet; empty where nothing."""
        warning = "; ".join(self._warnings)
        self._warnings.clear()
        return warning

    # The disk

    def _noted(self, entry: Entry) -> bool:
        """Write a note down; False when that was not possible."""
        own = self._own
        return own is not None and bool(self._tried(lambda: own.add(entry.id.number, line_of(entry))))

    def _id(self, number: int) -> EntryId:
        """Return the id of a note of this process; its file is made with the first one."""
        if self._own is None:
            self._own = self._tried(self._created)
        return EntryId(self._own.path.name if self._own is not None else "", number)

    def _created(self) -> Log | None:
        if self._directory is None:
            self._warn("there is no home directory to keep a journal in; edits are saved all the same")
            return None
        return journal_log.created(self._directory, self._prefix)

    def _files(self) -> tuple[Path, ...]:
        if self._directory is None or not self._directory.exists():
            return ()
        journal_log.sweep(self._directory, self._prefix)
        return tuple(self._directory.glob(f"{self._prefix}*{journal_log.ENDING}"))

    def _tried(self, act: Callable[[], T]) -> T | None:
        """Do something on the disk unless something is being done; what goes wrong becomes a warning."""
        if self._busy:
            return None
        self._busy = True
        try:
            return act()
        except OSError as error:
            why = f"{reason(error)} ({self._directory})"
            self._warn(f"the journal cannot be used: {why}; edits are saved all the same")
            return None
        finally:
            self._busy = False

    def _warn(self, warning: str) -> None:
        if warning not in self._warned:
            self._warned.add(warning)
            self._warnings.append(warning)


def _again(old: UnsavedEdit, new: Edit, base: Document) -> bool:
    """Tell whether an edit is what a person tried before, or takes the place of it."""
    if isinstance(old.edit, Put | Drop) and isinstance(new, Put | Drop):
        return same_place(old.edit.path, old.base.tree, base.tree) == new.path
    return old.edit == new

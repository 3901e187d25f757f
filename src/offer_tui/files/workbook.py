"""The open workbook: every file of an offers directory, and the edits made since it was opened.

An edit is on disk when the call that makes it returns. Nothing is held back, so nothing is ever unsaved; what
the disk refuses is noted in the journal.
"""

import os
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias, cast

from offer_tui.core.difference import difference
from offer_tui.core.edits import Batch, Edit, EditError, Put, apply, rebase
from offer_tui.core.keys import Plain
from offer_tui.core.merge import taken
from offer_tui.core.offer import Offer
from offer_tui.core.problems import Problem, Severity
from offer_tui.core.profile import Profile
from offer_tui.core.settings import Settings
from offer_tui.core.slugs import slug as slug_of
from offer_tui.files.directory import Directory, all_problems
from offer_tui.files.journal import Journal
from offer_tui.files.journal_entries import EntryId
from offer_tui.files.merging import MergedText, NotMerged, merged_text
from offer_tui.files.reading import NO_STAMP, UNREADABLE, Stored, holds, stamp
from offer_tui.files.saving import ChangedOnDiskError, NotConfirmedError, SaveError, reason
from offer_tui.files.steps import PROFILE, SETTINGS, Conflict, Failed, Outcome, Saved, Step
from offer_tui.files.toml import CannotPatch, Document

_TRIES = 3
"""How often an edit is made anew because somebody else saved at the same moment."""

GONE = "not there any more"
"""What is said of a file that somebody else took away."""

AnyStored: TypeAlias = Stored[Offer] | Stored[Profile]


@dataclass(slots=True)
class Workbook:
    """All offers of a directory and the profile, as last read, with the history of edits."""

    directory: Directory
    offers: dict[str, Stored[Offer]] = field(default_factory=dict)
    """By slug, in the order of names."""
    stored_profile: Stored[Profile] = field(init=False)
    stored_settings: Stored[Settings] = field(init=False)
    slugs: tuple[str, ...] = ()
    """All offers that there are, read or not."""
    unlisted: str = ""
    """Why the offers could not be listed when that was tried last; empty where they could."""
    good: dict[str, AnyStored] = field(default_factory=dict)
    """Each file as it could be used last, by name; what is shown of one that broke or vanished since."""
    journal: Journal | None = None
    """Where edits are noted until they are saved; None notes nothing."""
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._keep(PROFILE, self.directory.profile())
        self.stored_settings = self.directory.settings()

    @property
    def settings(self) -> Settings:
        """How the program behaves, or its defaults while the file is missing or broken."""
        return self.stored_settings.value or Settings()

    @property
    def profile(self) -> Profile:
        """The profile as it could be used last, or an empty one."""
        return cast(Stored[Profile], self.good.get(PROFILE, self.stored_profile)).value or Profile()

    def shown(self, name: str) -> AnyStored | None:
        """Return a file as it is shown: as it is, or as it was before it broke or vanished."""
        now = self.stored_profile if name == PROFILE else self.offers.get(name)
        return now if now is not None and now.value is not None else self.good.get(name, now)

    def lost(self, name: str) -> str:
        """Say why a file is shown as it was and not as it is; empty where it is shown as it is."""
        now = self.stored_profile if name == PROFILE else self.offers.get(name)
        if now is None:
            return GONE
        if now.value is not None:
            return ""
        return "broken on disk" if any(now.stamp) else GONE

    @property
    def vanished(self) -> tuple[str, ...]:
        """The offers that could be read before somebody else took their files away, by slug."""
        return tuple(sorted(self.good.keys() - self.offers.keys() - {PROFILE}))

    def follow(self, *, most: int | None = None, closely: Collection[str] = ()) -> tuple[str, ...]:
        """Read what is new or was changed on disk; return the names of what says something new.

        With `most`, at most so many offers are read that were not known yet; `waiting` tells of the rest.
        Files named in `closely` are compared by their bytes, the others by their stamps first. While the
        offers cannot be listed, they stay as they are.
        """
        self._list()
        gone = self.offers.keys() - set(self.slugs)
        changed = sorted(gone)
        for slug in gone:
            del self.offers[slug]
        for name in (PROFILE, *(() if self.unlisted else self.slugs)):
            known = self.stored_profile if name == PROFILE else self.offers.get(name)
            if known is None:
                if most is not None and most <= 0:
                    continue
                most = None if most is None else most - 1
            if known is None or _may_have_changed(known, closely=name in closely):
                fresh = self._read(name)
                self._keep(name, fresh)
                if known is None or (_text(known), known.problems) != (_text(fresh), fresh.problems):
                    changed.append(name)
        if stamp(self.stored_settings.path) != self.stored_settings.stamp:
            before, self.stored_settings = self.stored_settings, self.directory.settings()
            if _text(before) != _text(self.stored_settings):
                changed.append(SETTINGS)
        return tuple(changed)

    def _list(self) -> None:
        """Look which offers there are; where that cannot be told, those are there that were read."""
        try:
            self.slugs, self.unlisted = self.directory.listed(), ""
        except OSError as error:
            self.slugs, self.unlisted = tuple(self.offers), reason(error)

    @property
    def waiting(self) -> bool:
        """Whether there are offers that were not read yet."""
        return len(self.offers) < len(self.slugs)

    def problems(self, slug: str) -> tuple[Problem, ...]:
        """Return what is wrong with one offer's file, the profile and the other offers considered."""
        stored = self.offers.get(slug)
        return () if stored is None else all_problems(stored, self.stored_profile, self.slugs)

    # Edits

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
        path = step.moved[0] if step.moved else self._path(step.name)
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
        both = merged_text(before, mine, now)
        if isinstance(both, NotMerged):
            return Failed(both.why)
        if both.conflicts:
            return Conflict(step, both.conflicts, _forced(both, now))
        edit = difference(now.tree, both.document.tree) or Batch(())
        return replace(step, edit=edit, before=now, after=both.document)

    def _written(self, step: Step, fresh: AnyStored, *, merged: bool) -> Saved | Failed | SaveError | None:
        """Write a step; None where the file was changed at the same moment."""
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

    def settle(self, entry: EntryId | None) -> None:
        """Forget a note: it was restored, or the person does not want it."""
        if self.journal is not None and entry is not None:
            self.journal.settle(entry)

    # Files

    def create(self, company: str, role: str, currency: str) -> Saved | Failed:
        """Make a new offer's file; its slug is the name of the step that comes back."""
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
        if os.path.lexists(self._path(slug)):
            self._keep(slug, self.directory.offer(slug))
        else:
            self.offers.pop(slug, None)
            self.good.pop(slug, None)  # it was sent away, not lost
        self._list()

    def remember(self, step: Step) -> None:
        """Keep a step that was made, to be undone."""
        self.done.append(step)
        self.undone.clear()

    def _file(self, name: str) -> AnyStored:
        return self.shown(name) or self._read(name)

    def _path(self, name: str) -> Path:
        return self.directory.profile_path if name == PROFILE else self.directory.offer_path(name)

    def _read(self, name: str) -> AnyStored:
        if name != PROFILE:
            return self.directory.offer(name)
        fresh, known = self.directory.profile(), self.good.get(PROFILE, self.stored_profile)
        if any(fresh.stamp) or fresh.value is None or not any(known.stamp):
            return fresh
        # Only a profile that never was is as good as an empty one.
        problem = Problem(UNREADABLE, Severity.ERROR, GONE, file=str(fresh.path))
        return Stored(fresh.path, None, None, (problem,))

    def _understood(self, name: str, data: bytes) -> AnyStored:
        return (
            self.directory.understood_profile(data)
            if name == PROFILE
            else self.directory.understood_offer(name, data)
        )

    def _keep(self, name: str, stored: AnyStored) -> None:
        if stored.value is not None:
            self.good[name] = stored
        if name == PROFILE:
            self.stored_profile = cast(Stored[Profile], stored)
        else:
            in_order = name in self.offers or name > next(reversed(self.offers), "")
            self.offers[name] = cast(Stored[Offer], stored)
            if not in_order:
                self.offers = dict(sorted(self.offers.items()))


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


def _may_have_changed(known: AnyStored, *, closely: bool) -> bool:
    if stamp(known.path) != known.stamp:
        return True
    return closely and known.document is not None and not _as_read(known)


def _as_read(known: AnyStored) -> bool:
    """Tell whether a file holds what was read of it; one that does not exist has nothing to compare."""
    return known.document is None or not any(known.stamp) or holds(known.path, known.document.data)


def _before(step: Step) -> Document:
    assert step.before is not None  # noqa: S101 - every step of an edit has it
    return step.before


def _forced(both: MergedText, now: Document) -> Edit | None:
    """Return what settles all conflicts my way, on the file as it is now; None where there is no place."""
    tree = both.document.tree
    for one in both.conflicts:
        mine = rebase(taken(one, both.document.tree), both.document.tree, tree, force=True)
        if mine is None:
            return None
        tree = apply(tree, mine)
    return difference(now.tree, tree)


def _text(stored: AnyStored | Stored[Settings]) -> str | None:
    return stored.document.text if stored.document is not None else None


def _broken(stored: AnyStored) -> str:
    return f"{stored.path.name} cannot be changed as it is on disk now: {_first_error(stored)}"


def _first_error(stored: AnyStored) -> str:
    return next(one.message for one in stored.problems if one.severity is Severity.ERROR)

"""The open workbook: every file of an offers directory, and the edits made since it was opened.

An edit is on disk when the call that makes it returns. Nothing is held back, so nothing is ever unsaved.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias, cast

from offer_tui.core.edits import Batch, Edit, Put, inverse, rebase
from offer_tui.core.keys import Plain, find
from offer_tui.core.offer import Offer
from offer_tui.core.problems import Problem, Severity
from offer_tui.core.profile import Profile
from offer_tui.core.settings import Settings
from offer_tui.core.slugs import slug as slug_of
from offer_tui.files.directory import Directory, all_problems
from offer_tui.files.reading import Stored, stamp
from offer_tui.files.saving import ChangedOnDiskError, NotConfirmedError, SaveError
from offer_tui.files.toml import CannotPatch, Document

PROFILE = "/profile"
"""The name of profile.toml among the files of a workbook; with its slash it can be no offer's slug."""

SETTINGS = "/settings"
"""The name of settings.toml."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done and can be undone: an edit of a file, or a file made or thrown away."""

    name: str
    """The offer's slug, or PROFILE."""
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


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else changed the same thing; nothing was written, a person has to choose."""

    step: Step
    """What was wanted here, on the file as it was."""
    forced: Edit | None
    """The same edit on the file as it is now; None when its row is gone."""
    theirs: Plain | None
    """What the file has now at the edited place."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing was changed."""

    why: str


Outcome: TypeAlias = Saved | Conflict | Failed
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
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stored_profile = self.directory.profile()
        self.stored_settings = self.directory.settings()

    @property
    def settings(self) -> Settings:
        """How the program behaves, or its defaults while the file is missing or broken."""
        return self.stored_settings.value or Settings()

    @property
    def profile(self) -> Profile:
        """The profile, or an empty one while its file is missing or broken."""
        return self.stored_profile.value or Profile()

    def follow(self, *, most: int | None = None) -> tuple[str, ...]:
        """Read what is new or was changed on disk; return the names of what says something new.

        With `most`, at most so many offers are read that were not known yet; `waiting` tells of the rest.
        """
        self.slugs = self.directory.slugs()
        gone = self.offers.keys() - set(self.slugs)
        changed = sorted(gone)
        for slug in gone:
            del self.offers[slug]
        for name in (PROFILE, *self.slugs):
            known = self.stored_profile if name == PROFILE else self.offers.get(name)
            if known is None:
                if most is not None and most <= 0:
                    continue
                most = None if most is None else most - 1
            if known is None or stamp(known.path) != known.stamp:
                fresh = self._read(name)
                self._keep(name, fresh)
                if known is None or (_text(known), known.problems) != (_text(fresh), fresh.problems):
                    changed.append(name)
        if stamp(self.stored_settings.path) != self.stored_settings.stamp:
            before, self.stored_settings = self.stored_settings, self.directory.settings()
            if _text(before) != _text(self.stored_settings):
                changed.append(SETTINGS)
        return tuple(changed)

    @property
    def waiting(self) -> bool:
        """Whether there are offers that were not read yet."""
        return len(self.offers) < len(self.slugs)

    def problems(self, slug: str) -> tuple[Problem, ...]:
        """Return what is wrong with one offer's file, the profile and the other offers considered."""
        return all_problems(self.offers[slug], self.stored_profile, self.slugs)

    # Edits

    def edit(self, name: str, edit: Edit, label: str) -> Outcome:
        """Make an edit and save it; `label` says what it does, for the history."""
        base = self._file(name).document
        fresh = self._read(name)
        if base is None or fresh.document is None or fresh.value is None:
            return Failed(_broken(fresh))
        outcome = self._edited(Step(name, label, edit, base), fresh)
        if isinstance(outcome, Saved) and outcome.step.before != outcome.step.after:
            self._remember(outcome.step)
        return outcome

    def undo(self) -> Outcome:
        """Take the last step back; never what somebody else did."""
        return self._again(self.done, self.undone) if self.done else Failed("nothing to undo")

    def redo(self) -> Outcome:
        """Make the last undone step again."""
        return self._again(self.undone, self.done) if self.undone else Failed("nothing to redo")

    def _again(self, source: list[Step], target: list[Step]) -> Outcome:
        step = source[-1].backwards()
        outcome: Outcome
        if step.moved:
            outcome = self._moved(step)
        else:
            fresh = self._read(step.name)
            outcome = Failed(_broken(fresh)) if fresh.value is None else self._edited(step, fresh)
        if isinstance(outcome, Saved):
            source.pop()
            target.append(outcome.step)
        elif isinstance(outcome, Conflict):
            return Failed(f"somebody else changed the same place since; “{step.label}” stays")
        return outcome

    def _edited(self, step: Step, fresh: AnyStored) -> Outcome:
        """Make a step's edit on the file as it is now, and write it."""
        assert step.edit is not None and step.before is not None and fresh.document is not None  # noqa: PT018,S101 - the callers' duty
        merged = fresh.document.text != step.before.text
        edit = rebase(step.edit, step.before.tree, fresh.document.tree) if merged else step.edit
        if edit is None:
            self._keep(step.name, fresh)
            forced = rebase(step.edit, step.before.tree, fresh.document.tree, force=True)
            return Conflict(step, forced, _value_at(fresh.document, forced))
        try:
            # Undo of a step on a file that nobody else touched brings back its very text, comments and all.
            after = step.after if step.after is not None and not merged else fresh.document.edited(edit)
        except CannotPatch as error:
            return Failed(str(error))
        return self._written(
            replace(step, edit=edit, before=fresh.document, after=after), fresh, merged=merged
        )

    def _written(self, step: Step, fresh: AnyStored, *, merged: bool) -> Outcome:
        assert step.after is not None and fresh.document is not None  # noqa: PT018,S101 - the caller's duty
        data, doubt = step.after.data, ""
        understood = self._understood(step.name, data)
        if understood.value is None:
            return Failed(_first_error(understood))
        try:
            self.directory.write(fresh.path, data, fresh.document.data if any(fresh.stamp) else None)
        except NotConfirmedError as error:
            doubt = str(error)
        except ChangedOnDiskError:
            return Failed(f"{fresh.path.name} was changed at the same moment; try again")
        except SaveError as error:
            return Failed(str(error))
        self._keep(step.name, replace(understood, stamp=stamp(fresh.path)))
        return Saved(step, merged=merged, doubt=doubt)

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
        self._remember(step)
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
            self._remember(step)
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
        self.slugs = self.directory.slugs()
        if slug in self.slugs:
            self._keep(slug, self.directory.offer(slug))
        else:
            self.offers.pop(slug, None)

    def _remember(self, step: Step) -> None:
        self.done.append(step)
        self.undone.clear()

    def _file(self, name: str) -> AnyStored:
        return self.stored_profile if name == PROFILE else self.offers[name]

    def _read(self, name: str) -> AnyStored:
        return self.directory.profile() if name == PROFILE else self.directory.offer(name)

    def _understood(self, name: str, data: bytes) -> AnyStored:
        return (
            self.directory.understood_profile(data)
            if name == PROFILE
            else self.directory.understood_offer(name, data)
        )

    def _keep(self, name: str, stored: AnyStored) -> None:
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


def _value_at(document: Document, edit: Edit | None) -> Plain | None:
    while isinstance(edit, Batch):
        edit = edit.edits[0] if edit.edits else None
    return find(document.tree, edit.path) if edit is not None else None


def _text(stored: AnyStored | Stored[Settings]) -> str | None:
    return stored.document.text if stored.document is not None else None


def _broken(stored: AnyStored) -> str:
    return f"{stored.path.name} cannot be changed as it is on disk now: {_first_error(stored)}"


def _first_error(stored: AnyStored) -> str:
    return next(one.message for one in stored.problems if one.severity is Severity.ERROR)

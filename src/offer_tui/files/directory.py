"""An offers directory: which files it has, reading them with all checks, and moving them."""

import itertools
import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from offer_tui.core.checks import offer_problems, profile_problems, same_but_for_case, shared_problems
from offer_tui.core.offer import Offer
from offer_tui.core.problems import Problem, Severity, has_errors
from offer_tui.core.profile import Profile
from offer_tui.core.records import dataclass, replace
from offer_tui.core.settings import Settings, settings_problems
from offer_tui.files import layout, reading
from offer_tui.files.layout import ENDING, PROFILE_NAME, SETTINGS_NAME, is_offer
from offer_tui.files.reading import Stored, placed
from offer_tui.files.toml import Document

# What writes is imported with the first file that is written: most commands only read.
if TYPE_CHECKING:
    from offer_tui.files.saving import Written

__all__ = [
    "ENDING",
    "PROFILE_NAME",
    "SETTINGS_NAME",
    "Directory",
    "all_problems",
    "checked",
    "is_offer",
    "offer_at",
    "profile_at",
    "settings_at",
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Directory:
    """The place of one person's offers; nothing of it needs to exist yet."""

    path: Path
    locks: Path | None = None
    """Where files are locked while they are saved; None locks nothing."""
    name: str = ""
    """What a person knows it by, where that is not its path."""

    @property
    def profile_path(self) -> Path:
        """Where the profile lies."""
        return self.path / PROFILE_NAME

    @property
    def settings_path(self) -> Path:
        """Where the settings lie."""
        return self.path / SETTINGS_NAME

    @property
    def offers_path(self) -> Path:
        """Where the offers lie."""
        return self.path / layout.OFFERS_NAME

    def offer_path(self, slug: str) -> Path:
        """Return where an offer's file lies."""
        return Path(self.path, layout.OFFERS_NAME, slug + ENDING)

    @property
    def trash(self) -> Path:
        """Where the offers and the drafts of letters lie that were thrown away."""
        return self.path / "trash"

    def trash_refusal(self) -> str:
        """Return why the trash cannot be used; empty where it can, or is not made yet."""
        try:
            mode = self.trash.lstat().st_mode
        except FileNotFoundError:
            return ""
        except OSError as error:
            return f"{self.trash} cannot be used: {error.strerror or error}"
        if stat.S_ISLNK(mode):  # what it leads to may not be ours to move or to delete
            return f"{self.trash} is a link; the trash has to be a directory of its own"
        return "" if stat.S_ISDIR(mode) else f"{self.trash} is not a directory"

    def trash_path(self, name: str, ending: str = ENDING) -> Path:
        """Return a free place in the trash for an offer's file, by its slug, or for another one."""
        numbered = (f"{name}-{number}{ending}" for number in itertools.count(2))
        names = itertools.chain([f"{name}{ending}"], numbered)
        return next(path for path in (self.trash / one for one in names) if not os.path.lexists(path))

    def slugs(self) -> tuple[str, ...]:
        """Return the names of all offers, sorted; none when the directory is missing or cannot be listed."""
        try:
            return self.listed()
        except OSError:
            return ()

    def listed(self) -> tuple[str, ...]:
        """Return the names of all offers, sorted; none when the directory is missing. Raises OSError."""
        return layout.listed(self.path)

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the directory itself, not with one file's content."""
        offers = self.offers_path
        try:
            names = [one.name for one in offers.iterdir() if is_offer(one.name)]
        except FileNotFoundError:
            return
        except OSError as error:
            yield Problem(
                reading.UNREADABLE,
                Severity.ERROR,
                f"cannot be listed: {error.strerror or error}",
                file=str(offers),
            )
            return
        for one, other in same_but_for_case(names):
            message = f"differs from {one} only by case, which other systems cannot keep apart; rename one"
            yield Problem("F16", Severity.WARNING, message, file=str(offers / other))

    def offer(self, slug: str) -> Stored[Offer]:
        """Read one offer with the problems inside it."""
        return offer_at(self.offer_path(slug))

    def profile(self) -> Stored[Profile]:
        """Read the profile; one that does not exist is as good as an empty one, and starts with `format`."""
        return _at_or(self.profile_path, profile_at, Profile())

    def settings(self) -> Stored[Settings]:
        """Read the settings; where there are none, everything is as if it were left out."""
        return _at_or(self.settings_path, settings_at, Settings())

    def understood_offer(self, slug: str, data: bytes) -> Stored[Offer]:
        """Make out what an offer's bytes would say, without reading the disk."""
        return checked(reading.understood(self.offer_path(slug), data, Offer), offer_problems)

    def understood_profile(self, data: bytes) -> Stored[Profile]:
        """Make out what the profile's bytes would say, without reading the disk."""
        return checked(reading.understood(self.profile_path, data, Profile), profile_problems)

    def understood_settings(self, data: bytes) -> Stored[Settings]:
        """Make out what the settings' bytes would say, without reading the disk."""
        return checked(reading.understood(self.settings_path, data, Settings), settings_problems)

    def write(self, path: Path, data: bytes, base: bytes | None) -> "Written":
        """Save a file of this directory, making the directory where it is missing; raises SaveError."""
        from offer_tui.files import saving  # noqa: PLC0415 - see above

        try:
            saving.make_directory(path.parent)
        except OSError as error:
            raise saving.SaveError(path, saving.reason(error)) from error
        return saving.write(path, data, base, self.locks)

    def move(self, source: Path, target: Path) -> None:
        """Move a file into the trash or out of it, never over another.

        Raises NotMovedError, or NotConfirmedError where it has moved.
        """
        from offer_tui.files import moving  # noqa: PLC0415 - as above

        if refusal := self.trash_refusal():
            raise moving.NotMovedError(source, refusal)
        moving.move(source, target)


def offer_at(path: Path) -> Stored[Offer]:
    """Read an offer, wherever its file lies, with the problems inside it."""
    return checked(reading.read(path, Offer), offer_problems)


def profile_at(path: Path) -> Stored[Profile]:
    """Read a profile, wherever its file lies, with the problems inside it."""
    return checked(reading.read(path, Profile), profile_problems)


def settings_at(path: Path) -> Stored[Settings]:
    """Read settings, wherever their file lies, with the problems inside it."""
    return checked(reading.read(path, Settings), settings_problems)


def all_problems(
    stored: Stored[Offer], profile: Stored[Profile], slugs: Collection[str]
) -> tuple[Problem, ...]:
    """Return what is wrong with an offer, the profile and the other offers of its directory considered.

    Where one of the two cannot be used, nothing is said of how they go together.
    """
    if stored.value is None or stored.document is None or profile.value is None:
        return stored.problems
    found = shared_problems(stored.value, profile.value, slugs)
    return _sorted((*stored.problems, *(placed(one, stored.document, stored.path) for one in found)))


def _at_or(path: Path, read: Callable[[Path], Stored[T]], empty: T) -> Stored[T]:
    """Read a file, or return what an empty one says where there is none."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return Stored(path, Document(layout.EMPTY_PROFILE), empty, ())
    except OSError:
        pass  # reading it says why
    return read(path)


def checked(stored: Stored[T], checks: Callable[[T], Iterable[Problem]]) -> Stored[T]:
    """Add what a file's values contradict; an error among it makes the file unusable as any other."""
    if stored.value is None or stored.document is None:
        return stored
    document = stored.document
    found = [placed(problem, document, stored.path) for problem in checks(stored.value)]
    if not found:
        return stored
    problems = _sorted((*stored.problems, *found))
    return replace(stored, problems=problems, value=None if has_errors(problems) else stored.value)


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: (one.line, one.column)))

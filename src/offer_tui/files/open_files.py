"""The files of an offers directory as they were read last, and what somebody else changed since."""

from collections.abc import Collection, Iterable
from itertools import islice
from typing import TypeAlias, cast

from offer_tui.core.offer import Offer
from offer_tui.core.problems import Problem, Severity
from offer_tui.core.profile import Profile
from offer_tui.core.records import dataclass, field
from offer_tui.core.settings import Settings
from offer_tui.files.directory import Directory, all_problems
from offer_tui.files.reading import NO_STAMP, UNREADABLE, Stamp, Stored, holds, stamp
from offer_tui.files.steps import PROFILE, SETTINGS

_FEW = 200
"""So many offers are looked at each time, where there are more."""

GONE = "not there any more"
"""What is said of a file that somebody else took away."""

AnyStored: TypeAlias = Stored[Offer] | Stored[Profile] | Stored[Settings]


@dataclass(slots=True)
class OpenFiles:
    """All offers of a directory, the profile and the settings, as last read."""

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
    version: int = 0
    """Counts up whenever something was read or is gone: what was worked out before may be out of date."""
    _seen: tuple[Stamp, bool] = (NO_STAMP, False)
    """The stamp of the directory when it was looked at last, and whether it was the same the time before."""
    _turn: int = 0
    """The number of the offer that is looked at next, where there are too many for all of them at once."""

    def __post_init__(self) -> None:
        self._keep(PROFILE, self.directory.profile())
        self._keep(SETTINGS, self.directory.settings())

    @property
    def settings(self) -> Settings:
        """How the program behaves, by the file as it could be used last, or by its defaults."""
        return cast(Stored[Settings], self.good.get(SETTINGS, self.stored_settings)).value or Settings()

    @property
    def profile(self) -> Profile:
        """The profile as it could be used last, or an empty one."""
        return cast(Stored[Profile], self.good.get(PROFILE, self.stored_profile)).value or Profile()

    def stored(self, name: str) -> AnyStored | None:
        """Return a file as it was last read; None when it is gone."""
        own: dict[str, AnyStored] = {PROFILE: self.stored_profile, SETTINGS: self.stored_settings}
        return own.get(name) or self.offers.get(name)

    def shown(self, name: str) -> AnyStored | None:
        """Return a file as it is shown: as it is, or as it was before it broke or vanished."""
        now = self.stored(name)
        return now if now is not None and now.value is not None else self.good.get(name, now)

    def lost(self, name: str) -> str:
        """Say why a file is shown as it was and not as it is; empty where it is shown as it is."""
        now = self.stored(name)
        if now is None:
            return GONE
        if now.value is not None:
            return ""
        return "broken on disk" if any(now.stamp) else GONE

    @property
    def vanished(self) -> tuple[str, ...]:
        """The offers that could be read before somebody else took their files away, by slug."""
        return tuple(sorted(self.good.keys() - self.offers.keys() - {PROFILE, SETTINGS}))

    def follow(self, *, closely: Collection[str] = (), few: bool = False) -> tuple[str, ...]:
        """Read what is new or was changed on disk; return the names of what says something new.

        Files named in `closely` are compared by their bytes, the others by their stamps first. With `few`, of
        very many offers some are looked at, in turn, as long as none came, went or was replaced. While the
        offers cannot be listed, they stay as they are.
        """
        if few and len(self.slugs) > _FEW and self._is_as_before():
            changed: list[str] = []
            names: Iterable[str] = (*self._next_few(), *(name for name in closely if name in self.offers))
        else:
            self.list()
            changed = self._forget_gone()
            names = () if self.unlisted else self.slugs
        for name in (PROFILE, SETTINGS, *names):
            known = self.stored(name)
            if known is None or _may_have_changed(known, closely=name in closely):
                fresh = self._read(name)
                self._keep(name, fresh)
                if known is None or (_text(known), known.problems) != (_text(fresh), fresh.problems):
                    changed.append(name)
        return tuple(changed)

    def _forget_gone(self) -> list[str]:
        gone = self.offers.keys() - set(self.slugs)
        for slug in gone:
            del self.offers[slug]
        self.version += bool(gone)
        return sorted(gone)

    def _is_as_before(self) -> bool:
        """Tell whether the directory is as it was the last two times.

        Once is not enough: what came within the same tick of the clock as the last look left no trace.
        """
        now, (before, was_same) = stamp(self.directory.offers_path), self._seen
        self._seen = now, now == before
        return now == before and was_same

    def _next_few(self) -> tuple[str, ...]:
        found = self.slugs[self._turn : self._turn + _FEW]
        self._turn = self._turn + _FEW if len(found) == _FEW else 0
        return found

    def read_on(self, most: int) -> tuple[str, ...]:
        """Read offers that are listed and were not read yet, at most so many; return their names."""
        # Read in their order, those that are next are behind as many as are read, unless some came or went.
        nearest = self.slugs[len(self.offers) : len(self.offers) + most]
        if not nearest or not self.offers.keys().isdisjoint(nearest):
            nearest = tuple(islice((slug for slug in self.slugs if slug not in self.offers), most))
        for slug in nearest:
            self._keep(slug, self._read(slug))
        return nearest

    def list(self) -> None:
        """Look which offers there are; where that cannot be told, those are there that were read."""
        try:
            self.slugs, self.unlisted = self.directory.listed(), ""
        except OSError as error:
            self.slugs, self.unlisted = tuple(self.offers), error.strerror or str(error)

    @property
    def waiting(self) -> bool:
        """Whether there are offers that were not read yet."""
        return len(self.offers) < len(self.slugs)

    def problems(self, slug: str) -> tuple[Problem, ...]:
        """Return what is wrong with one offer's file, the profile and the other offers considered."""
        stored = self.offers.get(slug)
        return () if stored is None else all_problems(stored, self.stored_profile, self.slugs)

    def _read(self, name: str) -> AnyStored:
        if name == SETTINGS:
            return self.directory.settings()
        if name != PROFILE:
            return self.directory.offer(name)
        fresh, known = self.directory.profile(), self.good.get(PROFILE, self.stored_profile)
        if any(fresh.stamp) or fresh.value is None or not any(known.stamp):
            return fresh
        # Only a profile that never was is as good as an empty one.
        problem = Problem(UNREADABLE, Severity.ERROR, GONE, file=str(fresh.path))
        return Stored(fresh.path, None, None, (problem,))

    def _keep(self, name: str, stored: AnyStored) -> None:
        self.version += 1
        if stored.value is not None:
            self.good[name] = stored
        if name == PROFILE:
            self.stored_profile = cast(Stored[Profile], stored)
        elif name == SETTINGS:
            self.stored_settings = cast(Stored[Settings], stored)
        else:
            in_order = name in self.offers or name > next(reversed(self.offers), "")
            self.offers[name] = cast(Stored[Offer], stored)
            if not in_order:
                self.offers = dict(sorted(self.offers.items()))


def _may_have_changed(known: AnyStored, *, closely: bool) -> bool:
    if stamp(known.path) != known.stamp:
        return True
    return closely and known.document is not None and not _as_read(known)


def _as_read(known: AnyStored) -> bool:
    """Tell whether a file holds what was read of it; one that does not exist has nothing to compare."""
    return known.document is None or not any(known.stamp) or holds(known.path, known.document.data)


def _text(stored: AnyStored) -> str | None:
    return stored.document.text if stored.document is not None else None

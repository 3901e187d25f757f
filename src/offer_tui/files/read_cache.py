"""What was made out of the files of an offers directory, kept so that an unchanged file is not read again.

It is a hint that can be deleted at any time. A row counts only while its file has the stamp that it had
before it was read, and while all else that it was made of is the same: program, directory, profile. Nothing
here raises or says anything: without a cache, files are read.
"""

import json
import os
import stat
from binascii import crc32
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from offer_tui.core.records import dataclass
from offer_tui.files import layout
from offer_tui.files.regular import NO_STAMP, Stamp, stamp_of
from offer_tui.files.regular import stamp as stamp_at

Row: TypeAlias = Sequence[Any]
"""Plain values that JSON can write and give back as they were."""
Basis: TypeAlias = Sequence[Any]
"""What else rows were made of, as plain values: with another basis they are worth nothing."""

UNSETTLED = 2_000_000_000
"""Nanoseconds for which a file's time of change proves nothing: it may be changed again within one tick of a
file system's clock, which is two seconds where it is slowest, and keep its stamp."""
_LARGEST = 64 * 1024 * 1024
_PRIVATE = 0o600
"""The mode of a file that holds pay data."""
_ABANDONED = 3_600_000_000_000
"""Nanoseconds after which a temporary file's program is surely gone."""


@dataclass(frozen=True, slots=True)
class Look:
    """An offers directory at one moment: its files by their stamps, before any of them was read."""

    at: int
    """The moment, in nanoseconds since 1970."""
    offers: Mapping[str, Stamp]
    """By slug, in order."""
    profile: Stamp


@dataclass(frozen=True, slots=True)
class Kept:
    """What a cache holds."""

    rows: Mapping[str, tuple[Stamp, Row]]
    """By slug, each with the stamp of the file that it was made of."""
    answer: Row | None = None
    """What was made of all of them together."""


NOTHING_KEPT = Kept({})


def is_settled(found: Stamp, at: int) -> bool:
    """Tell whether any change of a file that was read at a moment or later is sure to change its stamp."""
    return max(found[2:]) < at - UNSETTLED


def look(directory: str, at: int) -> Look | None:
    """Look at an offers directory at a moment; None where it cannot be listed."""
    found: dict[str, Stamp] = {}
    try:
        with os.scandir(os.path.join(directory, layout.OFFERS_NAME)) as files:  # noqa: PTH118 - quicker as text
            for one in files:
                if layout.is_offer(one.name):
                    found[one.name.removesuffix(layout.ENDING)] = _stamp(one)
    except FileNotFoundError:
        pass
    except OSError:
        return None
    profile = os.path.join(directory, layout.PROFILE_NAME)  # noqa: PTH118 - as above
    return Look(at, dict(sorted(found.items())), stamp_at(profile))


def _stamp(file: os.DirEntry[str]) -> Stamp:
    try:
        return stamp_of(file.stat())
    except OSError:
        return NO_STAMP


class ReadCache:
    """The rows of one kind for one offers directory."""

    def __init__(self, place: str | None, kind: str, directory: str, basis: Basis) -> None:
        """Name the file in the cache directory `place`, without which nothing is kept."""
        self.place = place
        real = os.path.realpath(directory)
        self.name = f"{kind}-{crc32(os.fsencode(real)):08x}.json"
        # As JSON gives it back.
        self.basis = json.loads(json.dumps([_program(), real, basis]))
        self.loaded = NOTHING_KEPT

    def load(self) -> Kept:
        """Return what is kept; nothing where it is damaged, of another basis, or not the user's own."""
        self.loaded = self._load(self.place) if self.place is not None else NOTHING_KEPT
        return self.loaded

    def _load(self, place: str) -> Kept:
        try:
            data = _read_private(os.path.join(place, self.name))  # noqa: PTH118 - quicker as text
            check, _, body = data.partition(b"\n")
            if check != _checksum(body):
                return NOTHING_KEPT
            found = json.loads(body)
            if found["basis"] != self.basis:
                return NOTHING_KEPT
            rows = {slug: (_as_stamp(seen), row) for slug, (seen, row) in found["rows"].items()}
            return Kept(rows, found["answer"])
        # Whatever a damaged file makes of itself, files are read instead.
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return NOTHING_KEPT

    def keep(self, kept: Kept, at: int) -> None:
        """Replace what was loaded at a moment, if it is not the same and if that can be."""
        if self.place is None or kept == self.loaded:
            return
        body = json.dumps({"basis": self.basis, "rows": kept.rows, "answer": kept.answer}).encode()
        try:
            if not os.path.isdir(self.place):  # noqa: PTH112 - as above
                _make_private(self.place)
            _replace(self.place, self.name, _checksum(body) + b"\n" + body)
            _sweep(self.place, at)
        except OSError:
            pass


def _as_stamp(found: Iterable[int]) -> Stamp:
    inode, size, changed, status_changed = found
    return (inode, size, changed, status_changed)


def _checksum(body: bytes) -> bytes:
    return f"{crc32(body):08x}".encode()


def _read_private(path: str) -> bytes:
    """Read a file that nobody but the user can have written; raises OSError, for a link too."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if (status.st_uid, status.st_mode) != (os.geteuid(), stat.S_IFREG | _PRIVATE):
            raise PermissionError(path)
        return file.read(_LARGEST)


def _make_private(place: str) -> None:
    """Make a directory, and those above it that are missing, for their owner alone."""
    above = os.path.dirname(place)  # noqa: PTH120 - as above
    if above and not os.path.isdir(above):  # noqa: PTH112 - as above
        _make_private(above)
    os.mkdir(place, 0o700)  # noqa: PTH102 - as above


def _replace(place: str, name: str, data: bytes) -> None:
    path = os.path.join(place, name)  # noqa: PTH118 - as above
    temporary = f"{path}.{os.urandom(6).hex()}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(temporary, flags, _PRIVATE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.replace(temporary, path)  # noqa: PTH105 - as above
    except OSError:
        os.unlink(temporary)  # noqa: PTH108 - as above
        raise


def _sweep(place: str, at: int) -> None:
    """Remove the temporary files of programs that were ended while they wrote."""
    with os.scandir(place) as files:
        left = [one for one in files if one.name.endswith(".tmp")]
    for one in left:
        if one.stat(follow_symlinks=False).st_mtime_ns < at - _ABANDONED:
            os.unlink(one.path)  # noqa: PTH108 - as above


def _program() -> list[str | int]:
    """Return what changes with the program's files: where they are, and when their directories changed."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - as above
    parts = ("core", "core/guide", "files", "files/toml", "cli")
    places = [f"{package}/{part}{below}" for part in parts for below in ("", "/__pycache__")]
    return [package, *(stamp_at(place)[2] for place in places)]

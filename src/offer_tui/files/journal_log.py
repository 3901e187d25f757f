"""One file of the journal: lines that are added and struck out, under a lock that its owner holds.

The lock goes with the process, however it ends. So a file that can be locked is one whose owner is gone.
"""

import contextlib
import errno
import fcntl
import os
import secrets
import stat
from pathlib import Path

from offer_tui.core.records import dataclass, field
from offer_tui.files.journal_entries import DamagedError, Entry, note_in, struck
from offer_tui.files.reading import NotRegularError
from offer_tui.files.saving import sync_directory

ENDING = ".jsonl"
_NEW = ".new"
"""Ending of a file that is about to take the place of another."""
_DAMAGED = ".damaged"
"""Ending of a file that was read as far as possible and is kept for a person to look at."""
LIMIT = 4 * 1024 * 1024
"""Bytes that a file has at most."""


@dataclass(slots=True)
class Log:
    """An open and locked file of notes. Whatever touches the disk raises OSError."""

    path: Path
    descriptor: int
    live: dict[int, bytes] = field(default_factory=dict)
    """The lines that are not struck out, by their number."""
    size: int = 0
    """Bytes of the file that are whole lines."""
    damaged: bool = False
    """Whether it had lines that could not be read."""
    torn: bool = False
    """Whether its last line was cut off, and so never confirmed."""

    def add(self, number: int, line: bytes) -> bool:
        """Note something, on disk when this returns True, in place of an earlier line of its number."""
        if not self._is_in_place():
            make_private(self.path.parent)
            self._rewrite()
        if self.size + len(line) > LIMIT:
            self._shorten()
            if self.size + len(line) > LIMIT:
                raise OSError(errno.EFBIG, "too much in it is not saved yet")
        self._append(line)
        self.live[number] = line
        os.fsync(self.descriptor)
        return True

    def strike(self, number: int) -> None:
        """Strike a note out. Not synced: after a loss of power it is found to be in the file already."""
        if self.live.pop(number, None) is None:
            return
        if self.live or self.damaged:
            self._append(struck(number))
        else:
            self.size = 0
            os.ftruncate(self.descriptor, 0)

    def close(self) -> None:
        """Let go of the file, and remove one in which nothing counts any more."""
        try:
            if not self.live:
                if self.damaged:
                    self.path.rename(self.path.with_suffix(_DAMAGED))
                else:
                    self.path.unlink(missing_ok=True)
        finally:
            os.close(self.descriptor)

    def _append(self, line: bytes) -> None:
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[os.pwrite(self.descriptor, rest, self.size + len(line) - len(rest)) :]
        except OSError:
            # What was written of it would tear the next line too.
            with contextlib.suppress(OSError):
                os.ftruncate(self.descriptor, self.size)
            raise
        self.size += len(line)

    def _shorten(self) -> None:
        """Leave out what does not count any more."""
        if sum(map(len, self.live.values())) != self.size:
            self._rewrite()

    def _is_in_place(self) -> bool:
        """Tell whether the file has its name still; somebody may have removed it while it was open."""
        try:
            return os.path.samestat(self.path.lstat(), os.fstat(self.descriptor))
        except FileNotFoundError:
            return False

    def _rewrite(self) -> None:
        """Put a file in place that has only what counts."""
        lines = b"".join(self.live.values())
        new = self.path.with_suffix(_NEW)
        fresh = Log(new, _opened(new, os.O_CREAT | os.O_TRUNC))
        try:
            fresh._append(lines)
            os.fsync(fresh.descriptor)
            new.rename(self.path)
        except OSError:
            fresh.close()
            raise
        os.close(self.descriptor)
        self.descriptor, self.size = fresh.descriptor, fresh.size
        sync_directory(self.path.parent)


def make_private(directory: Path) -> None:
    """Make a directory, and those above it, that nobody else can look into; raises OSError."""
    for one in reversed((directory, *directory.parents)):
        one.mkdir(mode=0o700, exist_ok=True)
    # It may be older, and open to others; it is never made wider.
    directory.chmod(stat.S_IMODE(directory.stat().st_mode) & 0o700)


def created(directory: Path, prefix: str) -> Log:
    """Make a file of this process; raises OSError."""
    make_private(directory)
    while True:
        path = directory / f"{prefix}{os.getpid()}-{secrets.token_hex(4)}{ENDING}"
        # Before it is locked, another program may take it for an empty one of a process that is gone.
        with contextlib.suppress(BlockingIOError):
            descriptor = _opened(path, os.O_CREAT | os.O_EXCL)
            if os.fstat(descriptor).st_nlink:
                sync_directory(directory)
                return Log(path, descriptor)
            os.close(descriptor)


def found(path: Path) -> tuple[Log, tuple[Entry, ...]] | None:
    """Open a file whose owner is gone, with its notes in order; None where the owner lives.

    Lines that are damaged or cut off are left out. Raises OSError.
    """
    try:
        descriptor = _opened(path)
    except (BlockingIOError, FileNotFoundError):
        return None
    log, notes = Log(path, descriptor), dict[int, Entry]()
    try:
        if not os.fstat(descriptor).st_nlink:  # its owner put a shorter one in its place
            os.close(descriptor)
            return None
        *lines, torn = os.pread(descriptor, LIMIT + 1, 0).split(b"\n")
    except OSError:
        os.close(descriptor)
        raise
    for line in lines:
        try:
            note = note_in(line, path.name)
        except DamagedError:
            log.damaged = True
            continue
        number = note if isinstance(note, int) else note.id.number
        log.live.pop(number, None)
        notes.pop(number, None)
        if not isinstance(note, int):
            log.live[number], notes[number] = line + b"\n", note
    log.size = sum(len(line) + 1 for line in lines)
    log.torn = bool(torn)
    return log, tuple(notes.values())


def damaged(directory: Path) -> tuple[str, ...]:
    """Return the names of files that were read as far as possible and kept for a person to look at."""
    return tuple(sorted(path.name for path in directory.glob(f"*{_DAMAGED}")))


def sweep(directory: Path, prefix: str) -> None:
    """Remove what a process that ended while it shortened its file left behind; raises OSError."""
    for path in directory.glob(f"{prefix}*{_NEW}"):
        with contextlib.suppress(BlockingIOError, FileNotFoundError):
            Log(path, _opened(path)).close()


def _opened(path: Path, flags: int = 0) -> int:
    """Open and lock a regular file; raises BlockingIOError where somebody else has locked it."""
    always = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        descriptor = os.open(path, os.O_RDWR | always | flags, 0o600)
    except OSError as error:
        if flags or error.errno not in (errno.EACCES, errno.EROFS):
            raise
        # What cannot be struck out can be read all the same.
        descriptor = os.open(path, os.O_RDONLY | always)
    try:
        _require_regular(path, descriptor)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _require_regular(path: Path, descriptor: int) -> None:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise NotRegularError(path)

"""Writing one file so that it is the old one or the new one, whole, whatever happens."""

import contextlib
import errno
import itertools
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from offer_tui.core.records import dataclass
from offer_tui.files.exchange import exchange
from offer_tui.files.leftovers import temporary_name
from offer_tui.files.locking import locked
from offer_tui.files.reading import LIMIT, NotRegularError
from offer_tui.files.rights import Rights, give, rights


class SaveError(Exception):
    """A file was not written; what it was before is still there."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} was not saved: {why}")
        self.path = path
        self.why = why


class ChangedOnDiskError(SaveError):
    """The file is not what the change was based on; what others wrote is all there."""

    def __init__(self, path: Path, kept: Path | None = None) -> None:
        where = f"; one of the versions saved at that moment is kept as {kept}" if kept else ""
        super().__init__(path, f"it was changed by somebody else meanwhile{where}")
        self.kept = kept
        """The left-over that holds a version which could not go back in its place; mostly None."""


class NotConfirmedError(SaveError):
    """The new file is in place, but the disk did not confirm that it would survive a loss of power."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, why)
        self.args = (f"{path} is saved, but the disk did not confirm it: {why}",)


@dataclass(frozen=True, slots=True)
class Written:
    """A save that went well."""

    notices: tuple[str, ...] = ()
    """What the person may want to know about the file, each as a sentence without its full stop."""


def write(path: Path, new: bytes, base: bytes | None, locks: Path | None = None) -> Written:
    """Replace a file's bytes at once, if it still holds `base` (None: if it does not exist).

    A symbolic link stays one: its target is replaced. A new file has mode 0600; an old one keeps its owner
    and its mode or, where that cannot be, is its new owner's alone. Equal bytes are not written. `locks` is
    the directory that sessions of this program share for their locks; it is made where it is missing.
    Raises SaveError, or its ChangedOnDiskError or NotConfirmedError.
    """
    if len(new) > LIMIT:
        raise SaveError(path, f"it would have {len(new):,} bytes; at most {LIMIT:,} are read")
    target = Path(os.path.realpath(path))
    if locks is not None:
        with contextlib.suppress(OSError):  # without a lock, comparing protects the file all the same
            make_directory(locks)
    try:
        with locked(locks, target), _opened(target.parent) as directory:
            return _Save(path, directory, target.name, temporary_name(target.name), new, base).write()
    except FileNotFoundError as error:
        gone = "it was removed or renamed meanwhile"
        raise SaveError(path, reason(error) if base is None else gone) from error
    except OSError as error:
        raise SaveError(path, reason(error)) from error


def reason(error: OSError) -> str:
    """Say an error of the system in its own words, without the path, which the message names already."""
    return error.strerror or str(error)


def make_directory(directory: Path) -> None:
    """Make a directory, and those above it that are missing, for their owner alone; raises OSError."""
    missing = itertools.takewhile(lambda one: not one.exists(), (directory, *directory.parents))
    # One by one: `parents=True` would give those above the last the mode that everybody may read.
    for one in reversed(tuple(missing)):
        one.mkdir(mode=0o700, exist_ok=True)
        sync_directory(one.parent)


def sync_directory(directory: Path | int) -> None:
    """Make the names in a directory, or in an open one, survive a loss of power; raises OSError."""
    if isinstance(directory, Path):
        with _opened(directory) as descriptor:
            sync_directory(descriptor)
        return
    try:
        os.fsync(directory)
    except OSError as error:
        # Some file systems cannot sync a directory and lose nothing by it.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise


@contextlib.contextmanager
def _opened(directory: Path) -> Iterator[int]:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        # It was only read, so closing it cannot lose anything.
        with contextlib.suppress(OSError):
            os.close(descriptor)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as it was found."""

    data: bytes
    """A little more than the limit at most."""
    rights: Rights
    names: int


@dataclass(frozen=True, slots=True)
class _Save:
    """One save under way.

    Every call names a file inside the open directory, which stays the same one wherever it is moved.
    """

    path: Path
    """What the caller named, for messages."""
    directory: int
    name: str
    temporary: str
    new: bytes
    base: bytes | None

    def write(self) -> Written:
        before = self._compared()
        if self.new == self.base:
            return Written()
        self._refuse_read_only(before)
        with self._discarded_on_failure():
            notices = self._fill(before)
            exchanged = self._put_in_place()
        if exchanged:
            self._settle()
        self._discard()
        try:
            sync_directory(self.directory)
        except OSError as error:
            raise NotConfirmedError(self.path, reason(error)) from error
        return Written(notices)

    def _compared(self) -> _Seen | None:
        """Return the file that is to be replaced, which is what the change was based on."""
        try:
            found = self._look(self.name)
        except FileNotFoundError:
            if self.path.is_symlink():
                raise SaveError(self.path, "it is a link to a file that is not there") from None
            if self.base is not None:
                raise
            return None
        if len(found.data) > LIMIT:
            raise SaveError(self.path, f"it has more than {LIMIT:,} bytes, which are not read")
        if found.data != self.base:
            raise ChangedOnDiskError(self.path)
        return found

    def _look(self, name: str) -> _Seen:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            descriptor = os.open(name, flags, dir_fd=self.directory)
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise NotRegularError(self.path) from error
            raise
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise NotRegularError(self.path)
            data = b""
            while len(data) <= LIMIT and (more := os.read(descriptor, LIMIT + 1 - len(data))):
                data += more
            return _Seen(data, rights(descriptor), status.st_nlink)
        finally:
            os.close(descriptor)

    def _refuse_read_only(self, before: _Seen | None) -> None:
        if before is not None and not before.rights.writable:
            raise SaveError(self.path, f"it is read-only (mode {before.rights.mode:o})")
        directory = rights(self.directory)
        if not directory.writable:
            raise SaveError(self.path, f"its directory is read-only (mode {directory.mode:o})")

    def _fill(self, before: _Seen | None) -> tuple[str, ...]:
        """Write the temporary file, synced and read back; return what there is to say of it."""
        notices = []
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(self.temporary, flags, 0o600, dir_fd=self.directory)
        try:
            view = memoryview(self.new)
            while view:
                view = view[os.write(descriptor, view) :]
            if before is not None:
                if before.names > 1:
                    notices.append("its other names (hard links) keep what it was before")
                if not give(descriptor, before.rights):
                    notices.append("its owner or mode could not be kept, so it is yours alone now")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if self._look(self.temporary).data != self.new:
            raise OSError(errno.EIO, "what was written does not read back the same")
        return tuple(notices)

    def _put_in_place(self) -> bool:
        """Give the temporary file its name; True when it now holds what had that name before."""
        if self.base is None:
            self._link()
            return False
        if exchange(self.directory, self.temporary, self.name):
            return True
        # The window between this look and the rename is as small as it can be without an exchange.
        self._compared()
        self._rename()
        return False

    def _link(self) -> None:
        """Give a new file its name without ever replacing one."""
        both = self.directory
        try:
            os.link(self.temporary, self.name, src_dir_fd=both, dst_dir_fd=both, follow_symlinks=False)
        except FileExistsError:
            raise ChangedOnDiskError(self.path) from None
        except OSError as error:
            # No hard links on this file system.
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS):
                raise
            self._compared()
            self._rename()

    def _rename(self) -> None:
        os.rename(self.temporary, self.name, src_dir_fd=self.directory, dst_dir_fd=self.directory)

    def _settle(self) -> None:
        """Look at what the exchange brought back; unless it is what was read, put it where it was."""
        failure: SaveError
        try:
            if self._look(self.temporary).data == self.base:
                return
            failure = ChangedOnDiskError(self.path)
        except FileNotFoundError:
            raise NotConfirmedError(
                self.path, "what it replaced was removed before it could be compared"
            ) from None
        except OSError as error:
            failure = SaveError(self.path, reason(error))
        kept = self.path.with_name(self.temporary)
        try:
            exchange(self.directory, self.temporary, self.name)
        except FileNotFoundError:
            raise ChangedOnDiskError(self.path, kept) from None
        except OSError as error:
            raise NotConfirmedError(
                self.path, f"{reason(error)}; what it replaced is kept as {kept}"
            ) from error
        if self._is_ours_again():
            self._discard()
            raise failure
        # Somebody saved between the two exchanges. Theirs is the newest, so it belongs in place.
        with contextlib.suppress(OSError):
            exchange(self.directory, self.temporary, self.name)
        raise ChangedOnDiskError(self.path, kept)

    def _is_ours_again(self) -> bool:
        try:
            return self._look(self.temporary).data == self.new
        except OSError:
            return False

    @contextlib.contextmanager
    def _discarded_on_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self._discard()
            raise

    def _discard(self) -> None:
        """Remove the temporary file; one that cannot be removed is swept up at the next start."""
        with contextlib.suppress(OSError):
            os.unlink(self.temporary, dir_fd=self.directory)

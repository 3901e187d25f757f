"""Writing one file so that it is the old one or the new one, whole, whatever happens."""

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from offer_tui.files.reading import read_bytes


class SaveError(Exception):
    """A file was not written; what it was before is still there."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} was not saved: {why}")
        self.path = path
        self.why = why


class ChangedOnDiskError(SaveError):
    """The file is not what the change was based on; nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "it was changed by somebody else meanwhile")


class NotConfirmedError(SaveError):
    """The new file is in place, but the disk did not confirm that it would survive a loss of power."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, why)
        self.args = (f"{path} is saved, but the disk did not confirm it: {why}",)


def write(path: Path, new: bytes, base: bytes | None) -> None:
    """Replace a file's bytes at once, if it still holds `base` (None: if it does not exist).

    A symbolic link stays one: its target is replaced. A new file has mode 0600, an old one keeps its mode.
    Equal bytes are not written. Raises SaveError, or its ChangedOnDiskError or NotConfirmedError.
    """
    target = Path(os.path.realpath(path))
    try:
        _check(path, target, base)
        if base == new:
            return
        mode = 0o600 if base is None else stat.S_IMODE(target.stat().st_mode)
        if base is not None and not mode & 0o222:
            raise SaveError(path, f"it is read-only (mode {mode:o})")
        temporary = _written(target, new, mode)
        try:
            # The window between this look and the rename is as small as it can be without a lock.
            _check(path, target, base)
            if base is None:
                _link(path, temporary, target)
            else:
                temporary.rename(target)
        finally:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()
    except OSError as error:
        raise SaveError(path, reason(error)) from error
    try:
        sync_directory(target.parent)
    except OSError as error:
        raise NotConfirmedError(path, reason(error)) from error


def reason(error: OSError) -> str:
    """Say an error of the system in its own words, without the path, which the message names already."""
    return error.strerror or str(error)


def sync_directory(directory: Path) -> None:
    """Make the names in a directory survive a loss of power."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some file systems cannot sync a directory and lose nothing by it.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def _check(path: Path, target: Path, base: bytes | None) -> None:
    if target.exists():
        if base is None or not target.is_file() or read_bytes(target) != base:
            raise ChangedOnDiskError(path)
    elif base is not None:
        raise SaveError(path, "it was removed or renamed meanwhile")


def _written(target: Path, new: bytes, mode: int) -> Path:
    """Write a temporary file beside the target, synced and read back."""
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(6)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(temporary, flags, 0o600)
    try:
        try:
            view = memoryview(new)
            while view:
                view = view[os.write(descriptor, view) :]
            # Some network file systems have no modes: there it stays 0600.
            with contextlib.suppress(PermissionError):
                os.fchmod(descriptor, mode)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if temporary.read_bytes() != new:
            raise OSError(errno.EIO, "what was written does not read back the same")  # noqa: TRY301 - cleaned up below like any other
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _link(path: Path, temporary: Path, target: Path) -> None:
    """Give a new file its name without ever replacing one."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise ChangedOnDiskError(path) from None
    except OSError as error:
        # No hard links on this file system; the name was free a moment ago.
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS):
            raise
        temporary.rename(target)

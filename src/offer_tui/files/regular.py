"""Regular files as bytes, and the stamps by which a change of one is noticed.

Paths may be text here: a command that reads one value does not import `pathlib`.
"""

import os
import stat
from typing import TypeAlias

LIMIT = 256 * 1024
"""Bytes of a file that are read at most; one more tells that it is too large."""

Stamp: TypeAlias = tuple[int, int, int, int]
"""Inode, size, and the times of change of a file's content and of its status, in nanoseconds.

The last cannot be set by hand, so that a change hides from it only within one tick of the clock.
"""
NO_STAMP: Stamp = (0, 0, 0, 0)

AnyPath: TypeAlias = str | os.PathLike[str]


class NotRegularError(OSError):
    """What has the file's name is a directory, a pipe or a device."""

    def __init__(self, path: AnyPath) -> None:
        super().__init__(0, "it is not a regular file", str(path))


def read_bytes(path: AnyPath, most: int = LIMIT) -> bytes:
    """Return a regular file's bytes, a little more than `most` at most; raises OSError."""
    return read_stamped(path, most)[0]


def read_stamped(path: AnyPath, most: int = LIMIT) -> tuple[bytes, Stamp]:
    """Return a regular file as `read_bytes` does, with the stamp that it had before; raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegularError(path)
        # One byte more than it has tells at once that there is no more.
        data = os.read(descriptor, min(status.st_size, most) + 1)
        while len(data) <= most and (more := os.read(descriptor, most + 1 - len(data))):
            data += more
        return data, stamp_of(status)
    finally:
        os.close(descriptor)


def stamp(path: AnyPath) -> Stamp:
    """Return a file's stamp, or zeros where there is no such file."""
    try:
        return stamp_of(os.stat(path))  # noqa: PTH116 - the path may be text
    except OSError:
        return NO_STAMP


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp that a file's status shows."""
    return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def holds(path: AnyPath, data: bytes) -> bool:
    """Tell whether a file holds these bytes."""
    try:
        return read_bytes(path) == data
    except OSError:
        return False

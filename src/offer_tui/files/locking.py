"""Keeping sessions of this program from saving one file at the same moment."""

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

PATIENCE = 2.0
"""Seconds that a save waits for another one of the same file."""
_PAUSE = 0.005
"""Seconds between two looks; a save takes about as long."""


@contextlib.contextmanager
def locked(locks: Path | None, target: Path, seconds: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a file, whose links are resolved, while the block runs.

    The lock is an empty file in `locks`, never one beside the person's own, and never removed. It spares
    sessions from undoing each other's saves; what protects the file is comparing, so where there are no locks
    the block runs without. Raises TimeoutError when somebody else holds it for `seconds`.
    """
    descriptor = _opened(locks / _name(target)) if locks is not None else None
    try:
        if descriptor is not None:
            _wait(descriptor, seconds)
        yield
    finally:
        if descriptor is not None:
            # Nothing was written to it, so closing it cannot lose anything.
            with contextlib.suppress(OSError):
                os.close(descriptor)


def _name(target: Path) -> str:
    # Imported only here: a command that only reads need not pay for it.
    import hashlib  # noqa: PLC0415 - see above

    return f"{hashlib.sha256(os.fsencode(target)).hexdigest()}.lock"


def _opened(path: Path) -> int | None:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError:
        return None


def _wait(descriptor: int, seconds: float) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                raise TimeoutError(
                    errno.ETIMEDOUT, "another session has not finished saving it; try again"
                ) from None
            time.sleep(_PAUSE)
        except OSError:
            return  # a file system without locks
        else:
            return

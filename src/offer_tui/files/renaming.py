"""Giving a file another name without ever replacing one, which Python has no call for."""

import errno
import os
from pathlib import Path

from offer_tui.files.exchange import UNKNOWN, renameat2

_NO_REPLACE = 1
"""RENAME_NOREPLACE of renameat2(2)."""
_HERE = -100
"""AT_FDCWD: the paths are those of the process."""


def rename_new(source: Path, target: Path) -> None:
    """Rename a file, not even over one that appears at the same moment; raises OSError.

    Where the system cannot see to that itself, it is looked first whether the name is free.
    """
    call, (old, new) = renameat2(), (os.fsencode(source), os.fsencode(target))
    number = errno.ENOSYS if call is None else call(_HERE, old, _HERE, new, _NO_REPLACE)
    if number in UNKNOWN:
        try:
            target.lstat()
        except FileNotFoundError:
            source.rename(target)
            return
        number = errno.EEXIST
    if number:
        raise OSError(number, os.strerror(number), str(source), None, str(target))

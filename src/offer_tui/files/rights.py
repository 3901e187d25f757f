"""Who may do what with a file: its owner, its mode and its access control list."""

import errno
import os
import stat
import sys

from offer_tui.core.records import dataclass

_ACCESS_LIST = "system.posix_acl_access"
"""The extended attribute in which Linux keeps what the mode cannot say."""


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights on one file."""

    owner: int
    group: int
    mode: int
    access_list: bytes | None
    """As the system stores it; None where there is none beyond the mode."""

    @property
    def writable(self) -> bool:
        """Whether anybody may write, whoever asks: the system itself would let root write anywhere."""
        return bool(self.mode & 0o222)


def rights(descriptor: int) -> Rights:
    """Return the rights on an open file; raises OSError."""
    status = os.fstat(descriptor)
    return Rights(status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode), _access_list(descriptor))


def give(descriptor: int, wanted: Rights) -> bool:
    """Give an open file of mode 0600 the rights of another one; raises OSError.

    Where the person may not do that, it stays what it is, its owner's alone, never more; returns False then.
    """
    now = rights(descriptor)
    try:
        if (now.owner, now.group) != (wanted.owner, wanted.group):
            os.fchown(descriptor, wanted.owner, wanted.group)
        # Before the mode, which would open to others what a list of the directory's makes out of it.
        if sys.platform == "linux" and wanted.access_list is not None:
            os.setxattr(descriptor, _ACCESS_LIST, wanted.access_list)
        elif sys.platform == "linux" and now.access_list is not None:
            os.removexattr(descriptor, _ACCESS_LIST)
        os.fchmod(descriptor, wanted.mode)
    except PermissionError:
        return False
    return True


def _access_list(descriptor: int) -> bytes | None:
    if sys.platform != "linux":
        return None
    try:
        return os.getxattr(descriptor, _ACCESS_LIST)
    except OSError as error:
        if error.errno in (errno.ENODATA, errno.ENOTSUP):
            return None
        raise

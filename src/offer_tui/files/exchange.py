"""Letting two files of a directory change names at once, which Python has no call for."""

import errno
import functools
import os
from collections.abc import Callable

_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2)."""
UNKNOWN = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)
"""What a kernel or a file system answers that cannot exchange."""


def exchange(directory: int, one: str, other: str) -> bool:
    """Exchange two files of an open directory: at no moment is either name free.

    Returns False, with nothing done, where the system cannot do it. Raises OSError.
    """
    call = renameat2()
    if call is None:
        return False
    number = call(directory, os.fsencode(one), directory, os.fsencode(other), _EXCHANGE)
    if number in UNKNOWN:
        return False
    if number:
        raise OSError(number, os.strerror(number), one, None, other)
    return True


@functools.cache
def renameat2() -> Callable[[int, bytes, int, bytes, int], int] | None:
    """Return the call of that name, its result the number of its error; None where the C library has none."""
    # Imported only here: a command that only reads need not pay for it.
    import ctypes  # noqa: PLC0415 - see above

    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return None
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)

    def numbered(directory: int, one: bytes, same: int, other: bytes, flags: int) -> int:
        return ctypes.get_errno() if call(directory, one, same, other, flags) else 0

    return numbered

"""The line to a terminal, which takes bytes or does not; nobody ever waits for it here.

The terminal is opened anew, so that writing to it can be made not to wait. The descriptors of the program are
shared with the shell and what it runs, which should go on waiting.
"""

import contextlib
import os
import select
import termios

_LITTLE = 256
"""Bytes for a line that can only be written to with waiting: so few almost always go at once."""
_ONLY = os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class Line:
    """The line to the terminal behind a descriptor, whose settings and offset stay as they are."""

    def __init__(self, descriptor: int) -> None:
        opened = _opened_anew(descriptor)
        self.waits = opened is None
        """Whether `take` may wait, because the terminal could not be opened anew."""
        self._descriptor = os.dup(descriptor) if opened is None else opened
        self.lost = False
        """Whether there is no terminal any more: bytes are taken, and go nowhere."""

    def take(self, data: bytes) -> int:
        """Take a beginning of some bytes and return how many, 0 where the line stands still."""
        try:
            return os.write(self._descriptor, data[:_LITTLE] if self.waits else data)
        except BlockingIOError:
            return 0
        except OSError:
            self.lost = True
            return len(data)

    def await_room(self, woken: int) -> bool:
        """Wait until the line takes bytes; return False where something is to be read from `woken` first."""
        # Not poll, which on macOS knows no terminals.
        return not select.select([woken], [self._descriptor], [])[0]

    def drop(self) -> None:
        """Drop what the system has taken and the terminal has not."""
        with contextlib.suppress(termios.error):
            termios.tcflush(self._descriptor, termios.TCOFLUSH)

    def close(self) -> None:
        """Close the line; nothing may be written any more."""
        os.close(self._descriptor)


def _opened_anew(descriptor: int) -> int | None:
    """Return a descriptor of our own for the terminal behind another, None where it cannot be opened."""
    paths = []
    with contextlib.suppress(OSError):
        os.tcgetpgrp(descriptor)  # fails unless this terminal is the one that controls the process
        paths.append("/dev/tty")  # which everybody may open, also after `su`
    with contextlib.suppress(OSError):
        paths.append(os.ttyname(descriptor))
    for path in paths:
        with contextlib.suppress(OSError):
            return os.open(path, _ONLY)
    return None

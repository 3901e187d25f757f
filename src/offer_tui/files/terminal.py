"""Asking the terminal, and the programs around it, what they do; each gets little time to answer."""

import os
import re
import select
import subprocess
import termios
import time
from collections.abc import Sequence

PATIENCE = 0.2
"""Seconds for an answer of a terminal, and for each part of it."""
_PROGRAM_PATIENCE = 2.0
"""Seconds for one answer of a program, which may have to be read from a slow disk."""
_REPORT = re.compile(rb"\x1b\[\d+;(\d+)R")
_WHERE = b"\x1b[6n"


def size(output: int) -> tuple[int, int] | None:
    """Return columns and lines of a terminal, None where it does not know."""
    try:
        columns, lines = os.get_terminal_size(output)
    except OSError:
        return None
    return (columns, lines) if columns and lines else None


def cell_widths(texts: Sequence[str], source: int, output: int) -> tuple[int, ...] | None:
    """Return how many cells each text moves the cursor, None where the terminal does not answer in time.

    `source` and `output` are the open terminal. Its settings are as before when this returns or raises; what
    was typed meanwhile is dropped, with the rest of an answer.
    """
    before = termios.tcgetattr(source)
    quiet = list(before)
    quiet[3] &= ~(termios.ICANON | termios.ECHO)
    try:
        termios.tcsetattr(source, termios.TCSAFLUSH, quiet)
        # All at once: over a slow line one round trip is enough.
        os.write(output, b"".join(b"\r" + text.encode() + _WHERE for text in texts) + b"\r\x1b[K")
        columns = _columns(source, len(texts))
    finally:
        termios.tcsetattr(source, termios.TCSAFLUSH, before)
    return tuple(column - 1 for column in columns) if len(columns) == len(texts) else None


def said(*command: str) -> str | None:
    """Return the first line that a program prints, None where it is missing, fails or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - the callers' commands are constants
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PROGRAM_PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode(errors="replace").partition("\n")[0]


def _columns(source: int, number: int) -> list[int]:
    """Read where the cursor is until the terminal has said it so often, or says nothing any more."""
    heard, found = b"", list[int]()
    end = time.monotonic() + PATIENCE
    while len(found) < number and (left := end - time.monotonic()) > 0:
        if not select.select([source], [], [], left)[0]:
            break
        heard += os.read(source, 1024)
        now = [int(column) for column in _REPORT.findall(heard)]
        if len(now) > len(found):
            found, end = now, time.monotonic() + PATIENCE
    return found

"""The real program in a pseudo-terminal: what it shows, what it leaves behind, and how it ends."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte

PATIENCE = 20.0
"""Seconds after which what did not happen never will; machines that test are slow."""
ALTERNATE_SCREEN, CURSOR, BRACKETED_PASTE, MOUSE = 1049, 25, 2004, 1003
_MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")
_CHUNK = 65_536


class _Screen(pyte.Screen):
    """A terminal's screen that starts empty when a program switches to the alternate one, as real ones do."""

    def set_mode(self, *modes: int, **named: bool) -> None:
        super().set_mode(*modes, **named)
        if named.get("private") and ALTERNATE_SCREEN in modes:
            self.erase_in_display(2)


class PtySession:
    """`offer-tui` with the given arguments in a terminal of its own; killed when the block is left.

    `before` are the words of a command that runs it, such as a shell that ignores a signal first.
    """

    def __init__(
        self,
        arguments: Sequence[str | Path],
        *,
        size: tuple[int, int] = (80, 24),
        before: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._screen = _Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self.output = b""
        """Everything that the program has sent."""
        self._master, slave = pty.openpty()
        self.attributes_before = self.attributes
        self.resize(*size)
        hidden = ("LINES", "COLUMNS", "COLORTERM", "TERM_PROGRAM")
        inherited = {name: value for name, value in os.environ.items() if name not in hidden}
        self.process = subprocess.Popen(
            [*before, sys.executable, "-m", "offer_tui", *map(str, arguments)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            # In the new session the terminal becomes the one that controls it, as a shell would have it.
            preexec_fn=partial(fcntl.ioctl, 0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - one call of the system
            env={**inherited, "TERM": "xterm-256color", **(environment or {})},
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)
        self.close_terminal()

    # The terminal

    @property
    def text(self) -> str:
        """What the screen shows, its lines without the spaces at their ends."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def line_of(self, text: str) -> int:
        """Return the number of the first line that shows a text."""
        return next(number for number, line in enumerate(self._screen.display) if text in line)

    def attributes_at(self, line: int, text: str) -> set[str]:
        """Return how the first character of a text on a line is painted, colours aside."""
        cell = self._screen.buffer[line][self._screen.display[line].index(text)]
        painted = {"bold": cell.bold, "reverse": cell.reverse, "underlined": cell.underscore}
        return {name for name, on in painted.items() if on}

    @property
    def is_underlined_somewhere(self) -> bool:
        """Whether any character is underlined."""
        return any(cell.underscore for line in self._screen.buffer.values() for cell in line.values())

    @property
    def attributes(self) -> list[Any]:
        """What `stty` would say."""
        return termios.tcgetattr(self._master)

    def is_on(self, mode: int) -> bool | None:
        """Tell whether the program switched a mode of the terminal on; None when it never spoke of it."""
        last = [state for number, state in _MODE.findall(self.output) if int(number) == mode]
        return last[-1] == b"h" if last else None

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self._screen.resize(lines, columns)

    def send(self, keys: str) -> None:
        """Type something."""
        os.write(self._master, keys.encode())

    def shows_from_elsewhere(self, data: str) -> None:
        """Let the terminal show what another program writes to it."""
        self._stream.feed(data.encode())

    def close_terminal(self) -> None:
        """Close the window, or lose the connection."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    # Waiting

    def wait_for(self, *texts: str) -> str:
        """Read until the screen shows all the texts, and return what it shows."""
        self.wait_until(lambda: all(text in self.text for text in texts), f"{texts} on the screen")
        return self.text

    def wait_until(self, happened: Callable[[], bool], what: str) -> None:
        """Read what the program sends until something has happened."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, f"never: {what}; the screen shows\n{self.text}"
            self._read(0.05)

    def stall(self) -> None:
        """Read nothing, as a connection that stands still, until the program cannot write any more."""
        self.resize(400, 150)
        before, now = -1, self.written
        while now != before:
            self.send("jkjkjkjkjkjk")
            time.sleep(0.15)
            before, now = now, self.written

    def ended(self, within: float) -> int:
        """Wait for the process to end while its output is read; return its exit code, −n for signal n."""
        start = time.monotonic()
        while self.process.poll() is None:
            assert time.monotonic() < start + within, f"still runs after {within} seconds"
            self._read(0.02)
        self._read(0)
        return self.process.returncode

    def _read(self, seconds: float) -> None:
        if self._master < 0:
            time.sleep(seconds)
            return
        while select.select([self._master], [], [], seconds)[0]:
            try:
                data = os.read(self._master, _CHUNK)
            except OSError:  # EIO: nobody has the other end open any more
                time.sleep(seconds)
                return
            self.output += data
            self._stream.feed(data)
            seconds = 0

    # The process

    @property
    def written(self) -> int:
        """Bytes that the process has written so far, anywhere."""
        counters = Path(f"/proc/{self.process.pid}/io").read_text(encoding="ascii")
        return int(re.findall(r"wchar: (\d+)", counters)[0])

    @property
    def state(self) -> str:
        """The process's state as `ps` shows it: S sleeps, R runs, T is stopped."""
        status = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        return status.rpartition(")")[2].split()[0]

"""A program in a terminal of its own, and the log of all that it sent."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Self

from benchmarks.terminal import keys
from benchmarks.terminal.answers import answer
from benchmarks.terminal.emulator import Emulator
from benchmarks.terminal.sequences import parts, sequences
from benchmarks.terminal.usage import Usage, usage

QUIET = 0.15
"""Seconds without output after which a program has settled."""
PATIENCE = 0.5
"""Seconds in which a key has an effect, if it has one."""
LIMIT = 30.0
"""Seconds after which what did not happen never will."""
_CHUNK = 65_536


class BenchmarkError(Exception):
    """A program did not do what was to be measured."""

    def __init__(self, what: str, screen: str) -> None:
        super().__init__(f"{what}; the screen shows\n{screen}")


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one read brought."""

    when: float
    """On the clock of `time.perf_counter`."""
    data: bytes


class Program:
    """A command in a terminal of `size` columns and lines; it is ended when the block is left."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], *, size: tuple[int, int] = (80, 24)
    ) -> None:
        self.log: list[Chunk] = []
        self.size = size
        self._emulator, self._shown = Emulator(*size), 0
        self._unfinished = ""
        self._application_keys = False
        self._master, slave = pty.openpty()
        columns, lines = size
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.start = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            env=environment,
            # In a session of its own the terminal becomes the one that controls it, as a shell would have it.
            preexec_fn=partial(os.login_tty, slave),  # noqa: PLW1509 - one call of the system
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number in (signal.SIGHUP, signal.SIGKILL):
            if self._process.poll() is None:
                os.killpg(self._process.pid, number)
                self._read_until_end(time.perf_counter() + 1)
        self._process.wait()
        os.close(self._master)

    # What it sends

    def read(self, seconds: float, *, most: int = _CHUNK) -> bool:
        """Wait so long for output and log it; False where none came."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, most)
        except OSError:  # EIO: nobody has the other end open any more
            return False
        self.log.append(Chunk(time.perf_counter(), data))
        self._answer(data)
        return True

    def read_or_fail(self) -> None:
        """Wait for output and log it; raises BenchmarkError where none comes any more."""
        if not self.read(LIMIT):
            raise BenchmarkError("nothing more comes", self.screen.text)

    def _answer(self, data: bytes) -> None:
        # Questions are ASCII, so whatever the rest is may be read as Latin 1.
        text = self._unfinished + data.decode("latin-1")
        self._unfinished = parts(text)[1]
        for sequence in sequences(text):
            if sequence in {"\x1b[?1h", "\x1b[?1l"}:
                self._application_keys = sequence.endswith("h")
            elif reply := answer(sequence, lambda: self.screen.cursor):
                self._write(reply)

    def settle(
        self, *, quiet: float = QUIET, patience: float = LIMIT, ready: Callable[[], bool] = lambda: True
    ) -> None:
        """Read until nothing has come for `quiet` seconds and it is `ready`.

        Where nothing comes at all, it has settled after `patience` seconds.
        """
        begin, logged = time.perf_counter(), len(self.log)
        while self._process.poll() is None:
            waited = time.perf_counter() - begin
            if waited > LIMIT:
                raise BenchmarkError(f"not ready after {LIMIT:.0f} seconds", self.screen.text)
            if self.read(quiet):
                continue
            if (len(self.log) > logged or waited >= patience) and ready():
                return
        while self.read(0):
            pass
        raise BenchmarkError("it has ended", self.screen.text)

    def idle(self, seconds: float) -> int:
        """Leave it alone for some seconds; return how many bytes it sends all the same."""
        logged, end = len(self.log), time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.read(left)
        return sum(len(chunk.data) for chunk in self.log[logged:])

    def wait_for(self, *texts: str) -> None:
        """Read until it has settled and shows all the texts, or anything where none is given."""
        self.settle(ready=lambda: self.screen.painted and all(one in self.screen.text for one in texts))

    @property
    def screen(self) -> Emulator:
        """What it shows."""
        while self._shown < len(self.log):
            self._emulator.feed(self.log[self._shown].data)
            self._shown += 1
        return self._emulator

    @property
    def output(self) -> bytes:
        """Every byte that it has sent."""
        return b"".join(chunk.data for chunk in self.log)

    # What it is sent, and what it costs

    def press(self, *names: str) -> None:
        """Press keys, one after the other, without a look at what they do."""
        for name in names:
            self._write(keys.sent(name, application=self._application_keys))

    def _write(self, text: str) -> None:
        os.write(self._master, text.encode())

    def used(self) -> Usage:
        """Return what it has cost so far."""
        return usage(self._process.pid)

    def leave(self, *names: str) -> float:
        """Press the keys that quit; return the seconds from the last one until the process has ended."""
        for name in names[:-1]:
            self.press(name)
            self.settle(patience=PATIENCE)
        begin = time.perf_counter()
        self.press(names[-1])
        self._read_until_end(begin + LIMIT)
        return time.perf_counter() - begin

    def _read_until_end(self, limit: float) -> None:
        while self._process.poll() is None and time.perf_counter() < limit:
            self.read(0.001)

"""The driver in real terminals: it shows what Textual's own shows."""

import os
import random
import re
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from tests.ui.driver.terminal import Feed, Terminal
from tests.ui.pty_session import PtySession

APP = Path(__file__).with_name("random_app.py")
KEYS = (
    *("\x0e", "\x14", "\x0f", "\x07"),  # the app's own: build, recolour, dialog, change
    *("\t", "\t", "\x1b[Z", "\x1b[A", "\x1b[B", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~"),
    *("x", "é", "漢", " ", "\r", "\x7f"),
)
STEPS = int(os.environ.get("RANDOM_STEPS", "90"))
SIZES = ((80, 24), (60, 20), (121, 37), (33, 9), (2, 2))
ANSWERED = re.compile(rb"\x1b\]777;answered;(\d+)\x07")


class Watched(PtySession):
    """The random app, on two screens: what it sent, and what Textual's own driver would have sent."""

    def __init__(self, record: Path, kind: str, colours: str) -> None:
        super().__init__(
            [record],
            before=(sys.executable, str(APP)),  # which takes no notice of the program that would follow
            environment={"TERM": kind, "TEXTUAL_COLOR_SYSTEM": colours},
        )
        self.thin = Terminal(80, 24, paints_erased=kind.startswith("xterm"))
        self._screen, self._stream = cast("Any", self.thin), cast("Any", Feed(self.thin))
        self.stock = Terminal(80, 24)
        self._stock_stream = Feed(self.stock)
        self.wait_until(record.exists, "a record")
        self._record, self._read_until = record, 0

    def resize(self, columns: int, lines: int) -> None:
        super().resize(columns, lines)
        if hasattr(self, "stock"):
            self.stock.resize(lines, columns)

    def press(self, key: str) -> None:
        """Press a key, and wait until the program has done what follows from it."""
        before = self._answered
        self.send(key)
        self.wait_until(lambda: self._answered > before, f"an answer to {key!r}")

    @property
    def _answered(self) -> int:
        return len(ANSWERED.findall(self.output))

    def assert_alike(self, what: str) -> None:
        """Wait until both screens show the same, and have the cursor in the same place."""

        def alike() -> bool:
            written = self._record.read_bytes()
            self._stock_stream.feed(written[self._read_until :])
            self._read_until = len(written)
            return self.thin.place == self.stock.place and self.thin.look == self.stock.look

        self.wait_until(alike, what)


@pytest.mark.parametrize(("kind", "colours"), [("xterm-256color", "truecolor"), ("screen", "standard")])
def test_the_screen_is_what_the_other_driver_would_show(kind: str, colours: str, tmp_path: Path) -> None:
    chosen = random.Random(kind)  # noqa: S311 - no secret is made of it
    with Watched(tmp_path / "record", kind, colours) as session:
        for number in range(STEPS):
            key = "\x0e" if number % 15 == 0 else chosen.choice(KEYS)
            if number % 10 == 9:
                session.resize(*chosen.choice(SIZES))
            session.press(key)
            session.assert_alike(f"the same after {number} keys, the last {key!r}")

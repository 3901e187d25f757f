"""The program on a connection that stands still: edits reach the disk, and leaving is not held up."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.ui.driving import samples
from tests.ui.pty_session import ALTERNATE_SCREEN, CURSOR, PATIENCE, PtySession

WITHIN = 2.0
"""Seconds in which the program is gone."""


class Stalling(PtySession):
    """The program in a terminal whose line can be blocked."""

    def block(self) -> None:
        """Fill the line, with what a terminal takes no notice of, until it takes no more."""
        filling = os.open(f"/proc/{self.process.pid}/fd/1", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        for much in (1024, 1):
            with suppress(BlockingIOError):
                while True:
                    os.write(filling, bytes(much))
        os.close(filling)

    def wait_without_reading(self, happened: Callable[[], bool]) -> None:
        """Wait until something has happened, while nothing is read from the line."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end
            time.sleep(0.01)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return samples(tmp_path / "offers-directory")


@pytest.fixture
def session(directory: Path) -> Iterator[Stalling]:
    with Stalling(["--dir", directory, "--today", "2026-11-21", "--driver", "thin"]) as found:
        found.wait_for("Northwind", "? keys")
        found.send("\r")
        found.wait_for("Base salary")
        yield found


def test_an_edit_reaches_the_disk_and_the_newest_screen_appears_later(
    session: Stalling, directory: Path
) -> None:
    file = directory / "offers" / "acme-orbital.toml"
    session.block()
    session.send("e123456\r")
    session.wait_without_reading(lambda: b"123_456" in file.read_bytes())
    assert "123,456" not in session.text
    session.send("?")
    session.send("\x1b")
    session.wait_for("123,456", "Base salary")


def test_leaving_gives_the_terminal_back_without_waiting_for_it(session: Stalling) -> None:
    session.block()
    session.send("j?")
    session.send("\x11")
    assert session.process.wait(WITHIN) == 0
    session.wait_until(lambda: session.is_on(CURSOR) is True, "the terminal given back")
    assert session.is_on(ALTERNATE_SCREEN) is False
    assert session.attributes == session.attributes_before

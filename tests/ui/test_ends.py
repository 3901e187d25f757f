"""How the program ends in a real terminal where nobody quits it, and how it comes back."""

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from textual.app import App

from offer_tui.ui.ends import GRACE, Ends
from tests.ui.driving import samples
from tests.ui.pty_session import ALTERNATE_SCREEN, BRACKETED_PASTE, CURSOR, MOUSE, PtySession

WITHIN = 2.0
"""Seconds in which the program is gone."""
CODES = {signal.SIGHUP: 129, signal.SIGINT: 130, signal.SIGTERM: 143}
ONE_CELL = re.compile(rb"\x1b\[1;1H\x1b\[[0-9;]+m.\x1b\[0m\x1b\[1;1H")
IGNORING_HANGUP = ("/bin/sh", "-c", 'trap "" HUP; exec "$@"', "sh")


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return samples(tmp_path / "offers-directory")


@pytest.fixture
def session(directory: Path) -> Iterator[PtySession]:
    with PtySession(["--dir", directory, "--today", "2026-11-21"]) as found:
        found.wait_for("Northwind", "Reply is due", "? keys")
        yield found


@pytest.fixture
def stock(directory: Path) -> Iterator[PtySession]:
    """Yield a session that paints so much that a connection can stand still."""
    with PtySession(["--dir", directory, "--today", "2026-11-21", "--driver", "stock"]) as found:
        found.wait_for("Northwind", "Reply is due", "? keys")
        yield found


def open_nothing(session: PtySession) -> None:
    """Stay on the list of offers."""
    session.wait_for("Offers")


def open_editor(session: PtySession) -> None:
    """Open a field and type something into it."""
    session.send("\r")
    session.wait_for("Base salary")
    session.send("e")
    session.send("123456")
    session.wait_for("= 123,456")


def open_help(session: PtySession) -> None:
    """Open a screen over the first one."""
    session.send("?")
    session.wait_for("Help", "scroll")


OPENED = (open_nothing, open_editor, open_help)


def is_restored(session: PtySession) -> bool:
    """Tell whether the terminal is as it was before the program ran."""
    assert session.attributes == session.attributes_before
    modes = (ALTERNATE_SCREEN, MOUSE, BRACKETED_PASTE, CURSOR)
    return [session.is_on(mode) for mode in modes] == [False, False, False, True]


# Leaving


def test_to_quit_restores_the_terminal(session: PtySession) -> None:
    session.send("q")
    assert session.ended(WITHIN) == 0
    assert is_restored(session)


@pytest.mark.parametrize("opened", OPENED)
@pytest.mark.parametrize("number", CODES)
def test_a_signal_ends_the_program_and_restores_the_terminal(
    number: signal.Signals, opened: Callable[[PtySession], None], session: PtySession
) -> None:
    opened(session)
    os.kill(session.process.pid, number)
    assert session.ended(WITHIN) == CODES[number]
    assert is_restored(session)


@pytest.mark.parametrize("opened", OPENED)
def test_a_closed_terminal_ends_the_program(
    opened: Callable[[PtySession], None], session: PtySession
) -> None:
    opened(session)
    session.close_terminal()
    assert session.ended(WITHIN) == 129


@pytest.mark.parametrize("opened", OPENED)
def test_a_closed_terminal_ends_the_program_even_where_hangups_are_ignored(
    opened: Callable[[PtySession], None], directory: Path
) -> None:
    with PtySession(["--dir", directory], before=IGNORING_HANGUP) as session:
        session.wait_for("Northwind", "? keys")
        opened(session)
        session.close_terminal()
        assert session.ended(WITHIN) == 129


@pytest.mark.parametrize("number", CODES)
def test_a_signal_ends_the_program_on_a_connection_that_stands_still(
    number: signal.Signals, stock: PtySession
) -> None:
    stock.stall()
    start = time.monotonic()
    os.kill(stock.process.pid, number)
    assert stock.process.wait(WITHIN) == CODES[number]
    assert time.monotonic() - start >= GRACE  # it did stand still
    stock.wait_until(lambda: stock.is_on(CURSOR) is True, "the rest of the output")
    assert is_restored(stock)


def test_a_terminal_closed_while_it_stands_still_ends_the_program(session: PtySession) -> None:
    session.stall()
    session.close_terminal()
    assert session.ended(WITHIN) == 129


# The person's own editor


@pytest.fixture
def editing(directory: Path, tmp_path: Path) -> Iterator[PtySession]:
    """Yield a session that has lent its terminal to an editor."""
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "an editor"\nexec sleep 60\n', encoding="utf-8")
    editor.chmod(0o755)
    with PtySession(["--dir", directory], environment={"EDITOR": str(editor)}) as session:
        session.wait_for("Northwind", "? keys")
        session.send("E")
        session.wait_for("an editor")
        yield session


def test_ctrl_c_in_an_editor_is_for_the_editor(editing: PtySession) -> None:
    editing.send("\x03")
    editing.wait_for("Northwind", "? keys")
    editing.send("q")
    assert editing.ended(WITHIN) == 0
    assert is_restored(editing)


def test_a_signal_ends_the_program_while_an_editor_has_the_terminal(editing: PtySession) -> None:
    before = len(editing.output)
    os.kill(editing.process.pid, signal.SIGTERM)
    assert editing.ended(WITHIN) == 143
    assert editing.output[before:] == b""  # the editor's screen is left alone


def test_a_terminal_closed_under_an_editor_ends_the_program(editing: PtySession) -> None:
    editing.close_terminal()
    assert editing.ended(WITHIN) == 129


# Coming back


@pytest.mark.parametrize("opened", [open_nothing, open_help])
def test_ctrl_z_gives_the_terminal_back_and_takes_it_again(
    opened: Callable[[PtySession], None], session: PtySession
) -> None:
    opened(session)
    before = session.text
    session.send("\x1a")
    session.wait_until(lambda: session.state == "T", "stopped")
    session.wait_until(lambda: session.is_on(CURSOR) is True, "the rest of the output")
    assert is_restored(session)
    os.kill(session.process.pid, signal.SIGCONT)
    session.wait_until(lambda: session.text == before, "the screen of before")
    assert session.is_on(ALTERNATE_SCREEN)
    session.send("q")
    if opened is open_help:
        session.wait_for("Offers")
        session.send("q")
    assert session.ended(WITHIN) == 0


def test_a_signal_while_it_is_stopped_ends_it_when_it_goes_on(session: PtySession) -> None:
    os.kill(session.process.pid, signal.SIGTSTP)
    session.wait_until(lambda: session.state == "T", "stopped")
    os.kill(session.process.pid, signal.SIGTERM)
    os.kill(session.process.pid, signal.SIGCONT)
    assert session.ended(WITHIN) == 143
    assert is_restored(session)


@pytest.mark.parametrize("opened", OPENED)
def test_the_smallest_window_and_back_is_the_same_screen(
    opened: Callable[[PtySession], None], stock: PtySession
) -> None:
    opened(stock)
    before = stock.text
    stock.resize(1, 1)
    sent = len(stock.output)
    stock.wait_until(lambda: ONE_CELL.search(stock.output, sent) is not None, "a paint of one cell")
    stock.resize(80, 24)
    stock.wait_until(lambda: stock.text == before, "the screen of before")


# One by one


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put a terminal in the place of the tests' own standard input."""
    master, slave = os.openpty()
    with open(slave, encoding="ascii") as stream:  # noqa: PTH123 - a descriptor has no path
        monkeypatch.setattr(sys, "stdin", stream)
        monkeypatch.setattr(sys, "stderr", stream)
        yield
    os.close(master)


APP = cast(App[None], SimpleNamespace(is_running=False))


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("number", CODES)
def test_what_is_typed_is_secured_once(number: signal.Signals) -> None:
    secured: list[str] = []

    def ending() -> None:
        with Ends(APP, lambda: secured.append("typed")):
            try:
                signal.raise_signal(number)
            finally:
                signal.raise_signal(number)

    with pytest.raises(SystemExit) as left:
        ending()
    assert (left.value.code, secured) == (CODES[number], ["typed"])


@pytest.mark.usefixtures("terminal")
def test_the_program_ends_even_where_securing_fails() -> None:
    def failing() -> None:
        raise RuntimeError

    def ending() -> None:
        with Ends(APP, failing):
            signal.raise_signal(signal.SIGTERM)

    with pytest.raises(SystemExit):
        ending()


@pytest.mark.usefixtures("terminal")
def test_signals_are_as_before_afterwards() -> None:
    before = [signal.getsignal(number) for number in CODES]
    with Ends(APP, lambda: None):
        assert [signal.getsignal(number) for number in CODES] != before
    assert [signal.getsignal(number) for number in CODES] == before


@pytest.mark.parametrize("ending", ["signal", "closed", "kill"])
def test_what_was_being_typed_is_offered_at_the_next_start(ending: str, directory: Path) -> None:
    before = (directory / "offers" / "acme-orbital.toml").read_bytes()
    arguments: list[str | Path] = ["--dir", directory, "--today", "2026-11-21"]
    with PtySession(arguments) as session:
        session.wait_for("Acme", "? keys")
        open_editor(session)
        if ending == "signal":
            os.kill(session.process.pid, signal.SIGTERM)
        elif ending == "closed":
            session.close_terminal()
        else:
            session.wait_until(noted, "a note in the journal")
            session.process.kill()
        session.ended(WITHIN)
    assert (directory / "offers" / "acme-orbital.toml").read_bytes() == before
    with PtySession(arguments) as session:
        session.wait_for("Not saved when the program ended", "123456")
        session.send("r")
        session.wait_for("= 123,456")
        session.send("\r")
        session.wait_for("Base salary 171,000 → 123,456")
    assert b"base_salary = 123_456" in (directory / "offers" / "acme-orbital.toml").read_bytes()


def noted() -> bool:
    """Tell whether a journal of this test's home holds what was typed."""
    logs = Path(os.environ["XDG_STATE_HOME"]).rglob("journal/*")
    return any(b"123456" in log.read_bytes() for log in logs if log.is_file())

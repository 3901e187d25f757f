"""`doctor` in a terminal: it asks where the cursor is, and leaves the terminal as it was."""

import os
import pty
import re
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator, Mapping

import pytest

from offer_tui.cli.examining.terminal import (
    WIDTHS,
)
from offer_tui.files import terminal


@pytest.fixture
def pair() -> Iterator[tuple[int, int]]:
    """Return the two ends of a terminal: that of its window, and that of the program."""
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(theirs)
    os.close(ours)


def answering(ours: int, answer: Callable[[str], bytes], times: int) -> threading.Thread:
    """Start a terminal that answers so many questions after the text before each."""

    def serve() -> None:
        heard = b""
        for _ in range(times):
            while b"\x1b[6n" not in heard:
                heard += os.read(ours, 4096)
            text, _, heard = heard.partition(b"\x1b[6n")
            os.write(ours, answer(text.rpartition(b"\r")[2].decode()))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    return thread


def test_cells_are_counted_by_asking_where_the_cursor_is(pair: tuple[int, int]) -> None:
    ours, theirs = pair
    before = termios.tcgetattr(theirs)
    texts = tuple(WIDTHS)
    thread = answering(ours, lambda text: f"\x1b[7;{1 + WIDTHS[text]}R".encode(), len(texts))
    assert terminal.cell_widths(texts, theirs, theirs) == tuple(WIDTHS.values())
    thread.join(10)
    assert termios.tcgetattr(theirs) == before


def test_a_silent_terminal_is_given_a_fifth_of_a_second_and_restored(pair: tuple[int, int]) -> None:
    _, theirs = pair
    before, start = termios.tcgetattr(theirs), time.monotonic()
    assert terminal.cell_widths(("a", "b"), theirs, theirs) is None
    assert terminal.PATIENCE <= time.monotonic() - start < terminal.PATIENCE + 5
    assert termios.tcgetattr(theirs) == before


def test_half_an_answer_is_none(pair: tuple[int, int]) -> None:
    ours, theirs = pair
    answering(ours, lambda _: b"\x1b[1;2Rnoise", 1)
    assert terminal.cell_widths(("a", "b"), theirs, theirs) is None


def test_the_terminal_is_restored_when_the_question_is_broken_off(
    pair: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, theirs = pair
    before = termios.tcgetattr(theirs)

    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        terminal.cell_widths(("a",), theirs, theirs)
    assert termios.tcgetattr(theirs) == before


def test_a_terminal_without_a_size_has_none(pair: tuple[int, int]) -> None:
    ours, theirs = pair
    assert terminal.size(theirs) is None
    termios.tcsetwinsize(ours, (24, 80))
    assert terminal.size(theirs) == (80, 24)


def in_terminal(ours: int, theirs: int, environment: Mapping[str, str]) -> str:
    """Run the command in a terminal that answers as it should, and return what it shows."""
    termios.tcsetwinsize(ours, (24, 80))
    unset = ("TMUX", "STY", "COLORTERM", "NO_COLOR", "ESCDELAY", "LC_ALL", "LC_CTYPE")
    with subprocess.Popen(
        [sys.executable, "-m", "offer_tui", "doctor"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={name: value for name, value in os.environ.items() if name not in unset} | dict(environment),
    ) as process:
        asked = environment["TERM"] != "dumb"
        if asked:
            answering(ours, lambda text: f"\x1b[7;{1 + WIDTHS[text]}R".encode(), len(WIDTHS)).join(20)
        process.wait(20)
    return os.read(ours, 65_536).decode()


def test_in_a_terminal_everything_is_tested(pair: tuple[int, int]) -> None:
    shown = in_terminal(*pair, {"TERM": "xterm-256color"})
    assert re.search(r"fine +size +80 × 24\r\n", shown)
    assert re.search(r"fine +colours +256 \(TERM=xterm-256color\)\r\n", shown)
    assert re.search(rf"fine +glyph widths +all {len(WIDTHS)} ", shown)


def test_a_dumb_terminal_is_asked_nothing(pair: tuple[int, int]) -> None:
    shown = in_terminal(*pair, {"TERM": "dumb"})
    assert "\x1b" not in shown
    assert re.search(r"mend +colours +none \(TERM=dumb\)", shown)

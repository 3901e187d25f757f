"""Frames on their way to a terminal whose line is slow, stands still or is gone."""

import fcntl
import os
import select
import struct
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from offer_tui.ui.driver import line
from offer_tui.ui.driver.abilities import abilities
from offer_tui.ui.driver.output import PORTION, Output
from tests.ui.driver.terminal import Feed, Terminal

PATIENCE = 20.0
SIZE = (80, 24)
ANY_LINE = pytest.mark.parametrize("opened_anew", [True, False], ids=["opened anew", "as it was given"])


class Far:
    """The far end of a line: a terminal, which reads when it is told to."""

    def __init__(self) -> None:
        self.master, self.slave = os.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", *reversed(SIZE), 0, 0))
        self.terminal = Terminal(*SIZE)
        self._feed = Feed(self.terminal)
        self.received = b""
        """All but what filled the line."""

    def block(self) -> None:
        """Fill the line with what a terminal takes no notice of, until it takes no more."""
        filling = os.open(os.ttyname(self.slave), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        for much in (1024, 1):
            with suppress(BlockingIOError):
                while True:
                    os.write(filling, bytes(much))
        os.close(filling)

    def read_until(self, happened: Callable[[], bool]) -> None:
        """Read until something has happened."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, self.terminal.display
            if select.select([self.master], [], [], 0.05)[0]:
                data = os.read(self.master, 1 << 16).replace(b"\0", b"")
                self.received += data
                self._feed.feed(data)

    def read_until_all_lines_show(self, text: str) -> None:
        """Read until the terminal shows what `frame` paints."""
        self.read_until(
            lambda: [one.strip() for one in self.terminal.display] == [f"{text} {y}" for y in range(24)]
        )

    def read_until_sent(self, data: str) -> None:
        """Read until something was sent."""
        self.read_until(lambda: data.encode() in self.received)


@pytest.fixture
def far() -> Iterator[Far]:
    found = Far()
    yield found
    for descriptor in (found.master, found.slave):
        with suppress(OSError):
            os.close(descriptor)


@pytest.fixture
def opened_anew() -> bool:
    return True


@pytest.fixture
def output(far: Far, opened_anew: bool, monkeypatch: pytest.MonkeyPatch) -> Iterator[Output]:  # noqa: FBT001 - a fixture
    if not opened_anew:
        monkeypatch.setattr(line, "_opened_anew", lambda _: None)
    found = Output(abilities("xterm-256color"), "utf-8")
    found.start(far.slave)
    yield found
    found.stop(0)


def frame(text: str, lines: int = 24) -> str:
    """Return a whole frame that shows a text in every line."""
    rows = (f"\x1b[{y + 1};1H\x1b[31m{text} {y}".ljust(90) + "\x1b[0m" for y in range(lines))
    return "\n".join(rows) + "\x1b[1;1H"


def paint(output: Output, *data: str) -> None:
    for one in data:
        assert output.paint(one, SIZE)


@ANY_LINE
def test_a_frame_arrives(far: Far, output: Output) -> None:
    paint(output, frame("first"))
    far.read_until_all_lines_show("first")


@ANY_LINE
def test_after_standing_still_the_newest_frame_arrives_and_few_others(far: Far, output: Output) -> None:
    paint(output, frame("first"))
    far.read_until_all_lines_show("first")
    far.block()
    before = len(far.received)
    paint(output, *(frame(f"number {number}") for number in range(200)))
    far.read_until_all_lines_show("number 199")
    assert len(far.received) - before < 4 * PORTION  # not 200 frames of 24 lines


@ANY_LINE
def test_what_is_no_frame_always_arrives_in_its_order(far: Far, output: Output) -> None:
    far.block()
    written = [f"\x1b[?{mode}h" for mode in (1000, 1006, 2004)]
    for one in written:
        output.write(one)
        paint(output, frame(one.strip("\x1b")))
    output.write("\x1b[6n")
    far.read_until(lambda: b"\x1b[6n" in far.received)
    places = [far.received.find(one.encode()) for one in (*written, "\x1b[6n")]
    assert places == sorted(places)
    assert -1 not in places


def test_of_copies_and_bells_the_last_is_sent(far: Far, output: Output) -> None:
    far.block()
    output.write("\x1b[?1000h")  # waits for the line, and what follows with it
    for number in range(9):
        output.write(f"\x1b]52;c;{number}\x07")
        output.write("\x07")
    output.write("\x1b[6n")
    far.read_until(lambda: b"\x1b[6n" in far.received)
    assert far.received.endswith(b"\x1b]52;c;8\x07\x07\x1b[6n")
    assert far.received.count(b"]52;") <= 2


def test_after_something_unknown_all_is_painted_anew_with_the_next_frame(far: Far, output: Output) -> None:
    paint(output, frame("first"))
    output.write("\x1b[5;5Hnobody knows what")
    far.read_until_sent("nobody knows what")
    assert far.terminal.display[4].startswith("firsnobody")
    paint(output, "\x1b[1;1Hsecond\x1b[1;1H")
    far.read_until(lambda: far.terminal.display[0].startswith("second"))
    far.read_until(lambda: far.terminal.display[4].strip() == "first 4")


def test_a_window_that_came_back_to_its_size_is_painted_anew(far: Far, output: Output) -> None:
    paint(output, frame("first"))
    far.read_until_all_lines_show("first")
    before = len(far.received)
    output.repaint((81, 24))
    output.repaint(SIZE)
    far.read_until(lambda: b"first 23" in far.received[before:])
    far.read_until_all_lines_show("first")


def test_a_window_of_another_size_waits_for_its_frame(far: Far, output: Output) -> None:
    paint(output, frame("first"))
    far.read_until_all_lines_show("first")
    before = len(far.received)
    output.repaint((81, 24))
    assert output.paint(frame("second"), (81, 24))
    far.read_until_all_lines_show("second")
    assert b"first" not in far.received[before:]


def test_a_long_update_is_shown_at_once_where_the_terminal_can(far: Far, output: Output) -> None:
    output.synchronized = True
    paint(output, frame("first " * 12))
    far.read_until(lambda: far.received.endswith(b"\x1b[?2026l"))
    assert far.received.startswith(b"\x1b[?2026h")
    paint(output, "\x1b[1;1Hx\x1b[1;1H")
    far.read_until(lambda: far.terminal.display[0].startswith("xirst"))
    assert far.received.count(b"\x1b[?2026h") == 1


@ANY_LINE
def test_stopping_on_a_line_that_stands_still_gives_the_terminal_back(far: Far, output: Output) -> None:
    paint(output, frame("first"))
    far.read_until_all_lines_show("first")
    far.block()
    paint(output, frame("second"))
    output.leave()
    output.write("\x1b[?1049l")
    output.stop(0.05)  # so short that the line cannot have moved
    far.read_until(lambda: b"\x1b[?1049l\x1b[?25h" in far.received)


def test_stopping_waits_for_a_slow_line(far: Far, output: Output) -> None:
    far.block()
    paint(output, frame("first"))
    output.write("\x1b[?25h")
    output.leave()
    far.read_until(lambda: b"\x1b[?25h" in far.received)
    output.stop(PATIENCE)
    assert not far.received.endswith(b"\x1b[?7h\x1b[?1049l\x1b[?25h")


@ANY_LINE
def test_a_terminal_that_is_gone_takes_everything(far: Far, output: Output) -> None:
    far.block()
    paint(output, frame("first"))
    os.close(far.master)
    paint(output, frame("second"))
    output.write("\x1b[?25h")
    output.stop(PATIENCE)


def test_it_can_be_started_again(far: Far, output: Output) -> None:
    paint(output, frame("first"))
    output.leave()
    paint(output, "\x1b[1;1Hmeanwhile\x1b[1;1H")
    output.stop(PATIENCE)
    output.start(far.slave)
    output.repaint(SIZE)
    far.read_until(lambda: far.terminal.display[0].startswith("meanwhile"))
    far.read_until(lambda: far.terminal.display[23].strip() == "first 23")


def test_the_descriptor_of_the_program_still_waits(far: Far, output: Output) -> None:
    paint(output, frame("first"))
    assert not fcntl.fcntl(far.slave, fcntl.F_GETFL) & os.O_NONBLOCK

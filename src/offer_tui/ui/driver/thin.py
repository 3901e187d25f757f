"""The driver that sends what changed."""

import os
import signal
import sys
from threading import Thread
from types import FrameType
from typing import Any

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from offer_tui.paths import environment, terminal_kind
from offer_tui.ui.driver.abilities import abilities
from offer_tui.ui.driver.foreign import SYNC_END, SYNC_START
from offer_tui.ui.driver.input import deliver_input
from offer_tui.ui.driver.output import Output

PATIENCE = 0.8
"""Seconds that a line which stands still is waited for on leaving; less than `ends.GRACE`."""
_ASK_WIDTH = "\r─\x1b[6n\x1b[1K"
"""Writes a character of ambiguous width, asks where the cursor is now, and wipes it out again."""
_AFTER_NARROW = 1
"""The column in which the cursor then is, where such characters take one cell."""


class ThinDriver(LinuxDriver):
    """A driver for terminals on Linux and macOS that keeps what is shown and sends the difference.

    Modes, signals and messages are those of Textual's own. Other than there, neither a line that stands still
    nor the wait for a key ever holds the program up.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # What Textual's own driver writes to; there is one where there is a terminal.
        stream = sys.__stderr__
        assert stream is not None  # noqa: S101 - as above
        self._terminal, self._encoding = stream.fileno(), stream.encoding.lower()
        inside = any(environment("TMUX", "STY"))
        self._output = Output(abilities(terminal_kind(), inside=inside), self._encoding)
        self._awaits_width = False
        self._waking: tuple[int, int] | None = None
        """A pipe: the thread that reads keys ends when something is written into it."""

    # Output

    def write(self, data: str) -> None:
        """Take a frame, or send anything else as it is."""
        if data == SYNC_START:
            self._output.synchronized = True
        elif data != SYNC_END and not self._output.paint(data, self._app.size):
            self._output.write(data)

    def repaint(self) -> None:
        """Paint all anew, where something else has written to the terminal."""
        self._output.repaint(self._get_terminal_size())

    # Start and stop

    def start_application_mode(self) -> None:
        """Take the terminal; what is not yet known of it is asked, and not waited for."""
        self._output.start(self._terminal)
        self._waking = os.pipe()
        with self._output.gathered():
            super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual gives it no types
            if not _runs(self._key_thread):
                # In the background. The program was stopped there, and goes on by another start.
                self._close_pipe()
                self._output.stop(PATIENCE)
                return
            self._follow_size()
            if self._encoding == "utf-8":
                self._awaits_width = True
                self.write(_ASK_WIDTH)
            self.repaint()

    def disable_input(self) -> None:
        """Stop reading keys, at once."""
        if self._waking is None:
            return
        os.write(self._waking[1], b".")
        super().disable_input()
        self._close_pipe()

    def stop_application_mode(self) -> None:
        """Give the terminal back, without what still had to be painted."""
        with self._output.gathered():
            self._output.leave()
            super().stop_application_mode()

    def close(self) -> None:
        """Wait until the terminal has been given back, though not for long."""
        self._output.stop(PATIENCE)
        super().close()

    def _close_pipe(self) -> None:
        for end in self._waking or ():
            os.close(end)
        self._waking = None

    # Signals: what a handler interrupts may hold the output's lock, so that the event loop has to act

    def _sigtstp_application(self, *_: object) -> None:
        if self._auto_restart:
            self._loop.call_soon_threadsafe(super()._sigtstp_application)
        else:
            super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._go_on)

    def _go_on(self) -> None:
        """Take the terminal again after a stop."""
        if _runs(self._key_thread):
            # Stopped by a signal that nobody can catch: the shell has the terminal's settings of before.
            self.suspend_application_mode()
        self.resume_application_mode()

    def _follow_size(self) -> None:
        """Paint all anew when the window has another size, also when it is soon the one of before."""
        textuals = signal.getsignal(signal.SIGWINCH)

        def changed(number: int, frame: FrameType | None) -> None:
            self._loop.call_soon_threadsafe(self.repaint)
            if callable(textuals):
                textuals(number, frame)

        signal.signal(signal.SIGWINCH, changed)

    # Input, in a thread of its own

    def run_input_thread(self) -> None:
        """Deliver what the terminal sends until `disable_input`."""
        if self._waking is not None:
            deliver_input(self.fileno, self._waking[0], XTermParser(self._debug), self.process_message)

    def process_message(self, message: Message) -> None:
        """Take the answer about widths; all else is for Textual."""
        if isinstance(message, events.CursorPosition) and self._awaits_width:
            self._awaits_width = False
            self._output.narrow = message.x == _AFTER_NARROW
            return
        if isinstance(message, events.Resize):
            self._loop.call_soon_threadsafe(self.repaint)
        super().process_message(message)

    def _query_in_band_window_resize(self) -> None:
        # Textual takes no notice of the answer unless it scrolls smoothly.
        if constants.SMOOTH_SCROLL:
            super()._query_in_band_window_resize()


def _runs(thread: Thread | None) -> bool:
    return thread is not None and thread.is_alive()

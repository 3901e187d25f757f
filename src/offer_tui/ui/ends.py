"""How the program ends where nobody quits it: a signal, a closed terminal, a connection that stands still.

Textual leaves SIGHUP and SIGTERM to the system, which ends the process with the terminal in raw mode, and
reads a closed terminal for ever where SIGHUP is ignored.
"""

import asyncio
import contextlib
import os
import select
import signal
import sys
import termios
import threading
import time
from collections.abc import Callable
from functools import partial
from types import FrameType, TracebackType
from typing import Any, Self

from textual.app import App

from offer_tui.ui.driver.foreign import RESTORE

_SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
_FROM_SIGNAL = 128
"""Added to a signal's number it is the exit code, as shells have it: HUP 129, INT 130, TERM 143."""
GRACE = 1.2
"""Seconds that the app has to leave the terminal as it was; then the process ends all the same."""
_TRIES, _PAUSE = 20, 0.01
"""How often, and seconds apart, a terminal that stands still is tried to be restored."""


class Ends:
    """While it is entered, a signal or a closed terminal ends the app within two seconds.

    `secure` is called first, in the signal's handler and so at any point of the program: it must bring to
    safety what is typed and not depend on the event loop, which may be blocked. Entered by the main thread,
    around `app.run()`.
    """

    def __init__(self, app: App[None], secure: Callable[[], None]) -> None:
        self._app = app
        self._secure = secure
        self._terminal, self._output = sys.stdin.fileno(), sys.stderr.fileno()
        self._main_thread = threading.get_ident()
        self._before: list[Any] | None = None
        """The terminal's settings."""
        self._ending = False
        self._lent = False
        """Whether the terminal was another program's when the signal came."""
        self._handlers: dict[signal.Signals, Any] = {}
        self._told = -1
        """Where the handler writes which signal came, for the thread that watches."""

    def __enter__(self) -> Self:
        """Take the signals over and watch the terminal."""
        with contextlib.suppress(termios.error):
            self._before = termios.tcgetattr(self._terminal)
        told, self._told = os.pipe()
        # A daemon: it must not hold up a process that ends in another way.
        self._watching = threading.Thread(target=self._watch, args=(told,), name="ends", daemon=True)
        self._watching.start()
        self._handlers = {number: signal.signal(number, self._end) for number in _SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the signals back, once the thread that watches sends none any more."""
        self._ending = True
        os.close(self._told)
        self._watching.join()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def _end(self, number: int, _: FrameType | None) -> None:
        """Secure what is typed and ask the app to leave; the thread that watches sees to it that it does."""
        if self._ending:
            return
        self._lent = self._is_lent()
        if self._lent and number == signal.SIGINT:
            return  # ctrl+c in the person's own editor is for that
        self._ending = True
        code = _FROM_SIGNAL + number
        os.write(self._told, bytes([code]))
        try:
            self._secure()
        finally:
            self._ask_to_leave(code)

    def _ask_to_leave(self, code: int) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # the app does not run yet, or no more
            sys.exit(code)
        loop.call_soon_threadsafe(partial(self._app.exit, return_code=code))

    def _watch(self, told: int) -> None:
        """Wait for a signal or for the terminal to close, then for the end, and at last end the process."""
        waiting = select.poll()
        waiting.register(told, select.POLLIN)
        waiting.register(self._terminal, 0)  # says when it is closed, and nothing else
        ready = dict(waiting.poll())
        if told in ready:
            code = os.read(told, 1)
        else:
            code = bytes([_FROM_SIGNAL + signal.SIGHUP])
            # To the main thread, which wakes up for it: SIGHUP may have been ignored, or sent to others.
            signal.pthread_kill(self._main_thread, signal.SIGHUP)
        waiting = select.poll()
        waiting.register(told, 0)
        if code and not waiting.poll(GRACE * 1000):
            self._restore_terminal()
            os._exit(code[0])
        os.close(told)

    def _restore_terminal(self) -> None:
        """Leave the terminal as it was, without waiting for it."""
        if self._before is None or self._lent:
            return
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(self._terminal, termios.TCSANOW, self._before)
            # What the app still has to paint goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._output)
            again = os.open(os.ttyname(self._terminal), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
            for _ in range(_TRIES):
                # A write that waits for the terminal keeps others out; a signal takes it out of there.
                for thread in threading.enumerate():
                    if thread is not self._watching and thread.ident is not None:
                        signal.pthread_kill(thread.ident, signal.SIGHUP)
                termios.tcflush(self._terminal, termios.TCOFLUSH)
                with contextlib.suppress(BlockingIOError):
                    os.write(again, RESTORE)
                    return
                time.sleep(_PAUSE)

    def _is_lent(self) -> bool:
        """Tell whether the app has lent the terminal to another program; its own keys are never signals."""
        try:
            return self._app.is_running and bool(termios.tcgetattr(self._terminal)[3] & termios.ISIG)
        except termios.error:
            return False

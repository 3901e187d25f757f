"""Bringing frames to a terminal as fast as its line takes bytes, and never faster.

What has to be sent is worked out when the line can take it, from the newest frame. Frames that it had no room
for are never sent: only a portion of about a kilobyte waits.
"""

import os
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from offer_tui.ui.driver import foreign, frames
from offer_tui.ui.driver.abilities import Abilities
from offer_tui.ui.driver.difference import Painter
from offer_tui.ui.driver.line import Line
from offer_tui.ui.driver.screen import Screen

PORTION = 1024
"""Bytes after which, with the row that is being sent, the newest frame is looked at again."""


class Output:
    """What is sent to one terminal, in order. Any thread may call it; only `stop` waits for the line."""

    def __init__(self, abilities: Abilities, encoding: str) -> None:
        self._painter = Painter(abilities)
        self._encoding = encoding
        self._wanted = Screen()
        self._due = False
        """Whether the wanted screen is to be brought to the terminal."""
        self._queue: deque[tuple[str, bytes]] = deque()
        """What goes before the screen, each with its kind if a newer one of the kind replaces it."""
        self._portion = b""
        """What has been begun to be sent: the painter believes that all of it is shown."""
        self.synchronized = False
        """Whether the terminal can show a long update all at once."""
        self._holding = False
        """Whether the terminal was told to show nothing yet."""
        self._left = False
        """Whether the terminal is, or is about to be, given back."""
        self._gathers = False
        self._line: Line | None = None
        self._lock = threading.Lock()
        self._rested = threading.Condition(self._lock)
        """Told when the thread has sent all there is."""
        self._thread: threading.Thread | None = None
        self._thread_sends = False
        """Whether the thread sends; else each call does, as long as the line takes bytes at once."""
        self._wake = -1

    def start(self, descriptor: int) -> None:
        """Open the line to the terminal behind a descriptor; nothing is known of what it shows."""
        woken, self._wake = os.pipe()
        self._line = Line(descriptor)
        self._left, self._thread_sends, self._portion = False, False, b""
        self._queue.clear()
        self._painter.forget()
        self._wanted.all_changed()
        self._thread = threading.Thread(
            target=self._run, args=(self._line, woken), name="output", daemon=True
        )
        self._thread.start()

    def paint(self, data: str, size: tuple[int, int]) -> bool:
        """Take a frame for a terminal of a size, in columns and rows; False where it is no frame."""
        with self._lock:
            if size != self._wanted.size:
                self._wanted.resize(size)
                self._painter.forget()
            if not frames.paint(data, self._wanted):
                return False
            self._due = not self._left
            self._send()
        return True

    def write(self, data: str) -> None:
        """Send what is no frame. Where it may change the screen, all is painted anew with the next frame."""
        with self._lock:
            if foreign.is_harmless(data):
                self._enqueue(data)
            else:
                while portion := self._next_of_screen():
                    self._queue.append(("", portion))
                self._enqueue(data)
                self._painter.forget()
                self._wanted.all_changed()
                self._due = False
            self._send()

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """Send what comes up meanwhile all at once."""
        self._gathers = True
        try:
            yield
        finally:
            with self._lock:
                self._gathers = False
                self._send()

    def repaint(self, size: tuple[int, int]) -> None:
        """Paint all anew, where the terminal may show anything; in another size, with the next frame."""
        with self._lock:
            self._painter.forget()
            self._wanted.all_changed()
            self._due = not self._left and size == self._wanted.size
            self._send()

    @property
    def narrow(self) -> bool:
        """Whether the terminal is known to show characters of ambiguous width in one cell."""
        return self._painter.narrow

    @narrow.setter
    def narrow(self, narrow: bool) -> None:
        with self._lock:
            self._painter.narrow = narrow

    def leave(self) -> None:
        """Send nothing more of the screen until the next start."""
        with self._lock:
            self._due, self._left = False, True
            if self._holding:
                self._holding = False
                self._enqueue(foreign.SYNC_END)

    def stop(self, patience: float) -> None:
        """Close the line once it has taken everything.

        A line that stands still gets so many seconds. Then what it has not taken is dropped, and what gives
        the terminal back is tried once more.
        """
        with self._rested:
            line, thread, self._line = self._line, self._thread, None
            if line is None or thread is None:
                return
            if not self._rested.wait_for(lambda: not self._thread_sends, patience):
                self._queue.clear()
                self._portion = b""
                line.drop()
                line.take(foreign.RESTORE)
        os.close(self._wake)
        thread.join(patience)
        line.close()

    # With the lock held

    def _enqueue(self, data: str) -> None:
        if kind := foreign.replaces(data):
            self._queue = deque(one for one in self._queue if one[0] != kind)
        self._queue.append((kind, self._encoded(data)))

    def _encoded(self, text: str) -> bytes:
        return text.encode(self._encoding, "replace")

    def _send(self) -> None:
        """Send as much as the line takes at once; the rest is for the thread."""
        line = self._line
        if line is None or self._thread_sends or self._gathers:
            return
        while self._load():
            if not line.waits:
                self._portion = self._portion[line.take(self._portion) :]
            if self._portion:
                self._thread_sends = True
                os.write(self._wake, b".")
                return

    def _load(self) -> bool:
        """Have something to send, if there is anything."""
        if not self._portion and self._queue:
            self._portion = b"".join(data for _, data in self._queue)
            self._queue.clear()
        self._portion = self._portion or self._next_of_screen()
        return bool(self._portion)

    def _next_of_screen(self) -> bytes:
        if not self._due:
            return b""
        text = self._painter.portion(self._wanted, PORTION)
        self._due = bool(self._wanted.changed)
        if self._due and self.synchronized and not self._holding:
            text, self._holding = foreign.SYNC_START + text, True
        elif self._holding and not self._due:
            text, self._holding = text + foreign.SYNC_END, False
        return self._encoded(text)

    # The thread

    def _run(self, line: Line, woken: int) -> None:
        """Send what the line does not take at once, each time something is to be read from `woken`."""
        while os.read(woken, 1):
            while portion := self._portion_for_thread():
                if not line.await_room(woken):
                    break
                taken = line.take(portion)
                with self._lock:
                    self._portion = self._portion[taken:]
        os.close(woken)

    def _portion_for_thread(self) -> bytes:
        with self._rested:
            if not self._load():
                self._thread_sends = False
                self._rested.notify_all()
            return self._portion

"""Keys on their way from the terminal."""

import fcntl
import os
import struct
import termios
import threading
import time
from collections.abc import Iterator
from queue import Queue

import pytest
from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.message import Message

from offer_tui.ui.driver import input as driver_input

PATIENCE = 20.0
LONG, SHORT = 20.0, 0.001


class Reader:
    """A thread that reads keys from a pipe."""

    def __init__(self) -> None:
        self.source, self.keyboard = os.pipe()
        self.woken, self.wake = os.pipe()
        self._got: Queue[Message] = Queue()
        arguments = (self.source, self.woken, XTermParser(), self._got.put)
        self.thread = threading.Thread(target=driver_input.deliver_input, args=arguments, daemon=True)
        self.thread.start()

    def send(self, data: bytes) -> None:
        """Type something, and wait until it was read."""
        os.write(self.keyboard, data)
        end = time.monotonic() + PATIENCE
        while struct.unpack("i", fcntl.ioctl(self.source, termios.FIONREAD, bytes(4)))[0]:
            assert time.monotonic() < end

    @property
    def got(self) -> str:
        """The next key, or text that was pasted."""
        message = self._got.get(timeout=PATIENCE)
        assert isinstance(message, (events.Key, events.Paste))
        return message.key if isinstance(message, events.Key) else message.text


@pytest.fixture
def reader() -> Iterator[Reader]:
    found = Reader()
    yield found
    os.write(found.wake, b".")
    found.thread.join(PATIENCE)
    for descriptor in (found.source, found.woken, found.wake):
        os.close(descriptor)
    if found.keyboard >= 0:
        os.close(found.keyboard)
    assert not found.thread.is_alive()


def test_a_key_arrives(reader: Reader) -> None:
    reader.send(b"j")
    assert reader.got == "j"


def test_escape_alone_is_a_key_after_its_delay(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "ESCAPE_DELAY", SHORT)
    reader.send(b"\x1b")
    assert reader.got == "escape"
    reader.send(b"k")
    assert reader.got == "k"


def test_a_sequence_in_pieces_is_one_key(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "ESCAPE_DELAY", LONG)
    for piece in (b"\x1b", b"[", b"A"):
        reader.send(piece)
    assert reader.got == "up"


def test_a_sequence_that_has_begun_gets_longer_than_escape(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "ESCAPE_DELAY", SHORT)
    monkeypatch.setattr(driver_input, "_PATIENCE_WITH_BEGUN", LONG)
    reader.send(b"\x1b[1;5")
    assert reader.thread.is_alive()
    reader.send(b"A")
    assert reader.got == "ctrl+up"


def test_a_character_in_pieces_is_one_key(reader: Reader) -> None:
    for piece in "漢".encode():
        reader.send(bytes([piece]))
    assert reader.got == "漢"


def test_bytes_that_are_no_text_end_nothing(reader: Reader) -> None:
    reader.send(b"\xff")
    assert reader.got == "replacement_character"
    reader.send(b"j")
    assert reader.got == "j"


def test_a_paste_in_pieces_is_one(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "ESCAPE_DELAY", SHORT)
    reader.send(b"\x1b[200~165,")
    reader.send("000 \N{EURO SIGN}".encode())
    reader.send(b"\x1b[201~")
    reader.send(b"j")
    assert [reader.got, reader.got] == ["165,000 \N{EURO SIGN}", "j"]


def test_it_ends_with_the_terminal(reader: Reader) -> None:
    os.close(reader.keyboard)
    reader.keyboard = -1
    reader.thread.join(PATIENCE)
    assert not reader.thread.is_alive()

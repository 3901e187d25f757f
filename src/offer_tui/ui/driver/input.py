"""Reading what the terminal sends: keys, pastes, the mouse, answers."""

import os
import re
import select
from codecs import getincrementaldecoder
from collections.abc import Callable

from textual import constants
from textual._xterm_parser import XTermParser
from textual.message import Message

_CHUNK = 65_536
_BEGUN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|O)\Z")
"""A sequence without its end, which nobody types: it was cut in two on the way."""
_PATIENCE_WITH_BEGUN = 0.25
"""Seconds for the rest of such a sequence."""
_LONGEST = 32
"""Characters of the longest sequence that Textual knows."""


def deliver_input(source: int, woken: int, parser: XTermParser, deliver: Callable[[Message], None]) -> None:
    """Deliver what comes from a terminal until it is closed, or until something can be read from `woken`.

    It waits without limit, but for what escape may be the beginning of: $ESCDELAY milliseconds.
    """
    decode = getincrementaldecoder("utf-8")("replace").decode
    end = ""
    patience: float | None = None
    while (data := _received(source, woken, patience)) is not None:
        if not data:
            end, patience = "", None
            for message in parser.tick():
                deliver(message)
            continue
        text = decode(data)
        if text:  # to Textual's parser nothing would mean the end
            for message in parser.feed(text):
                deliver(message)
        end = (end + text)[-_LONGEST:]
        patience = constants.ESCAPE_DELAY
        if _BEGUN.search(end):
            patience = max(patience, _PATIENCE_WITH_BEGUN)


def _received(source: int, woken: int, patience: float | None) -> bytes | None:
    """Return what comes within some seconds; None where it is time to end, as there will be nothing more."""
    # Not poll, which on macOS knows no terminals.
    ready = select.select([source, woken], [], [], patience)[0]
    if not ready:
        return b""
    if woken in ready:
        return None
    try:
        return os.read(source, _CHUNK) or None
    except BlockingIOError:  # another program has read it
        return b""
    except OSError:
        return None

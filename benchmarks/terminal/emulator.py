"""What a terminal shows after the bytes that a program has sent."""

import codecs
import re
from collections.abc import Sequence
from typing import Any

import pyte
from pyte.screens import Char

from benchmarks.terminal.sequences import ESCAPE, parts

Cells = Sequence[Sequence[Char]]
"""Lines of cells: the character with its colours and attributes."""

_SYNCHRONIZED = re.compile(r"\x1b\[\?2026([hl])")
_ALTERNATE_SCREEN = re.compile(r"\x1b\[\?(?:47|1047|1049)[hl]")
_REPEATED = re.compile(r"\x1b\[(\d*)b")
_PRIVATE_BUT_KNOWN = re.compile(r"\x1b\[\?[\d;]*[hlJK]")
_UNKNOWN = re.compile(r"\x1b(?:[\]PX^_]|\[(?:[<-?]|[0-?]*[ -/]|[0-?]*u\Z))")
"""What pyte would show as text or take for something else."""


class _Screen(pyte.Screen):
    """pyte's screen, and the scrolling of its region that ncurses asks for."""

    def scroll_up(self, count: int = 0, **_: object) -> None:
        """Move the region's lines up (CSI S)."""
        self._scroll(count, (self.margins or (0, self.lines - 1))[1], down=False)

    def scroll_down(self, count: int = 0, **_: object) -> None:
        """Move the region's lines down (CSI T)."""
        self._scroll(count, (self.margins or (0, self.lines - 1))[0], down=True)

    def _scroll(self, count: int, edge: int, *, down: bool) -> None:
        line, self.cursor.y = self.cursor.y, edge
        for _ in range(count or 1):
            (self.reverse_index if down else self.index)()
        self.cursor.y = line


class _Stream(pyte.Stream):
    csi = {**pyte.Stream.csi, "S": "scroll_up", "T": "scroll_down"}  # noqa: RUF012 - pyte's own table
    events = pyte.Stream.events | {"scroll_up", "scroll_down"}


class Emulator:
    """A screen of the given size, empty at first."""

    def __init__(self, columns: int, lines: int) -> None:
        self._screen: Any = _Screen(columns, lines)
        self._stream = _Stream(self._screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._unfinished = ""
        self._last = ""
        self._holding = False
        """Whether the program asked to show nothing until its frame is complete."""

    def feed(self, data: bytes) -> None:
        """Take what the program has sent, wherever it was cut."""
        found, self._unfinished = parts(self._unfinished + self._decode(data))
        for part in found:
            if not part.startswith(ESCAPE):
                self._stream.feed(part)
                self._last = part[-1]
            elif repeated := _REPEATED.fullmatch(part):
                self._stream.feed(self._last * int(repeated[1] or 1))
            else:
                self._obey(part)

    def _obey(self, sequence: str) -> None:
        if mode := _SYNCHRONIZED.fullmatch(sequence):
            self._holding = mode[1] == "h"
        elif _ALTERNATE_SCREEN.fullmatch(sequence):
            self._screen.erase_in_display(2)
        elif sequence.endswith("m") and sequence[2:3] not in {"<", "=", ">", "?"}:
            # Kinds of underlines are one to pyte, and colons are semicolons.
            self._stream.feed(re.sub(r"4:\d", "4", sequence).replace("::", ":").replace(":", ";"))
        elif _PRIVATE_BUT_KNOWN.fullmatch(sequence) or not _UNKNOWN.match(sequence):
            self._stream.feed(sequence)

    @property
    def text(self) -> str:
        """What is shown, each line without the blanks at its end."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def painted(self) -> bool:
        """Whether a person sees any text."""
        return not self._holding and bool(self.text.strip())

    @property
    def cells(self) -> Cells:
        """The cells as they are now; they do not change with what is fed later."""
        buffer, columns = self._screen.buffer, range(self._screen.columns)
        return [[buffer[y][x] for x in columns] for y in range(self._screen.lines)]

    @property
    def cursor(self) -> tuple[int, int]:
        """The line and the column of the cursor, counted from one."""
        return self._screen.cursor.y + 1, self._screen.cursor.x + 1

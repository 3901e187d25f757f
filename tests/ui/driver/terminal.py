"""A terminal to send to: pyte's screen, made to do what real ones do where the driver depends on it."""

import re
from codecs import getincrementaldecoder
from collections.abc import Callable
from typing import Any, NamedTuple

import pyte
from pyte import modes
from wcwidth import wcwidth

_OSC = re.compile(r"\x1b\](\d+);?([^\x07\x1b]*)(?:\x07|\x1b\\)")
_BEGUN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?)?\Z")
_UNKNOWN_TO_PYTE = re.compile(r"\x1b\[(?:[<>=][0-9;]*[a-z]|\?[0-9;]*\$p)")
_ALTERNATE_SCREEN = 1049
_ATTRIBUTES = {
    **dict(enumerate(("bold", "dim", "italics", "underscore", "blink"), 1)),
    **dict(enumerate(("reverse", "concealed", "strikethrough"), 7)),
    **dict(enumerate(("framed", "encircled", "overlined"), 51)),
    21: "doubled",
}
_OFF = {
    **dict(enumerate((("bold", "dim"), ("italics",), ("underscore", "doubled"), ("blink",)), 22)),
    **dict(enumerate((("reverse",), ("concealed",), ("strikethrough",)), 27)),
    **dict(enumerate((("framed", "encircled"), ("overlined",)), 54)),
}
_SEEN_ON_BLANKS = (
    *("underscore", "doubled", "strikethrough", "framed", "encircled", "overlined", "reverse"),
    *("line", "link"),
)


class Cell(NamedTuple):
    """A cell as pyte has it, with what it leaves out."""

    data: str = " "
    fg: str = ""
    bg: str = ""
    line: str = ""
    """Colour of the line under the text."""
    link: str = ""
    bold: bool = False
    dim: bool = False
    italics: bool = False
    underscore: bool = False
    doubled: bool = False
    strikethrough: bool = False
    reverse: bool = False
    blink: bool = False
    concealed: bool = False
    framed: bool = False
    encircled: bool = False
    overlined: bool = False

    @property
    def look(self) -> "Cell":
        """What of it is seen: a blank shows no text in whatever style."""
        if self.data != " " or any(getattr(self, name) for name in _SEEN_ON_BLANKS):
            return self
        return Cell(bg=self.bg)


def as_wcwidth(text: str) -> int:
    """Return the width of a character as most terminals see it."""
    return max(wcwidth(text), 0)


class Terminal(pyte.Screen):
    """A terminal that shows wide characters as real ones do.

    `width` says how many cells a character takes, `paints_erased` in which colour cells are erased.
    """

    # With the fields of `Cell`, which pyte's own cells do not all have.
    cursor: Any
    buffer: Any

    def __init__(
        self,
        columns: int,
        lines: int,
        *,
        paints_erased: bool = True,
        width: Callable[[str], int] = as_wcwidth,
    ) -> None:
        self._paints_erased, self._width = paints_erased, width
        self._link = ""
        super().__init__(columns, lines)
        self.cursor.attrs = Cell()
        self._stream = pyte.Stream(self)

    @property
    def default_char(self) -> Any:  # noqa: ANN401 - as above
        return Cell()

    def feed(self, data: str) -> None:
        """Take what a program sends; whole sequences only."""
        at = 0
        data = _UNKNOWN_TO_PYTE.sub("", data)
        for found in _OSC.finditer(data):
            self._stream.feed(data[at : found.start()])
            if found[1] == "8":
                self._link = found[2].partition(";")[2]  # the rest tells links of one address apart
            at = found.end()
        self._stream.feed(data[at:])

    @property
    def look(self) -> list[list[Cell]]:
        """All cells as they are seen."""
        return [[self.buffer[y][x].look for x in range(self.columns)] for y in range(self.lines)]

    @property
    def place(self) -> tuple[int, int]:
        """Row and column of the cursor."""
        return self.cursor.y, min(self.cursor.x, self.columns - 1)

    def set_mode(self, *numbers: int, **named: bool) -> None:
        super().set_mode(*numbers, **named)
        if named.get("private") and _ALTERNATE_SCREEN in numbers:
            super().erase_in_display(2)

    def draw(self, data: str) -> None:
        for character in data:
            width = self._width(character)
            if width:
                self._put(character, width)
            else:
                self._join(character)

    def _put(self, character: str, width: int) -> None:
        cursor, line = self.cursor, self.buffer[self.cursor.y]
        if cursor.x + width > self.columns:
            if modes.DECAWM in self.mode:
                self.carriage_return()
                self.linefeed()
                line = self.buffer[cursor.y]
            else:
                cursor.x = max(self.columns - width, 0)
        style = cursor.attrs._replace(link=self._link)
        for x in self._halves(cursor.x, min(cursor.x + width, self.columns)):
            line[x] = line[x]._replace(data=" ")
        for x in range(cursor.x, min(cursor.x + width, self.columns)):
            line[x] = style._replace(data="" if x > cursor.x else character)
        cursor.x += width

    def _halves(self, start: int, end: int) -> list[int]:
        """Return the columns of wide characters that are partly inside."""
        line = self.buffer[self.cursor.y]
        left, right = start, end
        while left and not line[left].data:
            left -= 1
        while right < self.columns and not line[right].data:
            right += 1
        return [x for x in range(left, right) if not start <= x < end]

    def _join(self, character: str) -> None:
        line, x = self.buffer[self.cursor.y], self.cursor.x - 1
        while x > 0 and not line[x].data:
            x -= 1
        if x >= 0:
            line[x] = line[x]._replace(data=line[x].data + character)

    def erase_characters(self, count: int | None = None) -> None:
        self._blank(self.cursor.y, self.cursor.x, self.cursor.x + (count or 1))

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:  # noqa: FBT001, FBT002 - pyte's signature
        assert (how in (0, 1), private) == (True, False)
        start, end = (0, self.cursor.x + 1) if how else (self.cursor.x, self.columns)
        self._blank(self.cursor.y, start, end)

    def erase_in_display(self, how: int = 0, *_: object, **__: object) -> None:
        assert how == 2
        for y in range(self.lines):
            self._blank(y, 0, self.columns)

    def _blank(self, y: int, start: int, end: int) -> None:
        erased = Cell(bg=self.cursor.attrs.bg if self._paints_erased else "")
        for x in range(start, min(end, self.columns)):
            self.buffer[y][x] = erased

    def select_graphic_rendition(self, *attrs: int) -> None:
        codes, style = list(attrs) or [0], self.cursor.attrs
        while codes:
            code = codes.pop(0)
            if code == 0:
                style = Cell()
            elif code in _ATTRIBUTES:
                style = style._replace(**{_ATTRIBUTES[code]: True})
            elif code in _OFF:
                style = style._replace(**dict.fromkeys(_OFF[code], False))
            else:
                colour = [code]
                if code in (38, 48, 58):
                    count = {2: 4, 5: 2}[codes[0]]
                    colour += codes[:count]
                    del codes[:count]
                name = "line" if code in (58, 59) else "bg" if code in range(40, 50) or code >= 100 else "fg"
                style = style._replace(**{name: "" if code in (39, 49, 59) else repr(colour)})
        self.cursor.attrs = style


class Feed:
    """Hands bytes on to a terminal in whole sequences."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._decode = getincrementaldecoder("utf-8")().decode
        self._begun = ""

    def feed(self, data: bytes) -> None:
        text = self._begun + self._decode(data)
        found = _BEGUN.search(text)
        cut = found.start() if found else len(text)
        self._begun = text[cut:]
        self._terminal.feed(text[:cut])

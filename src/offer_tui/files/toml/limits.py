"""Limits on a file, so that a hostile or broken one is refused at once instead of hanging or crashing."""

import re
from collections.abc import Iterable
from decimal import Decimal

from offer_tui.core.keys import KeyPath, Plain
from offer_tui.core.records import dataclass
from offer_tui.files.regular import LIMIT

BYTES = LIMIT
LINES = 10_000
KEY_PARTS = 16
LEVELS = 32
"""Tables and arrays around a value, however they are written."""
DIGITS = 40
_LARGEST = int("9" * DIGITS)

# Atomic groups, `(?>`: a group that is repeated possessively is matched wrongly before Python 3.11.5.
_TOKEN = re.compile(
    r'"""(?>[^"\\]*+(?:(?:\\[\s\S]|"(?!""))[^"\\]*+)*)"""(?:"{0,2})'
    r"|'''(?>[^']*+(?:'(?!'')[^']*+)*)'''(?:'{0,2})"
    r"""|"(?>[^"\\\n]*+(?:\\.[^"\\\n]*+)*)"|'[^'\n]*+'"""
    r"|\#[^\n]*+|[\[\]{}=\n]|[^\[\]{}=\n\"'\#]++"
)
# Most of a file: taken in one step, because every file goes through here before it is parsed. No number of it
# is long, nothing is more than two levels below its header, and no header has more parts than a key may have.
_SCALAR = r"""(?:"(?>[^"\\\n]*+(?:\\.[^"\\\n]*+)*)"|'[^'\n]*+'|[0-9_.:+-]{1,40}+|true|false)"""
_NAME = r"[A-Za-z0-9_-]++"
_PAIR = rf"[ \t]*+{_NAME}[ \t]*+=[ \t]*+{_SCALAR}[ \t]*+"
_TABLE = rf"\{{(?>{_PAIR}(?>(?:,{_PAIR})*))\}}"
_WHITE = r"(?>(?:[ \t\r\n]++|\#[^\n]*+)*)"
_ELEMENT = rf"{_WHITE}(?:{_SCALAR}|{_TABLE}){_WHITE}"
_LIST = rf"\[(?>(?:{_ELEMENT},)*)(?:{_ELEMENT}|{_WHITE})\]"
_HEADER = rf"{_NAME}(?:\.{_NAME}){{0,{KEY_PARTS - 1}}}"
_PLAIN_LINES = re.compile(
    rf"(?>(?:(?>(?:[ \t]*+{_NAME}[ \t]*+=[ \t]*+(?:{_SCALAR}|{_LIST}|{_TABLE})"
    rf"|\[(?:{_HEADER}\]|\[{_HEADER}\]\]))?)[ \t]*+(?:\#[^\n]*+)?\r?\n)*)"
)
_LONG_NUMBER = re.compile(rf"(?<!\w)[0-9](?:(?:[_.]?[0-9]){{{DIGITS},}}|[0-9_.]*[eE][+-]?[0-9_]{{4,}})")
_LETTER = re.compile(r"[A-Za-z]")
_TOO_LONG = f"a number of more than {DIGITS} digits; give a smaller one"


@dataclass(frozen=True, slots=True)
class Excess:
    """What is over a limit, and where: an offset into the text."""

    at: int
    why: str


def excess(text: str) -> tuple[Excess | None, bool]:
    """Find the first key, nesting or number over its limit in a text that need not be valid.

    Looks no further than the first place where the text can no longer be TOML: no parser gets past it. Also
    tells whether a value has letters outside of quotes: only such a number can be one that `unbounded` finds.
    """
    nesting = _Nesting()
    return nesting.first(text), nesting.has_letters


def unbounded(tree: Plain) -> tuple[KeyPath, str] | None:
    """Find the first number of a parsed file that is not finite or too long on a side of its point."""
    if isinstance(tree, Decimal) and not tree.is_finite():
        return (), "not a finite number; give a number such as 165_000"
    if isinstance(tree, int | Decimal):
        return ((), _TOO_LONG) if _is_long(tree) else None
    parts: Iterable[tuple[str | int, Plain]] = ()
    if isinstance(tree, dict):
        parts = tree.items()
    elif isinstance(tree, list):
        parts = enumerate(tree)
    for part, below in parts:
        if (found := unbounded(below)) is not None:
            return (part, *found[0]), found[1]
    return None


def _is_long(number: int | Decimal) -> bool:
    if isinstance(number, int):
        return abs(number) > _LARGEST
    return number.adjusted() >= DIGITS or -int(number.as_tuple().exponent) > DIGITS


class _Nesting:
    """Follows brackets, keys and numbers through a text."""

    def __init__(self) -> None:
        self.open: list[tuple[str, int]] = []
        """The open brackets, each with the level outside it."""
        self.section = 0
        """The level of the last header."""
        self.level = 0
        self.dots = 0
        """In the key or header that is being read."""
        self.in_value = False
        self.in_header = False
        self.has_letters = False
        """Whether a value had some outside of quotes."""

    def first(self, text: str) -> Excess | None:
        """Return the first excess."""
        at = self._past_plain_lines(text, 0)
        while (found := _TOKEN.match(text, at)) is not None:
            part = found[0]
            end = found.end()
            if part in "[{":
                self._open(part)
            elif part in "]}":
                self._close()
            elif part == "\n":
                self._end_line()
                end = end if self.open else self._past_plain_lines(text, end)
            elif part == "=":
                if self.open and self.open[-1][0] == "[":
                    return None
                self.level += self.dots
                self.in_value = True
            elif part[0] not in "\"'#" and (over := self._read(part)) is not None:
                return Excess(at + over.at, over.why)
            if self.dots >= KEY_PARTS:
                return Excess(at + len(part) - len(part.lstrip()), f"a key of more than {KEY_PARTS} parts")
            if self.level > LEVELS:
                return Excess(at, f"more than {LEVELS} levels of tables and lists")
            at = end
        return None

    def _open(self, bracket: str) -> None:
        if not self.in_value:
            self.in_header = True
            return
        self.open.append((bracket, self.level))
        self.level += 1
        self._start_key(in_value=bracket == "[")

    def _close(self) -> None:
        if self.open:
            self.level = self.open.pop()[1]
            self.in_value = True

    def _end_line(self) -> None:
        if not self.open:
            if self.in_header:
                self.section = self.dots + 1
            self.level = self.section
            self.in_header = False
            self._start_key(in_value=False)

    def _start_key(self, *, in_value: bool) -> None:
        self.dots = 0
        self.in_value = in_value

    def _read(self, run: str) -> Excess | None:
        """Read what stands between brackets, quotes, comments and `=`."""
        if self.in_value:
            if (found := _LONG_NUMBER.search(run)) is not None:
                return Excess(found.start(), _TOO_LONG)
            value, comma, key = run.rpartition(",")
            if comma and self.open and self.open[-1][0] == "{":
                self.level = self.open[-1][1] + 1
                self._start_key(in_value=False)
                run = key
            else:
                value = run
            self.has_letters = self.has_letters or _LETTER.search(value) is not None
        if not self.in_value:
            self.dots += run.count(".")
        return None

    def _past_plain_lines(self, text: str, at: int) -> int:
        """Return where the plain lines from the start of a line on end."""
        found = _PLAIN_LINES.match(text, at)
        end = found.end() if found else at
        # Of plain lines only a header starts with a bracket.
        header = text.rfind("\n[", max(0, at - 1), end) + 1
        if header or text.startswith("[", at, end):
            self.section = text.count(".", header or at, text.index("]", header or at)) + 1
            self.level = self.section
        return end

"""What a terminal answers when it is asked: one with synchronized output, and without kitty's keys."""

import re
from collections.abc import Callable

_FIXED = {
    "\x1b[c": "\x1b[?62;22c",
    "\x1b[0c": "\x1b[?62;22c",
    "\x1b[>c": "\x1b[>1;10;0c",
    "\x1b[>0c": "\x1b[>1;10;0c",
    "\x1b[>q": "\x1bP>|benchmark\x1b\\",
    "\x1b[>0q": "\x1bP>|benchmark\x1b\\",
    "\x1b[5n": "\x1b[0n",
}
"""Kinds, name and state."""
_MODE = re.compile(r"\x1b\[\?(\d+)\$p")
_COLOUR = re.compile(r"\x1b\](1[012]);\?.*", re.DOTALL)
_CAPABILITY = re.compile(r"\x1bP([+$])q.*", re.DOTALL)
_SYNCHRONIZED_OUTPUT = "2026"


def answer(sequence: str, cursor: Callable[[], tuple[int, int]]) -> str:
    """Return the answer to a control sequence; empty where it asks nothing.

    `cursor` tells the line and the column.
    """
    if sequence in _FIXED:
        return _FIXED[sequence]
    if sequence == "\x1b[6n":
        line, column = cursor()
        return f"\x1b[{line};{column}R"
    if mode := _MODE.fullmatch(sequence):
        return f"\x1b[?{mode[1]};{2 if mode[1] == _SYNCHRONIZED_OUTPUT else 0}$y"
    if colour := _COLOUR.fullmatch(sequence):
        shade = "0000" if colour[1] == "11" else "ffff"
        return f"\x1b]{colour[1]};rgb:{shade}/{shade}/{shade}\x1b\\"
    if capability := _CAPABILITY.fullmatch(sequence):
        return f"\x1bP0{capability[1]}r\x1b\\"
    return ""

"""Text from a file, made safe to show: nothing in it can move the cursor, reorder a line or hide."""

import re
from functools import cache

_UNSAFE = (
    "["
    "\x00-\x1f\x7f-\x9f"  # control characters, escape among them
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # invisible: soft hyphen, joiners, fillers
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero-width characters and bidi controls
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"  # fillers, variation selectors, byte order mark
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # invisible format controls
    "\U000e0000-\U000e0fff"  # tags and more variation selectors
    "\ud800-\udfff"  # lone surrogates, which no terminal can be sent
    "]"
)
_TAB_STOP = 4


def visible(text: str, *, lines: bool = False) -> str:
    """Return text with each unsafe character replaced by one that can be seen.

    Control characters become their pictures (`␛`), all others their number (`<U+202E>`). With `lines`,
    line ends stay and tabs become spaces up to the next fourth cell. Combining marks, wide characters and
    emoji stay.
    """
    if text.isascii() and text.isprintable():
        return text
    if not lines:
        return _unsafe().sub(_replacement, text)
    rows = text.replace("\r\n", "\n").split("\n")
    return "\n".join(_unsafe().sub(_replacement, row.expandtabs(_TAB_STOP)) for row in rows)


def is_unsafe(character: str) -> bool:
    """Tell whether a single character is one that `visible` replaces."""
    return _unsafe().match(character) is not None


def picture(character: str) -> str | None:
    """Return the one character that pictures a control character (`␛` for escape), or None for others."""
    code = ord(character)
    if code < 0x20:  # noqa: PLR2004 - the first that is no control character
        return chr(0x2400 + code)
    return "␡" if character == "\x7f" else None


@cache
def _unsafe() -> re.Pattern[str]:
    # Most of what a command prints is plain ASCII, and compiling this takes longer than printing it.
    return re.compile(_UNSAFE)


def _replacement(match: re.Match[str]) -> str:
    return picture(match[0]) or f"<U+{ord(match[0]):04X}>"

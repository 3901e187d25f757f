"""What Textual writes beside its frames: modes of the terminal, the clipboard, the bell."""

import re

SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
"""Between them a terminal shows nothing yet."""
RESTORE = (
    b"\x1b[0m\x1b[<u"  # plain colours, keys as they were
    b"\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"  # no mouse
    b"\x1b[?1004l\x1b[?2004l\x1b[?2026l\x1b[?2048l"  # no reports of focus, pastes and sizes; paint at once
    b"\x1b[?7h\x1b[?1049l\x1b[?25h"  # long lines wrap, the screen of before, its cursor
)
"""What undoes all that Textual switches on."""

_END = r"(?:\x07|\x1b\\)"
_MODES = "7|25|1000|1002|1003|1004|1006|1015|1016|2004|2026|2031|2048"
"""Line ends, the cursor's visibility, the mouse, focus, pastes, whole frames, colours and sizes."""
_HARMLESS = re.compile(
    rf"(?:\x07|\x1b\[\?(?:{_MODES})[hl]|\x1b\[\?\d+\$p|\x1b\[[<>=?]\d*u|\x1b\[[>=]?\d*[cn]|\x1b\][^\x07\x1b]*{_END})*"
)
_REPLACED = re.compile(rf"\x1b\](0|1|2|22|52);[^\x07\x1b]*{_END}|(\x07)")
"""Titles, the shape of the mouse's pointer, the clipboard, the bell: of several, the last is enough."""


def is_harmless(data: str) -> bool:
    """Tell whether something leaves the cells, the cursor's place and the style as they are."""
    return _HARMLESS.fullmatch(data) is not None


def replaces(data: str) -> str:
    """Return the kind of something that makes an earlier one of its kind needless; empty for all else."""
    found = _REPLACED.fullmatch(data)
    return "" if found is None else found[1] or found[2]

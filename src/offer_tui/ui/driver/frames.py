"""Reading the frames that Textual paints.

A frame is what `App._display` of Textual writes in one piece: a move of the cursor, then text, styles, links,
line ends and more moves, and at last the place where the cursor stays.
"""

import re

from offer_tui.ui.driver.screen import Screen
from offer_tui.ui.driver.style import PLAIN, restyled

_MOVE = re.compile(r"\x1b\[\d*;?\d*H")
_PART = re.compile(
    r"([^\x1b\r\n]+)"  # text
    r"|\x1b\[([\d;]*)(m)"  # its style
    r"|\x1b\[(\d*);?(\d*)(H)"  # the cursor moves to a row and column
    r"|\x1b\]8;([^\x07\x1b]*)(?:\x07|\x1b\\)"  # a link begins or ends
    r"|(\r?\n)"
    r"|(.)",  # anything else: this is no frame
    re.DOTALL,
)
_NO_LINK = ";"


def paint(frame: str, screen: Screen) -> bool:
    """Paint a frame onto a screen; return False, and change nothing, where it is not a frame."""
    if not _MOVE.match(frame):
        return False
    parts = _PART.findall(frame)
    if any(part[8] for part in parts):
        return False
    if any(restyled(PLAIN, parameters) is None for parameters in {part[1] for part in parts}):
        return False
    height = screen.size[1]
    y = x = 0
    style, link = PLAIN, ""
    for text, parameters, restyles, row, column, moves, address, _, _ in parts:
        if text:
            if y < height:
                screen.changed.add(y)
                x = screen.rows[y].put(x, text, style._replace(link=link) if link else style)
        elif restyles:
            style = restyled(style, parameters) or PLAIN
        elif moves:
            y, x = int(row or 1) - 1, int(column or 1) - 1
        elif address:
            link = "" if address == _NO_LINK else address
        else:
            y, x = y + 1, 0
    screen.cursor = (y, x)
    return True

"""Text as the cells that it fills, and the doubt that there is about them.

Textual places text by Rich's table of widths. A terminal has its own, older or newer, and what Rich takes for
one sign may be several to it. Where the two may differ the driver moves the cursor itself.
"""

import unicodedata
from functools import lru_cache
from typing import Final

from rich.cells import cell_len

_JOINER: Final = "\u200d"
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS: Final = range(0x1F1E6, 0x1F200)
_WIDE: Final = (range(0x1100, 0x2300), range(0x2C00, 0xFFE7), range(0x20000, 0x40000))
"""Where wide characters have been wide since the first terminals that knew any: Korean, Chinese, Japanese."""
_EMOJI: Final = 0x1F000
"""From here on terminals differ."""
_CONTROLS: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))


@lru_cache(2048)
def cells(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of each cell; the second cell of a wide character is empty.

    Before them, what the text begins with that fills no cell and so belongs to the cell before it. Control
    characters, to which Rich gives no cells either, are left out.
    """
    found: list[str] = []
    before = ""
    for character in text.translate(_CONTROLS):
        if found and _belongs(character, found[-1]):
            found[-1] += character
        elif found or cell_len(character):
            found.append(character)
        else:
            before += character
    return before, tuple(part for one in found for part in (one, *[""] * (cell_len(one) - 1)))


def _belongs(character: str, cell: str) -> bool:
    """Tell whether a character continues the sign in a cell."""
    code = ord(character)
    return (
        not cell_len(character)
        or cell.endswith(_JOINER)
        or code in _SKIN_TONES
        or (code in _FLAG_LETTERS and len(cell) == 1 and ord(cell) in _FLAG_LETTERS)
    )


@lru_cache(8192)
def doubt(cell: str, *, narrow: bool) -> int | None:
    """Return how many cells to its right a terminal may paint over with this one; None where all agree.

    `narrow` says that this terminal shows characters of ambiguous width, such as box drawing, in one cell.
    """
    if cell.isascii():
        return None
    width = cell_len(cell)
    if len(cell) == 1 and unicodedata.category(cell)[0] not in "MC":
        kind, code = unicodedata.east_asian_width(cell), ord(cell)
        if width == 1 and code < _EMOJI and (kind in ("N", "Na", "H") or (kind == "A" and narrow)):
            return None
        if width > 1 and kind in ("W", "F") and any(code in block for block in _WIDE):
            return None
    return max(2 * len(cell) - width, 0)
